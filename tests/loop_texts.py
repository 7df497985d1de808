"""A small text for each page of loops and paths: the puzzle that its docstring shows."""

from __future__ import annotations

import re
from importlib import import_module

PAGES = (
    *("balance_loop", "castle_wall", "country_road", "detour", "double_back", "entry_exit", "geradeweg"),
    *("gokigen_naname", "grand_tour", "hashi", "masyu", "numberlink", "shingoki", "simple_loop", "slitherlink"),
    *("dotchi_loop", "koburin", "linesweeper", "mid_loop", "moon_sun", "regional_yajilin", "yajilin"),
    *("curving_road", "mejilink", "pipelink", "pipeline", "shirokuro", "snake"),
)


def shown(name: str) -> str:
    """The puzzle in a page's docstring."""
    lines = re.findall(r"^\.\.\. (?!''')(.*)$", import_module(f"neurosym.domains.{name}").__doc__ or "", re.MULTILINE)
    return "".join(f"{line}\n" for line in lines)


TEXTS = {name: (shown(name),) for name in PAGES}
