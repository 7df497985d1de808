"""How many puzzles a second are generated, of each kind.

    python benchmarks/generating.py [KIND[:SIZE[:COUNT]]...] [--minimal]

Processor seconds of one process, which other work on the machine hardly changes, after one puzzle to warm up.
"""

from __future__ import annotations

import time

import click

from neurosym import registry
from neurosym.generate import generate

USUAL = (
    *("sudoku:4:100", "sudoku:6:50", "sudoku:9:100", "sudoku:12:10", "sudoku:16:5", "latin_square:9:30"),
    *("futoshiki:6:20", "futoshiki:9:5", "killer_sudoku:9:10", "kakuro:8:10", "kakuro:12:3", "nonogram:10:20"),
    *("nonogram:20:3", "minesweeper:9:10", "minesweeper:16:3", "graph_colouring:40:30", "cnf:100:30"),
)


@click.command()
@click.argument("kinds", nargs=-1)
@click.option("--minimal", is_flag=True, help="Leave out every clue that can be left out.")
def main(kinds: tuple[str, ...], minimal: bool) -> None:
    """Generate some of each kind, and print the rate, the slowest, and the mean number of clues."""
    backend = registry.backend("sat")
    click.echo("| kind | size | made | a second | slowest | clues |\n|---|---|---|---|---|---|")
    for kind in kinds or USUAL:
        name, size, wanted = (*kind.split(":"), "", "")[:3]
        domain, count = registry.domain(name), int(wanted or 10)
        generate(domain, size, seed=1, backend=backend, minimal=minimal)
        seconds, clues = [], 0
        for number in range(count):
            began = time.process_time()
            clues += generate(domain, size, seed=0, backend=backend, number=number, minimal=minimal).clues
            seconds.append(time.process_time() - began)
        rate, slowest = count / sum(seconds), max(seconds)
        click.echo(f"| {name} | {size} | {count} | {rate:.2f} | {slowest:.2f} s | {clues / count:.1f} |")


if __name__ == "__main__":
    main()
