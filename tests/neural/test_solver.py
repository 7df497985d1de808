"""Both solvers find the fixed point, Anderson's with fewer calls, and tell what they left."""

from __future__ import annotations

import torch
from torch import Tensor

from neurosym.neural.solver import fixed_point


def test_both_solvers_agree_and_anderson_needs_at_most_half_the_calls() -> None:
    torch.manual_seed(3)
    matrix = torch.randn(16, 16).double()
    matrix = matrix + matrix.T
    matrix = 0.95 * matrix / torch.linalg.matrix_norm(matrix, 2)
    shift = 0.05 * torch.randn(8, 16).double()

    def f(z: Tensor) -> Tensor:
        return torch.tanh(z @ matrix.T + shift)

    plain, mixed = (fixed_point(f, torch.zeros(8, 16).double(), 1e-9, 500, depth) for depth in (0, 5))
    torch.testing.assert_close(plain.point, mixed.point, atol=1e-7, rtol=0)
    assert float(plain.residual.max()) <= 1e-9
    assert float(mixed.residual.max()) <= 1e-9
    assert 2 * mixed.calls <= plain.calls


def test_a_map_without_a_fixed_point_leaves_a_residual_and_uses_all_calls() -> None:
    found = fixed_point(lambda z: z + 1, torch.zeros(2, 3), 1e-3, 10, 0)
    assert found.calls == 10
    assert float(found.residual.min()) > 1e-3


def test_a_start_at_the_fixed_point_needs_one_call() -> None:
    assert fixed_point(lambda z: z / 2, torch.zeros(2, 3), 1e-3, 10).calls == 1


def test_the_tolerance_holds_for_each_entry_not_for_the_batch() -> None:
    rates = torch.tensor([[0.1], [0.99]])
    found = fixed_point(lambda z: rates * z + 1, torch.zeros(2, 1), 1e-4, 5000, 0)
    assert float(found.residual.max()) <= 1e-4
    assert found.calls > 100
