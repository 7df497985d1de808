"""The arithmetic of the precision benchmark: records of puzzles to shares, costs and tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import exp, log
from statistics import fmean, median_low

STRENGTHS = ("unit", "local", "shave", "exact")
WEAKER = STRENGTHS[:-1]


@dataclass(frozen=True)
class Effort:
    """What is spent on a puzzle: seconds for each strength and each search, and dead ends for each search."""

    time_limit: float = 3.0
    conflicts: int = 300
    seed: int = 0


@dataclass(frozen=True)
class Measure:
    """What a strength leaves of the candidates of a puzzle, its time, and what it leaves to the search.

    ``settled`` is False where the search was cut off; then ``nodes`` is what it had seen by then.
    """

    left: int
    microseconds: float
    nodes: int
    settled: bool


@dataclass(frozen=True)
class Record:
    """One puzzle's line in the JSON file: candidates at the start, and a measure for each of ``STRENGTHS`` in order.

    Without measures ``left_out`` says why: ``not read``, or the strength that was not reached in time.
    """

    family: str
    id: str
    effort: Effort
    domain: str
    start: int = 0
    measures: tuple[Measure, ...] = ()
    left_out: str = ""

    @property
    def key(self) -> tuple[str, str, Effort]:
        """What a resumed run does not repeat."""
        return self.family, self.id, self.effort

    def of(self, strength: str) -> Measure:
        """The measure of this strength."""
        return self.measures[STRENGTHS.index(strength)]

    @property
    def verdict(self) -> str:
        """Why the puzzle is left out; else ``impossible``, ``nothing to remove``, or ``measured``."""
        if self.left_out:
            return self.left_out
        exact = self.of("exact").left
        return "impossible" if not exact else "nothing to remove" if exact == self.start else "measured"

    def share(self, strength: str) -> float:
        """The part of the removable candidates that this strength removes; for a measured puzzle."""
        return (self.start - self.of(strength).left) / (self.start - self.of("exact").left)

    def ratio(self, strength: str) -> float:
        """How many times the cost of ``unit`` this strength costs on the same puzzle."""
        return self.of(strength).microseconds / self.of("unit").microseconds


def geometric_mean(ratios: Iterable[float]) -> float:
    """The mean of ratios: it does not matter which of the two is above the line."""
    return exp(fmean(map(log, ratios)))


def grouped(records: Iterable[Record], name: Callable[[Record], str]) -> dict[str, list[Record]]:
    """Records by domain, or by family, in the order in which they came."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(name(record), []).append(record)
    return groups


def row(words: Iterable[object]) -> str:
    """One row of a Markdown table."""
    return f"| {' | '.join(map(str, words))} |"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; empty without rows."""
    body = [row(words) for words in rows]
    return "\n".join([row(head), "|" + "---|" * len(head), *body]) if body else ""


def percent(share: float) -> str:
    """A share for people: 100 % is said only of all."""
    return f"{100 if share == 1 else min(share * 100, 99.9):.1f}"


def nodes(records: Sequence[Record], strength: str) -> str:
    """The median of the nodes left to the search; at least so many where that search was cut off."""
    middle = median_low([(not record.of(strength).settled, record.of(strength).nodes) for record in records])
    return f"{'≥ ' if middle[0] else ''}{middle[1]}"


def precision_row(name: str, records: Sequence[Record]) -> list[object]:
    """The mean share that each strength removes, and on how many puzzles that is all."""
    shares = [[record.share(strength) for record in records] for strength in WEAKER]
    return [name, len(records), *(percent(fmean(each)) for each in shares), *(each.count(1) for each in shares)]


def cost_row(name: str, records: Sequence[Record]) -> list[object]:
    """The median time of ``unit``, the others as multiples of it on the same puzzle, and the nodes that are left."""
    unit = median_low([record.of("unit").microseconds for record in records])
    ratios = [f"{geometric_mean(r.ratio(strength) for r in records):.1f}" for strength in STRENGTHS[1:]]
    return [name, f"{unit:.0f}", *ratios, *(nodes(records, strength) for strength in STRENGTHS)]


def refuted_row(name: str, records: Sequence[Record]) -> list[object]:
    """How many of the problems without an answer each strength proves to be so."""
    return [name, len(records), *(sum(record.of(strength).left == 0 for record in records) for strength in WEAKER)]


def account_row(name: str, records: Sequence[Record]) -> list[object]:
    """What became of all the puzzles that were drawn."""
    counts = Counter(record.verdict for record in records)
    verdicts = ("measured", "impossible", "nothing to remove", "not read", *STRENGTHS)
    return [name, len(records), *(counts[verdict] for verdict in verdicts)]


def by_group(records: Sequence[Record], kind: str, name: Callable[[Record], str]) -> dict[str, str]:
    """Precision and cost of each group that has a measured puzzle."""
    groups = grouped([record for record in records if record.verdict == "measured"], name)
    removed, all_of_it = [f"{s}, %" for s in WEAKER], [f"all by {s}" for s in WEAKER]
    return {
        f"Precision by {kind}: share of the removable candidates removed": table(
            [kind, "puzzles", *removed, *all_of_it], [precision_row(*group) for group in groups.items()]
        ),
        f"Cost by {kind}: one projection, and the nodes it leaves to the search": table(
            [kind, "unit, µs", *(f"{s} / unit" for s in STRENGTHS[1:]), *(f"nodes, {s}" for s in STRENGTHS)],
            [cost_row(*group) for group in groups.items()],
        ),
    }


def report(records: Sequence[Record]) -> str:
    """All tables that have a row."""
    impossible = grouped([record for record in records if record.verdict == "impossible"], lambda r: r.family)
    tables = {
        **by_group(records, "domain", lambda record: record.domain),
        **by_group(records, "family", lambda record: record.family),
        "Problems without an answer: proved by projection alone": table(
            ["family", "problems", *WEAKER], [refuted_row(*group) for group in impossible.items()]
        ),
        "What became of the puzzles drawn": table(
            ["family", "drawn", "measured", "impossible", "nothing to remove", "not read"]
            + [f"{strength} not in time" for strength in STRENGTHS],
            [account_row(*group) for group in grouped(records, lambda record: record.family).items()],
        ),
    }
    return "\n\n".join(f"## {heading}\n\n{rows}" for heading, rows in tables.items() if rows)


def points(records: Sequence[Record]) -> dict[str, list[tuple[float, float]]]:
    """For each domain the cost (in units) and the precision (in percent) of each strength, weakest first."""
    groups = grouped([record for record in records if record.verdict == "measured"], lambda record: record.domain)
    return {
        name: [
            (geometric_mean(r.ratio(strength) for r in group), 100 * fmean(r.share(strength) for r in group))
            for strength in STRENGTHS
        ]
        for name, group in groups.items()
    }
