"""The README and the pages do what they say: their commands and code are run, and their output is compared."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import neurosym.domains
from tests import kinds

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SESSIONS = [
    (command, output)
    for block in re.findall(r"^```console\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
]
PROGRAMS = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
SET_UPS = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
PAGES = [module.name for module in pkgutil.iter_modules(neurosym.domains.__path__)]


def without_times(text: str) -> str:
    """The same text, with every number of seconds made equal."""
    return re.sub(r"\d+\.\d+ s\b", "0.000 s", text)


def in_this_environment(command: str) -> list[str]:
    """The words of a ``neurosym`` command, run by this interpreter."""
    first, *rest = shlex.split(command)
    assert Path(first).name == "neurosym", f"only neurosym commands show output in the README, not {command!r}"
    return [sys.executable, "-m", "neurosym", *rest]


@pytest.mark.parametrize(("command", "output"), SESSIONS, ids=[command for command, _ in SESSIONS])
def test_a_command_in_the_readme_prints_what_is_shown(command: str, output: str) -> None:
    done = subprocess.run(
        in_this_environment(command), cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert without_times(done.stdout) == without_times(output), done.stderr


@pytest.mark.parametrize("program", PROGRAMS, ids=[f"program {number}" for number, _ in enumerate(PROGRAMS, start=1)])
def test_a_program_in_the_readme_prints_what_its_comments_say(
    program: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(program, "README.md", "exec"), {"__name__": "readme"})
    promised = re.findall(r"print\(.*\)  # (.*)$", program, re.MULTILINE)
    printed = capsys.readouterr().out.splitlines()
    assert [without_times(line) for line in printed] == [without_times(line) for line in promised]


def test_the_readme_shows_a_session_a_program_and_two_ways_to_set_up() -> None:
    assert SESSIONS
    assert PROGRAMS
    assert len(SET_UPS) == 2


def test_the_first_set_up_ends_in_a_command_that_solves() -> None:
    command = SET_UPS[0].rpartition("&& ")[2]
    done = subprocess.run(in_this_environment(command), cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_the_second_set_up_is_what_continuous_integration_takes_out_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    pattern = re.search(r"grep -E '(.*)' README\.md", script)
    assert pattern is not None
    assert [line for line in README.splitlines() if re.search(pattern[1], line)] == [SET_UPS[1]]


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_a_link_in_the_readme_leads_to_a_file(target: str) -> None:
    assert (ROOT / target).exists()


@pytest.mark.parametrize("page", PAGES)
def test_the_puzzle_in_a_page_runs_as_shown(page: str) -> None:
    result = doctest.testmod(importlib.import_module(f"neurosym.domains.{page}"))
    assert result.attempted > 0, f"domains/{page}.py shows no puzzle"
    assert result.failed == 0


def test_the_list_of_kinds_has_each_page_with_its_own_words_and_its_example() -> None:
    """Write it anew with: python tests/kinds.py"""
    assert (ROOT / "docs" / "kinds.md").read_text(encoding="utf-8") == kinds.listing()
