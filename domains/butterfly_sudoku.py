"""Butterfly sudoku: four sudokus on twelve rows and columns, each a box further than the one before.

>>> from neurosym import solve
>>> answer = solve('''
... 12 12
... .54..21.....
... ............
... ...7.4.9....
... .....8....6.
... ......3.....
... .......2.5.1
... 4.92.3....1.
... .........2..
... ..5.1.....7.
... ...19.8....2
... ...8........
... ........6.3.
... ''', domain="butterfly_sudoku").text
>>> print(answer.splitlines()[0])
7 5 4 8 9 2 1 3 6 7 5 4

Read: a header ``12 12``, then 12 rows of 12 entries, spaced or not: a given value, or ``-`` (or ``.``) where none is
given and where no sudoku is. Drawn: the same, with ``.`` where a value is not known. Size to generate: as it is.
"""

from neurosym import overlapping

DOMAIN = overlapping.domain("butterfly_sudoku", overlapping.at((0, 0), (0, 3), (3, 0), (3, 3)))
