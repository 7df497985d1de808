"""Trainings so small that a test can run them: 4x4 grids, a handful of states, a few steps."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from neurosym.lattice import Candidates
from neurosym.neural.presets import preset
from neurosym.neural.presets.micro import micro
from neurosym.neural.recipe import recipe_of
from neurosym.neural.spec import LoopSpec
from neurosym.neural.states import Example
from neurosym.neural.train import Course, Trainer
from neurosym.problem import Problem, Rules
from tests.neural.grids import sudoku

ANSWER = (0, 1, 2, 3, 2, 3, 0, 1, 1, 0, 3, 2, 3, 2, 1, 0)
TRAINED = ("relational", "ldt", "sotaku")


class Grids:
    """4x4 grids: the one answer with its values renamed, some of them given; a function of the number."""

    def __init__(self, seed: int = 0, told: bool = True) -> None:
        self.seed, self.told, self.asked = seed, told, 0

    def __getitem__(self, number: int) -> Example:
        self.asked += 1
        chance = Random(f"{self.seed} {number}")
        names = chance.sample(range(4), 4)
        answer = tuple(names[value] for value in ANSWER)
        start = Candidates([1 << value if chance.random() < 0.4 else 15 for value in answer])
        return Example(Problem(sudoku(), start), answer if self.told else None)


def unneeded(rules: Rules, candidates: Candidates) -> Candidates:
    """A labeller for sources whose answers are told."""
    raise AssertionError("a label was asked for where the answer is known")


def tiny(name: str) -> LoopSpec:
    """The preset with two loops and hardly any width."""
    small = micro(preset(name))
    size = replace(small.size, width=16, hidden=16, layers=1, heads=1)
    return replace(small, size=size, loops=2, test_loops=3)


def course(name: str, seed: int = 0, batch: int = 4) -> Course:
    """A course of a preset's own recipe, cut to size."""
    recipe = replace(recipe_of(name), batch=batch, segment=(2, 3) if name == "relational" else (2, 2))
    return Course(spec=tiny(name), recipe=recipe, families=("grids",), data="by hand", seed=seed)


def trainer(name: str, seed: int = 0, batch: int = 4) -> Trainer:
    """A trainer of such a course."""
    return Trainer(course(name, seed, batch), Grids(), unneeded)
