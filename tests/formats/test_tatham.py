"""Game IDs: each game's own way of writing is read as the same puzzle as the page's text; nothing else is accepted."""

from __future__ import annotations

import pytest

from neurosym import InputError, Solved, load, registry, solve
from neurosym.formats.sheet import Cursor
from neurosym.formats.tatham import ids
from neurosym.formats.tatham.codes import blocks, edged
from neurosym.formats.written import same
from neurosym.lexing import Piece

IDS = [
    ("lightup:3x2b20s4d0:a1cB", "akari", "2 3\n- 1 -\n- - x\n"),
    ("loopy:3x2t0de:a3b1a", "slitherlink", "2 3\n- 3 -\n- 1 -\n"),
    ("slant:2x1:1b1a0", "gokigen_naname", "1 2\n1 - -\n1 - 0\n"),
    ("pearl:3x2dt:Wd1", "masyu", ""),
    ("pearl:3x2dt:WdB", "masyu", "2 3\nw - -\n- - b\n"),
    ("bridges:3x2i30e10m2d0:2a8b3", "hashi", "2 3\n2 - 8\n- - 3\n"),
    ("range:3x2:3_4b2a", "kuromasu", "2 3\n3 4 -\n- 2 -\n"),
    ("rect:3x2:2d_4", "shikaku", ""),
    ("rect:3x2:2d4", "shikaku", "2 3\n2 - -\n- - 4\n"),
    ("filling:3x2:3c21", "fillomino", "2 3\n3 - -\n- 2 1\n"),
    ("mosaic:3x2:a4c2", "mosaic", "2 3\n- 4 -\n- - 2\n"),
    ("palisade:5x4n5:a3b2h3", "foseruzu", "# cells: 5\n4 5\n- 3 - - 2\n- - - - -\n- - - 3 -\n- - - - -\n"),
    ("palisade:2x4n4:33333333a", "foseruzu", ""),
    ("palisade:3x2n3:a", "foseruzu", ""),
    ("singles:3x2dk:12a311", "hitori", "2 3\n1 2 10\n3 1 1\n"),
    ("dominosa:1:010110", "dominos", "2 3\n0 1 0\n1 1 0\n"),
    ("tents:3x2de:_bb,0,2,0,1,1", "tents", "2 3\n0 2 0\n1 1\nx - -\nx - -\n"),
    ("unruly:4x2dt:aDac", "binairo", "2 4\n1 - - -\n2 1 - -\n"),
    ("unruly:2x2u:Ad", "binairo", "# lines differ\n2 2\n2 -\n- -\n"),
    ("galaxies:3x2dn:hGb", "galaxies", ""),
    ("galaxies:3x2dn:hF", "galaxies", "2 3\n- 2 -\n- 1 -\n"),
    ("pattern:3x2:1/2//2/1", "nonogram", "2 3\n1\n2\n0\n2\n1\n"),
    ("magnets:3x2de:1.1,.1,0.1,1.,LRTLRB", "magnetic", "2 3\n1 - 1\n0 - 1\n- 1\n1 -\n1 1 3\n4 4 3\n"),
    ("solo:2x3db:1a2_12c3zc", "sudoku", ""),
    ("solo:2x3dba:1a2_3c4zb", "sudoku", "# box: 2x3\n6 6\n1 - 2 3 - -\n- 4 - - - -\n" + "- - - - - -\n" * 4),
    ("solo:2x2x:1n", "sudoku", ""),
    ("solo:2x2x:1o", "sudoku", "# diagonal\n4 4\n1 - - -\n" + "- - - -\n" * 3),
    ("solo:4jdt:1o,bbbbjb", "jigsaw_sudoku", ""),
    ("keen:2:_b_a,a3d2", "kenken", ""),
    ("keen:2:b__,a3s1", "kenken", "2 2\n3+ -\n1- -\n1 1\n2 2\n"),
    ("keen:3dn:a_a_a_3a,a3m6", "kenken", ""),
    ("towers:2:1//2/1/2//1/2,b1a", "skyscraper", "2 2 2\n1 -\n2 1\n2 -\n1 2\n- -\n1 -\n"),
    ("unequal:2de:0R,0,0,0,", "futoshiki", "0 > 0\n0   0\n"),
    ("2:0R,0,0,0,", "futoshiki", "0 > 0\n0   0\n"),
]
KNOWN = [(written, name, text) for written, name, text in IDS if name in registry.domain_names()]
READ = [each for each in KNOWN if each[2]]


@pytest.mark.parametrize(("written", "name", "text"), READ, ids=[written for written, _, _ in READ])
def test_an_id_is_the_same_puzzle_as_the_text(written: str, name: str, text: str) -> None:
    problem = load(written)
    assert problem.domain == name
    assert problem.form.startswith("game ID of ")
    assert same(problem, load(f"# domain: {name}\n{text}"))


@pytest.mark.parametrize(("written", "name", "text"), READ, ids=[written for written, _, _ in READ])
def test_what_is_written_of_it_is_what_the_game_writes(written: str, name: str, text: str) -> None:
    board = written.split(":")[-1]
    told = [each.split(":")[2] for each in ids.write(name, f"# domain: {name}\n{text}")]
    assert (board.lower() if name == "galaxies" else board) in told  # colours are told in capitals


REFUSED = [written for written, _, text in KNOWN if not text]


@pytest.mark.parametrize("written", REFUSED)
def test_what_does_not_add_up_is_refused_with_its_place(written: str) -> None:
    with pytest.raises(InputError) as caught:
        load(written)
    assert caught.value.line == 1
    assert 1 <= caught.value.column <= len(written) + 1


def test_blocks_and_cages_are_told_by_their_edges() -> None:
    # Each row: open, closed, open; then all closed. The last edge lies behind the board.
    killer = load("solo:2x2k:1o,abbba_12,3a7a7a3a3a7a7a3a")
    sums, cages = "3 - 7 -\n7 - 3 -\n" * 2, "1 1 2 2\n3 3 4 4\n5 5 6 6\n7 7 8 8\n"
    plain = f"4 4\n{sums}{cages}1 - - -\n" + "- - - -\n" * 3
    assert same(killer, load("# domain: killer_sudoku\n" + plain))
    jigsaw = load("solo:4j:1o,l_12")
    assert (jigsaw.domain, len(jigsaw.rules.cells)) == ("jigsaw_sudoku", 16)


def test_an_id_without_a_name_is_read_if_one_game_fits() -> None:
    assert load("3x2:a1cB").domain == "akari"
    assert isinstance(solve("3x2:a1cB"), Solved)


def test_an_id_of_several_games_is_refused_with_the_two_best_named() -> None:
    with pytest.raises(InputError, match=r"can be read as .*: game ID of"):
        load("3x2:a1d")
    assert load("3x2:a1d", domain="mosaic").domain == "mosaic"


@pytest.mark.parametrize(("open_run", "written"), [("z", "zd"), ("y", "ye")])
def test_long_blocks_are_read_as_each_game_reads_them_and_not_written(open_run: str, written: str) -> None:
    lines = [str(line + 1) for line in range(6) for _ in range(6)]  # 30 open edges in a row, then 30 closed ones
    assert blocks(Cursor(Piece(written + "_" * 30, 1, 1)), 6, open_run) == lines
    with pytest.raises(ValueError, match="so long that the game itself cannot read them"):
        edged(lines, 6)
