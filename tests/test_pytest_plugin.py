"""The pytest plugin: a list becomes a test for each law, and costs nothing where there is none."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytest_plugins = ["pytester"]

RIGHT = """
from neurosym import Candidates, Less
NEUROSYM_CHECK = [(Less((0, 1)), Candidates.full(2, 3))]
"""
WRONG = """
from dataclasses import dataclass
from neurosym import AllDifferent, Candidates

class LosesOne(AllDifferent):
    ladder = AllDifferent.ladder[-1:]
    def project(self, candidates, rule=None):
        kept = super().project(candidates, rule)
        return kept.narrow(0, kept[0] & -kept[0])

NEUROSYM_CHECK = [(LosesOne((0, 1, 2)), Candidates.full(3, 3))]
"""
DOMAIN = """
from neurosym.registry import domain
NEUROSYM_CHECK = [(domain("cnf"), "p cnf 2 1\\n1 -2 0\\n")]
"""
LAWS = {
    "shrinking",
    "sound",
    "decides_points",
    "at_least_as_strong",
    "monotone",
    "repeatable",
    "faithful_clauses",
    "faithful_posting",
}


def test_a_list_becomes_a_test_for_each_law_with_a_readable_name(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(RIGHT)
    items, _ = pytester.inline_genitems()
    assert {item.name for item in items} == {f"0-Less-{law}" for law in LAWS}


def test_a_lawful_constraint_passes_every_law(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(RIGHT)
    pytester.runpytest().assert_outcomes(passed=len(LAWS))


def test_a_broken_law_fails_with_the_smallest_case_and_nothing_of_the_kit(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(WRONG)
    result = pytester.runpytest("-k", "sound")
    result.assert_outcomes(failed=1, deselected=len(LAWS) - 1)
    result.stdout.fnmatch_lines(["sound: 'Hall set' of LosesOne(scope=(0,)): loses an answer*"])
    result.stdout.fnmatch_lines(["  reproduce   sound(RungStep(LosesOne(scope=(0,)), 'Hall set', Candidates((3,))))"])
    result.stdout.no_fnmatch_line("*projection.py*")


def test_a_domain_with_a_text_brings_its_own_laws_and_those_of_its_constraints(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(DOMAIN)
    items, _ = pytester.inline_genitems()
    names = {item.name for item in items}
    assert {"0-cnf-reads_alike", "0-cnf-refuses_with_place", "0-Clause-sound"} <= names
    pytester.runpytest("-k", "reads or Clause-sound").assert_outcomes(passed=3, deselected=len(names) - 3)


@pytest.mark.parametrize("wrong", ["[3]", "3", "[('sudoku', 1)]"])
def test_a_list_of_something_else_is_refused_with_what_was_met(pytester: pytest.Pytester, wrong: str) -> None:
    pytester.makepyfile(f"NEUROSYM_CHECK = {wrong}")
    result = pytester.runpytest()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*NEUROSYM_CHECK is *; expected *"])


def test_where_there_is_no_list_nothing_of_the_solver_is_imported(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("def test_nothing(): pass")
    watch = (
        "import sys, pytest; code = pytest.main(['-q', '-p', 'no:hypothesispytest', '-p', 'no:cacheprovider']);"
        "names = {n for n in sys.modules if n.partition('.')[0] in ('neurosym', 'hypothesis', 'pysat', 'ortools')};"
        "print('LOADED', sorted(names), int(code))"
    )
    done = subprocess.run([sys.executable, "-c", watch], capture_output=True, text=True, check=True)
    assert "LOADED ['neurosym', 'neurosym.pytest_plugin'] 0" in done.stdout
