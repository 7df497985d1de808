"""Halting: weights that add up, costs as in the papers, and rules on hand-made evidence."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from neurosym.neural.halting import (
    Act,
    Confident,
    Decided,
    Evidence,
    Fixed,
    HaltHead,
    Halting,
    Ponder,
    QLearning,
    Settled,
    SmallChange,
)

CHANCES = st.lists(st.floats(0.001, 0.999), min_size=1, max_size=12)


def logits(chances: list[float]) -> Tensor:
    return torch.logit(torch.tensor(chances, dtype=torch.float64))[:, None, None]


@given(CHANCES)
def test_act_weights_loops_and_remainder_equal_a_plain_reference(chances: list[float]) -> None:
    act = Act(epsilon=0.01, tau=1.0)
    spent, expected = 0.0, []
    for loop, chance in enumerate(chances):
        if spent + chance >= 0.99 or loop == len(chances) - 1:
            expected.append(1 - spent)
            break
        expected.append(chance)
        spent += chance
    found = act.weights(logits(chances))[:, 0]
    padded = torch.tensor(expected + [0.0] * (len(chances) - len(expected)), dtype=torch.float64)
    torch.testing.assert_close(found, padded)
    assert abs(float(found.sum()) - 1) < 1e-6
    torch.testing.assert_close(float(act.cost(logits(chances))), len(expected) + expected[-1])


@given(CHANCES)
def test_the_ponder_cost_of_act_falls_by_one_for_each_loop_but_the_last(chances: list[float]) -> None:
    act, scores = Act(tau=1.0), logits(chances).requires_grad_()
    (slope,) = torch.autograd.grad(act.cost(scores).sum(), scores)
    chance = torch.sigmoid(scores.detach())
    by_chance = (slope / (chance * (1 - chance)))[:, 0, 0]
    loops = int((act.weights(scores.detach())[:, 0] > 0).sum())
    last = len(chances) if loops == 0 else loops
    torch.testing.assert_close(by_chance[: last - 1], torch.full((last - 1,), -1.0, dtype=torch.float64))
    assert not by_chance[last - 1 :].any()


@given(CHANCES)
def test_the_halting_law_of_ponder_adds_up_to_one(chances: list[float]) -> None:
    weights = Ponder().weights(logits(chances))[:, 0]
    assert abs(float(weights.sum()) - 1) < 1e-9
    going = 1.0
    for loop, chance in enumerate(chances[:-1]):
        assert abs(float(weights[loop]) - chance * going) < 1e-9
        going *= 1 - chance


def test_the_divergence_is_that_from_the_cut_geometric_law() -> None:
    ponder = Ponder(prior=0.3, beta=2.0)
    weights = ponder.weights(logits([0.2, 0.5, 0.9]))[:, 0]
    law = torch.tensor([0.3, 0.7 * 0.3, 0.49], dtype=torch.float64)
    torch.testing.assert_close(ponder.cost(logits([0.2, 0.5, 0.9]))[0], 2.0 * (weights * (weights / law).log()).sum())
    assert abs(float(ponder.cost(logits([0.3, 0.3, 0.3])))) < 1e-9


def test_tossed_coins_stop_as_often_as_the_law_says() -> None:
    torch.manual_seed(0)
    ponder, chances = Ponder(), [0.2, 0.5, 0.9, 0.5]
    scores = logits(chances).expand(-1, 20_000, -1)
    stopped = torch.full((20_000,), len(chances) - 1)
    going = torch.ones(20_000, dtype=torch.bool)
    for loop in range(len(chances) - 1):
        stops = ponder.stops(evidence(scores=scores[: loop + 1], problems=20_000)) & going
        stopped[stops] = loop
        going &= ~stops
    found = torch.bincount(stopped, minlength=4) / 20_000
    torch.testing.assert_close(found.double(), ponder.weights(logits(chances))[:, 0], atol=0.012, rtol=0)


def test_without_a_draw_ponder_stops_once_halting_is_likelier_than_not() -> None:
    ponder = Ponder(draw=False)
    assert not bool(ponder.stops(evidence(scores=logits([0.3]))))
    assert bool(ponder.stops(evidence(scores=logits([0.3, 0.3]))))


def evidence(
    scores: Tensor | None = None,
    belief: list[float] | None = None,
    before: list[float] | None = None,
    moved: float = 1.0,
    conflict: float = 0.0,
    cell: tuple[int, ...] = (0, 0, 1, 1),
    problems: int = 1,
) -> Evidence:
    """One problem with two cells of two values, unless said otherwise."""
    return Evidence(
        torch.zeros(1, problems, 2) if scores is None else scores,
        torch.tensor([0.5] * len(cell) if belief is None else belief).log(),
        None if before is None else torch.tensor(before).log(),
        torch.full((problems,), moved),
        torch.full((problems,), conflict),
        torch.zeros(len(cell), dtype=torch.int64),
        torch.tensor(cell),
    )


@pytest.mark.parametrize(
    ("rule", "met", "unmet"),
    [
        (Settled(0.1), {"moved": 0.05}, {"moved": 0.2}),
        (Confident(0.9), {"belief": [0.95, 0.05, 0.1, 0.9]}, {"belief": [0.95, 0.05, 0.5, 0.5]}),
        (
            SmallChange(1e-3),
            {"belief": [0.9, 0.1, 0.5, 0.5], "before": [0.9, 0.1, 0.5, 0.5]},
            {"belief": [0.9, 0.1, 0.5, 0.5], "before": [0.5, 0.5, 0.5, 0.5]},
        ),
        (Decided(0.6), {"cell": (0, 1), "belief": [1.0, 1.0]}, {}),
        (Decided(0.6), {"conflict": 1.0}, {"conflict": 0.1}),
        (HaltHead(), {"scores": torch.tensor([[[0.1]]])}, {"scores": torch.tensor([[[-0.1]]])}),
        (QLearning(), {"scores": torch.tensor([[[1.0, 0.5]]])}, {"scores": torch.tensor([[[1.0, 1.5]]])}),
        (Act(), {"scores": torch.tensor([[[0.5]], [[5.0]]])}, {"scores": torch.tensor([[[0.5]]])}),
    ],
    ids=lambda part: type(part).__name__ if isinstance(part, Halting) else "",
)
def test_a_rule_stops_where_it_says_and_not_short_of_it(
    rule: Halting, met: dict[str, object], unmet: dict[str, object]
) -> None:
    assert bool(rule.stops(evidence(**met)))  # type: ignore[arg-type]
    assert not bool(rule.stops(evidence(**unmet)))  # type: ignore[arg-type]


def test_nothing_is_settled_by_change_after_a_single_loop_and_a_fixed_rule_never_stops() -> None:
    assert not bool(SmallChange().stops(evidence()))
    assert not bool(Fixed().stops(evidence(moved=0.0, conflict=9.0)))
    assert Fixed().weights(torch.zeros(3, 2, 0)) is None
    assert not Fixed().cost(torch.zeros(3, 2, 0)).any()


def test_heads_begin_as_their_papers_say() -> None:
    for halting, bias in ((Act(), 1.0), (HaltHead(), -5.0), (QLearning(), -5.0)):
        head = halting.build(8)
        assert isinstance(head, torch.nn.Linear)
        assert bool((head.bias == bias).all())
