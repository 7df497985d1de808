"""The verb ``check``: its options, and what it prints of each law."""

from __future__ import annotations

import ast
import json
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from neurosym.errors import EXIT_SOLVED

if TYPE_CHECKING:
    from neurosym.checking import Judged, Plan

EXIT_BROKEN = 1
VERSION = 1


@click.command(epilog="Exit codes: 0 all laws hold, 1 a law is broken, 2 misuse, 130 interrupted.")
@click.argument("what", metavar="DOMAIN|FILE.py")
@click.option("--constraint", metavar="NAME", help="Only the constraints of this class.")
@click.option("--examples", type=click.IntRange(min=1), default=100, show_default=True, help="For each law, if drawn.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of what is drawn.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each law and line (docs/json.md).")
def check(what: str, constraint: str | None, examples: int, seed: int, as_json: bool) -> NoReturn:
    """Try the laws on a DOMAIN, or on what FILE.py defines: can it lose an answer? Shows the smallest case if so."""
    from neurosym.checking import judge, plan
    from neurosym.laws.quantify import Effort
    from neurosym.verbs.solving import say

    planned = plan(what, constraint)
    judged = []
    try:
        for each in judge(planned, Effort(examples=examples, seed=seed), _attend):
            judged.append(each)
            _attend("")
            say(json.dumps(as_object(each, planned)) if as_json else as_text(each, planned))
    except KeyboardInterrupt:
        _attend("")
        click.echo(f"interrupted: {len(judged)} laws were judged", err=True)
        raise
    sys.exit(EXIT_BROKEN if any(each.violation for each in judged) else EXIT_SOLVED)


def _attend(told: str) -> None:
    """Show on a terminal what is tried now, in a line that rewrites itself; elsewhere each verdict is sign enough."""
    if sys.stderr.isatty():
        click.echo(f"\r{told:79.79}\r{told:.79}", err=True, nl=False)


def as_text(judged: Judged, plan: Plan) -> str:
    """The verdict on one law in a line; under it what broke it, drawn, with a line of Python that shows it again."""
    cases = f"{judged.cases:,} case{'s' * (judged.cases != 1)}"
    head = f"{judged.law:20}{'BROKEN' if judged.violation else 'holds':8}{cases}, {judged.seconds:.2f} s"
    violation = judged.violation
    if violation is None:
        return head
    parts = {"by": f"{violation.subject}", "": violation.told, "first seen on": judged.first}
    if judged.shown is not None:
        parts |= {"cells": " ".join(judged.shown.rules.cells), **_boards(judged)}
    parts["reproduce"] = as_program(violation.reproduce, plan)
    blocks = [f"  {name:15}" + told.replace("\n", "\n" + " " * 17) for name, told in parts.items() if told]
    return "\n".join([head, *blocks])


def as_object(judged: Judged, plan: Plan) -> dict[str, Any]:
    """The same as a JSON object."""
    violation, counterexample = judged.violation, None
    if violation is not None:
        counterexample = {
            "by": str(violation.subject),
            "told": violation.told,
            "first_seen_on": judged.first,
            "cells": list(judged.shown.rules.cells) if judged.shown else [],
            "candidates": None,
            "answer": None,
            "reproduce": as_program(violation.reproduce, plan),
        } | _labels(judged)
    return {
        "version": VERSION,
        "source": plan.what,
        "law": judged.law,
        "status": "holds" if violation is None else "broken",
        "cases": judged.cases,
        "seconds": round(judged.seconds, 6),
        "counterexample": counterexample,
    }


def _boards(judged: Judged) -> dict[str, str]:
    """The candidates and the answer of the counterexample, drawn."""
    from neurosym.draw import board
    from neurosym.lattice import Candidates

    assert judged.violation is not None
    assert judged.shown is not None
    candidates, answer = judged.violation.candidates, judged.violation.answer
    told = {} if candidates is None else {"candidates": board(judged.shown, candidates)}
    return told if answer is None else told | {"answer": board(judged.shown, Candidates.of_answer(answer))}


def _labels(judged: Judged) -> dict[str, Any]:
    """The candidates and the answer of the counterexample, by the labels of values."""
    from neurosym.draw import answer_labels, candidate_labels

    assert judged.violation is not None
    candidates, answer, shown = judged.violation.candidates, judged.violation.answer, judged.shown
    told: dict[str, Any] = {}
    if shown is not None and candidates is not None:
        told["candidates"] = candidate_labels(shown, candidates)
    if shown is not None and answer is not None:
        told["answer"] = answer_labels(shown, answer)
    return told


def as_program(line: str, plan: Plan) -> str:
    """``line`` with the imports it needs before it, so that it runs by itself in the folder the command ran in."""
    import neurosym
    from neurosym import laws
    from neurosym.laws import domain

    statements: list[str] = []
    homes: dict[str, list[str]] = {}
    for name in sorted({node.id for node in ast.walk(ast.parse(line)) if isinstance(node, ast.Name)}):
        if name == "DOMAIN":
            statements.append(f"from neurosym.registry import domain; DOMAIN = domain({plan.what!r})")
        elif getattr(getattr(plan.module, name, None), "__module__", "") == plan.module.__name__:
            statements.append(f"from neurosym.registry import module_at; {name} = module_at({plan.what!r}).{name}")
        else:
            home = next(home for home in (neurosym, laws, domain) if name in dir(home))
            homes.setdefault(home.__name__, []).append(name)
    statements += [f"from {home} import {', '.join(names)}" for home, names in homes.items()]
    return "; ".join([*statements, line])
