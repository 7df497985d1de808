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
The number of colours K is a third number on the ``p`` line, or a line ``c colours K`` or ``# colours: K``, or as
many as a greedy colouring needs (DSATUR). Drawn: ``s col K``, and ``l node colour`` for each node that has one.
"""

import re

from neurosym import AllDifferent, Answer, Constraint, Domain, NotEqual, Problem, Rules, drafting, graphs, grid, lexing

COLOURS = re.compile(r"^[c#]\s+colou?rs\s*:?\s+(\d{1,4})\s*$", re.MULTILINE | re.IGNORECASE)


def parse(text: str) -> Problem:
    head, (nodes, announced, *colours), lines = lexing.dimacs(text, ("edge", "edges", "col"), (2, 3))
    ends = [graphs.edge(line, nodes) for line in lines]
    edges = sorted({(min(pair) - 1, max(pair) - 1) for pair in ends})
    if announced not in (len(ends), len(ends) / 2, len(edges), len(edges) * 2):
        raise lexing.end(text).wrong(f"{announced} edges, as line {head.line} says; there are {len(edges)}")
    said = COLOURS.search(text)
    colours += [int(said[1])] if said else []
    count = colours[0] if colours else graphs.dsatur(nodes, edges)
    form = f"{nodes} nodes, {len(edges)} edges, {count} colours{'' if colours else ' by DSATUR'}"
    names = tuple(f"n{node}" for node in range(1, nodes + 1))
    rules = Rules(names, grid.numerals(count), tuple(map(clique, graphs.clique_cover(nodes, edges))))
    return Problem(rules, domain="graph_colouring", form=form)


def clique(nodes: tuple[int, ...]) -> Constraint:
    name = "-".join(str(node + 1) for node in nodes)
    return NotEqual(nodes, name=f"edge {name}") if len(nodes) == 2 else AllDifferent(nodes, name=f"clique {name}")


def render(problem: Problem, answer: Answer) -> str:
    labels = problem.rules.values
    lines = [f"l {node} {labels[value]}" for node, value in enumerate(answer, start=1) if value >= 0]
    return "\n".join([f"s col {len(labels)}", *lines])


DOMAIN = Domain("graph_colouring", parse, render, unique=False, sample=drafting.coloured(parse))
