"""Game IDs of Simon Tatham's collection: parameters, a colon, and the board in one word."""
