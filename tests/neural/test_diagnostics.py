"""What goes on inside, on loopers whose insides are known; and that every picture can be drawn."""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import Any

import pytest
import torch

from neurosym.errors import InputError, MissingPackageError, ModelError, NeurosymError
from neurosym.neural import plots
from neurosym.neural.diagnostics import attractors, plane, summary, trace
from neurosym.neural.loop import Looper
from neurosym.neural.readout import Readout
from neurosym.neural.recurrence import State
from neurosym.neural.states import Example
from neurosym.problem import Problem
from tests.neural.courses import ANSWER, tiny
from tests.neural.grids import grids, state, sudoku

EMPTY = "................"


class Known(Looper):
    """h' = a h, from ones; it likes the first value of each cell, and from loop ``turn`` on the last."""

    def __init__(self, factor: float, turn: int = 99) -> None:
        super().__init__(tiny("sotaku"))
        self.factor, self.turn = factor, turn

    def begin(self, board: Any) -> State:
        return State(torch.ones(board.problems, 16, 4))

    def loop(self, board: Any, state: State) -> tuple[State, Readout]:
        after = state._replace(hidden=self.factor * state.hidden, loops=state.loops + 1)
        sign = 1.0 if after.loops >= self.turn else -1.0
        liked = sign * board.value.float()
        return after, Readout(liked, liked, torch.zeros(board.problems))


def test_a_looper_that_halves_its_state_moves_by_all_of_it_and_drifts_away() -> None:
    watched = trace(Known(0.5), grids(EMPTY, EMPTY), 4)
    assert watched.residual.shape == (4, 2)
    torch.testing.assert_close(watched.residual, torch.ones(4, 2))
    torch.testing.assert_close(watched.drift[:, 0], torch.tensor([1.0, 3.0, 7.0, 15.0]))
    torch.testing.assert_close(watched.cosine[:, 1], torch.tensor([0.0, 1.0, 1.0, 1.0]))
    assert not watched.settled().any()


def test_a_looper_that_swings_goes_back_at_each_loop() -> None:
    watched = trace(Known(-1.0), grids(EMPTY), 4)
    torch.testing.assert_close(watched.cosine[:, 0], torch.tensor([0.0, -1.0, -1.0, -1.0]))
    torch.testing.assert_close(watched.drift[:, 0], torch.tensor([2.0, 0.0, 2.0, 0.0]))


def test_a_looper_that_stands_still_is_settled_once_its_answer_is() -> None:
    watched = trace(Known(1.0, turn=3), grids(EMPTY), 5)
    assert watched.changed[:, 0].tolist() == [1.0, 0.0, 1.0, 0.0, 0.0]
    assert not watched.settled(last=3).any()
    assert watched.settled(last=2).all()


def test_cells_without_a_choice_never_change() -> None:
    watched = trace(Known(1.0, turn=2), grids("1234............"), 2)
    assert watched.changed[1, 0].item() == pytest.approx(12 / 16)


@pytest.mark.parametrize("name", ["relational", "ldt"])
def test_real_loopers_are_watched_problem_by_problem(name: str) -> None:
    looper = Looper(tiny(name)).eval()
    one, both = trace(looper, grids("1.....3..2.....4"), 3), trace(looper, grids("1.....3..2.....4", EMPTY), 3)
    if name == "relational":  # the other has dropout at test too
        torch.testing.assert_close(one.residual[:, 0], both.residual[:, 0])
    assert (both.residual > 0).all()


def test_a_summary_has_a_line_for_powers_of_two_and_the_last_loop() -> None:
    told = summary(trace(Known(1.0), grids(EMPTY), 6))
    assert [line.split()[0] for line in told[1:-1]] == ["1", "2", "4", "6"]
    assert told[-1].endswith("100.0% of the problems")


def test_a_plane_keeps_distances_of_points_that_lie_in_one() -> None:
    flat = torch.tensor([[0.0, 0.0], [3.0, 0.0], [0.0, 4.0], [1.0, 1.0]])
    turn = torch.linalg.qr(torch.randn(5, 5, generator=torch.Generator().manual_seed(0), dtype=torch.float64))[0]
    ends, spread = plane((flat.double() @ turn[:2]).float())
    torch.testing.assert_close(torch.cdist(ends, ends), torch.cdist(flat, flat).double(), atol=1e-5, rtol=1e-5)
    assert spread.sum().item() == pytest.approx(1.0)
    assert spread[0] >= spread[1]


def example() -> Example:
    return Example(Problem(sudoku(), state("12..............")), ANSWER)


def test_starts_that_all_end_alike_have_one_answer_and_no_spread_to_speak_of() -> None:
    mapped = attractors(Known(0.0), example(), starts=5, loops=2)
    assert mapped.answers == (0,) * 5
    assert mapped.right == (False,) * 5
    assert mapped.ends.abs().max() < 1e-6


def test_an_attractor_map_is_the_same_for_the_same_seed_and_leaves_chance_alone() -> None:
    looper = Looper(tiny("relational")).eval()
    torch.manual_seed(7)
    before = torch.random.get_rng_state()
    one, same = (attractors(looper, example(), starts=4, loops=2, seed=1) for _ in range(2))
    assert torch.equal(torch.random.get_rng_state(), before)
    assert torch.equal(one.ends, same.ends)
    assert one.ends.shape == (4, 2)
    with pytest.raises(ModelError, match="at least 2"):
        attractors(looper, example(), starts=1, loops=2)


LOG = [{"step": i + 1, "loss": 1 / (i + 1), "right": i / 10, "drops": i, "unsound": 0} for i in range(9)]
REPORT = {
    "preset": "ldt", "data": "rows", "problems": 4,
    "passes": [{"loops": 8, "exact": 2, "curve": [[0.5, 0.0], [1.0, 0.5]]}, {"loops": 16, "exact": 3, "curve": []}],
}  # fmt: skip


def test_every_picture_can_be_drawn_and_the_same_figures_give_the_same_file(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    watched = trace(Known(0.5), grids(EMPTY, EMPTY), 4)
    mapped = attractors(Known(0.5), example(), starts=5, loops=2)
    panels = [
        plots.learning({"a": LOG}, "loss"), plots.learning({"a": LOG}, "right"), plots.unsound({"a": LOG}),
        plots.depths([REPORT]), plots.risk([REPORT]), *plots.residuals(watched), plots.attractor(mapped),
    ]  # fmt: skip
    for name in ("a.svg", "b.svg"):
        plots.write(panels, tmp_path / name)
    data = (tmp_path / "a.svg").read_bytes()
    assert data.startswith(b"<?xml")
    assert data == (tmp_path / "b.svg").read_bytes()
    plots.write(panels[:1], tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_what_cannot_be_drawn_is_said_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InputError, match=r"\.svg, \.png, \.pdf"):
        plots.write([], tmp_path / "a.bmp")
    pytest.importorskip("matplotlib")
    with pytest.raises(NeurosymError, match="without 'loss'"):
        plots.write([plots.learning({"a": [{"step": 1}]}, "loss")], tmp_path / "a.svg")
    with pytest.raises(InputError, match="cannot be written"):
        plots.write([plots.learning({"a": LOG}, "loss")], tmp_path / "none" / "a.svg")
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingPackageError, match="pip install matplotlib"):
        plots.write([plots.learning({"a": LOG}, "loss")], tmp_path / "a.svg")
    assert not list(tmp_path.iterdir())


def test_thinning_keeps_the_mean_and_the_order() -> None:
    values = [float(value) for value in range(1000)]
    at, means = plots.thinned(values, points=10)
    assert len(at) == 10
    assert means == [49.5 + 100 * part for part in range(10)]
    assert math.fsum(means) / 10 == math.fsum(values) / 1000
    assert plots.thinned([]) == ([], [])
