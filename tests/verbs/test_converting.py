"""The verb ``convert``."""

from __future__ import annotations

from click.testing import CliRunner

from neurosym.cli import cli

LINE, ADDRESS = "1..4.........32.", "https://puzz.link/p?sudoku/4/4/1h4o32g"


def test_puzzles_are_written_one_after_the_other() -> None:
    done = CliRunner().invoke(cli, ["convert", "--to", "puzzlink", LINE, LINE])
    assert (done.exit_code, done.stdout) == (0, f"{ADDRESS}\n{ADDRESS}\n")
    done = CliRunner().invoke(cli, ["convert", ADDRESS, ADDRESS])
    board = "# domain: sudoku\n1 . . 4\n. . . .\n. . . .\n. 3 2 .\n"
    assert done.stdout == f"{board}---\n{board}"


def test_what_cannot_be_written_is_said_and_the_others_are_written() -> None:
    done = CliRunner().invoke(cli, ["convert", "--to", "line", "order 3\n1 . .\n. . .\n. . 2\n", ADDRESS])
    assert (done.exit_code, done.stdout) == (2, f"{LINE}\n")
    assert "of the kind latin_square that cannot be written as line" in done.stderr
    assert CliRunner().invoke(cli, ["convert", "--to", "nothing", LINE]).exit_code != 0
