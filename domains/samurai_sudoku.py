"""Samurai sudoku: a sudoku in each corner, and one in the middle that shares a box with each.

>>> from neurosym import solve
>>> answer = solve('''
... 21 21
... ...6.9.82........261.
... 94.....1............7
... .............1.4.7..2
... 8....7......7........
... .7.19...5...8..169..4
... .....6...........4...
... ..1.............5...1
... ..4.28..1.......9..4.
... .5....3..2.8......25.
... .............7.......
... .......1.4....9......
... .......426...........
... 6..7..8...9.....381..
... 7...8......4.......2.
... .3...............7...
... ......6.........6.5..
... .2.61.......9.1.....7
... .9.....7......8....6.
... 5..1.6........2..9...
... .....4.83........3.1.
... ...5.........7.6..4..
... ''', domain="samurai_sudoku").text
>>> print(answer.splitlines()[0])
3 1 7 6 4 9 5 8 2 - - - 4 7 3 5 8 2 6 1 9

Read: a header ``21 21``, then 21 rows of 21 entries, spaced or not: a given value, or ``-`` (or ``.``) where none is
given and where no sudoku is. Drawn: the same, with ``.`` where a value is not known. Size to generate: as it is.
"""

from neurosym import overlapping

DOMAIN = overlapping.domain("samurai_sudoku", overlapping.at((0, 0), (0, 12), (6, 6), (12, 0), (12, 12)))
