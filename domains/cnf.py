"""Satisfiability: values 0 and 1 for Boolean variables so that each clause has a true literal.

>>> from neurosym import solve
>>> print(solve('''
... p cnf 3 3
... 1 -2 0
... 2 0
... -1 -3 0
... ''', domain="cnf").text)
v 1 2 -3 0

Read: DIMACS ``p cnf variables clauses``, then the clauses, each ended by 0, over lines as one likes; ``c`` begins a
comment; ``%`` ends the text (as in SATLIB's files); the last 0 may be missing. Drawn: lines ``v`` with the literals
that are true, ended by 0; a variable that is not known is left out.
"""

import textwrap

from neurosym import Answer, Clause, Domain, Problem, Rules, drafting, lexing


def parse(text: str) -> Problem:
    head, (variables, announced), lines = lexing.dimacs(text, ("cnf",))
    clauses: list[list[int]] = [[]]
    for line in lines:
        if line.startswith("%"):
            break
        for literal in lexing.integers(line, -variables, variables):
            if literal:
                clauses[-1].append(literal)
            else:
                clauses.append([])
    if not clauses[-1]:
        clauses.pop()
    if len(clauses) != announced:
        raise lexing.end(text).wrong(f"{announced} clauses, as line {head.line} says; there are {len(clauses)}")
    if not variables and clauses:
        raise lexing.end(text).wrong(f"a variable on line {head.line}, for there is a clause")
    constraints = [clause_of(literals, f"clause {number}") for number, literals in enumerate(clauses, start=1)]
    kept = tuple(clause for clause in constraints if 0b11 not in clause.allowed)  # the others are always true
    rules = Rules(tuple(f"x{number}" for number in range(1, variables + 1)), ("0", "1"), kept)
    return Problem(rules, domain="cnf", form=f"DIMACS, {variables} variables, {len(clauses)} clauses")


def clause_of(literals: list[int], name: str) -> Clause:
    allowed: dict[int, int] = {}
    for literal in literals:
        cell = abs(literal) - 1
        allowed[cell] = allowed.get(cell, 0) | (0b10 if literal > 0 else 0b01)
    return Clause(tuple(allowed) or (0,), tuple(allowed.values()) or (0,), name=name)


def render(problem: Problem, answer: Answer) -> str:
    literals = [f"{'' if value else '-'}{number}" for number, value in enumerate(answer, start=1) if value >= 0]
    return "\n".join(f"v {line}" for line in textwrap.wrap(" ".join([*literals, "0"]), 76, break_on_hyphens=False))


DOMAIN = Domain("cnf", parse, render, unique=False, sample=drafting.satisfiable(parse))
