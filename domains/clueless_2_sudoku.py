"""Clueless sudoku, special 2: nine sudokus side by side, and a tenth made of the boxes in their middles.

>>> from neurosym import solve
>>> answer = solve('''
... # domain: clueless_2_sudoku
... 27 27
... .4.1....2...3.2...7..2.....
... 1...5..4....6..18.6...4..9.
... .6...8....4..7..2...1..72.6
... ....8.79.......2..9......4.
... ....9..2.7.3...............
... ..3......2.6.......1.......
... .56........2..7.69.75......
... 9.48....681.........4...72.
... ......93...4.......6..2.4.1
... 7...8..........423...5..1.7
... ..6....2.......5...5....692
... 4.17....6....96.........3..
... 2...1...............8.2..7.
... .1...............7..4...5..
... 5.......7.24.1..35.1.8.....
... 6..3.9..5.4....1...8.1...6.
... .7......295.....48.9..4..3.
... .8.6......1..483..6........
... .1.........9....6...6......
... ...8...7.7....5.912.78.5.6.
... 4....75.25...1.....8..39...
... ...............6...........
... 583.....61....2.354.....7.1
... 19.6...........9..8........
... .35.8.9....1.8..5.5....3...
... ...7.12..37..2.....3.4...28
... ...5....4..6.....8........6
... ''', domain="clueless_2_sudoku").text
>>> print(answer.splitlines()[0])
3 4 8 1 7 9 5 6 2 1 7 8 3 5 2 6 9 4 7 9 3 2 5 6 8 1 4

Read: the line ``# domain: clueless_2_sudoku``, for another kind has the same board; a header ``27 27``, then 27 rows
of 27 entries, spaced or not: a given value, or ``-`` (or ``.``) where none is given. Drawn: the same, with ``.``
where a value is not known. Size to generate: as it is.
"""

from neurosym import overlapping

MIDDLES = (3, 4, 5, 12, 13, 14, 21, 22, 23)

DOMAIN = overlapping.domain("clueless_2_sudoku", (*overlapping.NINE, (MIDDLES, MIDDLES)), (1, 3), alike=True)
