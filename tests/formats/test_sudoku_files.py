"""Files of sudoku programs: OpenSudoku's collections, SadMan's sections; addresses and IDs, one a line; saved games."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from neurosym import InputError, load, load_all
from neurosym.formats.source import Source
from neurosym.formats.sudoku_files import opensudoku
from neurosym.puzzles import problems

LINE = ".......79..235.........21.5.45.......1.4....8....79...1....3......5..3.4.6....7.."
DIGITS = LINE.replace(".", "0")
CELLS = "".join(f"{digit}|0|{int(digit == '0')}|" for digit in DIGITS)
COLLECTION = f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<opensudoku version="2">
  <name>two</name>
  <game created="1" state="2" data="{DIGITS}"/>
  <game data='version: 1&#10;{CELLS}' note="same" />
</opensudoku>
"""
ROWS = "\n".join(LINE[first : first + 9] for first in range(0, 81, 9))
SADMAN = f"#A somebody\n#D nothing\n[Puzzle]\n{ROWS}\n[State]\n{ROWS.replace('.', '1')}\n"
SIMPLE = "*-----------*\n" + "|---+---+---|\n".join(
    "".join(f"|{row[:3]}|{row[3:6]}|{row[6:]}|\n" for row in ROWS.split("\n")[first : first + 3]) for first in (0, 3, 6)
)
SAVED = (
    "SAVEFILE:41:Simon Tatham's Portable Puzzle Collection\nVERSION :1:1\nGAME    :8:Light Up\nPARAMS  :3:3x2\n"
    "CPARAMS :10:3x2b20s4d0\nDESC    :4:a1cB\nNSTATES :1:1\nSTATEPOS:1:1\n"
)


def test_a_collection_of_opensudoku_is_read_game_by_game() -> None:
    assert opensudoku(COLLECTION)
    found = list(problems(Source("f", COLLECTION)))
    assert [getattr(one, "source", "") for one in found] == ["f:4", "f:5"]
    assert [problem.start for problem in load_all(COLLECTION)] == [load(LINE).start] * 2


def test_a_game_of_another_form_is_an_error_at_its_line_and_the_others_are_read() -> None:
    found = list(problems(Source("f", COLLECTION.replace("version: 1", "version: 9"))))
    assert isinstance(found[1], InputError)
    assert (found[1].line, "81 cells" in str(found[1])) == (5, True)


@pytest.mark.parametrize("text", [SADMAN, SIMPLE, ROWS.replace(".", "0"), f"id,puzzle\n1,{LINE}\n"])
def test_files_of_one_sudoku_are_that_sudoku(text: str) -> None:
    assert load(text).start == load(LINE).start


def test_a_packed_file_of_many_lines_is_a_stream(tmp_path: Path) -> None:
    path = tmp_path / "two.sdm.gz"
    path.write_bytes(gzip.compress(f"{LINE}\n{DIGITS}\n".encode()))
    assert [problem.domain for problem in load_all(path)] == ["sudoku", "sudoku"]


def test_what_is_left_of_a_section_that_is_not_known_is_refused() -> None:
    with pytest.raises(InputError):
        load(SADMAN.replace("[State]", "[Extra]"))


def test_addresses_and_ids_may_stand_one_a_line_behind_names() -> None:
    text = "# two\nakari\thttps://puzz.link/p?akari/3/2/gbg.\nsudoku\thttps://puzz.link/p?sudoku/4/4/1h4o32g\n"
    assert [problem.domain for problem in load_all(text)] == ["akari", "sudoku"]
    found = list(problems(Source("f", f"{text}other\thttps://puzz.link/p?nothing/3/3/9\nlightup:3x2:a1cB\n")))
    assert [isinstance(one, InputError) for one in found] == [False, False, True, False]
    assert str(found[2]).startswith("f, line 4, column 21")


def test_a_saved_game_is_the_puzzle_of_its_id() -> None:
    problem = load(SAVED)
    assert (problem.domain, problem.rules) == ("akari", load("lightup:3x2:a1cB").rules)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("DESC    :4:a1cB", "DESC    :4:a1cBB", 6),
        ("DESC    :4:a1cB", "DESC    :4:a1cz", 6),
        ("PARAMS  :3:3x2", "PARAMS  :3:3y2", 4),
        ("GAME    :8:Light Up", "GAME    :7:Nothing", 3),
        ("VERSION :1:1", "VERSION", 2),
        ("DESC    :4:a1cB\n", "", 8),
    ],
)
def test_a_broken_saved_game_is_refused_with_its_place(old: str, new: str, line: int) -> None:
    with pytest.raises(InputError) as caught:
        load(SAVED.replace(old, new))
    assert caught.value.line == line
