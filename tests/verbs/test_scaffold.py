"""The verb ``new-domain``: what it writes passes ``check`` and fits in the house; nothing is overwritten."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from click.testing import CliRunner

from neurosym import InputError, registry
from neurosym.cli import cli
from neurosym.verbs.scaffold import write

MOST_PAGE_LINES = 60


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", ["hills", "x", "my_2nd_puzzle"])
def test_a_new_page_passes_check_and_its_puzzle_runs(name: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["new-domain", name])
    assert (done.exit_code, done.stdout) == (0, f"{name}.py written. Try: neurosym check {name}.py\n")
    assert len((tmp_path / f"{name}.py").read_text(encoding="utf-8").splitlines()) <= MOST_PAGE_LINES
    checked = CliRunner().invoke(cli, ["check", f"{name}.py", "--examples", "20"])
    assert (checked.exit_code, "BROKEN" in checked.stdout) == (0, False)
    assert doctest.testmod(registry.module_at(f"{name}.py")).failed == 0


@pytest.mark.parametrize("name", ["Hills", "two words", "1st", "../up", ""])
def test_a_name_that_can_be_no_module_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="small letters, digits and _"):
        write(name)


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "hills.py").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=r"a file 'hills\.py' that there is"):
        write("hills")
    with pytest.raises(InputError, match="a kind 'sudoku' that there is"):
        write("sudoku")
    assert (tmp_path / "hills.py").read_text(encoding="utf-8") == "mine"


def test_a_word_of_python_is_refused_as_such() -> None:
    with pytest.raises(InputError, match="'class', a word of Python; expected another name"):
        write("class")
