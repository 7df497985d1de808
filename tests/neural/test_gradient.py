"""Each gradient mode keeps exactly the history it says, against runs cut by hand."""

from __future__ import annotations

import warnings
from typing import Any

import pytest
import torch
from torch import Tensor, nn

from neurosym.neural.gradient import (
    Carried,
    Full,
    Gradient,
    Implicit,
    LastRecursion,
    OneStep,
    PerLoop,
    Truncated,
    Unlearned,
)
from neurosym.neural.loop import Looper
from neurosym.neural.readout import Readout
from neurosym.neural.recurrence import Nested, Place, Solved, State
from neurosym.neural.supervision import FinalLoop
from tests.neural.grids import assert_same, gradients, grids, looper, quiet, total

LOOPS = 6


def of_run(module: Looper, loops: int = LOOPS, state: State | None = None) -> dict[str, Tensor]:
    return gradients(total(module.run(grids(), loops, state)[1]), module)


def by_hand(module: Looper, loops: int, cut: Any) -> list[Readout]:
    """Loops one by one; ``cut(loop)`` says whether the state loses its history before that loop."""
    board = grids()
    state, readouts = module.begin(board), []
    for loop in range(loops):
        state, readout = module.loop(board, state.detach() if cut(loop) else state)
        readouts.append(readout)
    return readouts


def sotaku(gradient: Gradient, **changes: Any) -> Looper:
    return looper(quiet("sotaku", gradient=gradient, supervision=FinalLoop(), **changes))


def test_full_history_is_that_of_loops_one_by_one() -> None:
    module = sotaku(Full())
    assert_same(of_run(module), gradients(total(by_hand(module, LOOPS, lambda loop: False)[-1:]), module))


@pytest.mark.parametrize("window", [1, 2, 5])
def test_a_truncated_window_is_a_state_detached_by_hand(window: int) -> None:
    cut = by_hand(plain := sotaku(Full()), LOOPS, lambda loop: loop == LOOPS - window)
    assert_same(of_run(sotaku(Truncated(window))), gradients(total(cut[-1:]), plain))


def test_a_window_as_long_as_the_run_is_full_history() -> None:
    assert_same(of_run(sotaku(Truncated(LOOPS))), of_run(sotaku(Full())))


def test_loops_before_the_window_could_be_constants() -> None:
    module = sotaku(Truncated(2))
    board = grids()
    with torch.no_grad():
        state = module.begin(board)
        for _ in range(LOOPS - 2):
            state, _ = module.loop(board, state)
    assert_same(of_run(module), of_run(sotaku(Full()), 2, state))


def test_one_step_of_a_flat_schedule_is_the_last_loop_from_a_constant() -> None:
    cut = by_hand(plain := sotaku(Full()), LOOPS, lambda loop: loop == LOOPS - 1)
    assert_same(of_run(sotaku(OneStep())), gradients(total(cut[-1:]), plain))


def test_a_carried_segment_is_cut_where_the_next_begins() -> None:
    cut = by_hand(plain := sotaku(Full()), LOOPS, lambda loop: loop == 4)
    assert_same(of_run(sotaku(Carried(4))), gradients(total(cut[-1:]), plain))


def test_a_state_handed_on_detached_is_a_segment_cut_by_hand() -> None:
    module = sotaku(Carried(3))
    state = module.run(grids(), 3)[0].detach()
    cut = by_hand(plain := sotaku(Full()), LOOPS, lambda loop: loop == 3)
    assert_same(of_run(module, 3, state), gradients(total(cut[-1:]), plain))


def test_a_first_state_given_to_a_run_keeps_its_history() -> None:
    module = sotaku(Carried(LOOPS))
    assert_same(of_run(module, state=module.begin(grids())), of_run(sotaku(Full())))


def test_per_loop_losses_do_not_reach_earlier_loops() -> None:
    plain = looper(quiet("sotaku"))
    cut = by_hand(plain, LOOPS, lambda loop: True)
    assert_same(of_run(looper(quiet("sotaku", gradient=PerLoop()))), gradients(total(cut), plain))


def test_set_weights_leave_no_history() -> None:
    module = looper(quiet("giannou"))
    assert isinstance(module.spec.gradient, Unlearned)
    state, _ = module.run(grids(), 3)
    assert not state.hidden.requires_grad


class Counted(nn.Module):
    """A map that counts the calls that leave a history."""

    def __init__(self, module: nn.Module) -> None:
        super().__init__()
        self.module, self.calls, self.tracked = module, 0, 0

    def forward(self, *arguments: Any) -> Any:
        self.calls += 1
        self.tracked += torch.is_grad_enabled()
        return self.module(*arguments)


@pytest.mark.parametrize(
    ("name", "calls", "tracked"),
    [("trm", 2 * (2 + 1), 2 + 1), ("hrm", 2 * (2 + 1), 2), ("gram", 2 * (2 + 1), 2 + 1)],
)
def test_nested_loops_track_the_calls_of_their_paper(name: str, calls: int, tracked: int) -> None:
    module = looper(quiet(name))
    module.core.stack = high = Counted(module.core.stack)
    low = Counted(module.low) if module.low is not None else None
    if low is not None:
        module.low = low
    module.run(grids(), 1)
    assert high.calls + (low.calls if low else 0) == calls
    assert high.tracked + (low.tracked if low else 0) == tracked
    if low is not None:
        assert high.tracked == 1


def nested_by_hand(module: Looper, recursions: int, low: int, tracked: Any) -> Readout:
    """One loop of TRM or HRM, plainly; calls for which ``tracked`` is false have no history."""
    board = grids()
    e, scene = module.core.embed(board), module.core.look(board)
    y, z = (module.get_parameter(f"parts.{part}.0").expand_as(e) for part in ("start", "low_start"))
    f_low = module.core if module.low is None else module.low
    for recursion in range(recursions):
        for turn in range(low):
            with torch.set_grad_enabled(tracked(recursion, turn)):
                z = f_low(z + y + e, scene)
        with torch.set_grad_enabled(tracked(recursion, low)):
            y = module.core(y + z, scene)
    readout: Readout = module.core.read(y, board)
    return readout


def test_trm_has_the_gradient_of_its_last_recursion() -> None:
    module = looper(quiet("trm"))
    assert_same(of_run(module, 1), gradients(total([nested_by_hand(module, 2, 2, lambda r, t: r == 1)]), module))


def test_trm_with_a_single_recursion_has_the_full_gradient() -> None:
    spec = quiet("trm", recurrence=Nested(recursions=1, low=3))
    module = looper(spec)
    assert_same(of_run(module, 1), gradients(total([nested_by_hand(module, 1, 3, lambda r, t: True)]), module))


def test_hrm_has_the_gradient_of_the_last_call_of_each_net() -> None:
    module = looper(quiet("hrm"))
    by_calls = nested_by_hand(module, 2, 2, lambda r, t: r == 1 and t >= 1)
    assert_same(of_run(module, 1), gradients(total([by_calls]), module))


@pytest.mark.parametrize("gradient", [LastRecursion(), OneStep()])
def test_nothing_flows_from_one_segment_to_the_next(gradient: Gradient) -> None:
    module = looper(quiet("trm", gradient=gradient, recurrence=Nested(recursions=1, low=1)))
    board = grids()
    begun, _ = module.loop(board, module.begin(board))
    begun.hidden.retain_grad()
    assert begun.low is not None
    begun.low.retain_grad()
    total([module.loop(board, begun)[1]]).backward()  # type: ignore[no-untyped-call]
    assert begun.hidden.grad is None
    assert begun.low.grad is None


def contraction(size: int, norm: float) -> tuple[Tensor, Tensor, Tensor]:
    torch.manual_seed(5)
    matrix, inward = torch.randn(size, size).double(), torch.randn(size, size).double()
    matrix = norm * matrix / torch.linalg.matrix_norm(matrix, 2)
    return matrix.requires_grad_(), inward.requires_grad_(), torch.randn(8, size).double().requires_grad_()


def solved(weights: tuple[Tensor, Tensor, Tensor], depth: int, most: int = 200) -> State:
    matrix, inward, x = weights

    def step(state: State) -> State:
        return state._replace(hidden=torch.tanh(state.hidden @ matrix.T + x @ inward.T))

    gradient = Implicit(tolerance=1e-10, most=most, depth=depth)
    recurrence = Solved(tolerance=1e-10, most=most, depth=depth)
    return recurrence.advance(
        lambda state, place: gradient.take(step, state, place), State(torch.zeros(8, 16).double()), Place()
    )


@pytest.mark.parametrize("depth", [0, 5])
def test_the_implicit_gradient_is_that_of_a_long_unrolled_run(depth: int) -> None:
    weights = contraction(16, 0.7)
    matrix, inward, x = weights
    hidden = torch.zeros(8, 16).double()
    for _ in range(200):
        hidden = torch.tanh(hidden @ matrix.T + x @ inward.T)
    unrolled = torch.autograd.grad(hidden.square().sum(), weights)
    implicit = torch.autograd.grad(solved(weights, depth).hidden.square().sum(), weights)
    for one, other in zip(implicit, unrolled, strict=True):
        torch.testing.assert_close(one, other, rtol=1e-5, atol=1e-7)


def saved(run: Any) -> int:
    """How many numbers a run keeps for its backward pass."""
    kept: list[int] = []

    def keep(tensor: Tensor) -> Tensor:
        kept.append(tensor.numel())
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        run()
    return sum(kept)


def test_what_the_implicit_gradient_keeps_does_not_grow_with_the_solve() -> None:
    weights = contraction(16, 0.7)
    assert saved(lambda: solved(weights, 0, most=20)) == saved(lambda: solved(weights, 0, most=200)) > 0


def test_a_solve_that_did_not_converge_asks_for_a_warning() -> None:
    turning = 1.5 * torch.linalg.qr(torch.randn(16, 16, dtype=torch.float64))[0]
    _, inward, x = contraction(16, 1.0)
    with pytest.warns(UserWarning, match="implicit gradient is wrong"):
        state = solved((turning.requires_grad_(), inward, 0.01 * x), 0, most=40)
    assert state.residual is not None
    assert float(state.residual.max()) > 1e-10


def test_an_equilibrium_looper_has_the_gradient_of_a_long_run() -> None:
    tight = {"recurrence": Solved(1e-11, 400, 5), "gradient": Implicit(1e-11, 400, 5)}
    module = looper(quiet("deq", **tight))
    with torch.no_grad():
        for parameter in module.core.stack.parameters():
            parameter.mul_(0.5)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        implicit = of_run(module, 1)
    board = grids()
    e, scene = module.core.embed(board), module.core.look(board)
    hidden = torch.zeros_like(e)
    for _ in range(120):
        hidden = module.core(hidden + e, scene)
    assert_same(implicit, gradients(total([module.core.read(hidden, board)]), module), 1e-6)
