"""What a looper is trained and judged on: problems made by ``generate``, or rows of files; and exact labels for them.

A row is a JSON object ``{"domain": NAME, "text": PUZZLE, "answer": [LABEL, ...]}``; the answer tells a label for each
cell, in order, and stands only where it is the only one. Which problem draw number k gives depends on the seed and k
alone, so a training can be taken up again.
"""

from __future__ import annotations

import hashlib
import json
import random
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from neurosym import generate, registry
from neurosym.backends.backbone import backbone
from neurosym.backends.base import Backend, Limits
from neurosym.errors import InputError
from neurosym.formats.source import read
from neurosym.lattice import Candidates
from neurosym.neural.dense import Shape
from neurosym.neural.states import Backbone, Example, Source
from neurosym.problem import Domain, Problem, Rules
from neurosym.puzzles import problems
from neurosym.recognise import Recognised

T = TypeVar("T")

PARSED = 4096
"""Problems kept parsed."""
MOST_CONFLICTS = 100_000
"""After so many, a label is given up: all candidates stay. Not a time, for that would differ from run to run."""


@dataclass(frozen=True)
class Family:
    """A kind of puzzle to train on: its domain, a size for those that are made, and its share of all draws."""

    domain: str
    size: str = ""
    share: float = 1.0

    def __str__(self) -> str:
        size = f":{self.size}" if self.size else ""
        return f"{self.domain}{size}" if self.share == 1 else f"{self.domain}{size}={self.share:g}"


def family_of(text: str) -> Family:
    """``NAME``, ``NAME:SIZE``, each perhaps with ``=SHARE``. Raises InputError, UnknownNameError."""
    name, _, share = text.partition("=")
    name, _, size = name.partition(":")
    try:
        part = float(share or 1)
    except ValueError:
        part = 0.0
    if not 0 < part < float("inf"):
        raise InputError(f"a share of {share!r} in {text!r}", "a number above 0, as in sudoku:6=0.5")
    registry.domain(name)
    return Family(name, size, part)


class Made:
    """Problems of families, made as they are drawn; or, with ``puzzles``, drawn from the first so many of each."""

    def __init__(self, families: Sequence[Family], seed: int, puzzles: int | None = None) -> None:
        self.families, self.seed, self.puzzles = families, seed, puzzles
        self._example = lru_cache(maxsize=PARSED)(self._make)

    def __getitem__(self, number: int) -> Example:
        """The problem of draw ``number``."""
        chance = Random(f"{self.seed} {number}")
        family = _pick(self.families, chance)
        return self._example(family, chance.randrange(self.puzzles) if self.puzzles else number)

    def _make(self, family: Family, number: int) -> Example:
        domain, sat = registry.domain(family.domain), registry.backend("sat")
        problem = generate.generate(domain, family.size, self.seed, backend=sat, number=number).problem
        return answered(problem, domain, sat)


def answered(problem: Problem, domain: Domain, backend: Backend) -> Example:
    """The problem with its answer, where the domain promises that there is only one."""
    if not domain.unique:
        return Example(problem, None)
    run = backend.start(problem, problem.start)
    try:
        return Example(problem, run.find(Limits().start()).answer)
    finally:
        run.close()


class Rows:
    """Rows of files, found by their place and parsed when drawn; a family first, then a row of it."""

    def __init__(self, paths: Sequence[Path], families: Sequence[Family], seed: int) -> None:
        """Find the rows of these families; of all, each with a share like its number of rows, if none is named.

        Raises InputError for a file that cannot be read, a line that is no row, a family without one.
        """
        self.seed = seed
        self._places: dict[str, list[tuple[Path, array[int]]]] = {}
        digest = hashlib.sha256()
        for path in paths:
            self._index(path, digest)
        self.hash = digest.hexdigest()
        self.families = families or [Family(name, share=self.count(name)) for name in sorted(self._places)]
        for family in self.families:
            if family.domain not in self._places:
                known = ", ".join(sorted(self._places))
                raise InputError(f"no row of the family {family.domain!r}", f"rows of it; there are some of {known}")
        self._example = lru_cache(maxsize=PARSED)(self._parse)

    def _index(self, path: Path, digest: Any) -> None:
        try:
            with path.open("rb") as file:
                offset = 0
                found: dict[str, array[int]] = {}
                for number, line in enumerate(file, 1):
                    digest.update(line)
                    if line.strip():
                        found.setdefault(_row(line, path, number)["domain"], array("Q")).append(offset)
                    offset += len(line)
        except OSError as error:
            raise InputError(f"{str(path)!r} cannot be read: {error.strerror}", "a file of rows", "Check it.") from None
        for name, offsets in found.items():
            self._places.setdefault(name, []).append((path, offsets))

    def count(self, domain: str) -> int:
        """How many rows there are of a domain."""
        return sum(len(offsets) for _, offsets in self._places.get(domain, ()))

    def __getitem__(self, number: int) -> Example:
        """The problem of draw ``number``."""
        chance = Random(f"{self.seed} {number}")
        domain = _pick(self.families, chance).domain
        return self._example(domain, chance.randrange(self.count(domain)))

    def _parse(self, domain: str, number: int) -> Example:
        for path, offsets in self._places[domain]:
            if number < len(offsets):
                with path.open("rb") as file:
                    file.seek(offsets[number])
                    return example_of(_row(file.readline(), path, 0), str(path))
            number -= len(offsets)
        raise IndexError(number)


def _pick(families: Sequence[Family], chance: Random) -> Family:
    return chance.choices(families, [family.share for family in families])[0]


def _row(line: bytes | str, path: Path | str, number: int) -> dict[str, Any]:
    """A line as a row, or InputError."""
    try:
        row = json.loads(line)
    except ValueError:
        row = None
    if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in ("domain", "text")):
        shown = line[:60] if isinstance(line, str) else line[:60].decode(errors="replace")
        raise InputError(
            f"{shown!r}",
            'a JSON object with "domain" and "text"',
            "See: docs/training.md",
            line=number,
            source=str(path),
        )
    return row


def example_of(row: dict[str, Any], source: str, line: int = 0) -> Example:
    """The problem of a row, and its answer. Raises InputError for an answer that is none."""
    problem = registry.domain(row["domain"]).parse(row["text"])
    labels = row.get("answer")
    if labels is None:
        return Example(problem, None)
    numbers = {label: value for value, label in enumerate(problem.rules.values)}
    answer = tuple(numbers.get(label, -1) for label in labels)
    if len(answer) != len(problem.start) or -1 in answer or not problem.accepts(answer):
        expected = f"an answer of the puzzle: {len(problem.start)} labels of values"
        raise InputError(f"the answer {str(labels)[:60]}", expected, "Leave it out.", line=line, source=source)
    return Example(problem, answer)


def sample(path: Path, domain: str | None, limit: int | None, seed: int) -> list[Example]:
    """Problems of a file, of rows or of any form that ``solve`` reads; ``limit`` of them drawn at random, in order."""
    source = read(path)
    lines = [(number, line) for number, line in enumerate(source.text.splitlines(), 1) if line.strip()]
    first = lines[0][1]
    if first.startswith("{") and '"text"' in first:
        kept = _drawn(lines, limit, seed)
        return [example_of(_row(line, source.name, number), source.name, number) for number, line in kept]
    found = _drawn([*_good(problems(source, domain))], limit, seed)
    return [Example(each.problem, None) for each in found]


def _good(found: Iterator[Recognised | InputError]) -> Iterator[Recognised]:
    for each in found:
        if isinstance(each, InputError):
            raise each
        yield each


def _drawn(items: list[T], limit: int | None, seed: int) -> list[T]:
    if limit is None or limit >= len(items):
        return items
    return [items[i] for i in sorted(random.Random(seed).sample(range(len(items)), limit))]


def labeller() -> Backbone:
    """Alpha of the answers inside some candidates, by SAT."""
    sat = registry.backend("sat")

    def label(rules: Rules, candidates: Candidates) -> Candidates:
        clock = Limits(conflicts=MOST_CONFLICTS).start()
        return backbone(Problem(rules, candidates), candidates, sat, clock)

    return label


def source_of(
    families: Sequence[Family], paths: Sequence[Path], seed: int, puzzles: int | None
) -> tuple[Source, tuple[str, ...], str]:
    """A source, the names of its families, and the hash of its data or how it was made."""
    if paths:
        rows = Rows(paths, families, seed)
        return rows, tuple(map(str, rows.families)), rows.hash
    made = "made by generate" if puzzles is None else f"the first {puzzles} made by generate"
    return Made(families, seed, puzzles), tuple(map(str, families)), made


def shape_of(problem: Problem) -> Shape:
    """The shape that a dense network for problems like this one has."""
    rules = problem.rules
    columns = {column for _, column in rules.coordinates}
    rows = {row for row, _ in rules.coordinates}
    square = len(rows) * len(columns) == len(rules.cells)
    return Shape(len(rules.cells), len(columns) if square else 0, len(rules.values))
