"""The small axes: start, mix, injection, recurrence, supervision, projection, acceptance and search, value by value."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor, nn

from neurosym.neural.acceptance import (
    ABSTAIN,
    Acceptance,
    BestScore,
    Checker,
    First,
    LeastResidual,
    Majority,
    OwnFlag,
    Tries,
)
from neurosym.neural.injection import Add, AddBeside, Concat, Fed, Injection, Once, Predictions, Slope
from neurosym.neural.mix import Damped, Gated, Replace, Residual, Rms
from neurosym.neural.projection import Lattice, Snap, Softmax, Unprojected
from neurosym.neural.recurrence import Flat, Nested, Place, Sampled, Sized, State
from neurosym.neural.search import Chains, Rollouts
from neurosym.neural.start import Embedded, Gaussian, Row, Zeros
from neurosym.neural.supervision import EveryLoop, EverySegment, Expected, FinalLoop, LastLoops, Supervision
from tests.neural.grids import grids


def test_first_states() -> None:
    embedded = torch.randn(2, 3, 8) * 5
    assert not Zeros().begin(nn.Identity(), embedded).any()
    assert torch.equal(Embedded().begin(Embedded().build(8), embedded), embedded)
    scaled = Embedded("rms").begin(Embedded("rms").build(8), embedded)
    torch.testing.assert_close(scaled.square().mean(-1), torch.ones(2, 3), atol=1e-5, rtol=0)
    module = Row().build(8)
    row = Row().begin(module, embedded)
    assert torch.equal(row, row[:1, :1].expand_as(row))
    assert float(row.abs().max()) <= 2
    assert not any(parameter.requires_grad for parameter in module.parameters())
    assert all(parameter.requires_grad for parameter in Row(learned=True).build(8).parameters())
    noise = Gaussian(0.5).begin(nn.Identity(), torch.zeros(100, 100))
    assert abs(float(noise.std()) - 0.5) < 0.02


def test_mixes() -> None:
    state, entered, said = torch.randn(3, 2, 4, 8)
    assert torch.equal(Replace().mix(nn.Identity(), state, entered, said), said)
    torch.testing.assert_close(Residual("rms").mix(Rms(), state, entered, said), Rms()(entered + said))
    torch.testing.assert_close(Damped(0.25).mix(nn.Identity(), state, entered, said), 0.25 * state + 0.75 * said)
    gate = Gated().build(8)
    mixed = Gated().mix(gate, state, entered, said)
    assert bool(((mixed - state) * (mixed - said) <= 0).all())


@pytest.mark.parametrize("injection", [Once(), Add(), Add(flag=True), AddBeside(), Concat(), Predictions(), Slope()])
def test_injections_keep_the_shape_and_all_but_one_bring_the_input_in(injection: Injection) -> None:
    module = injection.build(8, 4)
    e, belief = torch.randn(2, 3, 8, requires_grad=True), torch.rand(2, 3, 4, requires_grad=True)
    entered = injection.enter(module, torch.zeros(2, 3, 8), Fed(e, belief, belief, False))
    total = entered.inside.sum() + (entered.beside.sum() if entered.beside is not None else 0)
    assert entered.inside.shape == (2, 3, 8)
    reached = torch.autograd.grad(total, [e, belief], allow_unused=True) if total.requires_grad else (None, None)
    assert (reached[0] is not None) == (not isinstance(injection, Once | Predictions))
    assert (reached[1] is not None) == isinstance(injection, Predictions | Slope)


def test_the_flag_is_up_in_the_first_loop_only() -> None:
    module = Add(flag=True).build(8, 4)
    state = torch.zeros(1, 2, 8)
    first, later = (Add(flag=True).enter(module, state, Fed(state, None, None, at)).inside for at in (True, False))
    assert bool(first.any())
    assert not later.any()


def test_feedback_without_a_belief_is_the_feedback_of_zeros() -> None:
    module, state = Predictions().build(8, 4), torch.randn(2, 3, 8)
    nothing, zeros = (
        Predictions().enter(module, state, Fed(state, belief, None, True)).inside
        for belief in (None, torch.zeros(2, 3, 4))
    )
    assert torch.equal(nothing, zeros)


def test_a_nested_loop_makes_its_calls_in_order() -> None:
    calls: list[Place] = []

    def call(state: State, place: Place) -> State:
        calls.append(place)
        return state

    Nested(recursions=2, low=3).advance(call, State(torch.zeros(1)), Place())
    assert "".join("H" if place.high else "l" for place in calls) == "lllHlllH"
    assert [place.last for place in calls] == [False] * 4 + [True] * 4
    assert [number for number, place in enumerate(calls) if place.first and place.last] == [4]
    assert [number for number, place in enumerate(calls) if place.final] == [6, 7]


def test_sampled_depths_have_the_published_mean_median_and_mode() -> None:
    torch.manual_seed(0)
    one = torch.ones(1, dtype=torch.int64)
    draws = torch.cat([Sampled().count(32, one, True) for _ in range(40_000)])
    assert abs(float(draws.double().mean()) - 33) < 0.5
    assert abs(float(draws.median()) - 29) <= 1
    assert abs(int(torch.bincount(draws).argmax()) - 24) <= 3
    assert Sampled().count(32, one, False).tolist() == [32]


def test_depths_by_size_and_fixed_ones() -> None:
    cells = torch.tensor([4, 81])
    assert Sized(per_cell=0.5, extra=1).count(7, cells, False).tolist() == [3, 42]
    assert Flat().count(7, cells, True).tolist() == [7, 7]


@pytest.mark.parametrize(
    ("supervision", "judged"),
    [
        (FinalLoop(), [5]),
        (EveryLoop(), [0, 1, 2, 3, 4, 5]),
        (EveryLoop(2), [1, 3, 5]),
        (EveryLoop(4), [1, 5]),
        (LastLoops(2), [4, 5]),
        (EverySegment(), [0, 1, 2, 3, 4, 5]),
        (Expected(), [0, 1, 2, 3, 4, 5]),
    ],
)
def test_loops_that_are_judged(supervision: Supervision, judged: list[int]) -> None:
    assert [loop for loop in range(6) if supervision.judges(loop, 6)] == judged


LOGITS = st.lists(st.floats(-9, 9), min_size=1, max_size=9)


@given(LOGITS, LOGITS)
def test_the_lattice_projection_is_monotone_and_drops_below_its_threshold(one: list[float], other: list[float]) -> None:
    size = min(len(one), len(other))
    a, b = torch.tensor(one[:size]), torch.tensor(other[:size])
    lower, upper = Lattice().project(torch.minimum(a, b)), Lattice().project(torch.maximum(a, b))
    assert bool((lower <= upper).all())
    assert torch.equal(Lattice(0.1).project(a), torch.sigmoid(a) >= 0.1)


def test_softmax_gives_chances_and_nothing_projected_is_nothing_changed() -> None:
    raw = torch.randn(2, 3, 4)
    torch.testing.assert_close(Softmax().project(raw).sum(-1), torch.ones(2, 3))
    assert Unprojected().project(raw) is raw


def test_a_snap_takes_residue_off_bits_and_keeps_zero() -> None:
    raw = torch.tensor([-1.09, -1.0, -0.92, -0.05, 0.05, 0.93, 1.0, 1.08])
    torch.testing.assert_close(Snap(0.1).project(raw), torch.tensor([-1.0, -1, -1, 0, 0, 1, 1, 1]))


TRIES = Tries(
    answers=torch.tensor([[[1, 2], [1, 1]], [[3, 4], [2, 2]], [[3, 4], [3, 3]]]),
    score=torch.tensor([[0.5, 0.1], [0.9, 0.2], [0.7, 0.3]]),
    residual=torch.tensor([[0.3, 0.9], [0.2, 0.5], [0.1, 0.7]]),
    settled=torch.tensor([[False, False], [True, False], [True, False]]),
    checked=torch.tensor([[False, False], [False, True], [True, True]]),
)


@pytest.mark.parametrize(
    ("acceptance", "chosen"),
    [
        (First(), [0, 0]),
        (BestScore(), [1, 2]),
        (LeastResidual(), [2, 1]),
        (Majority(), [1, 0]),
        (OwnFlag(), [1, ABSTAIN]),
        (Checker(), [2, 1]),
    ],
)
def test_which_try_is_taken(acceptance: Acceptance, chosen: list[int]) -> None:
    assert acceptance.choose(TRIES).tolist() == chosen


def test_the_checker_accepts_wherever_some_try_is_right() -> None:
    torch.manual_seed(0)
    checked = torch.rand(5, 200) < 0.2
    chosen = Checker().choose(TRIES._replace(checked=checked))
    assert torch.equal(chosen != ABSTAIN, checked.any(0))
    assert bool(checked.gather(0, chosen.clamp(0)[None])[0][chosen != ABSTAIN].all())


def test_tries_are_laid_out_so_that_they_fold() -> None:
    assert Rollouts(3).spread("ab") == list("ababab")


def pins(choose: Tensor, times: int) -> Tensor:
    board = grids()
    torch.manual_seed(0)
    return torch.stack([Chains(temperature=1.5).pin(board, choose) for _ in range(times)])


def test_a_pin_is_an_open_cell_of_each_problem_drawn_evenly() -> None:
    board = grids()
    drawn = pins(torch.zeros(len(board.cell)), 3000)
    assert torch.equal(board.problem[drawn], torch.arange(3).expand(3000, 3))
    assert bool(board.open[drawn].all())
    cells = torch.bincount(board.cell[drawn[:, 0]], minlength=16)[:16]
    opened = cells[cells > 0].double()
    assert len(opened) == 12
    assert float((opened / 3000 - 1 / 12).abs().max()) < 0.02


def test_values_are_pinned_by_the_tempered_softmax() -> None:
    board = grids()
    choose = board.value.double()
    drawn = pins(choose, 4000).flatten()
    four = torch.bincount(board.cell)[board.cell[drawn]] == 4
    shares = torch.bincount(board.value[drawn[four]], minlength=4).double()
    torch.testing.assert_close(shares / shares.sum(), (torch.arange(4).double() / 1.5).softmax(0), atol=0.015, rtol=0)


def test_a_problem_without_an_open_cell_has_no_pin() -> None:
    board = grids("1234341221434321", "4..1............")
    pinned = Chains().pin(board, torch.zeros(len(board.cell)))
    assert int(pinned[0]) == -1
    assert int(pinned[1]) >= 0
