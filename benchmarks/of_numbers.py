"""Collections of numbers to place: how each is read, and the rival's name for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from cases import Case, cells_of, named, puzzlekit


def board(name: str, domain: str, leave_out: str, data: Path) -> Iterator[Case]:
    """A kind whose text must be named; places where the stored answer has the sign ``leave_out`` are no cells."""
    for case in named(name, domain, data):
        yield replace(case, answer={cell: label for cell, label in case.answer.items() if label != leave_out})


def clued(name: str, domain: str, clue: Callable[[str], object], data: Path) -> Iterator[Case]:
    """A kind whose text must be named; places with an entry that is a ``clue`` are no cells."""
    for case in named(name, domain, data):
        entries = cells_of([line.split() for line in case.text.splitlines()[2:]])
        yield replace(case, answer={cell: label for cell, label in case.answer.items() if not clue(entries[cell])})


FAMILIES: dict[str, Callable[[Path], Iterator[Case]]] = {
    "skyscraper": partial(puzzlekit, "Skyscraper", "skyscraper"),
    "kenken": partial(puzzlekit, "KenKen", "kenken"),
    "kakkuru": partial(clued, "Kakkuru", "kakkuru", str.isdigit),
    "str8ts": partial(clued, "Str8t", "str8ts", re.compile("[0-9]*x").fullmatch),
    "suguru": partial(named, "Suguru", "suguru"),
    "renban": partial(named, "Renban", "renban"),
}

RIVALS: dict[str, str] = {
    "skyscraper": "skyscraper",
    "kenken": "ken_ken",
    "kakkuru": "kakkuru",
    "str8ts": "str8t",
    "suguru": "suguru",
    "renban": "renban",
}
"""Family -> the rival's name for it."""
