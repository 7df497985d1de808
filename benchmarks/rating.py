"""How well our ratings of sudokus agree with those of Sudoku Explainer: their rank correlation.

    python benchmarks/rating.py FILE.csv.gz [--sample 1000] [--seed 0]

FILE is a table with the columns ``question`` and ``se_rating``.
"""

from __future__ import annotations

import csv
import gzip
import random
import time
from collections import Counter
from collections.abc import Sequence

import click

from neurosym import registry
from neurosym.generate import Rating, rate

PARTS = ("value", "unit", "firm", "steps", "nodes", "proof")


def ranks(numbers: Sequence[float]) -> list[float]:
    """The rank of each number; equal ones share the mean of their ranks."""
    order = sorted(range(len(numbers)), key=numbers.__getitem__)
    found = [0.0] * len(numbers)
    first = 0
    while first < len(order):
        last = first
        while last + 1 < len(order) and numbers[order[last + 1]] == numbers[order[first]]:
            last += 1
        for place in order[first : last + 1]:
            found[place] = (first + last) / 2
        first = last + 1
    return found


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Spearman's rank correlation: Pearson's of the ranks, right where there are ties too."""
    a, b = ranks(one), ranks(other)
    mean = (len(a) - 1) / 2
    products = sum((x - mean) * (y - mean) for x, y in zip(a, b, strict=True))
    spread = sum((x - mean) ** 2 for x in a) * sum((y - mean) ** 2 for y in b)
    return float(products / spread**0.5) if spread else 0.0


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--sample", default=1000, show_default=True, help="Puzzles to draw.")
@click.option("--seed", default=0, show_default=True, help="Of the draw.")
def main(file: str, sample: int, seed: int) -> None:
    """Rate a sample of sudokus and print the rank correlation with the column se_rating."""
    with gzip.open(file, "rt", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    drawn = random.Random(seed).sample(rows, min(sample, len(rows)))
    sudoku, searcher = registry.domain("sudoku"), registry.backend("search")
    began = time.perf_counter()
    rated: list[Rating] = [rate(sudoku.parse(row["question"]), searcher) for row in drawn]
    took = time.perf_counter() - began
    theirs = [float(row["se_rating"]) for row in drawn]
    click.echo(f"{len(drawn)} of {len(rows)} puzzles, seed {seed}, {1000 * took / len(drawn):.0f} ms each")
    for part in PARTS:
        ours = [float(getattr(rating, part)) for rating in rated]
        click.echo(f"Spearman of {part}: {spearman(ours, theirs):.3f}")
    for strength, number in sorted(Counter(rating.strength for rating in rated).items()):
        own = [score for rating, score in zip(rated, theirs, strict=True) if rating.strength == strength]
        click.echo(
            f"{strength}: {number} puzzles, se_rating {min(own):.1f} to {max(own):.1f}, mean {sum(own) / number:.2f}"
        )


if __name__ == "__main__":
    main()
