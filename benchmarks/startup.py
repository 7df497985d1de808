"""How much dearer than an empty Python program the command is to start, as whole processes.

    python benchmarks/startup.py [--rounds 15]

Each round runs every command once, so that a busy moment of the machine falls on all; medians are compared.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

NOTHING = [sys.executable, "-c", "pass"]
PUZZLE = ".......79..235.........21.5.45.......1.4....8....79...1....3......5..3.4.6....7.."
MODULE = [sys.executable, "-m", "neurosym"]
COMMANDS = {
    "python -c pass": NOTHING,
    "neurosym --help": [*MODULE, "--help"],
    "neurosym domains": [*MODULE, "domains"],
    "neurosym solve, 9x9 sudoku": [*MODULE, "solve", "-"],
    "neurosym solve --backend search": [*MODULE, "solve", "-", "--backend", "search"],
    "neurosym solve --backend cpsat": [*MODULE, "solve", "-", "--backend", "cpsat"],
}


def seconds(command: list[str]) -> float:
    """Wall time of one whole process, which must succeed."""
    began = time.perf_counter()
    subprocess.run(command, input=PUZZLE + "\n", text=True, capture_output=True, check=True)
    return time.perf_counter() - began


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        for name, command in COMMANDS.items():
            times[name].append(seconds(command))
    base = statistics.median(times["python -c pass"])
    print(f"median of {rounds} rounds, whole processes\n\n| command | ms | times `python -c pass` |\n|---|---|---|")
    for name, measured in times.items():
        median = statistics.median(measured)
        print(f"| {name} | {median * 1000:.0f} | {median / base:.1f} |")


if __name__ == "__main__":
    main()
