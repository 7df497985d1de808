"""Do the published orderings of LDT's ingredients show on 4x4 sudoku? Small trainings, reported, not gated.

    python benchmarks/orderings.py [--steps 400] [--seeds 3]

Each line is one change of the small ``ldt`` and its figures on puzzles it never saw, by its own chains without
projection: solved, looks a puzzle, drops that an answer has. The published ablations (arXiv 2605.08605) are on 9x9; 4x4
is small enough for restarts to solve nearly all of it, so the looks are the figure to read.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from statistics import mean

import torch

from neurosym.lessons import Made, family_of, labeller, shape_of
from neurosym.neural.chains import chain
from neurosym.neural.evaluate import Judge
from neurosym.neural.pools import Chains
from neurosym.neural.presets import preset
from neurosym.neural.presets.micro import micro
from neurosym.neural.recipe import recipe_of, small
from neurosym.neural.train import Course, Trainer

PUZZLES, JUDGED, TRIES, ROUNDS = 200, 100, 8, 30
Change = Callable[[Course], Course]


def weighted(**weights: float) -> Change:
    """A change of the weights of the loss."""
    return lambda course: replace(
        course, recipe=replace(course.recipe, weights=replace(course.recipe.weights, **weights))
    )


def looped(loops: int) -> Change:
    """A change of the number of loops, in training and at test."""
    return lambda course: replace(
        course,
        spec=replace(course.spec, loops=loops, test_loops=loops),
        recipe=replace(course.recipe, segment=(loops, loops)),
    )


VARIANTS: dict[str, Change] = {
    "as it is (digit loss 1, 8 loops, ratio 8)": lambda course: course,
    "digit loss 0": weighted(choose=0.0),
    "1 loop": looped(1),
    "ratio 1 of keep to drop": weighted(keep=2.25, drop=2.25),
}


def figures(change: Change, steps: int, seed: int) -> tuple[float, ...]:
    """Of one training: share solved, looks a puzzle, share of drops that are unsound, share exact in a single pass."""
    source = Made([family_of("sudoku:4")], seed, puzzles=PUZZLES)
    spec = replace(micro(preset("ldt")), shape=shape_of(source[0].problem))
    recipe = small(recipe_of("ldt"), spec.loops)
    course = change(Course(spec=spec, recipe=recipe, families=("sudoku:4",), data="made by generate", seed=seed))
    trainer = Trainer(course, source, labeller())
    for step in range(steps):
        trainer.step(course.recipe.schedule.at((step + 0.5) / steps))
    looper, loops = trainer.looper.eval(), course.spec.loops
    unseen = Made([family_of("sudoku:4")], 10_000 + seed)
    judged = [unseen[number] for number in range(JUDGED)]
    policy = Chains(conflict=0.6)
    found = chain(
        [each.problem for each in judged], lambda board: looper.run(board, loops)[1][-1], policy, TRIES, ROUNDS, seed
    )
    (depth,) = Judge(looper, judged, None).passes([loops])
    solved = sum(each.answer is not None for each in found) / JUDGED
    return solved, sum(each.calls for each in found) / JUDGED, depth.unsound / max(1, depth.drops), depth.exact / JUDGED


def main() -> None:
    """Train, judge and print line by line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--seeds", type=int, default=3)
    options = parser.parse_args()
    torch.set_num_threads(1)
    print(
        f"{PUZZLES} puzzles, {options.steps} steps, {options.seeds} seeds; {JUDGED} judged, {TRIES} chains x {ROUNDS}"
    )
    print(f"{'change':44}{'solved':>8}{'looks':>8}{'unsound drops':>15}{'one pass':>10}", flush=True)
    for name, change in VARIANTS.items():
        runs = [figures(change, options.steps, seed) for seed in range(options.seeds)]
        solved, looks, unsound, exact = (mean(column) for column in zip(*runs, strict=True))
        print(f"{name:44}{solved:8.1%}{looks:8.1f}{unsound:15.2%}{exact:10.1%}", flush=True)


if __name__ == "__main__":
    main()
