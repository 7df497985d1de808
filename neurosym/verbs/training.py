"""The verb ``train``: its options, and how far it is."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from neurosym.errors import EXIT_INTERRUPTED, EXIT_SOLVED, InputError
from neurosym.progress import Progress

if TYPE_CHECKING:
    from neurosym.neural.recipe import Recipe
    from neurosym.neural.schedule import Budget
    from neurosym.neural.session import Told
    from neurosym.neural.spec import LoopSpec
    from neurosym.neural.states import Source
    from neurosym.neural.train import Course

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
@click.option(
    "--precision",
    type=click.Choice(["auto", "float32", "bfloat16"]),
    default="auto",
    show_default=True,
    help="bfloat16: faster on a GPU, which gets it by auto, and on a processor that has it.",
)
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Default: neurosym-NAME.")
@click.option("--resume", is_flag=True, help="Go on with what is in DIR; give the same arguments.")
@click.option(
    "--from", "parent", type=click.Path(path_type=Path), metavar="FILE", help="Begin with the weights of this one."
)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--batch", type=click.IntRange(min=1), metavar="N", help="States in a step; rates go with its root.")
@click.option("--loops", type=click.IntRange(min=1), metavar="N", help="Loops in a step, instead of the recipe's.")
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
    precision: str,
    out: Path | None,
    resume: bool,
    parent: Path | None,
    seed: int,
    batch: int | None,
    loops: int | None,
    small: bool,
    save_every: float,
    quiet: bool,
) -> NoReturn:
    """Train a network on puzzles of each FAMILY: a domain, or domain:SIZE, or either with =SHARE of the draws."""
    if steps is not None and budget is not None:
        raise InputError("--steps and --budget", "one of them", "Leave one out.")
    from neurosym import lessons
    from neurosym.neural.schedule import Budget, seconds_of
    from neurosym.neural.train import Course

    length = Budget(steps=steps) if steps else Budget(seconds=seconds_of(budget or BUDGET))
    named = [lessons.family_of(each) for each in families]
    source, told, data = lessons.source_of(named, paths, seed, puzzles)
    spec, recipe = plan(preset, small, batch, loops, source)
    born = hashlib.sha256(parent.read_bytes()).hexdigest() if parent is not None and parent.is_file() else ""
    device = placed(device)
    exact = precision_of(precision, device, spec)
    course = Course(
        spec=spec, recipe=recipe, families=told, data=data, seed=seed, parent=born, precision=exact
    )  # fmt: skip
    job = Job(course, source, length, out or Path(f"neurosym-{preset}"), device, parent)
    ended = job.run(resume=resume, every=60 * save_every, quiet=quiet)
    sys.exit(EXIT_SOLVED if ended else EXIT_INTERRUPTED)


@dataclass(frozen=True)
class Job:
    """What is to be trained, how long, and where it is kept."""

    course: Course
    source: Source
    length: Budget
    folder: Path
    device: str
    parent: Path | None = None

    def run(self, *, resume: bool, every: float, quiet: bool) -> bool:
        """Train, in a crew if this process is of one; print where the weights are. Returns whether it came to its end.

        Raises InputError where a training is already kept and this one is not to go on with it.
        """
        from neurosym import lessons
        from neurosym.neural import checkpoint, crew
        from neurosym.neural.resume import MODEL, RESUME, restore
        from neurosym.neural.session import Session
        from neurosym.neural.train import Trainer

        if not resume and (self.folder / RESUME).exists():
            raise InputError(f"a training in {str(self.folder)!r}", "an empty folder", "Use --resume, or name another.")
        team = crew.join(self.device)
        shown = Shown(sys.stderr, silent=quiet or team.rank > 0)
        try:
            trainer = Trainer(self.course, self.source, lessons.labeller(), team)
            if resume:
                restore(trainer, self.folder)
            elif self.parent is not None:
                trainer.begin_with(checkpoint.load(self.parent, self.device).looper)
            with shown.attended():
                ended = Session(trainer, self.length, self.folder).run(shown.hear, lambda: shown.cancelled, every)
        finally:
            shown.clear()
            crew.leave()
        if team.rank == 0:
            click.echo(self.folder / MODEL)
        return ended


def plan(preset: str, small: bool, batch: int | None, loops: int | None, source: Source) -> tuple[LoopSpec, Recipe]:
    """The spec and the recipe of a preset, in segments of ``loops``; a dense one has the first problem's shape."""
    from neurosym.lessons import shape_of
    from neurosym.neural import presets
    from neurosym.neural.presets.micro import micro
    from neurosym.neural.recipe import recipe_of, with_batch
    from neurosym.neural.recipe import small as small_recipe

    spec, recipe = presets.preset(preset), recipe_of(preset)
    if small:
        spec, recipe = micro(spec), small_recipe(recipe, micro(spec).loops)
    if spec.backbone.dense:
        spec = replace(spec, shape=shape_of(source[0].problem))
    if loops is not None:
        recipe = replace(recipe, segment=(loops, loops))
    return spec, recipe if batch is None else with_batch(recipe, batch)


def precision_of(asked: str, device: str, spec: LoopSpec) -> str:
    """The precision: as asked, or for "auto" bfloat16 for a dense network on a GPU. InputError if it cannot be had."""
    if asked == "bfloat16" and not spec.backbone.dense:
        raise InputError("--precision bfloat16", f"float32 for {spec.name!r}, whose kernels have no other", "Leave it.")
    if asked != "auto":
        return asked
    return "bfloat16" if spec.backbone.dense and device.startswith("cuda") else "float32"


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
