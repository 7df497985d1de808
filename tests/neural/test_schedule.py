"""Rates and lengths: where they start, where they end, and what is refused."""

from __future__ import annotations

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import nn

from neurosym.errors import InputError
from neurosym.neural.optimiser import AdamW, MuonInside, scale
from neurosym.neural.schedule import Budget, Cosine, seconds_of


def test_a_cosine_rises_in_the_warm_up_and_falls_to_its_floor() -> None:
    schedule = Cosine(warm=0.1, floor=0.02)
    assert schedule.at(0.0) == 0.0
    assert schedule.at(0.1) > 0.95
    assert schedule.at(1.0) == pytest.approx(0.02)


@given(st.floats(0, 1), st.floats(0.01, 1), st.floats(0, 1))
def test_after_the_warm_up_the_rate_never_rises_and_stays_within_its_bounds(a: float, b: float, floor: float) -> None:
    schedule = Cosine(warm=0.01, floor=floor)
    early, late = sorted((max(a, 0.01), b))
    assert schedule.at(early) >= schedule.at(late) - 1e-12
    assert floor - 1e-12 <= schedule.at(late) <= 1


def test_a_budget_of_steps_ends_after_as_many_and_moves_in_the_first() -> None:
    budget = Budget(steps=4)
    assert [budget.done(step, 99.0) for step in range(5)] == [0.125, 0.375, 0.625, 0.875, 1.0]


def test_a_budget_of_time_counts_seconds_whatever_the_steps() -> None:
    assert Budget(seconds=200.0).done(7, 50.0) == 0.25


@pytest.mark.parametrize(("text", "seconds"), [("90s", 90), ("30m", 1800), ("1.5h", 5400), ("7", 7)])
def test_times_are_read_as_people_write_them(text: str, seconds: float) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["", "m", "-3m", "0", "3 weeks", "1e3"])
def test_what_is_no_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InputError, match="as in 30m"):
        seconds_of(text)


def two_layers() -> nn.Module:
    return nn.ModuleDict({"looped": nn.Linear(3, 3), "head": nn.Linear(3, 2)})


def test_muon_has_the_matrices_inside_and_adamw_all_the_rest_once() -> None:
    looper = two_layers()
    muon, adam = MuonInside(("looped",)).build(looper)
    assert [tuple(p.shape) for group in muon.param_groups for p in group["params"]] == [(3, 3)]
    held = [id(p) for one in (muon, adam) for group in one.param_groups for p in group["params"]]
    assert sorted(held) == sorted(id(p) for p in looper.parameters())


def test_what_is_not_to_be_learnt_is_not_held() -> None:
    looper = two_layers()
    looper["head"].requires_grad_(False)  # type: ignore[index]
    (adam,) = AdamW().build(looper)
    assert len(adam.param_groups[0]["params"]) == 2


def test_scaling_is_of_the_highest_rate_not_of_the_last() -> None:
    optimisers = MuonInside(("looped",), rate=0.02, rest=AdamW(0.004)).build(two_layers())
    for factor in (0.5, 0.5):
        scale(optimisers, factor)
    assert [one.param_groups[0]["lr"] for one in optimisers] == [0.01, 0.002]
    assert isinstance(optimisers[0], torch.optim.Muon)
