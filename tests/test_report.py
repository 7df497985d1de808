"""What is said of an outcome: the JSON format as documented, words for people, colours."""

from __future__ import annotations

import hashlib
import json
import re
import shlex
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from neurosym import Impossible, NotEqual, Problem, Rules, Solved, Unknown
from neurosym.api import Settings, solve_recognised
from neurosym.backends import proof as backend_proof
from neurosym.errors import InputError
from neurosym.outcome import Advice, Outcome, Proof
from neurosym.recognise import Recognised, recognise
from neurosym.report import (
    BOLD,
    GREEN,
    PLAIN,
    VERSION,
    as_object,
    as_puzzle,
    as_text,
    clues,
    error_object,
    painted,
    why_no_proof,
)

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```console\n\$ neurosym ([^\n]*)\n```\n\n```json\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
KEYS = set(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) - {"deductions"}


def without_times(told: dict[str, Any]) -> dict[str, Any]:
    """The same object, every time in it made 0."""
    return {
        key: 0 if key == "seconds" else dict.fromkeys(value, 0) if key == "stages" else value
        for key, value in told.items()
    }


def solved(text: str, **settings: Any) -> tuple[Recognised, Outcome]:
    found = recognise(text)
    return found, solve_recognised(found.problem, found.domain, Settings(**settings))


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_an_example_of_the_page_is_what_the_command_prints(command: str, shown: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "neurosym", *shlex.split(command)], capture_output=True, text=True, check=False
    )
    assert without_times(json.loads(done.stdout)) == without_times(json.loads(shown))


def test_the_page_shows_an_example_of_every_status_and_the_version_that_is_written() -> None:
    assert {json.loads(shown)["status"] for _, shown in EXAMPLES} == {"solved", "impossible", "unknown", "error"}
    assert f"version {VERSION}" in PAGE


@pytest.mark.parametrize(
    ("text", "settings", "status"),
    [
        ("1..4.........32.", {}, "solved"),
        ("11.4.........32.", {}, "impossible"),
        ("1..4.........3..", {"time_limit": 0.0}, "unknown"),
    ],
)
def test_every_status_has_all_keys_of_the_page_and_no_others(text: str, settings: dict[str, Any], status: str) -> None:
    told = as_object(*solved(text, **settings))
    assert told["status"] == status
    assert set(told) == KEYS
    assert json.loads(json.dumps(told)) == told


def test_what_a_network_did_is_told_in_json_and_under_the_board() -> None:
    found, plain = solved("1..4.........3..")
    assert as_object(found, plain)["neural"] is None
    advice = Advice("audit", True, "asked for", ("audit",), proposed=3, proved=(("local", 1), ("sat", 1)), refuted=1)
    outcome = replace(plain, evidence=replace(plain.evidence, advice=advice))
    told = as_object(found, outcome)["neural"]
    assert json.loads(json.dumps(told)) == told
    assert told == {
        "mode": "audit",
        "woken": True,
        "why": "asked for",
        "uses": ["audit"],
        "failed": None,
        "guessed": False,
        "proposed": 3,
        "proved": {"local": 1, "sat": 1},
        "refuted": 1,
        "left": 0,
    }
    assert list(as_text(found, outcome, colour=False))[-1] == str(advice)
    assert set(told) == set(re.findall(r"`(\w+)`", PAGE.partition("**`neural`** has ")[2].partition("\n\n")[0])) - {
        "null", "guess", "audit", "order"
    }  # fmt: skip


@pytest.mark.parametrize("text", ["11.4.........32.", "1..4.........32."], ids=["impossible", "unique"])
def test_the_proof_names_the_formula_its_variable_map_and_the_checker(text: str) -> None:
    found, outcome = solved(text, proof=True)
    told, certificate = as_object(found, outcome)["proof"], outcome.evidence.certificate
    assert certificate is not None
    assert (told["kind"], told["checked"], told["checker"].split()[0]) == ("drat", True, "dratify")
    assert told["cnf_sha256"] == hashlib.sha256(certificate.dimacs.encode()).hexdigest()
    line = re.compile(re.sub("[A-Z]+", r"(\\S+)", told["variable_map"]))
    mapped = {match.group(2, 3): match[1] for match in map(line.fullmatch, certificate.dimacs.splitlines()) if match}
    rules = found.problem.rules
    assert set(mapped) == {(cell, label) for cell in rules.cells for label in rules.values}
    assert len(set(mapped.values())) == len(mapped)


def test_without_being_asked_a_unique_answer_has_no_proof() -> None:
    assert as_object(*solved("1..4.........32.", unique=True))["proof"] is None


def test_deductions_are_told_by_name_and_only_when_asked_for() -> None:
    found, outcome = solved("1..4.........32.", explain=True)
    assert "deductions" not in as_object(found, outcome)
    told = as_object(found, outcome, explain=True)["deductions"]
    assert told[0].keys() == {"cell", "value", "constraint", "rule", "group"}
    assert len(told) == found.problem.start.count() - len(found.problem.rules.cells)


def test_a_place_that_is_no_cell_is_null_in_the_grid() -> None:
    found, outcome = solved((ROOT / "examples" / "kakuro.txt").read_text(encoding="utf-8"))
    assert as_object(found, outcome)["grid"][0] == [None, "6", "1", "3", None]


def test_a_formula_has_no_grid() -> None:
    assert as_object(*solved("p cnf 2 1\n1 -2 0\n"))["grid"] is None


def test_an_error_object_names_the_place() -> None:
    told = error_object(InputError("x", "y", "Do z.", line=3, column=5, source="a.txt"))
    assert told == {
        "version": VERSION,
        "source": "a.txt",
        "status": "error",
        "error": "a.txt, line 3, column 5: x; expected y. Do z.",
        "line": 3,
        "column": 5,
    }
    assert error_object(InputError("x", "y"))["line"] is None


@pytest.mark.parametrize(
    ("text", "settings", "last"),
    [
        ("1..4.........32.", {}, r"solved, unique, [\d.]+ s by projection"),
        ("1..4.........3..", {}, r"solved, not unique, [\d.]+ s by sat"),
        ("1..4.........3..", {"unique": False}, r"solved, uniqueness not asked, [\d.]+ s by sat"),
        ("1..4.........3..", {"most": 2}, r"solved, 2 answers, perhaps not all, [\d.]+ s by sat"),
        ("1..4.........3..", {"most": 0}, r"solved, 3 answers, all there are, [\d.]+ s by sat"),
        ("11.4.........32.", {}, r"impossible, proved by projection in \d+ deductions, [\d.]+ s by projection"),
        ("1..4.........3..", {"time_limit": 0.0}, r"unknown: time limit of 0 s reached; every answer is inside .*"),
    ],
)
def test_the_last_line_says_how_it_stands(text: str, settings: dict[str, Any], last: str) -> None:
    lines = list(as_text(*solved(text, **settings), colour=False))
    assert re.fullmatch(last, lines[-1])


@pytest.mark.parametrize(
    ("text", "settings"),
    [("1..4.........32.", {}), ("11.4.........32.", {}), ("1..4.........3..", {"time_limit": 0.0})],
)
def test_the_last_line_begins_with_its_source_so_that_a_stream_can_be_searched(
    text: str, settings: dict[str, Any]
) -> None:
    found, outcome = solved(text, **settings)
    *before, last = as_text(replace(found, source="three.txt:2"), outcome, colour=False)
    assert last.startswith(f"three.txt:2: {outcome.status}")
    assert not [line for line in before if line.startswith("three.txt")]


def test_a_stop_on_the_way_to_all_answers_is_told() -> None:
    problem = Problem(Rules(("a",), ("x", "y"), ()), domain="sudoku")
    found = replace(recognise("1..4.........32."), problem=problem)
    found = replace(found, domain=replace(found.domain, render=lambda problem, answer: "a"))
    outcome = Solved(problem, (0,), False, ((0,), (1,)), reason="time limit of 1 s reached")
    assert "2 answers, perhaps not all (time limit of 1 s reached)" in list(as_text(found, outcome, colour=False))[-1]


def test_a_puzzle_is_shown_with_those_clues_that_the_board_does_not_hold() -> None:
    told = list(as_puzzle(recognise((ROOT / "examples" / "killer_sudoku.txt").read_text(encoding="utf-8"))))
    assert "18 all different, 13 distinct total" in told[2]
    assert told[3].startswith("cage r1c1 (sum 14), ")
    assert list(as_puzzle(recognise("1..4.........32.")))[3:] == []


def test_clues_fill_a_number_of_lines_and_the_rest_is_counted() -> None:
    named = tuple(NotEqual((0, 1), name=f"pair ({number})") for number in range(30))
    plain = (NotEqual((0, 1)), NotEqual((0, 1), name="row 7"))
    problem = Problem(Rules(("a", "b"), ("x", "y"), (*plain, *named)))
    assert list(clues(problem, width=20, most=2)) == ["pair (0), pair (1)", "pair (2), pair (3)", "... and 26 more"]
    assert ", ".join(clues(problem)).count("pair") == 30


def test_members_of_a_conflict_are_named_by_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backend_proof, "BLAME_SECONDS", 60.0)  # a slow machine needs more than a second
    told = "\n".join(as_text(*solved("11.4.........32."), colour=False))
    assert "smallest set that cannot stand together: r1c1 = 1; r1c2 = 1" in told


def test_a_refutation_by_clauses_names_the_checker() -> None:
    pigeons = [[3 * p + 1, 3 * p + 2, 3 * p + 3] for p in range(4)]
    clashes = [[-(3 * a + h), -(3 * b + h)] for h in (1, 2, 3) for a in range(4) for b in range(a)]
    lines = [f"p cnf 12 {len(pigeons) + len(clashes)}", *(" ".join(map(str, [*c, 0])) for c in pigeons + clashes)]
    last = list(as_text(*solved("\n".join(lines)), colour=False))[-1]
    assert re.search(r"proved by a DRAT proof of \d+ steps, checked by dratify", last)


def test_givens_are_bold_and_what_was_found_is_green() -> None:
    assert painted("1 2", "1 .") == f"{PLAIN}{BOLD}1 {PLAIN}{GREEN}2{PLAIN}"


def test_a_board_that_is_laid_out_otherwise_stays_plain() -> None:
    assert painted("1 2", "1") == "1 2"


def test_colour_does_not_change_the_signs() -> None:
    found, outcome = solved("1..4.........32.")
    plain, coloured = (list(as_text(found, outcome, colour=colour)) for colour in (False, True))
    assert plain != coloured
    assert [re.sub(r"\x1b\[\d+m", "", line) for line in coloured] == plain


def test_what_there_is_instead_of_a_proof() -> None:
    problem = Problem(Rules(("a",), ("x",), ()))
    assert why_no_proof(Unknown(problem, "why", problem.start)) == "nothing was decided"
    assert why_no_proof(Solved(problem, (0,), False)) == "there is another answer"
    assert why_no_proof(Solved(problem, (0,))) == "whether there is another answer was not decided"
    assert why_no_proof(Impossible(problem, Proof("search"))) == "it could not be made within the limits"
