"""Graph colouring: the two ends of each edge take different colours.

>>> from neurosym import solve
>>> outcome = solve('''
... c colours 2
... p edge 3 2
... e 1 2
... e 2 3
... ''', domain="graph_colouring")
>>> outcome["n1"] == outcome["n3"] != outcome["n2"]
True

Read: DIMACS ``p edge nodes edges`` (or ``p col``) and lines ``e node node``, nodes from 1; an edge may be repeated.
The number of colours is the third number of the ``p`` line, or a line ``c colours K`` or ``# colours: K``; without it,
as many as a greedy colouring needs (DSATUR). Drawn: ``s col K``, and ``l node colour`` for each node that has one.
"""

import re

from neurosym import Answer, Domain, NotEqual, Problem, Rules, grid, lexing

COLOURS = re.compile(r"^[c#]\s+colou?rs\s*:?\s+(\d{1,4})\s*$", re.MULTILINE | re.IGNORECASE)


def parse(text: str) -> Problem:
    head, (nodes, announced, *colours), lines = lexing.dimacs(text, ("edge", "edges", "col"), (2, 3))
    ends = [edge(line, nodes) for line in lines]
    edges = sorted({(min(pair), max(pair)) for pair in ends})
    if announced not in (len(ends), len(ends) / 2, len(edges), len(edges) * 2):
        raise head.wrong(f"'{head.split()[1]} {nodes} {len(edges)}', for {len(edges)} different edges are listed")
    said = COLOURS.search(text)
    colours += [int(said[1])] if said else []
    form = f"{nodes} nodes, {len(edges)} edges, {{}} colours" + (
        "" if colours else " (as many as greedy colouring needs)"
    )
    count = colours[0] if colours else grid.dsatur(nodes, edges)
    labels = grid.numerals(count)
    constraints = tuple(NotEqual((a - 1, b - 1), name=f"edge {a}-{b}") for a, b in edges)
    rules = Rules(tuple(f"n{node}" for node in range(1, nodes + 1)), labels, constraints)
    return Problem(rules, domain="graph_colouring", form=form.format(count))


def edge(line: lexing.Piece, nodes: int) -> tuple[int, int]:
    if not line.startswith("e "):
        raise line.wrong("an edge 'e node node'")
    pair = lexing.integers(lexing.Piece(line[2:], line.line, line.column + 2), 1, nodes)
    if len(pair) != 2 or pair[0] == pair[1]:
        raise line.wrong("an edge between two different nodes")
    return pair[0], pair[1]


def render(problem: Problem, answer: Answer) -> str:
    labels = problem.rules.values
    lines = [f"l {node} {labels[value]}" for node, value in enumerate(answer, start=1) if value >= 0]
    return "\n".join([f"s col {len(labels)}", *lines])


DOMAIN = Domain("graph_colouring", parse, render, unique=False)
