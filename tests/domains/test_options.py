"""What a text may tell or leave open: a line that adds a rule, a sign that says more of a place than another."""

from __future__ import annotations

import pytest

from neurosym import InputError, Solved, grid, load, polyominoes, solve


def drawn(domain: str, text: str) -> set[tuple[str, ...]]:
    """All answers, each as its entries row by row."""
    outcome = solve(f"# domain: {domain}\n{text}", most=0)
    if not isinstance(outcome, Solved):
        return set()
    values = outcome.problem.rules.values
    return {tuple(values[value] for value in answer) for answer in outcome.answers}


def snakes(height: int, width: int) -> set[tuple[tuple[int, int], ...]]:
    """All snakes of a board, each from both ends: ways whose places touch, even at a corner, only where they follow."""
    places = {*grid.places(height, width)}
    found: list[tuple[tuple[int, int], ...]] = [(place,) for place in places]
    for way in found:  # grows as it is walked
        r, c = way[-1]
        for there in {(r, c + 1), (r + 1, c), (r, c - 1), (r - 1, c)} & places - {*way}:
            near = [at for at, (y, x) in enumerate(way) if abs(y - there[0]) < 2 and abs(x - there[1]) < 2]
            if near in ([len(way) - 1], [len(way) - 2, len(way) - 1]):
                found.append((*way, there))
    return {way for way in found if len(way) > 1}


def test_a_snake_may_have_its_ends_and_places_between_told_or_not() -> None:
    told = {"- - - -": (), "- - x -": (0,), "- - o -": (1,), "x - x -": (0, 0), "x - o -": (0, 1)}
    for row, kinds in told.items():
        at = [(1, column) for column, sign in enumerate(row.split()) if sign != "-"]
        answers = drawn("snake", f"4 4\n- - - -\n- - - -\n- - - -\n{row}\n- - - -\n- - - -\n")
        fitting = [
            way for way in snakes(4, 4)
            if all(place in (way[1:-1] if kind else (way[0], way[-1])) for place, kind in zip(at, kinds, strict=True))
        ]  # fmt: skip
        wanted = {tuple("x" if place in way else "-" for place in grid.places(4, 4)) for way in fitting}
        assert answers == wanted


def test_a_snake_has_no_third_end() -> None:
    with pytest.raises(InputError, match="at most two ends"):
        load("# domain: snake\n2 3\n- - -\n- -\nx - x\n- x -\n")
    with pytest.raises(InputError, match="'x' at an end of the snake"):
        load("# domain: snake\n1 3\n- - -\n-\nxX - x\n")


def test_the_letters_of_an_end_view_may_differ_on_the_diagonals_too() -> None:
    text = "4 4 c\na - - -\n- - - -\n- - - -\n- - - -\n" + "- - - -\n" * 4
    plain, crossed = drawn("abc_end_view", text), drawn("abc_end_view", f"# diagonal\n{text}")
    assert crossed == {board for board in plain if len({*board[::5]}) == len({*board[3:15:3]}) == 4}
    assert 0 < len(crossed) < len(plain)


def test_lines_may_have_to_go_through_all_places() -> None:
    text = "3 3\n1 - -\n- - -\n- - 1\n"
    plain, full = drawn("numberlink", text), drawn("numberlink", f"# all places\n{text}")
    assert full == {board for board in plain if "-" not in board[-9:]}
    assert 0 < len(full) < len(plain)


def test_a_place_that_no_line_can_come_to_is_refused_where_lines_go_through_all() -> None:
    with pytest.raises(InputError, match="can come to r1c1"):
        load("# domain: numberlink\n# all places\n1 1\n-\n")


def test_neighbours_that_add_up_to_a_block_may_have_to_be_in_one() -> None:
    letters = "ADAC CDBB BCDA ADBC"  # A and C add up to 4; so do B and B, but no block has a letter twice
    text = "# domain: burokku\n4 4\n" + "\n".join(map(" ".join, letters.split())) + "\n"
    plain, summed = (solve(head + text, most=0) for head in ("", "# sums join\n"))
    assert isinstance(plain, Solved)
    assert isinstance(summed, Solved)
    blocks = [polyominoes.draw(plain.problem, answer).split() for answer in plain.answers]
    board = letters.replace(" ", "")
    pairs = [(a, b) for a, b in grid.neighbours(4, 4) if {board[a], board[b]} == {*"AC"}]
    kept = [own for own in blocks if all(own[a] == own[b] for a, b in pairs)]
    found = [polyominoes.draw(summed.problem, answer).split() for answer in summed.answers]
    assert sorted(found) == sorted(kept)
    assert 0 < len(kept) < len(blocks)
