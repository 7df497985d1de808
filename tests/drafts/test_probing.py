"""Drafts by asking which signs are true: what is told is true, what can be left out is, mistakes are said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from random import Random

import pytest

from neurosym import blanks, lexing, probing, registry
from neurosym.backends.base import Limits
from neurosym.backends.sat import Sat
from neurosym.constraints.clause import Clause
from neurosym.constraints.count import Count
from neurosym.errors import InputError, ModelError
from neurosym.generate.removal import Removal
from neurosym.lattice import Candidates
from neurosym.problem import Problem, Rules, Sampler

CREEK = registry.domain("creek")
CORNERS = blanks.board("creek", blanks.numbers(4), more=1)


def sampler(blank: blanks.Drawn = CORNERS) -> Sampler:
    return probing.probed(CREEK.parse, blank)


def row(text: str, values: int = 2, more: Callable[[str], tuple[str, ...]] = lambda text: ()) -> Problem:
    """A board of one row: a number is the value of its cell, and so is no other sign."""
    (line,) = lexing.lines(text)
    pieces = line.pieces()
    start = [1 << piece.number(0, values - 1, "a value") if piece != "-" else (1 << values) - 1 for piece in pieces]
    cells = (*(f"c{number}" for number in range(len(pieces))), *more(text))
    rules = Rules(cells, tuple(map(str, range(values))), (Clause((0, 1), (0b10, 0b10)),))
    return Problem(rules, Candidates([*start, *[0b11] * len(more(text))]))


def blank_row(size: tuple[int, ...], rng: Random, signs: tuple[str, ...] = ("0", "1", "9")) -> probing.Blank:
    def write(told: Mapping[object, str]) -> str:
        return " ".join(told.get(cell, "-") for cell in range(3))

    return probing.Blank(write, dict.fromkeys(range(3), signs))


def test_every_clue_is_true_of_the_answer_and_every_place_tells_one() -> None:
    for seed in range(5):
        draft = sampler()((4, 5), Random(seed))
        assert len(draft.clues) == draft.switches == 5 * 6  # each corner has a number that is true
        problem = CREEK.parse(draft.write(frozenset(range(len(draft.answer)))))
        assert problem.accepts(draft.answer[: 4 * 5])
        assert draft.rules == CREEK.parse(draft.write(frozenset())).rules


def test_of_several_true_signs_the_first_is_told_and_none_that_parse_refuses() -> None:
    draft = probing.probed(row, partial(blank_row, signs=("9", "-", "1", "0")))((), Random(1))
    assert draft.write(frozenset(range(3, 6))) == "- - -"
    told = probing.probed(row, blank_row)((), Random(1))
    assert told.write(frozenset(range(3, 6))).split() == [str(value) for value in told.answer[:3]]


def test_a_sign_that_changes_the_cells_is_a_mistake_of_the_page() -> None:
    changing = partial(row, more=lambda text: ("added",) * ("1" in text))
    with pytest.raises(ModelError, match="changes the cells"):
        probing.probed(changing, blank_row)((), Random(1))


def contradictory(text: str) -> Problem:
    full = Rules(("a", "b"), ("0", "1"), (Count((0, 1), "==", 1, 0b10), Count((0, 1), "==", 2, 0b01)))
    return Problem(full)


def test_a_size_without_answers_is_an_error_and_does_not_hang() -> None:
    with pytest.raises(InputError, match="no answer"):
        probing.probed(contradictory, blank_row)((), Random(1))


def test_a_blank_without_an_answer_is_drawn_anew() -> None:
    drawn = []

    def answer(rng: Random, rules: Rules) -> tuple[int, ...]:
        drawn.append(rules)
        return () if len(drawn) < 4 else (1, 1, 0)

    assert probing.probed(row, blank_row, answer)((), Random(1)).answer[:3] == (1, 1, 0)
    assert len(drawn) == 4


@pytest.mark.parametrize("seed", range(4))
def test_removal_leaves_only_clues_that_are_needed(seed: int) -> None:
    removal = next(r for r in removals(seed) if r.other(r.all) is None)
    kept = removal.needed(removal.all)
    assert removal.other(kept) is None
    assert all(removal.other(kept & ~(1 << clue)) for clue in range(len(removal.draft.clues)) if kept >> clue & 1)


def removals(seed: int) -> list[Removal]:
    rng = Random(seed)
    return [Removal(sampler()((4, 4), rng), Sat(), Limits().start()) for _ in range(8)]


def test_mending_draws_answers_of_the_same_blank() -> None:
    draft = sampler()((4, 4), Random(2))
    found = set()
    for _ in range(4):
        assert draft.mend is not None
        mended = draft.mend(draft.answer)
        assert mended.rules == draft.rules
        assert mended.rules.violated(mended.answer) is None
        found.add(mended.answer)
    assert len(found) > 1


# ------------------------------------------------------------------------------------------------------------ blanks


def test_a_board_has_more_rows_and_columns_than_its_header_if_asked() -> None:
    blank = CORNERS((2, 3), Random(1))
    assert blank.write({5: "4"}) == "# domain: creek\n2 3\n- - - -\n- 4 - -\n- - - -"
    assert [*blank.signs] == [*range(12)]


def test_clues_stand_where_the_sign_does_and_are_written_over_it() -> None:
    blank = blanks.board("akari", "01", blanks.strewn("x", 1, 1), at="x")((2,), Random(1))
    assert blank.write({1: "1"}) == "# domain: akari\n2 2\nx 1\nx x"
    assert [*blank.signs] == [0, 1, 2, 3]


def test_regions_may_tell_a_clue_at_their_first_cells_only() -> None:
    def halves(rng: Random, height: int, width: int) -> list[int]:
        return [7] * width + [4] * width * (height - 1)

    many = blanks.board("x", "12", blanks.regions(halves))((2,), Random(1))
    once = blanks.board("x", "12", blanks.regions(halves, once=True))((2,), Random(1))
    assert [*many.signs] == [0, 1, 2, 3]
    assert [*once.signs] == [0, 2]
    assert once.write({2: "1"}) == many.write({2: "1"}) == "# domain: x\n2 2\n- -\n1 -\n1 1\n2 2"


def test_margins_are_columns_and_then_rows() -> None:
    blank = blanks.margins("x", "12", given="o", times=2)((2, 3), Random(1))
    assert blank.write({(0, 0): "1", (1, 2): "2", (3, 1): "1", 4: "o"}) == (
        "# domain: x\n2 3\n1 - -\n- - 2\n- -\n- 1\n- - -\n- o -"
    )
    assert len(blank.signs) == 2 * (2 + 3) + 6
    bare = blanks.margins("x", "12", lambda rng, height, width: [[], ["1"] * (height * width)])((2,), Random(1))
    assert bare.write({}) == "# domain: x\n2 2\n- -\n- -\n1 1\n1 1"


def test_a_size_that_cannot_be_says_which_can() -> None:
    with pytest.raises(InputError, match="each from 2 to 12"):
        CORNERS((13,), Random(1))


def test_what_the_blank_puzzle_gives_is_kept_by_the_answer() -> None:
    def write(told: Mapping[object, str]) -> str:
        return " ".join(["0", "-", told.get(2, "-")])

    for seed in range(8):
        draft = probing.probed(row, lambda size, rng: probing.Blank(write, {2: ("0", "1")}))((), Random(seed))
        assert draft.answer[0] == 0
        assert row(draft.write(frozenset([3]))).accepts(draft.answer[:3])


def lone(text: str) -> Problem:
    """A board of one row: of the cells with an ``x`` one at most is 1."""
    (line,) = lexing.lines(text)
    marked = tuple(cell for cell, piece in enumerate(line.pieces()) if piece == "x")
    most = [Count(marked, "<=", 1, 0b10)] if marked else []
    return Problem(Rules(("a", "b", "c"), ("0", "1"), (Clause((0, 1, 2), (0b10,) * 3), *most)))


def test_signs_told_together_are_true_together() -> None:
    wrong = 0
    for seed in range(20):
        for together in (False, True):
            draft = probing.probed(lone, partial(blank_row, signs=("x",)), together=together)((), Random(seed))
            true = lone(draft.write(frozenset(range(3, 3 + draft.switches)))).accepts(draft.answer[:3])
            assert true or not together
            wrong += not true
    assert wrong  # told one by one, some are not
