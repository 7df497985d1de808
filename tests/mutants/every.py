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
    islands,
    lines,
    matchings,
    pages,
    pairs,
    placements,
    rows,
    sights,
    sums,
    uneven,
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
    placements,
    islands,
    uneven,
    engines,
    backends,
    pages,
)
MUTANTS = tuple(mutant for file in FILES for mutant in file.MUTANTS)
