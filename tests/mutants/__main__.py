"""``python -m tests.mutants``: how many mutants the kit catches, law by law, and after how many cases.

First with the kit's own effort, by which small spaces are exhausted; then by samples alone, with several seeds. A case
is an element, a chain of elements, an answer, a drawn text, or a whole problem for a backend. Ends with exit code 1 if
a mutant escapes the first.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from statistics import median

from neurosym.laws import Effort, LawViolation
from tests.mutants.every import MUTANTS
from tests.mutants.mutant import Mutant

SEEDS = range(3)


def row(name: str, trials: list[tuple[Mutant, LawViolation | None]], by_law: bool) -> str:
    """A line of the table: what was tried, what was caught, the median and the most cases that it took."""
    caught = [found for mutant, found in trials if found is not None and (not by_law or found.law == mutant.law)]
    tried = sorted(violation.tried for violation in caught) or [0]
    return f"{name:<26}{len(caught):>5} of {len(trials):<5}{median(tried):>8g}{tried[-1]:>8}"


def table(title: str, efforts: list[Effort], by_law: bool) -> bool:
    """Print caught of tried for each law that mutants are filed under; true if none escaped."""
    trials = [(mutant, mutant.caught(effort)) for effort in efforts for mutant in MUTANTS]
    laws: dict[str, list[tuple[Mutant, LawViolation | None]]] = defaultdict(list)
    for mutant, found in trials:
        laws[mutant.law].append((mutant, found))
    print(f"\n{title}\n{'law':<26}{'caught':>13}{'median':>8}{'most':>8}")
    for law, filed in laws.items():
        print(row(law, filed, by_law))
    print(row("all", trials, by_law))
    for name in sorted({mutant.name for mutant, found in trials if found is None}):
        print(f"  escaped at least once: {name}")
    return all(found is not None and (not by_law or found.law == mutant.law) for mutant, found in trials)


def main() -> int:
    """Print both tables."""
    print(f"{len(MUTANTS)} mutants")
    lawful = table("caught by the law they are filed under, with the kit's own effort", [Effort()], by_law=True)
    sampled = [Effort(exhaust=1, seed=seed) for seed in SEEDS]
    table(f"caught by any law, from samples alone, {len(sampled)} seeds each", sampled, by_law=False)
    return 0 if lawful else 1


if __name__ == "__main__":
    sys.exit(main())
