"""Batched projection: equal to the scalar one, whatever stands beside whatever."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

import neurosym
from neurosym.constraints.linear import Linear
from neurosym.lattice import Candidates, bits
from neurosym.laws.strategies import elements_below, rule_sets
from neurosym.neural.frame import beside, candidates_of, frame_of, live_of, propagate
from neurosym.problem import Rules
from neurosym.projector import projector_for
from neurosym.relaxation import relax
from tests.neural.boards import EACH, EXAMPLES


def scalar(rules: Rules, candidates: Candidates) -> Candidates:
    """The same projection by the projector of the relaxation."""
    relaxed = relax(rules)
    start = Candidates((*candidates, *relaxed.top[len(candidates) :]))
    return Candidates(projector_for(relaxed).project(start, "unit")[: len(candidates)])


def batched(states: list[tuple[Rules, Candidates]]) -> list[Candidates]:
    frame = beside([frame_of(rules) for rules, _ in states])
    return candidates_of(frame, propagate(frame, torch.cat([live_of(*state) for state in states])))


@given(st.lists(rule_sets(), min_size=1, max_size=3), st.data())
def test_batched_projection_equals_the_scalar_one_on_any_rules(many: list[Rules], data: st.DataObject) -> None:
    states = [(rules, data.draw(elements_below(rules.top))) for rules in many]
    assert batched(states) == [scalar(*state) for state in states]


def random_state(rules: Rules, start: Candidates, random: Random) -> Candidates:
    """The start with some cells narrowed at random, each to a value at least."""
    return Candidates(
        [
            mask & random.getrandbits(len(rules.values)) | 1 << random.choice(list(bits(mask)))
            if random.random() < 0.3
            else mask
            for mask in start
        ]
    )


@pytest.mark.parametrize("path", EACH)
def test_batched_projection_equals_the_scalar_one_on_random_states_of_every_domain(path: Path) -> None:
    agree_on(path, 8)


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_batched_projection_equals_the_scalar_one_ten_thousand_times(path: Path) -> None:
    agree_on(path, -(-10_000 // len(EXAMPLES)))


def agree_on(path: Path, count: int) -> None:
    problem = neurosym.load(path)
    random = Random(1)
    states = [(problem.rules, random_state(problem.rules, problem.start, random)) for _ in range(count)]
    for first in range(0, count, 50):
        chunk = states[first : first + 50]
        assert batched(chunk) == [scalar(*state) for state in chunk]


def test_a_frame_first_built_in_inference_can_be_used_with_gradients() -> None:
    rules = Rules(("a", "b"), ("1", "2"), (), Candidates((3, 2)))
    with torch.inference_mode():
        frame = frame_of(rules)
    scale = torch.ones(len(frame.cell), requires_grad=True)
    (gradient,) = torch.autograd.grad((scale * frame.value).sum(), scale)
    assert len(gradient) == len(frame.cell)


@pytest.mark.parametrize("large", [2**21, 2**24, 10**8, 10**12])
def test_no_answer_is_lost_where_sums_are_larger_than_floats_can_tell_apart(large: int) -> None:
    rng = Random(large)
    states: list[tuple[Rules, Candidates]] = []
    for _ in range(40):
        rows = tuple(tuple(rng.randint(-large, large) for _ in range(3)) for _ in range(4))
        bound = sum(rng.choice(row) for row in rows)
        states.append(
            (rules := Rules(tuple("abcd"), tuple("xyz"), (Linear((0, 1, 2, 3), rows, bound, bound),)), rules.top)
        )
    small, top = Rules(("a",), ("x", "y"), (Linear((0,), ((0, 1),), 1, 1),)), Candidates((0b11,))
    states.append((small, top))
    batch = beside([frame_of(rules) for rules, _ in states])
    live = propagate(batch, torch.cat([live_of(*state) for state in states]))
    expected = [projector_for(relax(rules)).project(relax(rules).top, "unit") for rules, _ in states]
    assert candidates_of(batch, live) == expected
