"""What entries tell, and how they are refused."""

from __future__ import annotations

import pytest

from neurosym import entries
from neurosym.errors import InputError
from neurosym.lexing import Piece


def piece(text: str) -> Piece:
    return Piece(text, 1, 1)


def test_an_arrow_is_a_number_and_a_way() -> None:
    assert entries.arrow(piece("12e")) == ("12", 1)
    for wrong in ("e", "12", "3q"):
        with pytest.raises(InputError, match="way"):
            entries.arrow(piece(wrong))


@pytest.mark.parametrize(("text", "colour", "number"), [("w", "w", ""), ("b4", "b", "4"), ("12B", "b", "12")])
def test_a_circle_has_a_colour_and_perhaps_a_number(text: str, colour: str, number: str) -> None:
    assert entries.coloured(piece(text)) == (colour, number)


def test_a_circle_of_no_colour_is_refused() -> None:
    with pytest.raises(InputError, match="'w' or 'b'"):
        entries.coloured(piece("x4"))


def test_places_ahead_and_between() -> None:
    assert entries.ahead((3, 4), (1, 1), 1) == [(1, 2), (1, 3)]
    assert entries.ahead((3, 4), (1, 1), 0) == [(0, 1)]
    assert entries.between((0, 0), (0, 3)) == [(0, 1), (0, 2)]
    assert entries.next_to((0, 0), 2, {(2, 0)}, (3, 3)) == [(2, 0)]


def test_regions_have_one_number_each_and_holes_are_none() -> None:
    height, width, (board, labels) = entries.tables("2 2\n1 -\n- -\n1 1\n2 @\n", 2)
    regions = entries.regions(labels)
    assert (height, width) == (2, 2)
    assert regions == {"1": ((0, 0), (0, 1)), "2": ((1, 0),)}
    assert entries.of_regions(board, labels, regions, "places") == {"1": 1}
    _, _, (twice,) = entries.tables("2 2\n1 2\n- -\n")
    with pytest.raises(InputError, match="one number in the region 1"):
        entries.of_regions(twice, labels, regions, "places")
