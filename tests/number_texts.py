"""Texts of boards of numbers for the laws of domains: the small puzzles that the pages show."""

from __future__ import annotations

from tests.loop_texts import shown

NAMES = (
    *("battleship", "bosanowa", "canal_view", "cojun", "dominos", "factors", "gappy", "hakoiri", "hakyuu", "hidoku"),
    *("kakkuru", "kenken", "kuroshuto", "kurotto", "makaro", "munraito", "nanro", "nondango", "number_cross"),
    *("number_snake", "pfeilzahlen", "pills", "putteria", "renban", "shugaku", "skyscraper", "stitches", "str8ts"),
    *("suguru", "sukoro", "tile_paint", "usoone", "yajikabe", "yonmasu"),
)

TEXTS = {name: (shown(name),) for name in NAMES}
