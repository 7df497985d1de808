"""Lines without detours tell whether a puzzle has an answer, and whether it has another."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from neurosym import Impossible, Problem, Solved, grid, load
from neurosym.backends.proof import Prover
from neurosym.backends.sat import Sat
from neurosym.pipeline import solve


def drawn(seed: int) -> Problem:
    """A small board with two to four numbers anywhere."""
    random = Random(seed)
    height, width = random.choice([(2, 4), (3, 3), (3, 4), (4, 4)])
    places = random.sample(grid.places(height, width), 2 * random.randint(1, 3))
    told = {place: str(1 + i // 2) for i, place in enumerate(places)}
    rows = [" ".join(told.get((r, c), "-") for c in range(width)) for r in range(height)]
    return load("\n".join(["# domain: numberlink", f"{height} {width}", *rows]))


@pytest.mark.parametrize("seed", range(60))
def test_all_answers_and_the_canonical_ones_agree(seed: int) -> None:
    problem = drawn(seed)
    canon = problem.canon
    assert canon is not None
    plain = solve(replace(problem, canon=None), Sat(), most=0, certifier=Prover())
    quick = solve(problem, Sat(), certifier=Prover())
    assert type(quick) is type(plain)
    if isinstance(plain, Solved):
        assert isinstance(quick, Solved)
        assert quick.unique is (len(plain.answers) == 1)
        canonical = [answer for answer in plain.answers if canon.rules.violated(answer) is None]
        assert canonical
        for answer in canonical:
            other = canon.other(answer)
            assert other is None or (other != answer and problem.accepts(other))
        everything = solve(problem, Sat(), most=0)
        assert isinstance(everything, Solved)
        assert sorted(everything.answers) == sorted(plain.answers)


def test_boards_of_every_verdict_were_drawn() -> None:
    outcomes = [solve(drawn(seed), Sat(), certifier=Prover()) for seed in range(60)]
    assert any(isinstance(outcome, Impossible) for outcome in outcomes)
    assert {outcome.unique for outcome in outcomes if isinstance(outcome, Solved)} == {True, False}


def test_some_had_one_canonical_answer_and_others() -> None:
    for problem in map(drawn, range(60)):
        assert problem.canon is not None
        canonical = solve(replace(problem, rules=problem.canon.rules, canon=None), Sat())
        if isinstance(canonical, Solved) and canonical.unique and problem.canon.other(canonical.answer):
            return
    pytest.fail("no board has just one canonical answer and several answers: draw more")


def test_an_answer_with_room_beside_a_line_has_another() -> None:
    problem = load("# domain: numberlink\n2 3\n1 - -\n1 - -")
    straight = solve(problem, Sat(), unique=False)
    assert isinstance(straight, Solved)
    assert problem.canon is not None
    other = problem.canon.other(straight.answer)
    assert other is not None
    assert problem.accepts(other)
    assert solve(problem, Sat()).status == "solved"


def test_what_is_given_besides_is_not_taken_for_canonical() -> None:
    problem = load("# domain: numberlink\n2 2\n1 -\n1 -")
    edge = problem.rules.cells.index("r1c1-r2c1")
    detour = solve(Problem(problem.rules, problem.rules.top.narrow(edge, 1), canon=problem.canon), Sat())
    assert isinstance(detour, Solved)
    assert detour.unique is True
    assert detour.answer[edge] == 0
