"""Clueless sudoku, special 1: nine sudokus side by side, and a tenth made of the middles of all their boxes.

>>> from neurosym import solve
>>> answer = solve('''
... # domain: clueless_1_sudoku
... 27 27
... .....2...2.6.4...8...2.6.31
... ..29.....7..1..6......3.7..
... ...37.....58.6...71..4.....
... ...129.5.4......9..2...4...
... ....5..4...7.....18.49....2
... 63.74812.......5..95.....4.
... ..7...49.6...3...5......1..
... .8..9.53..7...5.627..1.9..8
... 49.5.7286...9..7.4.1.6...73
... 1...5.......8........6...2.
... ........1...1..........4...
... 6.........6153.8..94.....5.
... ..6..15.27.5....2.42.5.3.8.
... .....2......9.......3..9...
... 5.3........8...1..8....6.1.
... ....1864.1.....7.....43....
... .1.6.4........3...7....21..
... 7..3..1...87.1.........5..7
... ...4.9......4....2...9.68..
... ........6.6.8..5..6........
... 2......79..2.19.........92.
... .9..............75.5.....4.
... 8315........6..9.......91..
... 56...48..6.5..4...7..15....
... 3...479...59...7.35.....4.1
... 6.........8........67.9....
... ..5..8........12....1....8.
... ''', domain="clueless_1_sudoku").text
>>> print(answer.splitlines()[0])
5 7 3 8 6 2 9 1 4 2 9 6 3 4 7 1 5 8 4 8 7 2 9 6 5 3 1

Read: the line ``# domain: clueless_1_sudoku``, for another kind has the same board; a header ``27 27``, then 27 rows
of 27 entries, spaced or not: a given value, or ``-`` (or ``.``) where none is given. Drawn: the same, with ``.``
where a value is not known. Size to generate: as it is.
"""

from neurosym import overlapping

MIDDLES = (1, 4, 7, 10, 13, 16, 19, 22, 25)

DOMAIN = overlapping.domain("clueless_1_sudoku", (*overlapping.NINE, (MIDDLES, MIDDLES)), (3, 1), alike=True)
