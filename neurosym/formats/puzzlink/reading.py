"""How one game is read and written, where that is more than a code for each cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from neurosym.formats.sheet import Cursor, Sheet


@dataclass(frozen=True)
class Reading:
    """``read`` makes the page's own text of what stands behind the size, ``write`` does the reverse; ``cut`` says how
    the text falls into entries."""

    read: Callable[[Cursor, int, int], Sheet]
    write: Callable[[Sheet], str]
    cut: Callable[[str], Sheet] = Sheet.of
