"""The verb ``generate``: its options, and how the puzzles made are printed."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NoReturn

import click

from neurosym.errors import EXIT_INTERRUPTED, EXIT_SOLVED, EXIT_UNKNOWN, InputError

if TYPE_CHECKING:
    from neurosym.generate import Puzzle

VERSION = 1
GAP = "---"
"""The line between two puzzles, which ``solve`` takes apart again."""


@click.command(epilog="Exit codes: 0 made, 30 a limit was reached, 2 misuse, 130 interrupted.")
@click.argument("domain", metavar="DOMAIN")
@click.option("--size", default="", metavar="SIZE", help="As in 9 or 10x15; docs/generate.md. Default: the usual one.")
@click.option("--count", type=click.IntRange(min=1), default=1, show_default=True, help="How many puzzles.")
@click.option("--seed", type=int, default=0, show_default=True, help="The same one gives the same puzzles.")
@click.option("--minimal", is_flag=True, help="Leave out every clue that can be left out.")
@click.option("--difficulty", metavar="LOW-HIGH", help="Ratings wanted, from 0 to 10, as in 3-5 (docs/generate.md).")
@click.option("--time-limit", type=click.FloatRange(min=0), metavar="SECONDS", help="For each puzzle. Default: none.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each puzzle and line, with its rating.")
@click.option("--quiet", is_flag=True, help="No progress on standard error.")
def generate(
    domain: str,
    size: str,
    count: int,
    seed: int,
    minimal: bool,
    difficulty: str | None,
    time_limit: float | None,
    as_json: bool,
    quiet: bool,
) -> NoReturn:
    """Make puzzles of the kind DOMAIN: one answer where that is expected, and few clues."""
    from neurosym import generate as making
    from neurosym import registry
    from neurosym.backends.base import Limits
    from neurosym.progress import Progress
    from neurosym.verbs.solving import say

    if time_limit is not None and not time_limit >= 0:
        raise InputError(f"a time limit of {time_limit}", "seconds, 0 or more", "Leave it out for none.")
    page, searcher = registry.domain(domain), registry.backend("search")
    wanted = None if difficulty is None else making.Difficulty(*_range(difficulty), searcher)
    progress = Progress(sys.stderr, silent=quiet)
    limits = Limits(seconds=time_limit, cancel=progress.tick)
    for number in range(count):
        try:
            with progress.attended():
                puzzle = making.generate(
                    page, size, seed, backend=registry.backend("sat"), number=number, minimal=minimal,
                    difficulty=wanted, limits=limits,
                )  # fmt: skip
                if as_json and puzzle.rating is None:
                    puzzle = making.rated(puzzle, page, searcher, progress.tick)
        except making.Stopped as stopped:
            progress.clear()
            told_end = f"interrupted: {progress.summary()}" if progress.cancelled else f"neurosym: {stopped}"
            click.echo(told_end, err=True)
            sys.exit(EXIT_INTERRUPTED if progress.cancelled else EXIT_UNKNOWN)
        progress.clear()
        told = {"domain": domain, "size": size, "seed": seed, "number": number}
        say(json.dumps(_object(puzzle, told)) if as_json else f"{GAP}\n" * bool(number) + puzzle.text)
        progress.count("made")
    progress.clear()
    sys.exit(EXIT_SOLVED)


def _range(text: str) -> tuple[float, float]:
    """The ends of a range ``3-5``; one number stands for both. Raises InputError."""
    low, dash, high = text.partition("-")
    try:
        ends = float(low), float(high if dash else low)
    except ValueError:
        ends = (1.0, 0.0)
    if not 0 <= ends[0] <= ends[1] <= 10:
        raise InputError(
            f"a difficulty of {text!r}", "a range of ratings from 0 to 10, as in 3-5", "See: docs/generate.md"
        )
    return ends


def _object(puzzle: Puzzle, told: dict[str, Any]) -> dict[str, Any]:
    """A puzzle as a JSON object; its text stands under the key that ``solve`` reads from JSON lines."""
    rating = None if puzzle.rating is None else asdict(puzzle.rating)
    return {"version": VERSION, **told, "puzzle": puzzle.text, "clues": puzzle.clues, "rating": rating}
