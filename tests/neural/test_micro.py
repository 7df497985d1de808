"""Small trainings, minutes on a processor each: three presets learn 4x4 sudoku, and no wrong grid is ever accepted.

    pytest -m slow tests/neural/test_micro.py

Projection alone completes every 4x4 sudoku, so what is judged is the network by itself: LDT's chains, unprojected.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from click.testing import CliRunner

from neurosym import registry
from neurosym.lessons import Made, family_of
from neurosym.neural.chains import chain
from neurosym.neural.checkpoint import load
from neurosym.neural.pools import Chains
from neurosym.verbs.training import train

JUDGED, TRIES, ROUNDS = 100, 8, 30
RUNS = {"ldt": (400, 200, 0.1), "sotaku": (500, 2000, 0.001), "relational": (120, 1000, 0.1)}
"""Steps, puzzles to learn from, and the belief below which a chain drops a candidate."""


@pytest.mark.slow
@pytest.mark.parametrize("name", RUNS)
def test_a_small_network_learns_small_sudoku(name: str, tmp_path: Path) -> None:
    steps, puzzles, threshold = RUNS[name]
    words = ["sudoku:4", "--preset", name, "--small", "--steps", steps, "--puzzles", puzzles, "--out", tmp_path]
    assert CliRunner().invoke(train, [str(word) for word in words]).exit_code == 0
    looper = load(tmp_path / "model.safetensors").looper
    source = Made([family_of("sudoku:4")], seed=99)
    judged = [source[number] for number in range(JUDGED)]
    torch.manual_seed(0)
    policy = Chains(threshold=threshold, conflict=0.6)
    problems = [each.problem for each in judged]
    found = chain(problems, lambda board: looper.run(board, looper.spec.loops)[1][-1], policy, TRIES, ROUNDS)
    assert sum(each.answer is not None for each in found) >= 0.95 * JUDGED
    assert all(got.answer in (None, each.answer) for got, each in zip(found, judged, strict=True))


def test_what_is_judged_is_not_what_is_learnt() -> None:
    family = [family_of("sudoku:4")]
    learnt = {Made(family, seed=0)[number].problem.start for number in range(20)}
    assert not learnt & {Made(family, seed=99)[number].problem.start for number in range(20)}
    assert registry.domain("sudoku").unique
