"""What pages share about making puzzles: answers at random, and the clues that are told about them."""
