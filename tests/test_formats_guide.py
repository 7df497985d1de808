"""docs/formats.md names every game that is read, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from neurosym.formats.puzzlink import games as addresses
from neurosym.formats.tatham import games as ids

GUIDE = Path(__file__).parent.parent / "docs" / "formats.md"


def test_the_table_is_that_of_the_readers() -> None:
    wanted: dict[str, tuple[list[str], list[str]]] = {"futoshiki": ([], ["unequal"])}
    for game in addresses.GAMES:
        wanted.setdefault(game.domain, ([], []))[0].extend(game.names)
    for tatham in ids.GAMES:
        wanted.setdefault(tatham.domain, ([], []))[1].extend(tatham.names)
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    told = {name: (re.findall(r"`([\w/-]+)`", first), re.findall(r"`(\w+)`", second)) for name, first, second in rows}
    assert told == wanted, "write the table of docs/formats.md anew"
