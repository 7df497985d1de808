"""Collections of cells to shade: how each is read, and the rival's name for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from cases import Case, cells_of, named


def islands(case: Case) -> Case:
    """The answer tells land from sea; the value of land is the clue of its island, by name, and the sea is ``x``."""
    clues = cells_of([line.split() for line in case.text.splitlines()[2:]], leave_out="-")
    answer = dict(case.answer)
    for clue in clues:
        part = [clue]
        for name in part:  # grows as it is walked
            if answer.get(name) == "-":
                answer[name] = clue
                row, column = map(int, name[1:].split("c"))
                part += [f"r{row + y}c{column + x}" for y, x in ((0, 1), (1, 0), (0, -1), (-1, 0))]
    return replace(case, answer=answer)


def nurikabe(data: Path) -> Iterator[Case]:
    """Islands by name."""
    return map(islands, named("Nurikabe", "nurikabe", data))


def lits(data: Path) -> Iterator[Case]:
    """Not those without a stored answer: their headers do not fit their boards."""
    return (case for case in named("LITS", "lits", data) if case.answer)


FAMILIES: dict[str, Callable[[Path], Iterator[Case]]] = {
    "hitori": partial(named, "Hitori", "hitori"),
    "kuromasu": partial(named, "Kuromasu", "kuromasu"),
    "nurikabe": nurikabe,
    "heyawake": partial(named, "Heyawake", "heyawake"),
    "lits": lits,
    "aqre": partial(named, "Aqre", "aqre"),
    "cave": partial(named, "Cave", "cave"),
    "yin_yang": partial(named, "YinYang", "yin_yang"),
    "creek": partial(named, "Creek", "creek"),
    "chocona": partial(named, "Chocona", "chocona"),
    "juosan": partial(named, "Juosan", "juosan"),
    "hanare": partial(named, "Hanare", "hanare"),
    "nurimisaki": partial(named, "Nurimisaki", "nurimisaki"),
    "paint_area": partial(named, "PaintArea", "paint_area"),
    "shimaguni": partial(named, "Shimaguni", "shimaguni"),
    "fobidoshi": partial(named, "Fobidoshi", "fobidoshi"),
}

RIVALS: dict[str, str] = {name: name for name in FAMILIES if name not in ("chocona", "hanare")}
"""Family -> the rival's name for it."""

READERS: dict[str, Callable[[Case], Case]] = {"nurikabe": islands}
"""Family -> how an answer in the collection's form becomes one in ours."""
