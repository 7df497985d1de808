"""A looper as an adviser: whatever it believes, every example keeps its verdict; weights are read when wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from neurosym import Solved, advice, api, load, registry
from neurosym.advice import MODES, Neural
from neurosym.backends.base import Backend
from neurosym.backends.sat import Sat
from neurosym.backends.search import Search
from neurosym.errors import InputError
from neurosym.lattice import bits
from neurosym.neural import checkpoint
from neurosym.neural.board import Board
from neurosym.neural.loop import Looper
from neurosym.neural.policies import Plan
from neurosym.neural.presets import preset
from neurosym.neural.proposer import Proposer, Waker, believer
from neurosym.neural.readout import Readout
from neurosym.neural.rollout import Believe, uniform
from neurosym.pipeline import solve
from neurosym.problem import Problem
from tests.neural.boards import EACH, example
from tests.neural.oracles import luck, oracle

WAKING = tuple(mode for mode in MODES if mode != "off")
SMALL = Plan(chains=3, rounds=2)
OPEN = "1..4.........3.."
"""A sudoku of 4x4 with several answers."""


@pytest.fixture(scope="module")
def looper() -> Looper:
    torch.manual_seed(0)
    return Looper(preset("relational"))


@pytest.fixture
def weights(looper: Looper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Untrained weights, where the registry looks for trained ones."""
    path = tmp_path / "relational.safetensors"
    tensors = {f"weights.{name}": tensor for name, tensor in looper.state_dict().items()}
    checkpoint.write(path, {"kind": "model", "spec": looper.spec.to_dict()}, tensors)
    monkeypatch.setattr(registry, "WEIGHTS", str(tmp_path))
    return path


def crash(board: Board) -> Readout:
    raise MemoryError("no room for the board")


@pytest.mark.parametrize("backend", [Search(), Sat()], ids=lambda b: b.name)
@pytest.mark.parametrize("path", EACH)
def test_a_wrong_oracle_changes_no_verdict_of_an_example(
    path: Path, backend: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(advice, "BYPASS_CONFLICTS", 0)
    given = example(path.stem)
    plain = solve(given, backend)
    assert isinstance(plain, Solved)
    believe = oracle(given, plain.answer, right=False)
    for mode in WAKING:
        told = solve(given, backend, strength="unit", neural=Neural(mode, lambda p: Proposer(p, believe, SMALL)))
        assert isinstance(told, Solved)
        assert given.accepts(told.answer)
        assert (told.unique, told.exhausted) == (plain.unique, plain.exhausted)
        assert not told.evidence.advice.failed
        assert plain.unique is False or told.answer == plain.answer


@pytest.mark.parametrize("name", ["minesweeper", "graph_colouring", "cnf"])
@pytest.mark.parametrize("believe", [uniform, luck(1), crash], ids=["uniform", "luck", "crash"])
def test_any_belief_leaves_open_examples_as_they_are(name: str, believe: Believe) -> None:
    free = Problem(example(name).rules)
    plain = solve(free, Sat())
    assert isinstance(plain, Solved)
    for mode in ("order", "guess", "audit"):
        told = solve(free, Sat(), strength="unit", neural=Neural(mode, lambda p: Proposer(p, believe, SMALL)))
        assert isinstance(told, Solved)
        assert told.unique is plain.unique
        assert all(free.accepts(answer) for answer in told.answers)
        assert bool(told.evidence.advice.failed) == (believe is crash or (believe is not uniform and mode == "order"))


@pytest.mark.parametrize("path", EACH)
def test_an_untrained_looper_has_an_opinion_on_every_example(path: Path, looper: Looper) -> None:
    problem = Problem(example(path.stem).rules)
    proposer = Proposer(problem, believer(looper, 2), SMALL)
    belief = proposer.order(problem.start)
    for mask, row in zip(problem.start, belief, strict=True):
        assert {value for value, score in enumerate(row) if score > -float("inf")} == set(bits(mask))
        assert sum(torch.tensor(row).exp().tolist()) == pytest.approx(1, abs=1e-5)
    answer = proposer.guess(problem.start, lambda: False)
    assert answer is None or problem.accepts(answer)


def test_doubts_are_the_candidates_below_the_threshold_the_surest_first_and_never_a_whole_cell() -> None:
    problem = load(OPEN)
    start = problem.start

    def believe(board: Board) -> Readout:
        """The higher the value, the less it is believed; in the last cell nothing is."""
        keep = 1.0 - 2.0 * board.value.float() - 99.0 * (board.cell == 15)
        return Readout(keep, keep, torch.zeros(board.problems))

    doubts = Proposer(problem, believe, Plan(threshold=0.1)).doubt(start)
    assert set(doubts) == {(cell, v) for cell in range(15) for v in (2, 3) if start[cell] == 15}
    assert [value for _, value in doubts] == sorted([value for _, value in doubts], reverse=True)


def test_the_command_uses_the_weights_that_are_installed(weights: Path) -> None:
    for mode in WAKING:
        told = api.solve(OPEN, neural=mode)
        assert isinstance(told, Solved)
        assert told.unique is False
        assert told.evidence.advice.woken is (mode != "auto")
        assert told.evidence.advice.uses == (() if mode == "auto" else (mode,))


def test_weights_that_are_none_are_named_by_their_path(weights: Path) -> None:
    weights.write_bytes(b"no weights")
    registry._waker.cache_clear()
    weights = weights.rename(weights.with_name("other.safetensors"))
    with pytest.raises(InputError, match=r"other\.safetensors"):
        Waker(weights)(load(OPEN))


def test_the_same_weights_and_problem_give_the_same_outcome(weights: Path) -> None:
    problem = load(OPEN)
    answers = {Waker(weights)(problem).guess(problem.start, lambda: False) for _ in range(2)}
    assert len(answers) == 1
