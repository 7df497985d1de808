"""The kit catches every mutant, by the law that it is filed under, and accepts what each was made from."""

from __future__ import annotations

import ast
import inspect

import pytest

from neurosym import laws
from tests.mutants.every import FILES, MUTANTS
from tests.mutants.mutant import Mutant

EACH = pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: f"{mutant.law}-{mutant.name}")


@EACH
def test_the_kit_catches_each_mutant_by_the_law_named(mutant: Mutant) -> None:
    with pytest.raises(laws.LawViolation) as caught:
        mutant.attack(laws.Effort())
    assert caught.value.law == mutant.law, str(caught.value)
    assert caught.value.tried >= 1


@pytest.mark.slow
@EACH
def test_the_kit_accepts_what_the_mutant_was_made_from(mutant: Mutant) -> None:
    mutant.unspoilt(laws.Effort())


def test_every_mutant_says_what_is_wrong_in_one_line_and_is_filed_once() -> None:
    assert all(mutant.wrong and "\n" not in mutant.wrong for mutant in MUTANTS)
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 60


def test_every_class_that_is_spoilt_is_filed() -> None:
    for file in FILES:
        classes = {node.name for node in ast.parse(inspect.getsource(file)).body if isinstance(node, ast.ClassDef)}
        assert classes <= {mutant.name for mutant in file.MUTANTS}, file.__name__


def test_every_law_has_a_mutant() -> None:
    named = {"sound", "shrinking", "monotone", "decides_points", "at_least_as_strong", "repeatable"}
    named |= {"faithful_clauses", "faithful_posting", "idempotent", "order_free", "accounted", "resumable"}
    named |= {"interruptible", "tells_truth", "finds_all", "stops", "finds_all_after_stops"}
    named |= {"finds_all_beside_another", "avoids", "reads_alike", "refuses_with_place"}
    named |= {"draws_everything", "draws_apart", "reads_back"}
    assert {mutant.law for mutant in MUTANTS} == named
