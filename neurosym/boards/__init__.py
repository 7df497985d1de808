"""What pages share about boards: what is read of them, which rules they have, how they are drawn."""
