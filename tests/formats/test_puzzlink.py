"""Addresses of puzz.link: what a code writes it reads, and what stands where in the address of each game."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym import InputError, Solved, load, registry, solve
from neurosym.formats import foreign
from neurosym.formats.puzzlink.codes import Code, Few, Numbers, Signs
from neurosym.formats.puzzlink.marks import PIPES, Arrows, Balances, Castles, Marks, Pipes
from neurosym.formats.puzzlink.walls import walled, walls
from neurosym.formats.sheet import Cursor, regions
from neurosym.lexing import Piece

AKARI = "https://puzz.link/p?akari/3/2/gbg."

ENTRIES: list[tuple[Code, st.SearchStrategy[str]]] = [
    (Numbers(), st.integers(0, 1_100_000).map(str) | st.integers(0, 300).map(str) | st.sampled_from("--?")),
    (Numbers(10), st.sampled_from("0123456789--?")),
    (Numbers(36), st.integers(0, 1295).map(str)),
    (Few("x"), st.sampled_from("01234---x")),
    (Signs(("-", "w", "b")), st.sampled_from("-wb")),
    (Signs(("-", "x")), st.sampled_from("-x")),
    (Arrows("x"), st.sampled_from(["-", "-", "x", "0n", "15e", "16s", "255w", "256n", "4095e"])),
    (Marks("vhs"), st.sampled_from("-vhs")),
    (Marks("cts", 10), st.sampled_from("-cts")),
    (Marks("xnswemo", first=0), st.sampled_from("--xnswemo")),
    (Numbers(6), st.sampled_from("012345--")),
    (Balances(), st.sampled_from(["-", "-", "w", "b", "w1", "b4", "b7", "w8", "b130"])),
    (Castles(), st.sampled_from(["-", "-", "o", "x", "0no", "15ex", "16s", "255wo", "256n"])),
    (Pipes(), st.sampled_from(["-", "-", *PIPES])),
]


@pytest.mark.parametrize(("code", "entry"), ENTRIES, ids=lambda each: type(each).__name__)
@given(data=st.data())
def test_what_a_code_writes_it_reads(code: Code, entry: st.SearchStrategy[str], data: st.DataObject) -> None:
    entries = data.draw(st.lists(entry, min_size=1, max_size=60))
    cursor = Cursor(Piece(code.write(entries), 1, 1))
    assert code.read(cursor, len(entries)) == entries
    cursor.finish()


@given(st.integers(1, 6), st.integers(1, 6), st.data())
def test_walls_are_read_as_they_are_written(height: int, width: int, data: st.DataObject) -> None:
    drawn = data.draw(st.lists(st.sampled_from("ab"), min_size=height * width, max_size=height * width))
    pairs = walls(Cursor(Piece(walled(drawn, height, width), 1, 1)), height, width)
    labels = regions(pairs, height, width)
    assert walled(labels, height, width) == walled(drawn, height, width)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("akari", AKARI),
        ("akari", "http://pzv.jp/p.html?lightup/3/2/gbg./"),
        ("akari", "# a title\n\n  https://puzz.link/p?akari_edit/3/2/gbg.\n"),
    ],
)
def test_an_address_in_every_form_is_the_same_puzzle(name: str, written: str) -> None:
    problem = load(written)
    assert problem.domain == name
    assert problem.rules == load("# domain: akari\n2 3\n- 1 -\n- - x\n").rules
    assert problem.form.startswith("puzz.link address of ")


def test_a_puzzle_in_an_address_is_solved() -> None:
    outcome = solve(AKARI)
    assert isinstance(outcome, Solved)
    assert outcome.unique


PINNED = [
    ("kakuro", "kakuro/2/2/n4343", "3 3\n- 4, 3,\n,4 0 0\n,3 0 0\n"),
    ("nonogram", "nonogram/2/2/1221", "2 2\n1\n2\n2\n1\n"),
    ("tents", "tents/3/2/0201122", "2 3\n0 2 0\n1 1\nx - -\nx - -\n"),
    ("galaxies", "tentaisho/5/2/iel06e", "2 5\n- 1 - - 2\n0 - 0 - -\n"),
    ("skyscraper", "skyscrapers/2/2/1g2gg12g", "2 2 2\n1 -\n2 -\n- 1\n2 -\n- -\n- -\n"),
    ("doppelblock", "doppelblock/4/4/g0g3g2g2", "4 4 2\n- 0 - 3\n- 2 - 2\n"),
    ("kakurasu", "box/3/3/123321", "3 3\n1 2 3\n3 2 1\n"),
    ("masyu", "masyu/3/2/35", "2 3\n- w -\n- w b\n"),
    ("yajilin", "yajilin/b/3/2/42a0.a11a", "2 3\n2e - x\n- 1n -\n"),
    ("heyawake", "heyawake/2/2/o01g", "2 2\n1 -\n- -\n1 2\n1 2\n"),
    ("tatamibari", "tatamibari/3/2/1g2h3", "2 3\nv - h\n- - s\n"),
    ("hitori", "hitori/2/2/121-10", "2 2\n1 2\n1 36\n"),
    ("balance_loop", "balance/3/2/0g9g1g", "2 3\nw - b4\n- b -\n"),
    ("castle_wall", "castle/3/2/221c20.142", "2 3\n1sx - -\n- x 2eo\n"),
    ("pipelink", "pipelink/3/2/ahdib", "2 3\nnesw - ne\n- - ns\n"),
    ("shugaku", "shugaku/3/2/46570", "2 3\n4 - 5\n- - 0\n"),
    ("snake", "snake/3/2/i21g2g3", "2 3\n1 - 2\n- 3\nx - -\n- - x\n"),
    ("snake", "snake/3/2/921g2g3", "2 3\n1 - 2\n- 3\no - -\n- - x\n"),
    ("tile_paint", "tilepaint/3/2/e8l2.1.3", "2 3\n2 - 1\n- 3\n1 1 2\n1 3 2\n"),
    ("abc_end_view", "easyasabc/2/2/2/1g2j2", "2 2 b\na -\nb -\n- -\n- b\n- -\n- -\n"),
    ("battleship", "battleship/3/2/1g23-105h306//c", "2 3 3 2 1\n1 - 2\n3 16\nm - -\nw x o\n"),
    ("battleship", "battleship/2/2/jj/3/11g/12o/61vg", "2 2 1 1 0 0 0 1\n- -\n- -\n- -\n- -\n"),
    ("magnetic", "magnets/2/2/01i2ho0", "2 2\n1 -\n0 -\n2 -\n- -\n1 2\n1 2\n"),
    ("magnetic", "magnets/2/2/n8o102", "2 2\n- -\n- -\n- -\n- -\n. .\n+ .\n1 1\n2 @\n"),
    ("makaro", "makaro/2/2/o82ega", "2 2\n3 e\n- x\n1 2\n1 3\n"),
    ("double_back", "doubleback/2/2/882", "2 2\n1 1\n1 @\n"),
    ("mid_loop", "midloop/2/2/g7f", "2 2\n3 2\n- -\n"),
    ("mejilink", "mejilink/2/2/e", "2 2\n13 13\n6 3\n"),
    ("foseruzu", "fourcells/2/2/a2b", "# cells: 4\n2 2\n- 2\n- -\n"),
    ("foseruzu", "fivecells/5/1/b3b", "# cells: 5\n1 5\n- - 3 - -\n"),
    ("shirokuro", "wblink/3/1/5", "1 3\n- w b\n"),
    ("curving_road", "curving/3/1/k", "1 3\no - o\n"),
    ("koburin", "koburin/b/3/1/b", "1 3\n1 - -\n"),
    ("regional_yajilin", "yajilin-regions/2/1/g1g", "1 2\n1 -\n1 2\n"),
    ("dotchi_loop", "dotchi/3/1/0b", "1 3\nw - b\n1 1 1\n"),
    ("hakoiri", "hakoiri/3/1/01a3", "1 3\nc - s\n1 1 1\n"),
    ("nondango", "nondango/3/1/08", "1 3\nx - x\n1 1 1\n"),
    ("numberlink", "numlin/3/1/1g1", "1 3\n1 - 1\n"),
    ("numberlink", "arukone/3/1/1g1", "# all places\n1 3\n1 - 1\n"),
    ("numberlink", "arukone/e/3/1/1g1", "1 3\n1 - 1\n"),
    ("bosanowa", "bosanowa/3/1/8h7", "1 3\n- . 7\n"),
]


@pytest.mark.parametrize(("name", "tail", "text"), PINNED, ids=lambda each: str(each)[:30])
def test_what_stands_where_in_an_address(name: str, tail: str, text: str) -> None:
    if name in registry.domain_names():
        (told,) = foreign.read(f"https://puzz.link/p?{tail}")
        assert told.domain == name
        assert [line.split() for line in told.text.splitlines()[1:]] == [line.split() for line in text.splitlines()]


def test_what_the_page_refuses_is_placed_in_the_address() -> None:
    with pytest.raises(InputError, match=r"akari, line 3, column 1 of what it says: '4' found") as caught:
        load("https://puzz.link/p?akari/3/2/ec")
    assert (caught.value.line, caught.value.column) == (1, 1)


def test_another_kind_wanted_is_refused() -> None:
    with pytest.raises(InputError, match="expected a puzzle of the kind sudoku"):
        load(AKARI, domain="sudoku")
    with pytest.raises(InputError, match="expected a puzzle of the kind sudoku"):
        load(f"# domain: sudoku\n{AKARI}")
