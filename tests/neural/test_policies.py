"""Policies: each chooses what its name says, by the seed given; numbers that cannot be are refused."""

from __future__ import annotations

import pytest
import torch

from neurosym.errors import ModelError
from neurosym.neural.policies import (
    AnyCell,
    CellPolicy,
    FewestCandidates,
    Half,
    LeastEntropy,
    Negate,
    Open,
    Plan,
    Rank,
    Root,
    Same,
    Softmax,
    Spread,
    ValuePolicy,
    branch,
    plan_of,
)
from neurosym.neural.presets import preset

DRAWS = 1500
CELL = torch.tensor([0, 0, 0, 2, 2, 3, 3, 3])
"""Fork 0 has cells 0 to 2, of which 1 is closed; fork 1 has cell 3; fork 2 has cell 4, closed."""
OWNER = torch.tensor([0, 0, 0, 1, 2])
SCORES = torch.tensor([0.0, 2.0, 1.0, 0.0, 0.1, 1.0, 0.0, 3.0])


def drawn(cell: CellPolicy, value: ValuePolicy) -> torch.Tensor:
    """[DRAWS, 3] what is pinned in each fork."""
    with torch.random.fork_rng([]):
        torch.manual_seed(1)
        return torch.stack([branch(Open(5, CELL, SCORES), OWNER, 3, cell, value) for _ in range(DRAWS)])


def shares(pins: torch.Tensor) -> list[float]:
    return (torch.bincount(pins, minlength=len(CELL)) / len(pins)).tolist()


def near(share: float) -> object:
    return pytest.approx(share, abs=0.05)


def test_a_fork_without_an_open_cell_pins_nothing_and_others_pin_their_own() -> None:
    pins = drawn(AnyCell(), Softmax())
    assert set(pins[:, 2].tolist()) == {-1}
    assert set(pins[:, 0].tolist()) == {0, 1, 2, 3, 4}
    assert set(pins[:, 1].tolist()) == {5, 6, 7}


def test_any_cell_is_uniform_over_open_cells() -> None:
    assert sum(shares(drawn(AnyCell(), Softmax())[:, 0])[:3]) == near(0.5)


def test_the_tightest_cell_is_taken() -> None:
    assert set(drawn(FewestCandidates(), Softmax())[:, 0].tolist()) == {3, 4}


def test_the_surest_cell_is_taken() -> None:
    sure = torch.tensor([0.0, 9.0, 0.0, 0.0, 0.1, 0.0, 0.0, 0.0])
    rank = LeastEntropy().rank(Open(5, CELL, sure))
    assert rank[0] > rank[2] > rank[3]
    share = torch.softmax(sure[3:5], 0)
    assert rank[2].item() == pytest.approx((share * share.log()).sum().item())


def test_values_are_drawn_by_the_softmax_at_the_temperature() -> None:
    told = shares(drawn(AnyCell(), Softmax(2.0))[:, 1])[5:]
    assert told == [near(share) for share in torch.softmax(SCORES[5:] / 2, 0).tolist()]


def test_values_are_drawn_by_their_rank_whatever_the_scores() -> None:
    told = shares(drawn(AnyCell(), Rank(0.5))[:, 1])[5:]
    assert told == [near(2 / 7), near(1 / 7), near(4 / 7)]


def test_restarts_keep_what_they_say() -> None:
    depth = torch.tensor([0, 1, 2, 3, 7])
    assert Root().depth(depth).tolist() == Negate().depth(depth).tolist() == [0] * 5
    assert Half().depth(depth).tolist() == [0, 0, 1, 1, 3]


def test_trust_is_the_same_or_spread_down_to_none() -> None:
    assert Same().thresholds(3, 0.1) == [0.1] * 3
    assert Spread().thresholds(3, 0.1) == [0.1, 0.05, 0.0]
    assert Spread().thresholds(1, 0.1) == [0.0]


@pytest.mark.parametrize("numbers", [{"chains": 0}, {"rounds": -1}, {"threshold": 1.5}, {"threshold": float("nan")}])
def test_plans_that_cannot_be_are_refused(numbers: dict[str, float]) -> None:
    with pytest.raises(ModelError, match=next(iter(numbers))):
        Plan(**numbers)  # type: ignore[arg-type]


def test_policies_that_cannot_be_are_refused() -> None:
    for policy, number in ((Softmax, 0.0), (Softmax, -1.0), (Rank, 0.0), (Rank, 1.1)):
        with pytest.raises(ModelError, match=str(number)):
            policy(number)


def test_a_spec_says_its_plan() -> None:
    assert plan_of(preset("ldt"), seed=3) == Plan(
        chains=64, rounds=1000, value=Softmax(1.5), trust=Same(), alike=False, seed=3
    )
    assert plan_of(preset("relational")) == Plan(chains=32, rounds=32)
    assert plan_of(preset("sotaku")) == Plan()
