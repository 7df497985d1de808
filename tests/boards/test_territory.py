"""Territory: what may belong to an area, and that it hangs together."""

from __future__ import annotations

from neurosym import parts, territory
from neurosym.problem import Problem

NEAR = parts.beside(2, 3)


def test_cells_within_some_steps_go_around_what_is_closed() -> None:
    assert territory.within(NEAR, 0, 1, ()) == {0: 0, 1: 1, 3: 1}
    assert territory.within(NEAR, 0, 9, {1, 5}) == {0: 0, 3: 1, 4: 2}


def test_an_area_hangs_together_from_its_first_cells() -> None:
    area = territory.rooted(NEAR, [0, 1, 2], 1, 1, "area")
    assert area.check((1, 1, 0))
    assert not area.check((1, 0, 1))
    assert not area.check((0, 1, 0))


def test_of_two_numbers_the_larger_names_the_area_and_counts_its_cells() -> None:
    problem = Problem(territory.paired(1, 4, {0: 2, 2: 5}), clues=(1, 4))
    values = problem.rules.values
    wanted = tuple(map(values.index, ("2", "2", "2", "2", "0 cells", "4 cells")))
    assert problem.accepts(wanted)
    assert territory.draw(problem, (*wanted[:5], -1)) == "2 2 2 2\ncells: 0 ?"
    assert not problem.accepts((*wanted[:5], values.index("3 cells")))


def test_a_way_to_the_smaller_number_may_lead_over_the_larger() -> None:
    problem = Problem(territory.paired(2, 3, {0: 2, 1: 6, 3: 2, 5: 4}), clues=(2, 3))
    labels = ("2", "2", "2", "4", "4", "4", "0 cells", "3 cells", "0 cells", "3 cells")
    assert problem.accepts(tuple(map(problem.rules.values.index, labels)))
