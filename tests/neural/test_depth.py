"""Token depth: who takes part, who stays as it is, and what the heads read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch
from torch import Tensor, nn

from neurosym.neural.depth import AllCells, CellAct, CellExit, Depth, ExpertChoice, Memory, TokenChoice, Way

CELLS, LOOPS = 12, 6


def walk(depth: Depth, loops: int = LOOPS, training: bool = True) -> Iterator[tuple[Tensor, Tensor, Tensor, Memory]]:
    """Before, after the core, routed, and the memory, loop by loop; the core adds fresh noise."""
    torch.manual_seed(2)
    module = depth.build(8, loops).double()
    if isinstance(module, nn.Linear):
        nn.init.normal_(module.weight)
    hidden = torch.randn(2, CELLS, 8).double()
    memory: Memory = ()
    for loop in range(loops):
        after = hidden + torch.randn(2, CELLS, 8).double()
        way = Way(loop, training, lambda rows: rows[..., :4])
        routed, memory = depth.route(module, hidden, after, memory, way)
        yield hidden, after, routed, memory
        hidden = routed


def test_experts_choose_their_share_out_of_those_chosen_before() -> None:
    before = torch.ones(2, CELLS)
    for (hidden, _, routed, (chosen,)), share in zip(
        walk(ExpertChoice((1.0, 2 / 3, 1 / 3))), [12, 8, 4, 4, 4, 4], strict=True
    ):
        assert chosen.sum(1).tolist() == [share, share]
        assert bool((chosen <= before).all())
        stays = chosen == 0
        assert torch.equal(routed[stays], hidden[stays])
        assert not torch.equal(routed[~stays], hidden[~stays])
        before = chosen


def test_the_gate_of_an_expert_gets_a_gradient_and_scales_the_update() -> None:
    module = ExpertChoice((0.5,)).build(8, 1)
    before, after = torch.randn(1, 4, 8), torch.randn(1, 4, 8)
    routed, (chosen,) = ExpertChoice((0.5,)).route(module, before, after, (), Way(0, True, None))
    gate = torch.sigmoid(module(before))
    torch.testing.assert_close(routed[chosen > 0], (gate * after + before)[chosen > 0])
    assert bool(torch.autograd.grad(routed.sum(), module.weight)[0].any())  # type: ignore[arg-type]


def test_a_token_takes_part_for_as_many_loops_as_it_chose() -> None:
    moved = torch.zeros(2, CELLS, dtype=torch.int64)
    for hidden, _, routed, memory in walk(TokenChoice()):
        moved += (hidden != routed).any(-1)
        assigned = memory[1]
    assert torch.equal(moved, assigned + 1)
    assert len(set(moved.flatten().tolist())) > 1


def test_a_cell_that_has_halted_is_constant_to_the_bit() -> None:
    depth = CellAct()
    full = torch.zeros(2, CELLS, 1, dtype=torch.bool)
    for hidden, _, routed, (total, _) in walk(depth):
        assert torch.equal(routed[full[..., 0]], hidden[full[..., 0]])
        full = total >= 1 - depth.epsilon
    assert bool(full.any())
    assert bool((total <= 1).all())


def test_the_weights_of_a_cell_add_up_to_one_at_every_loop() -> None:
    depth = CellAct()
    module, same = depth.build(8, LOOPS), torch.randn(2, CELLS, 8)
    memory: Memory = ()
    for loop in range(LOOPS):
        _, memory = depth.route(module, same, same, memory, Way(loop, True, None))
        torch.testing.assert_close(depth.shown(same, memory), same)


def test_the_heads_read_the_mean_of_the_states_by_halting_weight() -> None:
    depth = CellAct()
    torch.manual_seed(2)
    module = depth.build(8, LOOPS).double()
    nn.init.normal_(module.weight)  # type: ignore[arg-type]
    spent = torch.zeros(2, CELLS, 1).double()
    mean = torch.zeros(2, CELLS, 8).double()
    for loop, step in enumerate(walk(depth)):
        after, memory = step[1], step[3]
        halt = torch.sigmoid(module(after))
        last = (spent + halt >= 0.99) | torch.tensor(loop == LOOPS - 1)
        weight = torch.where(spent < 0.99, torch.where(last, 1 - spent, halt), 0.0)
        mean, spent = mean + weight * after, spent + weight
    torch.testing.assert_close(depth.shown(step[2], memory), mean)
    torch.testing.assert_close(spent, torch.ones_like(spent))
    assert torch.equal(AllCells().shown(after, ()), after)


def test_a_cell_exits_after_its_belief_has_settled_and_only_at_test() -> None:
    depth, before = CellExit(0.1), torch.zeros(1, 2, 4)
    after = torch.tensor([[[0.0, 0.0, 0.0, 0.01], [9.0, 0.0, 0.0, 0.0]]])
    way = Way(0, False, lambda rows: rows)
    routed, memory = depth.route(nn.Identity(), before, after, (), way)
    assert torch.equal(routed, after)
    later, _ = depth.route(nn.Identity(), routed, routed + 1, memory, way)
    assert torch.equal(later, torch.stack([routed[:, 0], routed[:, 1] + 1], 1))
    taught, none = depth.route(nn.Identity(), before, after, (), way._replace(training=True))
    assert torch.equal(taught, after)
    assert none == ()


@pytest.mark.parametrize("depth", [AllCells(), CellExit()])
def test_in_training_these_route_nothing(depth: Depth) -> None:
    for _, after, routed, _ in walk(depth):
        assert torch.equal(after, routed)
