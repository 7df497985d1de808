"""Rollouts: what leaves them is an answer, whoever believes; the same seed is the same rollout; drops are counted."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym import NotEqual, Problem, Rules, Solved, load, solve
from neurosym.lattice import Answer, Candidates
from neurosym.neural.board import Board
from neurosym.neural.loop import Looper
from neurosym.neural.policies import CELLS, RESTARTS, VALUES, FewestCandidates, Half, Negate, Plan, Root, Same, Spread
from neurosym.neural.presets import preset
from neurosym.neural.proposer import believer
from neurosym.neural.readout import Readout
from neurosym.neural.rollout import Believe, Forks, Rolled, roll, uniform
from tests.neural.boards import EACH, example
from tests.neural.oracles import luck, oracle

SMALL = load("1..4.........32.")
"""A sudoku of 4x4 with one answer; the few givens leave much open."""
FEW = Plan(chains=3, rounds=3, trust=Same())


def answer_of(problem: Problem) -> Answer:
    outcome = solve(problem, unique=False)
    assert isinstance(outcome, Solved)
    return outcome.answer


def opened(problem: Problem) -> Problem:
    """The rules without givens, so that there is something to do."""
    return Problem(problem.rules)


def pigeons(count: int, holes: int) -> Problem:
    pairs = tuple(NotEqual((i, j)) for i in range(count) for j in range(i))
    return Problem(Rules(tuple(map(str, range(count))), tuple(map(str, range(holes))), pairs))


@pytest.mark.parametrize("path", EACH)
def test_an_oracle_is_followed_and_its_opposite_never_believed(path: Path) -> None:
    given, free = example(path.stem), opened(example(path.stem))
    answer = answer_of(given)
    for problem in (given, free):
        (told,) = roll([(problem, problem.start)], oracle(problem, answer), FEW)
        assert told.answer is not None
        assert problem.accepts(told.answer)
        assert told.rounds <= 1
        (told,) = roll([(problem, problem.start)], oracle(problem, answer, right=False), FEW)
        assert told.answer is None or problem.accepts(told.answer)


@pytest.mark.parametrize("restart", RESTARTS)
@given(seed=st.integers(0, 1000))
@settings(max_examples=6)
def test_nothing_but_answers_leaves_a_rollout(restart: type, seed: int) -> None:
    for name in ("minesweeper", "futoshiki", "cnf"):
        problem = opened(example(name))
        plan = Plan(chains=4, rounds=4, restart=restart(), seed=seed)
        for told in roll([(problem, problem.start)] * 2, luck(seed), plan):
            assert told.answer is None or problem.accepts(told.answer)
            assert told.calls <= 4 * told.rounds


@pytest.mark.parametrize("restart", RESTARTS)
def test_where_there_is_no_answer_none_is_given_and_forks_go_on(restart: type) -> None:
    problem = pigeons(4, 3)
    for believe in (uniform, luck(1)):
        plan = Plan(chains=5, rounds=12, restart=restart(), alike=False)
        (told,) = roll([(problem, problem.start)], believe, plan)
        assert (told.answer, told.rounds, told.calls) == (None, 12, 60)
        assert told.restarts > 0


def test_every_policy_solves_a_small_puzzle_without_a_network() -> None:
    free = Problem(SMALL.rules, SMALL.rules.top.assign(0, 0))
    for cell, value, restart in itertools.product(CELLS, VALUES, RESTARTS):
        plan = Plan(chains=4, rounds=20, cell=cell(), value=value(), restart=restart())
        (told,) = roll([(free, free.start)], uniform, plan)
        assert told.answer is not None
        assert free.accepts(told.answer)


def test_the_same_seed_is_the_same_rollout_and_leaves_other_luck_alone() -> None:
    problem = opened(example("minesweeper"))
    results = []
    for seed in (3, 3, 4):
        torch.manual_seed(7)
        results.append(roll([(problem, problem.start)], uniform, Plan(chains=4, rounds=6, seed=seed)))
        assert int(torch.randint(0, 10**9, (1,))) == int(torch.randint(0, 10**9, (1,), generator=seven()))
    assert results[0] == results[1] != results[2]


def seven() -> torch.Generator:
    return torch.Generator().manual_seed(7)


def test_forks_in_the_same_state_are_looked_at_once_and_nothing_else_changes() -> None:
    torch.manual_seed(0)
    looper = Looper(preset("relational"))
    problems = [opened(example(name)) for name in ("minesweeper", "futoshiki", "minesweeper")]
    told = []
    for alike in (True, False):
        plan = Plan(chains=4, rounds=3, threshold=0.5, alike=alike)
        told.append(roll([(problem, problem.start) for problem in problems], believer(looper, 2), plan))
    for once, each in zip(*told, strict=True):
        assert once.calls < each.calls
        assert replace(once, calls=each.calls) == each
    assert any(one.eliminated for one in told[0])


def test_noise_at_test_comes_from_the_seed_too() -> None:
    looper = Looper(preset("relational")).eval()

    def noisy(board: Board) -> Readout:
        keep, choose, conflict = believer(looper, 1)(board)
        return Readout(keep, choose + torch.randn_like(choose), conflict)

    problem = opened(example("futoshiki"))
    plan = Plan(chains=2, rounds=3, seed=5)
    assert roll([(problem, problem.start)], noisy, plan) == roll([(problem, problem.start)], noisy, plan)


def test_problems_of_different_kinds_go_in_one_batch() -> None:
    problems = [opened(example(name)) for name in ("cnf", "sudoku", "graph_colouring")]
    problems.insert(1, Problem(SMALL.rules, Candidates.of_answer(answer_of(SMALL))))
    told = roll([(problem, problem.start) for problem in problems], uniform, Plan(chains=8, rounds=6))
    assert told[0].answer is not None
    assert told[1] == Rolled(problems[1].start.answer())
    for problem, one in zip(problems, told, strict=True):
        assert one.answer is None or problem.accepts(one.answer)


def test_drops_are_counted_and_unsound_ones_told_apart() -> None:
    start = SMALL.rules.top.assign(0, 0)
    problem, answer = Problem(SMALL.rules, start), answer_of(SMALL)

    def rolled(believe: Believe, known: Answer | None) -> Rolled:
        return roll([(problem, start)], believe, Plan(chains=1, rounds=1, trust=Same()), answers=[known])[0]

    none = rolled(uniform, answer)
    assert (none.eliminated, none.unsound) == (0, 0)
    assert rolled(uniform, None).unsound is None
    wrong = rolled(oracle(problem, answer, right=False), answer)
    assert wrong.unsound == wrong.eliminated > 0
    right = rolled(half_right(problem, answer), answer)
    assert right.eliminated > 0
    assert right.unsound == 0


def half_right(problem: Problem, answer: Answer) -> Believe:
    """It drops what is wrong, and prefers it all the same."""
    good, bad = oracle(problem, answer), oracle(problem, answer, right=False)
    return lambda board: Readout(good(board).keep, bad(board).choose, bad(board).conflict)


def test_a_chain_without_trust_finds_what_the_belief_hides() -> None:
    problem, answer = Problem(SMALL.rules, SMALL.rules.top.assign(0, 0)), answer_of(SMALL)

    def hides(board: Board) -> Readout:
        """It drops everything, prefers what is wrong, and sees no conflict."""
        wrong = oracle(problem, answer, right=False)(board)
        return wrong._replace(keep=torch.full_like(wrong.keep, -20.0), conflict=torch.full_like(wrong.conflict, -20.0))

    for trust, found in ((Same(), False), (Spread(), True)):
        (told,) = roll([(problem, problem.start)], hides, Plan(chains=8, rounds=25, trust=trust))
        assert (told.answer is not None) is found


def test_a_rollout_works_with_one_thread_and_leaves_the_number_as_it_was() -> None:
    seen = []

    def looks(board: Board) -> Readout:
        seen.append(torch.get_num_threads())
        return uniform(board)

    before = torch.get_num_threads()
    try:
        torch.set_num_threads(2)
        roll([(pigeons(4, 3), pigeons(4, 3).start)], looks, Plan(rounds=1))
        assert (seen, torch.get_num_threads()) == ([1], 2)
    finally:
        torch.set_num_threads(before)


def test_a_rollout_ends_when_told_to() -> None:
    problem = pigeons(4, 3)
    looks = iter([False, False, False, True])
    (told,) = roll([(problem, problem.start)], uniform, Plan(rounds=50), stop=lambda: next(looks))
    assert told.rounds == 3
    assert roll([], uniform) == []


@pytest.mark.parametrize("restart", [Root(), Half(), Negate()])
def test_forks_stay_inside_their_roots_and_are_never_empty(restart: Root | Half | Negate) -> None:
    problem = opened(example("minesweeper"))
    plan = Plan(chains=6, rounds=8, restart=restart, cell=FewestCandidates())
    forks = Forks([(problem, problem.start)], plan, [None], torch.device("cpu"))
    deepest = 0
    for _ in range(8):
        forks.round(luck(2))
        if not forks.alive:
            break
        deepest = max([deepest, *forks.depth.tolist()])
        owner = forks.frame.owner[forks.frame.cell]
        assert bool((torch.bincount(owner[forks.live], minlength=len(forks.of)) > 0).all())
        assert not bool((forks.live & ~forks.base).any())
        assert not bool((forks.root & ~forks.base).any())
        assert len(set(forks.frame.cell[forks.live].tolist())) == forks.frame.cells
    assert deepest > 0
