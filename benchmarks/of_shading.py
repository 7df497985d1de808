"""Collections of cells to shade: how each is read, and the rival's name for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from cases import Case, named

FAMILIES: dict[str, Callable[[Path], Iterator[Case]]] = {
    "hitori": partial(named, "Hitori", "hitori"),
    "kuromasu": partial(named, "Kuromasu", "kuromasu"),
    "heyawake": partial(named, "Heyawake", "heyawake"),
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
