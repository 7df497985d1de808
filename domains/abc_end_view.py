"""ABC end view: each letter once in each line, other cells stay empty; a letter at the edge is the first seen there.

>>> from neurosym import solve
>>> print(solve('''
... 3 3 b
... - - b
... - a -
... - a -
... - - -
... - - -
... - - -
... - - -
... ''', domain="abc_end_view").text)
a b -
- a b
b - a

Read: a header ``size size letter`` with the last letter; the letters seen from the top, from the bottom, from the left
and from the right, a line each (``-`` where none is told); rows of givens. With a line ``# diagonal`` the two main
diagonals hold each letter once too. Drawn: ``-`` empty, ``?`` not known. Size to generate: N, for a board of N by N.
"""

from neurosym import Candidates, Count, Domain, Problem, Regular, blanks, entries, lexing, numbering, parts, probing

ABC = "abcdefghijklmnopqrstuvwxyz"


def parse(text: str) -> Problem:
    head, *lines = lexing.lines(text)
    words = head.pieces()
    size, width = lexing.header(lexing.Piece(head[: words[2].column - 1] if len(words) == 3 else head, head.line, 1))
    if len(words) != 3 or words[2] not in [*ABC[:size]] or size != width:
        raise (words[2] if len(words) > 2 else head.end()).wrong("a header 'size size last-letter'")
    letters = tuple(ABC[: ABC.index(words[2]) + 1])
    diagonal = lexing.option(text, "diagonal") is not None
    table = lexing.table(lines, size + 4, size)
    signs = {letter: value for value, letter in enumerate(letters, start=1)}
    entries.known(entries.told(table), letters, f"a letter from a to {letters[-1]}, or '-'")
    seen = [
        Regular(scope, *first(signs[letter], len(letters)), name=f"{letter} first in {name}")
        for letter, name, scope in numbering.views(table, size)
    ]
    once = [
        Count(scope, "==", 1, 1 << value, name=f"{letter} in {name}")
        for name, scope in parts.lines(size, size, diagonal)
        for value, letter in enumerate(letters, start=1)
    ]
    start = Candidates([1 << signs[p] if p in signs else (2 << len(signs)) - 1 for row in table[4:] for p in row])
    form = f"{size} x {size} cells, letters to {letters[-1]}" + "; # diagonal" * diagonal
    return Problem(parts.shaded(size, size, (*once, *seen), ("-", *letters)), start, domain="abc_end_view", form=form)


def first(letter: int, letters: int) -> tuple[tuple[tuple[int, ...], ...], int, tuple[int, ...]]:
    return ((0, *(1 if value == letter else -1 for value in range(1, letters + 1))), (1,) * (letters + 1)), 0, (1,)


BLANK = blanks.margins(
    "abc_end_view", ABC, given=ABC, times=2, sides=range(3, 8), header=lambda _, n, m: f"{n} {m} {ABC[n - 3]}"
)
DOMAIN = Domain("abc_end_view", parse, parts.draw, sample=probing.probed(parse, BLANK))
