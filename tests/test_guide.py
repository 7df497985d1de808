"""The guide to soundness does what it shows: its files are written, its commands run, their output compared."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parent.parent / "docs"
GUIDES = ("soundness.md", "your-own-domain.md")


def blocks(guide: str) -> list[tuple[str, str]]:
    """The programs, files, changes and outputs that a guide shows, in order."""
    text = (DOCS / guide).read_text(encoding="utf-8")
    return re.findall(r"^```(\w+)\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


MODULES = {"neurosym": ["-m", "neurosym"], "pytest": ["-m", "pytest", "-p", "no:cacheprovider"], "python": []}


def without_times(text: str) -> str:
    """The same text, every time in it made 0."""
    return re.sub(r"\d+\.\d+ ?s\b", "0.00 s", text).strip()


def output(command: str, folder: Path) -> str:
    """What this command prints in that folder, run by this interpreter."""
    program, *arguments = shlex.split(command)
    words = [sys.executable, *MODULES[program], *arguments]
    plain = {name: value for name, value in os.environ.items() if name != "CI" and not name.startswith("PYTEST")}
    plain["COLUMNS"] = "80"  # pytest cuts its lines to the terminal, but not on a server
    done = subprocess.run(words, cwd=folder, env=plain, capture_output=True, text=True, check=False)
    # An exception is shown as people see it, by its last lines: the frames above name places in the kit.
    return done.stdout or done.stderr.rpartition("neurosym.laws.violation.")[2]


def changed(text: str, lines: list[str]) -> str:
    """The text with the lines marked ``-`` replaced by those marked ``+``."""
    old, new = ("\n".join(line[1:] for line in lines if line[0] == sign) for sign in "-+")
    assert text.count(old) == 1
    return text.replace(old, new)


@pytest.mark.parametrize("guide", GUIDES)
def test_every_program_and_output_of_a_guide_is_true(guide: str, tmp_path: Path) -> None:
    shown = 0
    for kind, block in blocks(guide):
        file = tmp_path / block.partition("\n")[0].removeprefix("# ")
        if kind in ("python", "text"):
            file.write_text(block, encoding="utf-8")
        elif kind == "diff":
            file.write_text(changed(file.read_text(encoding="utf-8"), block.splitlines()[1:]), encoding="utf-8")
        elif kind == "console":
            for command, wanted in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
                assert without_times(output(command, tmp_path)) == without_times(wanted)
                shown += 1
        else:
            assert kind == "toml"
    assert shown >= 4


def test_the_guide_leads_from_a_broken_law_to_none() -> None:
    told = [block for kind, block in blocks("soundness.md") if kind == "console" and "neurosym check" in block]
    assert "BROKEN" in told[0]
    assert "holds" in told[-1]
    assert "BROKEN" not in told[-1]
