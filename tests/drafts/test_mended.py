"""Puzzles in which all is told: changes keep text and answer together, and make an answer the only one."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from neurosym import lexing, mending, registry
from neurosym.errors import InputError
from neurosym.lattice import Candidates
from neurosym.problem import Problem, Rules

KINDS = ("araf", "koburin", "kurotto", "nondango", "norinori", "shirokuro", "usoone", "yonmasu")


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("size", [(4,), (4, 6), ()])
def test_the_answer_of_a_draft_is_one_of_its_text(name: str, size: tuple[int, ...]) -> None:
    domain = registry.domain(name)
    assert domain.sample is not None
    for seed in range(3):
        draft = domain.sample(size, Random(seed))
        assert not draft.clues
        assert domain.parse(draft.write(frozenset())).accepts(draft.answer)


def row(text: str) -> Problem:
    """Cells of which those written 1 are told; - are not."""
    signs = lexing.lines(text)[0].pieces()
    if "x" in signs:
        raise signs[0].wrong("no x")
    start = Candidates([0b10 if sign == "1" else 0b11 for sign in signs])
    return Problem(Rules(tuple(f"c{n}" for n in range(len(signs))), ("0", "1"), ()), start)


def whole(signs: Sequence[str], cells: list[Sequence[int]], sign: str = "1") -> mending.Whole:
    """A row of which the first open cell is told next, by this sign."""

    def change(found: Sequence[int]) -> mending.Whole | None:
        cells.append(found)
        return whole([sign if at == found[0] else old for at, old in enumerate(signs)], cells)

    return mending.Whole(" ".join(signs), (1,) * len(signs), change)


def test_open_cells_are_changed_until_none_is_left() -> None:
    cells: list[Sequence[int]] = []
    draft = mending.mended(row, lambda size, rng: whole("-1--", cells))((), Random(1))
    assert draft.write(frozenset()) == "1 1 1 1"
    assert cells == [[0, 2, 3], [2, 3], [3]]


def test_a_change_that_is_refused_is_not_made_and_changes_end() -> None:
    cells: list[Sequence[int]] = []
    draft = mending.mended(row, lambda size, rng: whole("-1", cells, "x"))((), Random(1))
    assert draft.write(frozenset()) == "- 1"
    assert cells == [[0]] * (mending.STEPS * 2)


def test_where_no_puzzle_is_drawn_there_is_an_error_and_no_hanging() -> None:
    wrong = mending.Whole("1 1", (0, 1), lambda cells: None)
    for drawn in (None, wrong):
        with pytest.raises(InputError, match="no puzzle"):
            mending.mended(row, lambda size, rng, drawn=drawn: drawn)((), Random(1))  # type: ignore[misc]
