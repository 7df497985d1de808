"""``python -m tests.mutants``: how many mutants the kit catches, law by law, and after how many cases.

First with the kit's own effort, by which small spaces are exhausted; then by samples alone. A case is an element, a
chain of elements, an answer, a drawn text, or a whole problem for a backend. Takes minutes. Ends with exit code 1 if a
mutant escapes the first.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from statistics import median

from neurosym.laws import Effort, LawViolation
from tests.mutants.every import MUTANTS
from tests.mutants.mutant import Mutant


def row(name: str, trials: list[tuple[Mutant, LawViolation | None]], by_law: bool) -> str:
    """A line of the table: what was tried, what was caught, the median and the most cases that it took."""
    caught = [found for mutant, found in trials if found is not None and (not by_law or found.law == mutant.law)]
    tried = sorted(violation.tried for violation in caught) or [0]
    return f"{name:<26}{len(caught):>5} of {len(trials):<5}{median(tried):>8g}{tried[-1]:>8}"


def table(title: str, effort: Effort, by_law: bool) -> bool:
    """Print caught of tried for each law that mutants are filed under; true if none escaped."""
    trials = [(mutant, mutant.caught(effort)) for mutant in MUTANTS]
    laws: dict[str, list[tuple[Mutant, LawViolation | None]]] = defaultdict(list)
    for mutant, found in trials:
        laws[mutant.law].append((mutant, found))
    print(f"\n{title}\n{'law':<26}{'caught':>13}{'median':>8}{'most':>8}")
    for law, filed in laws.items():
        print(row(law, filed, by_law))
    print(row("all", trials, by_law))
    for mutant, found in trials:
        if found is None:
            print(f"  escaped: {mutant.name}: {mutant.wrong}")
    return all(found is not None and (not by_law or found.law == mutant.law) for mutant, found in trials)


def main() -> int:
    """Print both tables."""
    print(f"{len(MUTANTS)} mutants")
    lawful = table("caught by the law they are filed under, with the kit's own effort", Effort(), by_law=True)
    table("caught by any law, from samples alone", Effort(exhaust=1), by_law=False)
    return 0 if lawful else 1


if __name__ == "__main__":
    sys.exit(main())
