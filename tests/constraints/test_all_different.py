"""All-different: each rung on the pattern that people know it by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, combinations_with_replacement

import pytest

from neurosym.constraints.all_different import AllDifferent
from neurosym.lattice import Candidates

ROW = AllDifferent((0, 1, 2, 3), name="row 1")
RULES = [rung.rule for rung in AllDifferent.ladder]


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("naked single", (0b0001, 0b0011, 0b0110, 0b1111), (0b0001, 0b0010, 0b0100, 0b1000)),
        ("hidden single", (0b0111, 0b0111, 0b0111, 0b1111), (0b0111, 0b0111, 0b0111, 0b1000)),
        ("naked pair", (0b0011, 0b0011, 0b0111, 0b1111), (0b0011, 0b0011, 0b0100, 0b1100)),
        ("hidden pair", (0b1111, 0b1111, 0b0011, 0b0011), (0b1100, 0b1100, 0b0011, 0b0011)),
    ],
)
def test_each_rung_sees_its_pattern(rule: str, before: tuple[int, ...], after: tuple[int, ...]) -> None:
    assert ROW.project(Candidates(before), rule) == Candidates(after)


def test_a_hall_set_of_three_is_seen_by_the_last_rung_only() -> None:
    triple = Candidates([0b000011, 0b000110, 0b000101, *[0b111111] * 3])
    line = AllDifferent(tuple(range(6)))
    for rule in RULES[:-1]:
        assert line.project(triple, rule) == triple
    assert line.project(triple) == Candidates([0b000011, 0b000110, 0b000101, *[0b111000] * 3])


@pytest.mark.parametrize("rule", RULES)
def test_too_few_values_are_seen_by_every_rung(rule: str) -> None:
    assert ROW.project(Candidates.full(4, 3), rule).is_bottom
    assert ROW.project(Candidates([0b1110] * 4), rule).is_bottom


@pytest.mark.parametrize("rule", ["hidden single", "hidden pair"])
def test_hidden_rules_are_silent_where_values_are_to_spare(rule: str) -> None:
    spare = Candidates((0b10011, 0b00111, 0b00111, 0b01111))
    assert ROW.project(spare, rule) == spare


def test_one_cell_is_always_different() -> None:
    alone = AllDifferent((5,))
    assert alone.check((0,))
    for rule in RULES:
        assert alone.project(Candidates((0b11,)), rule) == Candidates((0b11,))


def test_a_long_chain_of_exchanges_is_followed() -> None:
    cells = 60
    chain = Candidates([0b11 << cell for cell in range(cells - 1)] + [1 << cells - 1])
    line = AllDifferent(tuple(range(cells)))
    assert line.project(chain) == Candidates([1 << cell for cell in range(cells)])


def test_reasons_name_the_values() -> None:
    labels = "1234"
    for rule, masks, words in (
        ("naked single", (1, 7, 15, 15), "1 already in row 1"),
        ("naked single", (2, 15, 15, 15), "2 already in row 1"),
        ("naked single", (1, 2, 0b1101, 0b1110), "1 2 already in row 1"),
        ("naked single", (2, 4, 8, 0b1001), "only value left, 4 already in row 1"),
        ("hidden single", (7, 7, 7, 15), "only place for 4 in row 1"),
        ("hidden single", (0b1101, 0b1110, 0b1100, 0b1100), "only place for 1 2 in row 1"),
        ("naked pair", (3, 3, 7, 15), "2 cells hold 1 2 in row 1 (naked pair)"),
        ("naked pair", (0b0011, 0b1001, 0b0110, 0b0110), "2 cells hold 2 3 in row 1 (naked pair)"),
        ("Hall set", (0b0011, 0b0110, 0b0101, 0b1111), "3 cells hold 1 2 3 in row 1 (Hall set)"),
    ):
        before = Candidates(masks)
        assert ROW.because(rule, before, ROW.project(before, rule), labels) == words
    full = Candidates.full(4, 3)
    assert ROW.because("Hall set", full, ROW.project(full), labels) == "row 1 has too few values left for its cells"


def test_a_large_hall_set_is_not_listed() -> None:
    ring = Candidates([*[1 << i | 1 << (i + 1) % 6 for i in range(6)], 0b1111111])
    line = AllDifferent(tuple(range(7)), name="line")
    after = line.project(ring, "Hall set")
    assert after == Candidates([*ring[:6], 0b1000000])
    assert line.because("Hall set", ring, after, "1234567") == "a set of values is spoken for in line (Hall set)"


def test_hidden_pairs_are_monotone_where_a_hidden_single_takes_the_last_place_of_another_value() -> None:
    """Found by comparing random pairs: below, the value 2 loses its only place, which must be seen at once."""
    line = AllDifferent((0, 1, 2, 3))
    above = Candidates([0b1000, 0b1000, 0b0111, 0b1101])
    below = above.remove(2, 0)
    assert line.project(below, "hidden pair") <= line.project(above, "hidden pair")


def test_a_reason_is_the_smallest_group_of_other_cells() -> None:
    before, after = Candidates((0b0001, 0b0011, 0b0111, 0b1111)), Candidates((0b0001, 0b0010, 0b0111, 0b1111))
    assert ROW.because("Hall set", before, after, "1234") == "1 cells hold 1 in row 1 (Hall set)"


def test_a_cell_is_no_part_of_the_reason_for_its_own_loss() -> None:
    line = AllDifferent((0, 1, 2, 3, 4), name="line")
    before = Candidates((0b0011, 0b0011, 0b1101, 0b1101, 0b1101))
    after = before.remove(0, 0)
    assert line.because("Hall set", before, after, "1234") == "3 cells hold 1 3 4 in line (Hall set)"


def test_a_reason_compares_like_with_like() -> None:
    with pytest.raises(ValueError, match="zip"):
        ROW.because("naked single", Candidates.full(4, 4), Candidates((0b0001, 0b1110)), "1234")


def places(masks: list[int]) -> dict[int, tuple[int, ...]]:
    return {value: tuple(i for i, mask in enumerate(masks) if mask >> value & 1) for value in range(4)}


def naked_single_by_definition(masks: list[int]) -> list[int]:
    for i, j in combinations(range(4), 2):
        for one, other in ((i, j), (j, i)):
            if masks[one].bit_count() == 1 and masks[one] & masks[other]:
                return naked_single_by_definition([m & ~masks[one] if k == other else m for k, m in enumerate(masks)])
    return masks


def hidden_single_by_definition(masks: list[int]) -> list[int]:
    kept = list(masks)
    for value, where in places(masks).items():
        if not where:
            return [0] * 4
        if len(where) == 1:
            kept[where[0]] &= 1 << value
    return kept


def naked_pair_by_definition(masks: list[int]) -> list[int]:
    kept = masks = list(Candidates(naked_single_by_definition(masks)))
    for i, j in combinations(range(4), 2):
        if masks[i] == masks[j] and masks[i].bit_count() == 2:
            kept = [mask if k in (i, j) else mask & ~masks[i] for k, mask in enumerate(kept)]
    return kept


def hidden_pair_by_definition(masks: list[int]) -> list[int]:
    while (after := list(Candidates(hidden_single_by_definition(masks)))) != masks:
        masks = after
    kept = list(masks)
    for two in combinations(range(4), 2):
        for v, w in combinations([value for value, where in places(masks).items() if where == two], 2):
            kept = [mask & (1 << v | 1 << w) if k in two else mask for k, mask in enumerate(kept)]
    return kept


def rows_of_four() -> Iterator[Candidates]:
    """All elements over four cells and four values that use all values, in two orders of the cells."""
    for masks in combinations_with_replacement(range(1, 16), 4):
        if masks[0] | masks[1] | masks[2] | masks[3] == 15:
            yield Candidates(masks)
            yield Candidates(masks[::-1])


@pytest.mark.parametrize(
    ("rule", "by_definition"),
    [
        ("naked single", naked_single_by_definition),
        ("hidden single", hidden_single_by_definition),
        ("naked pair", naked_pair_by_definition),
        ("hidden pair", hidden_pair_by_definition),
    ],
)
def test_each_rung_is_what_its_name_says_on_every_row_of_four(
    rule: str, by_definition: Callable[[list[int]], list[int]]
) -> None:
    for row in rows_of_four():
        assert ROW.project(row, rule) == Candidates(by_definition(list(row))), row


@pytest.mark.parametrize("rule", RULES)
def test_no_rung_loses_an_answer_of_any_row_of_four(rule: str) -> None:
    for row in rows_of_four():
        assert ROW.project(row) <= ROW.project(row, rule) <= row, row


@pytest.mark.parametrize("rule", RULES)
def test_which_values_a_row_takes_does_not_matter(rule: str) -> None:
    for row in rows_of_four():
        beyond = Candidates([mask << 1 for mask in row])
        assert ROW.project(beyond, rule) == Candidates([mask << 1 for mask in ROW.project(row, rule)]), row


def test_two_hidden_pairs_that_want_the_same_cell_are_bottom() -> None:
    line = AllDifferent((0, 1, 2, 3, 4))
    assert line.project(Candidates((0b01111, 0b00011, 0b01100, 0b10000, 0b10000)), "hidden pair").is_bottom


def test_a_value_handed_on_by_very_many_cells_is_found() -> None:
    many = 1_200
    pairs = [3 << i for i in range(many)]
    line = AllDifferent(tuple(range(many + 1)))
    ahead = [2 << i for i in range(1, many)]
    assert line.project(Candidates((*pairs, 0b11))) == Candidates((0b11, *ahead, 0b11))
    assert line.project(Candidates((*pairs, 1 << many))) == Candidates((*[1 << i for i in range(many)], 1 << many))
