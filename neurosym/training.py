"""The verb ``train``: its options, and how far it is."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from neurosym.errors import EXIT_INTERRUPTED, EXIT_SOLVED, InputError
from neurosym.progress import Progress

if TYPE_CHECKING:
    from neurosym.neural.recipe import Recipe
    from neurosym.neural.session import Told
    from neurosym.neural.spec import LoopSpec
    from neurosym.neural.states import Source

BUDGET = "30m"
MINUTES_BETWEEN_SAVES = 5.0


class Shown(Progress):
    """The line that tells how far a training is."""

    line = ""

    def summary(self) -> str:
        """The line."""
        return self.line

    def hear(self, told: Told) -> None:
        """One more step is done."""
        self.line = str(told)
        self.count("steps")


@click.command(epilog="Exit codes: 0 trained, 2 misuse, 130 interrupted (all is saved; go on with --resume).")
@click.argument("families", metavar="FAMILY...", nargs=-1, required=True)
@click.option("--preset", required=True, metavar="NAME", help="relational, ldt or sotaku: the network and its recipe.")
@click.option("--budget", metavar="TIME", help=f"How long: 90s, 30m, 2h. Default: {BUDGET}, without --steps.")
@click.option("--steps", type=click.IntRange(min=1), metavar="N", help="How many steps, instead of a time.")
@click.option(
    "--data", "paths", multiple=True, type=click.Path(path_type=Path), metavar="FILE", help="Rows, not new puzzles."
)
@click.option("--puzzles", type=click.IntRange(min=1), metavar="N", help="Make only N puzzles of each family.")
@click.option("--device", type=click.Choice(["auto", "cpu", "cuda"]), default="auto", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Default: neurosym-NAME.")
@click.option("--resume", is_flag=True, help="Go on with what is in DIR; give the same arguments.")
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--batch", type=click.IntRange(min=1), metavar="N", help="States in a step. Default: the recipe's.")
@click.option("--small", is_flag=True, help="The preset's small variant, for small puzzles and a processor.")
@click.option(
    "--save-every", type=click.FloatRange(min=0), default=MINUTES_BETWEEN_SAVES, show_default=True, metavar="MINUTES"
)
@click.option("--quiet", is_flag=True, help="No progress on standard error.")
def train(
    families: tuple[str, ...],
    preset: str,
    budget: str | None,
    steps: int | None,
    paths: tuple[Path, ...],
    puzzles: int | None,
    device: str,
    out: Path | None,
    resume: bool,
    seed: int,
    batch: int | None,
    small: bool,
    save_every: float,
    quiet: bool,
) -> NoReturn:
    """Train a network on puzzles of each FAMILY: a domain, or domain:SIZE, or either with =SHARE of the draws."""
    if steps is not None and budget is not None:
        raise InputError("--steps and --budget", "one of them", "Leave one out.")
    from neurosym import lessons
    from neurosym.neural import crew
    from neurosym.neural import resume as resuming
    from neurosym.neural import train as training
    from neurosym.neural.schedule import Budget, seconds_of
    from neurosym.neural.session import Session

    length = Budget(steps=steps) if steps else Budget(seconds=seconds_of(budget or BUDGET))
    folder = out or Path(f"neurosym-{preset}")
    named = [lessons.family_of(each) for each in families]
    source, told, data = lessons.source_of(named, paths, seed, puzzles)
    spec, recipe = plan(preset, small, batch, source)
    team = crew.join(placed(device))
    shown = Shown(sys.stderr, silent=quiet or team.rank > 0)
    try:
        course = training.Course(spec=spec, recipe=recipe, families=told, data=data, seed=seed)
        trainer = training.Trainer(course, source, lessons.labeller(), team)
        if resume:
            resuming.restore(trainer, folder)
        elif (folder / resuming.RESUME).exists():
            raise InputError(
                f"a training in {str(folder)!r}", "an empty folder", "Go on with --resume, or name another."
            )
        with shown.attended():
            ended = Session(trainer, length, folder).run(shown.hear, lambda: shown.cancelled, 60 * save_every)
    finally:
        shown.clear()
        crew.leave()
    if team.rank == 0:
        click.echo(folder / resuming.MODEL)
    sys.exit(EXIT_SOLVED if ended else EXIT_INTERRUPTED)


def plan(preset: str, small: bool, batch: int | None, source: Source) -> tuple[LoopSpec, Recipe]:
    """The spec and the recipe of a preset; a dense one is cut to the shape of the first problem."""
    from dataclasses import replace

    from neurosym.lessons import shape_of
    from neurosym.neural import presets
    from neurosym.neural.presets.micro import micro
    from neurosym.neural.recipe import recipe_of
    from neurosym.neural.recipe import small as small_recipe

    spec, recipe = presets.preset(preset), recipe_of(preset)
    if small:
        spec, recipe = micro(spec), small_recipe(recipe, micro(spec).loops)
    if spec.backbone.dense:
        spec = replace(spec, shape=shape_of(source[0].problem))
    return spec, recipe if batch is None else replace(recipe, batch=batch)


def placed(device: str) -> str:
    """The device: the one asked for, or a GPU where there is one. Raises InputError if it is not there."""
    import torch

    if device == "cuda" and not torch.cuda.is_available():
        raise InputError("--device cuda", "a GPU that torch can use", "Use: --device cpu")
    if device == "auto":
        device = "cuda" if torch.cuda.is_available() else "cpu"
    if device == "cpu":
        torch.set_num_threads(1)
    return device
