"""Hashi: one or two bridges, or none, between islands in line, as many at each as it says; all islands hang together.

>>> from neurosym import solve
>>> print(solve('''
... # domain: hashi
... 3 5
... 3 - - - 2
... - - 1 - -
... 4 - 3 - 1
... ''', domain="hashi").text)
3───────2
║   1   │
║   │   │
4═══3   1

Bridges do not cross. Read: the line ``# domain: hashi``, for other kinds look the same; a header ``rows columns``; rows
of entries, spaced or not: a number from 1 to 8 is an island, ``?`` one that does not tell, ``-`` (or ``.``) water.
Drawn: ``?`` where not known. Size to generate: rows x columns.
"""

from collections.abc import Iterator
from itertools import combinations

from neurosym import Clause, Connected, Domain, Problem, Rules, Total, entries, grid, lexing, parts, scenes, strokes

Bridge = tuple[grid.Place, grid.Place]


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    clues = parts.clues(board, least=2)
    islands = {p: 0 if e == "?" else e.number(1, 8, "'-', or an island's bridges") for p, e in clues.items()}
    bridges = [(a, b) for a in islands for way in (1, 2) for b in entries.next_to(a, way, islands, (height, width))]
    if lonely := [place for place in islands if not any(place in bridge for bridge in bridges)]:
        raise board[lonely[0][0]][lonely[0][1]].wrong("another island in line with this one")
    lexing.named(text, "hashi")
    names = [f"{a}-{b}" for a, b in (grid.names(bridge) for bridge in bridges)]
    middles = tuple(((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in bridges)
    rules = Rules(tuple(names), ("0", "1", "2"), tuple(rules_of(islands, bridges)), coordinates=middles)
    form = f"{height} x {width} places, {len(islands)} islands"
    return Problem(rules, domain="hashi", form=form, clues=tuple(map(tuple, board)))


def rules_of(islands: dict[grid.Place, int], bridges: list[Bridge]) -> Iterator[Clause | Connected | Total]:
    links: list[tuple[int, int]] = []
    for place, number in islands.items():
        ends = tuple(n for n, bridge in enumerate(bridges) if place in bridge)
        links += combinations(ends, 2)
        name = f"island {grid.names([place])[0]} ({number or '?'})"
        yield Total(ends, "==" if number else ">=", number or 1, (0, 1, 2), name=name)
    across = [(n, pair) for n, pair in enumerate(bridges) if pair[0][0] == pair[1][0]]
    over = {place: n for n, pair in across for place in entries.between(*pair)}
    for n, (a, b) in enumerate(bridges):
        for place in entries.between(a, b) if a[1] == b[1] else ():
            if place in over:
                yield Clause((over[place], n), (0b001, 0b001), name=f"crossing {grid.names([place])[0]}")
    yield Connected(tuple(range(len(bridges))), 0b110, tuple(links), name="the islands")


DOMAIN = Domain("hashi", parse, strokes.draw_bridges, sample=scenes.bridged(parse, "hashi"))
