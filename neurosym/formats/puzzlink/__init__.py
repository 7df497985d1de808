"""Addresses of puzz.link and of others that run the same program (pzpr): the puzzle stands in the address."""
