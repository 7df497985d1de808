"""Positions: what is told of places, and what is not."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from neurosym.neural.blocks import Turning, turned
from neurosym.neural.position import Address, Learned, Nowhere, Position, Rope, Rope2D, RowColumn, Sinusoid

COLUMNS = 5


def scores(position: Position, cells: int = 20) -> Tensor:
    """[S, S] what attention sees of one query and one key, the same at all cells."""
    angles = position.angles(cells, COLUMNS, 16)
    assert angles is not None
    torch.manual_seed(1)
    query, key = torch.randn(2, 16, dtype=torch.float64)
    by = Turning(angles.cos(), angles.sin())
    return turned(query.expand(cells, 16), by) @ turned(key.expand(cells, 16), by).T


def test_two_dimensional_rotary_positions_depend_on_the_offset_only() -> None:
    found = scores(Rope2D())
    by_offset: dict[tuple[int, int], list[float]] = {}
    for one in range(20):
        for other in range(20):
            offset = (other // COLUMNS - one // COLUMNS, other % COLUMNS - one % COLUMNS)
            by_offset.setdefault(offset, []).append(float(found[one, other]))
    assert all(max(values) - min(values) < 1e-12 for values in by_offset.values())
    assert len({round(values[0], 9) for values in by_offset.values()}) == len(by_offset) == 7 * 9


def test_one_dimensional_rotary_positions_depend_on_the_distance_in_reading_order_only() -> None:
    found = scores(Rope(base=100.0))
    for distance in range(-19, 20):
        diagonal = found.diagonal(distance)
        torch.testing.assert_close(diagonal, diagonal[:1].expand_as(diagonal))


def test_turning_keeps_lengths_and_the_first_cell() -> None:
    angles = Rope2D().angles(20, COLUMNS, 16)
    assert angles is not None
    rows = torch.randn(20, 16, dtype=torch.float64)
    moved = turned(rows, Turning(angles.cos(), angles.sin()))
    torch.testing.assert_close(moved.norm(dim=1), rows.norm(dim=1))
    torch.testing.assert_close(moved[0], rows[0])
    assert not torch.allclose(moved[7], rows[7])


def test_base_ten_turns_the_slowest_pair_much_more_than_ten_thousand() -> None:
    slow = [
        float(angles[-1, -1]) for base in (10.0, 10_000.0) if (angles := Rope2D(base).angles(20, 5, 16)) is not None
    ]
    assert slow[0] > 50 * slow[1]


def test_rows_and_columns_are_added_by_their_own_tables() -> None:
    position = RowColumn()
    module = position.build(8, 20, COLUMNS)
    rows = position.rows(module, torch.zeros(2, 20, 8), COLUMNS, 3)
    assert rows is not None
    torch.testing.assert_close(rows[8] - rows[7], rows[13] - rows[12])
    torch.testing.assert_close(rows[8] - rows[3], rows[9] - rows[4])


def test_a_sinusoid_tells_the_loop_and_nothing_else_does() -> None:
    like = torch.zeros(1, 20, 8)
    for position in (Sinusoid(), Learned(), RowColumn(), Address(), Nowhere(), Rope()):
        module = position.build(8, 20, COLUMNS)
        now, later = (position.rows(module, like, COLUMNS, loop) for loop in (0, 5))
        assert (now is None) == (later is None)
        if now is not None and later is not None:
            assert torch.equal(now, later) == (not isinstance(position, Sinusoid))


def test_addresses_have_a_margin_of_two() -> None:
    rows = Address().rows(torch.nn.Identity(), torch.zeros(1, 32, 8, dtype=torch.float64), 8, 0)
    assert rows is not None
    alike = rows @ rows.T
    assert torch.equal(alike.diagonal(), torch.full((32,), 5.0, dtype=torch.float64))
    assert float((alike - 10 * torch.eye(32)).max()) <= 5 - 2


@pytest.mark.parametrize("position", [Nowhere(), Learned(), RowColumn(), Sinusoid(), Address()])
def test_positions_that_add_rows_turn_nothing(position: Position) -> None:
    assert position.angles(20, COLUMNS, 16) is None
