"""All mutants."""

from __future__ import annotations

from tests.mutants import (
    all_different,
    arms,
    backends,
    counts,
    engines,
    groups,
    hangings,
    lines,
    matchings,
    pages,
    pairs,
    rows,
    sights,
    sums,
)

FILES = (
    all_different,
    arms,
    sums,
    counts,
    pairs,
    matchings,
    lines,
    rows,
    sights,
    hangings,
    groups,
    engines,
    backends,
    pages,
)
MUTANTS = tuple(mutant for file in FILES for mutant in file.MUTANTS)
