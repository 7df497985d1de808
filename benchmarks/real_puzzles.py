"""Solve real puzzles, and hold every outcome against the rules and against what the collection says.

    python benchmarks/real_puzzles.py sudoku_top95 kakuro --data DIR --backend sat --time-limit 10 --json FILE

Each puzzle goes through its text form, one at a time on one core. Results are written to ``--json`` as JSON lines as
they come; a run that was cut off goes on where it stopped. Exit code 1 if anything is wrong, else 0.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from cases import Case
from families import FAMILIES

from neurosym import Impossible, NeurosymError, Outcome, Problem, Solved, Unknown, solve

VERDICTS = ("unique", "not unique", "solved", "impossible", "unknown", "refused", "wrong")


@dataclass(frozen=True)
class Record:
    """One puzzle's line in the JSON file. ``seconds`` is wall time of reading and solving together."""

    family: str
    id: str
    backend: str
    time_limit: float
    verdict: str
    seconds: float
    note: str = ""

    @property
    def key(self) -> tuple[str, str, str, float]:
        """What a resumed run does not repeat."""
        return self.family, self.id, self.backend, self.time_limit


def by_number(problem: Problem, answer: dict[str, str]) -> tuple[int, ...] | None:
    """A stored answer in the problem's own numbering; None if it does not name just its cells and values."""
    rules = problem.rules
    if set(answer) != set(rules.cells) or not set(answer.values()) <= set(rules.values):
        return None
    return tuple(rules.values.index(answer[cell]) for cell in rules.cells)


def stored_answer(problem: Problem, case: Case) -> tuple[int, ...] | None:
    """The answer that the collection tells, in the problem's own numbering; None if it does not fit."""
    marked = {cell: "x" if cell in case.marked else "-" for cell in {*problem.rules.cells} | case.marked}
    return by_number(problem, case.answer or marked)


def fault(case: Case, outcome: Outcome) -> str:
    """What is wrong with this outcome, by rule first and by the collection's word second; empty if nothing is."""
    if isinstance(outcome, Impossible):
        return "impossible, but the collection has an answer" if case.status == "solved" else ""
    if isinstance(outcome, Solved):
        if not outcome.problem.accepts(outcome.answer):
            return "the answer breaks a rule"
        if case.status == "impossible":
            return "solved, but the collection says impossible"
        if None not in (case.unique, outcome.unique) and case.unique != outcome.unique:
            return f"unique: {outcome.unique}, but the collection says {case.unique}"
    return fault_by_value(case, outcome) if case.answer or case.marked else ""


def fault_by_value(case: Case, outcome: Solved | Unknown) -> str:
    """The stored answer must keep the rules as we read them, and no claim of ours may exclude it."""
    stored = stored_answer(outcome.problem, case)
    if stored is None:
        return "the stored answer does not name the problem's cells and values"
    if not outcome.problem.accepts(stored):
        return f"the stored answer is refused: {outcome.problem.rules.violated(stored) or 'it contradicts a given'}"
    if isinstance(outcome, Unknown):
        return "" if outcome.candidates.contains(stored) else "the certified candidates leave out the stored answer"
    return "called unique, but the stored answer is another one" if outcome.unique and stored != outcome.answer else ""


def note_on(outcome: Outcome, case: Case) -> str:
    """What is worth knowing where nothing is wrong."""
    if isinstance(outcome, Unknown):
        return outcome.reason
    if isinstance(outcome, Solved) and outcome.unique is None and outcome.reason:
        return outcome.reason
    if isinstance(outcome, Solved) and case.unique is None and (case.answer or case.marked) and outcome.unique is False:
        return "the collection stores one answer; there are others"
    return ""


def attempt(family: str, case: Case, backend: str, time_limit: float) -> Record:
    """Solve one case and judge it."""
    began = time.perf_counter()
    try:
        outcome = solve(case.text, domain=case.domain, backend=backend, time_limit=time_limit)
    except NeurosymError as error:
        seconds = time.perf_counter() - began
        return Record(family, case.id, backend, time_limit, "refused", seconds, str(error))
    except Exception as error:  # a crash is a finding like any other, and must not end a long run
        seconds = time.perf_counter() - began
        return Record(family, case.id, backend, time_limit, "wrong", seconds, f"crashed: {error!r}")
    seconds = time.perf_counter() - began
    wrong = fault(case, outcome)
    verdict: str = outcome.status
    if isinstance(outcome, Solved) and outcome.unique is not None:
        verdict = "unique" if outcome.unique else "not unique"
    verdict, note = ("wrong", wrong) if wrong else (verdict, note_on(outcome, case))
    return Record(family, case.id, backend, time_limit, verdict, round(seconds, 6), note)


def done_before(path: Path | None) -> dict[tuple[str, str, str, float], Record]:
    """The records of an earlier run; a last line that was cut off is left out."""
    if path is None or not path.exists():
        return {}
    whole = [line for line in path.read_text().splitlines(keepends=True) if line.endswith("\n")]
    path.write_text("".join(whole))
    records = [Record(**json.loads(line)) for line in whole]
    return {record.key: record for record in records}


def run(family: str, cases: Sequence[Case], arguments: argparse.Namespace) -> Iterator[Record]:
    """All records of a family: those of an earlier run from the file, the others solved now and written at once."""
    before = done_before(arguments.json)
    for number, case in enumerate(cases, start=1):
        key = (family, case.id, arguments.backend, arguments.time_limit)
        record = before.get(key)
        if record is None:
            record = attempt(family, case, arguments.backend, arguments.time_limit)
            if arguments.json is not None:
                with arguments.json.open("a") as lines:
                    lines.write(json.dumps(asdict(record)) + "\n")
        if sys.stderr.isatty():
            print(f"\r{family}: {number} of {len(cases)}", end="", file=sys.stderr, flush=True)
        yield record


def summary(family: str, records: Sequence[Record]) -> str:
    """One row of the table: counts by verdict, the rate on one core, and the median and longest time."""
    counts = Counter(record.verdict for record in records)
    times = sorted(record.seconds for record in records)
    shown = [family, str(len(records)), *(str(counts[verdict]) for verdict in VERDICTS)]
    rate = [f"{len(times) / sum(times):.1f}", f"{times[len(times) // 2] * 1000:.1f}", f"{times[-1]:.2f}"]
    return "| " + " | ".join([*shown, *rate]) + " |"


def machine() -> str:
    """Where and with what this ran, for the record."""
    info = Path("/proc/cpuinfo")
    models = [line.partition(":")[2].strip() for line in info.read_text().splitlines()] if info.exists() else []
    named = next((model for model in models if "CPU" in model or "EPYC" in model), platform.machine())
    packages = ", ".join(f"{name} {version(name)}" for name in ("neurosym-solver", "python-sat", "ortools"))
    return f"{named}, one core, Python {platform.python_version()}, {packages}, {time.strftime('%Y-%m-%d')}"


def arguments_of(words: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("families", nargs="+", metavar="FAMILY", help=f"all, or of: {', '.join(FAMILIES)}")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the collections")
    parser.add_argument("--backend", default="sat")
    parser.add_argument("--time-limit", type=float, default=10.0, help="seconds for each puzzle")
    parser.add_argument("--limit", type=int, help="at most so many of each family, drawn at random")
    parser.add_argument("--seed", type=int, default=0, help="of the draw")
    parser.add_argument("--json", type=Path, help="file for the records; an existing one is continued")
    arguments = parser.parse_args(words)
    arguments.families = list(FAMILIES) if arguments.families == ["all"] else arguments.families
    strange = [name for name in arguments.families if name not in FAMILIES]
    if strange:
        parser.error(f"no family is called {strange[0]!r}; known: all, {', '.join(FAMILIES)}")
    return arguments


def main(words: Sequence[str]) -> int:
    """Run the families asked for; print a table, then each difference."""
    arguments = arguments_of(words)
    print(f"{machine()}, backend {arguments.backend}, time limit {arguments.time_limit:g} s\n")
    print(f"| family | puzzles | {' | '.join(VERDICTS)} | puzzles/s | median ms | longest s |")
    print("|" + "---|" * (len(VERDICTS) + 5))
    remarks = []
    for family in arguments.families:
        cases = list(FAMILIES[family](arguments.data))
        if arguments.limit is not None and arguments.limit < len(cases):
            cases = random.Random(arguments.seed).sample(cases, arguments.limit)
        records = list(run(family, cases, arguments))
        print(f"\r{summary(family, records)}", flush=True)
        remarks += [record for record in records if record.note]
    print()
    for record in remarks:
        print(f"{record.verdict}: {record.family} {record.id}: {record.note}")
    return int(any(record.verdict == "wrong" for record in remarks))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
