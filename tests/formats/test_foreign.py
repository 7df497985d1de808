"""What holds of every foreign notation: what is written in it is read again, and a fault is told with its place."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurosym import InputError, load, registry
from neurosym.formats import foreign
from neurosym.formats.puzzlink import games as addresses
from neurosym.formats.tatham import games as ids
from neurosym.formats.written import same, write

EXAMPLES = Path(__file__).parents[2] / "examples"
TOLD = {"puzzlink": "puzz.link address of ", "tatham": "game ID of "}
KINDS = {
    "puzzlink": tuple(dict.fromkeys(game.domain for game in addresses.GAMES)),
    "tatham": ("futoshiki", *dict.fromkeys(game.domain for game in ids.GAMES)),
}
GAMES = [(form, name) for form, names in KINDS.items() for name in names if name in registry.domain_names()]
OTHERS = {
    ("puzzlink", "minesweeper"): "# domain: minesweeper\n2 3\n1 - -\n- 2 -\n",
    ("puzzlink", "kakurasu"): "3 3\n1 2 3\n3 2 1\n",
    ("tatham", "tents"): "2 3\n0 2 0\n1 1\nx - -\nx - -\n",
}
"""Texts for games whose example says what the notation cannot say: the number of all mines, a sum that is not told."""


def example(name: str) -> str:
    return next(EXAMPLES.glob(f"{name}.*")).read_text(encoding="utf-8")


@cache
def written(form: str, name: str) -> str:
    """A puzzle of this kind in this notation."""
    text = OTHERS.get((form, name)) or example(name)
    return write(form, registry.domain(name), text, load(text, domain=name)).strip()


@pytest.mark.parametrize(("form", "name"), GAMES)
def test_a_puzzle_of_each_kind_is_written_and_read_again(form: str, name: str) -> None:
    again = load(written(form, name), domain=name)
    assert same(again, load(OTHERS.get((form, name)) or example(name), domain=name))
    assert again.form.startswith(TOLD[form])


@pytest.mark.parametrize(("form", "name"), list(OTHERS))
def test_what_a_notation_cannot_say_is_not_written(form: str, name: str) -> None:
    with pytest.raises(InputError, match=f"of the kind {name} that cannot be written as {form}: "):
        write(form, registry.domain(name), example(name), load(example(name)))


@pytest.mark.parametrize("form", list(KINDS))
def test_a_kind_without_a_game_is_not_written(form: str) -> None:
    text = "order 2\n1 .\n. .\n"
    with pytest.raises(InputError, match=r"cannot be written as \w+: no .* is known for latin_square"):
        write(form, registry.domain("latin_square"), text, load(text, domain="latin_square"))


@pytest.mark.parametrize(("form", "name"), GAMES)
@given(data=st.data())
def test_a_character_changed_is_accepted_or_refused_with_its_place(form: str, name: str, data: st.DataObject) -> None:
    whole = written(form, name)
    at = data.draw(st.integers(20 if form == "puzzlink" else 0, len(whole) - 1))
    sign = data.draw(st.sampled_from("09agzAZ_-.,%:[]/ ?\u00e9"))
    broken = whole[:at] + sign + whole[at + data.draw(st.integers(0, 2)) :]
    place = (1, 1)
    try:
        foreign.read(broken)
    except InputError as error:
        place = (error.line, error.column)
    assert place[0] == 1
    assert 1 <= place[1] <= len(broken) + 2


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("https://example.org/sudoku", 1, "a web address like"),
        ("https://puzz.link/p?nothing/3/3/9", 21, "a game that is known"),
        ("https://puzz.link/p?akari/x/3/3/9", 27, "what this flag changes"),
        ("https://puzz.link/p?akari/3", 28, "columns, rows"),
        ("https://puzz.link/p?akari/3/999/g", 29, "from 1 to 200"),
        ("https://puzz.link/p?akari/3/2/gb", 33, "digits from"),
        ("https://puzz.link/p?akari/3/2/gbg.g", 35, "the end"),
        ("https://puzz.link/p?akari/3/2/gz", 32, "a run of at most"),
        ("https://puzz.link/p?akari/3/2/gbgA", 34, "digits from"),
        ("https://puzz.link/p?pipelink/2/1/ax", 35, "a run of at most 1"),
        ("https://puzz.link/p?pipelink/2/1/a0", 35, "a letter from a to g"),
        ("https://puzz.link/p?midloop/2/1/0g", 34, "points of one colour"),
        ("https://puzz.link/p?castle/2/1/00.a", 35, "a side of the loop"),
        ("https://puzz.link/p?balance/2/1/.g", 35, "no '.' before this"),
        ("https://puzz.link/p?tilepaint/2/1/0g0", 38, "a board without counts inside"),
        ("https://puzz.link/p?easyasabc/3/2/2/p", 36, "a square board"),
        ("https://puzz.link/p?easyasabc/2/2/2/3m", 39, "numbers from 1 to 2"),
        ("https://puzz.link/p?bosanowa/2/1/87h", 36, "a run of at most"),
        ("https://puzz.link/p?battleship/1/1/hg", 38, "a stroke and the ships"),
        ("https://puzz.link/p?battleship/1/1/hg//p", 39, "one of c d e behind a stroke"),
        ("https://puzz.link/p?battleship/1/1/hg/1/22u", 43, "a ship in one line"),
        ("https://puzz.link/p?battleship/1/1/hg/2/11g", 44, "a ship in one line"),
        ("https://puzz.link/p?bosanowa/2/1/g7g", 37, "no number in a hole"),
        ("lightup:3x2:a1z", 15, "a run of at most 4"),
        ("lightup:3x2:a1cW", 16, "a letter for a run of blanks, or one of B01234"),
        ("lightup:3x2q:a1cB", 12, "parameters that lightup is read with"),
        ("lightup:3:a1cB", 9, "WIDTHxHEIGHT"),
        ("lightup:3x2:a1cBa", 17, "the end"),
        ("nothing:3x2:a", 1, "a game that is known"),
        ("3x2:!!", 6, "if this is an ID of"),
        ("tents:3x2:_bb,1,0,0,1", 22, "a comma and how many tents"),
        ("pattern:2x2:1/1.1", 18, "1 characters more"),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, column: int, expected: str) -> None:
    with pytest.raises(InputError) as caught:
        load(f"# a title\n{text}\n")
    assert expected in caught.value.expected
    assert (caught.value.line, caught.value.column) == (2, column)
