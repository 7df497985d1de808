"""Drafts of divided boards: what is drawn at random obeys the rules, and is mended where it is not alone."""

from __future__ import annotations

import random

import pytest

from neurosym import area_drafts, registry
from neurosym.problem import Sampler

KINDS = ("shikaku", "rekuto", "nawabari", "tatamibari", "galaxies", "fillomino")


def sampler(name: str) -> Sampler:
    sample = registry.domain(name).sample
    assert sample is not None
    return sample


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("size", [(2,), (5, 7), ()])
def test_the_answer_of_a_draft_obeys_its_rules_and_its_text(name: str, size: tuple[int, ...]) -> None:
    for seed in range(6):
        draft = sampler(name)(size, random.Random(seed))
        assert draft.rules.violated(draft.answer) is None
        problem = registry.domain(name).parse(draft.write(frozenset(range(len(draft.answer)))))
        labels = [draft.rules.values[value] for value in draft.answer]
        assert problem.accepts(tuple([problem.rules.values.index(label) for label in labels]))


@pytest.mark.parametrize("name", ["shikaku", "galaxies"])
def test_what_is_mended_is_drawn_anew_where_two_answers_differ_only(name: str) -> None:
    draft = sampler(name)((6,), random.Random(1))
    assert draft.mend is not None
    assert draft.mend(draft.answer).write(frozenset()) == draft.write(frozenset())
    other = ((draft.answer[0] + 1) % 2, *draft.answer[1:])
    mended = draft.mend(other)
    assert mended.rules.violated(mended.answer) is None


def test_rectangles_of_a_board_cover_each_place_once() -> None:
    areas = area_drafts._rectangles(random.Random(2), 9, 11)
    places = [(top + y, left + x) for top, left, high, wide in areas for y in range(high) for x in range(wide)]
    assert sorted(places) == [(row, column) for row in range(9) for column in range(11)]
    assert max(high * wide for *_, high, wide in areas) <= 2 * area_drafts.LARGEST
