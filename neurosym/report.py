"""What the command line says of an outcome: words and a board for people, one JSON object for programs.

The JSON format is described in ``docs/json.md``; ``VERSION`` goes up when a field changes its meaning or goes away.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from neurosym import draw
from neurosym.errors import NeurosymError
from neurosym.outcome import Advice, Impossible, Outcome, Proof, Solved, Unknown
from neurosym.problem import Domain, Problem
from neurosym.recognise import Recognised

VERSION = 1
BOLD, GREEN, PLAIN = "\x1b[1m", "\x1b[32m", "\x1b[0m"

VARIABLE_MAP = "c LITERAL means CELL = VALUE"
"""How the comment lines of a formula read that say which literal stands for which value of which cell."""

_NUMBERED = re.compile(r"[a-z ]+ [0-9]+")
"""The name of a constraint that says nothing more than which one it is: ``row 3``."""


def as_object(found: Recognised, outcome: Outcome, *, explain: bool = False) -> dict[str, Any]:
    """The outcome as a JSON object: the same keys in all three cases, null where they say nothing."""
    problem, evidence = found.problem, outcome.evidence
    told: dict[str, Any] = {
        "version": VERSION,
        "source": found.source,
        "domain": found.domain.name,
        "form": problem.form,
        "status": outcome.status,
        "answer": None,
        "grid": None,
        "unique": None,
        "answers": None,
        "exhausted": None,
        "reason": None,
        "proof": None,
        "conflict": None,
        "candidates": None,
        "seconds": round(outcome.seconds, 6),
        "backend": evidence.backend,
        "strength": evidence.strength,
        "stages": {name: round(seconds, 6) for name, seconds in evidence.stages},
        "counts": dict(evidence.counts),
        "neural": _neural(evidence.advice),
    }
    match outcome:
        case Solved():
            told |= _solved(found.domain, outcome)
        case Impossible():
            told["proof"] = _proof(outcome.proof)
            told["conflict"] = {"members": list(outcome.in_conflict()), "smallest": outcome.smallest}
        case Unknown():
            told["reason"] = outcome.reason
            left = draw.candidate_labels(problem, outcome.candidates)
            told["candidates"] = dict(zip(problem.rules.cells, left, strict=True))
    if explain:
        told["deductions"] = _deductions(outcome)
    return told


def _neural(advice: Advice) -> dict[str, Any] | None:
    if advice.mode == "off":
        return None
    return {field.name: getattr(advice, field.name) for field in fields(advice)} | {
        "uses": list(advice.uses),
        "failed": advice.failed or None,
        "proved": dict(advice.proved),
    }


def _proof(proof: Proof) -> dict[str, Any]:
    told = {name: getattr(proof, name) for name in ("kind", "checked", "checker", "steps", "cnf_sha256", "note")}
    return told | {"variable_map": VARIABLE_MAP if proof.cnf_sha256 else ""}


def _solved(domain: Domain, outcome: Solved) -> dict[str, Any]:
    return {
        "answer": outcome.text,
        "grid": draw.grid(outcome.problem, draw.answer_labels(outcome.problem, outcome.answer)),
        "unique": outcome.unique,
        "answers": [domain.render(outcome.problem, answer) for answer in outcome.answers],
        "exhausted": outcome.exhausted,
        "reason": outcome.reason or None,
        "proof": _proof(outcome.proof) if outcome.proof is not None else None,
    }


def _deductions(outcome: Outcome) -> list[dict[str, Any]]:
    rules = outcome.problem.rules
    return [
        {
            "cell": rules.cells[deduction.cell],
            "value": rules.values[deduction.value],
            "constraint": str(rules.constraints[deduction.constraint]) if deduction.constraint >= 0 else None,
            "rule": deduction.rule,
            "group": deduction.group,
        }
        for deduction in outcome.evidence.deductions
    ]


def error_object(error: NeurosymError, source: str = "") -> dict[str, Any]:
    """A puzzle that could not be read, as a JSON object."""
    return {
        "version": VERSION,
        "source": getattr(error, "source", "") or source,
        "status": "error",
        "error": str(error),
        "line": getattr(error, "line", 0) or None,
        "column": getattr(error, "column", 0) or None,
    }


def as_text(found: Recognised, outcome: Outcome, *, colour: bool) -> Iterator[str]:
    """The outcome for people: the board, then a line that says whose it is and how it stands."""
    problem = found.problem
    whose = f"{found.source}: " if found.source else ""
    took = f"{outcome.seconds:.3f} s by {outcome.evidence.backend}"
    match outcome:
        case Solved():
            for answer in outcome.answers:
                board = found.domain.render(problem, answer)
                given = found.domain.render(problem, draw.known(problem.start))
                yield painted(board, given) if colour else board
                if len(outcome.answers) > 1:
                    yield ""
            yield f"{whose}{_standing(outcome)}, {took}"
        case Impossible():
            few = "smallest set" if outcome.smallest else "set"
            if members := outcome.in_conflict():
                yield f"{few} that cannot stand together: {'; '.join(members)}"
            yield f"{whose}impossible, {_proved(outcome)}, {took}"
        case Unknown():
            yield draw.board(problem, outcome.candidates)
            yield f"{whose}unknown: {outcome.reason}; every answer is inside the candidates above, {took}"
    if outcome.evidence.advice.woken:
        yield f"{whose}{outcome.evidence.advice}"


def as_puzzle(found: Recognised) -> Iterator[str]:
    """A problem for people before it is solved: what it was taken for, its givens, its size, and its clues."""
    problem, rules = found.problem, found.problem.rules
    kinds = Counter(constraint.kind for constraint in rules.constraints)
    sizes = [f"{len(rules.cells)} cells, {len(problem.givens)} of them given", f"{problem.start.count()} candidates"]
    yield f"{found.source}: {found.why}"
    yield found.domain.render(problem, draw.known(problem.start))
    yield "; ".join([*sizes, ", ".join(f"{number} {kind}" for kind, number in kinds.items()) or "no constraints"])
    yield from clues(problem)


def clues(problem: Problem, *, width: int = 100, most: int = 20) -> Iterator[str]:
    """The names of constraints that say more than a number, in at most ``most`` lines and a count of the rest.

    So the sum of a cage is shown, and not that there is a third row; a constraint without a name is left out too.
    """
    names = [c.name for c in problem.rules.constraints if c.name and not _NUMBERED.fullmatch(c.name)]
    lines: list[list[str]] = [[]]
    for number, name in enumerate(names):
        if lines[-1] and sum(len(told) + 2 for told in lines[-1]) + len(name) > width:
            if len(lines) == most:
                lines.append([f"... and {len(names) - number} more"])
                break
            lines.append([])
        lines[-1].append(name)
    yield from (", ".join(line) for line in lines if line)


def _standing(outcome: Solved) -> str:
    if len(outcome.answers) > 1:
        more = "all there are" if outcome.exhausted else "perhaps not all"
        return f"solved, {len(outcome.answers)} answers, {more}{f' ({outcome.reason})' if outcome.reason else ''}"
    if outcome.unique is None:
        return f"solved, uniqueness open ({outcome.reason})" if outcome.reason else "solved, uniqueness not asked"
    return "solved, unique" if outcome.unique else "solved, not unique"


def _proved(outcome: Impossible) -> str:
    proof = outcome.proof
    match proof.kind:
        case "projection":
            return f"proved by projection in {proof.steps} deductions"
        case "drat":
            checked = f"checked by {proof.checker}" if proof.checked else proof.note
            return f"proved by a DRAT proof of {proof.steps} steps, {checked}"
        case _:
            return f"proved by exhausting a search ({proof.note})"


def why_no_proof(outcome: Outcome) -> str:
    """What there is instead of a proof of "no (other) answer"."""
    match outcome:
        case Unknown():
            return "nothing was decided"
        case Solved(unique=False):
            return "there is another answer"
        case Solved(exhausted=False):
            return "whether there is another answer was not decided"
        case _:
            return "it could not be made within the limits"


def painted(board: str, given: str) -> str:
    """``board`` with what stands in ``given`` too in bold, the rest in green; plain if they are not laid out alike."""
    if len(board) != len(given):
        return board
    out, now = [], PLAIN
    for sign, before in zip(board, given, strict=True):
        want = now if sign.isspace() else BOLD if sign == before else GREEN
        if want != now:
            out.append(PLAIN + want)
            now = want
        out.append(sign)
    return "".join(out) + PLAIN
