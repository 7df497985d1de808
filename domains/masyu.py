"""Masyu: one loop through all pearls; straight on at a white one, with a turn beside it; at a black one the reverse.

>>> from neurosym import solve
>>> print(solve('''
... # domain: masyu
... 3 4
... b - - -
... - - - w
... - w - -
... ''', domain="masyu").text)
b─────┐
│ · · w
└─w───┘

Read: the line ``# domain: masyu``, for other kinds look the same; a header ``rows columns``; rows of entries, spaced or
not: ``w`` or ``1`` a white pearl, ``b`` or ``2`` a black one, ``-`` (or ``.``) none. Drawn: the loop, ``?`` where not
known. Size to generate: rows x columns.
"""

from random import Random

from neurosym import Arms, Domain, Draft, Problem, drafting, entries, grid, lexing, loops, outlines, strokes

PEARLS = {"w": "white", "1": "white", "b": "black", "2": "black"}


def parse(text: str) -> Problem:
    height, width, (board,) = entries.tables(text)
    pearls = entries.told(board)
    net = loops.Net(grid.places(height, width))
    loops.reachable(net, pearls, text)
    entries.known(pearls, PEARLS, "'w' or 'b' for a pearl, or '-'")
    lexing.named(text, "masyu")
    rules = net.rules([*loops.single(net, pearls), *(pearl(net, place, sign) for place, sign in pearls.items())])
    form = f"{height} x {width} entries, {len(pearls)} pearls"
    return Problem(rules, domain="masyu", form=form, clues=tuple(map(tuple, board)))


def pearl(net: loops.Net, place: grid.Place, sign: str) -> Arms:
    def accepts(one: int, other: int, straight: bool) -> bool:
        return straight and min(one, other) == 1 if PEARLS[sign] == "white" else not straight and one == other == 2

    return loops.arms(net, place, accepts, 2, f"{PEARLS[sign]} pearl {grid.names([place])[0]}")


def sample(size: tuple[int, ...], rng: Random) -> Draft:
    height, width = drafting.sides(size, (7, 7), range(3, 9), "rows x columns, each from 3 to 8")
    net = loops.Net(grid.places(height, width))
    answer = outlines.outline(net, outlines.patch(rng, height - 1, width - 1))
    clues = {(place, sign): pearl(net, place, sign) for place in net.nodes for sign in "wb"}
    true = {key: arms for key, arms in clues.items() if arms.check(tuple([answer[edge] for edge in arms.scope]))}

    def write(told: set[tuple[grid.Place, str]]) -> str:
        signs = ["w" if (place, "w") in told else "b" if (place, "b") in told else "-" for place in net.nodes]
        return f"# domain: masyu\n{height} {width}\n{grid.draw(signs, width)}"

    return drafting.clued(net.rules(loops.single(net)), true, answer, rng, write)


DOMAIN = Domain("masyu", parse, strokes.draw, sample=sample)
