"""Collections of numbers to place: how each is read, and the rival's name for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from cases import Case

FAMILIES: dict[str, Callable[[Path], Iterator[Case]]] = {}

RIVALS: dict[str, str] = {}
"""Family -> the rival's name for it."""
