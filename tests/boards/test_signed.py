"""Boards with signs between neighbours are read back as they were drawn."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from neurosym import signed
from neurosym.lexing import lines


@given(st.integers(2, 11), st.data())
def test_what_was_drawn_is_read_back(size: int, data: st.DataObject) -> None:
    beside = [(cell, cell + 1) for cell in range(size * size) if (cell + 1) % size]
    below = [(cell, cell + size) for cell in range(size * (size - 1))]
    chosen = data.draw(st.sets(st.sampled_from(beside + below)))
    less = {(a, b) if data.draw(st.booleans()) else (b, a) for a, b in sorted(chosen)}
    assume(less)
    labels = [*map(str, range(1, size + 1)), "."]
    signs = data.draw(st.lists(st.sampled_from(labels), min_size=size * size, max_size=size * size))
    cells, pairs = signed.parse(lines(signed.draw(signs, less)), range(2, 12))
    assert (cells, set(pairs)) == (signs, less)
