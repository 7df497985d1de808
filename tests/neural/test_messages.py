"""The fused kernels equal the plain torch path: values and gradients, on the graphs of every domain."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor

from neurosym.neural import kernels, messages
from neurosym.neural.messages import Edges
from tests.neural.boards import EACH, example_board

needs_compiler = pytest.mark.skipif(kernels.library() is None, reason="no C compiler here")


def rows(generator: torch.Generator, count: int, width: int) -> Tensor:
    return torch.randn(count, width, generator=generator).requires_grad_()


@needs_compiler
@pytest.mark.parametrize("width", [1, 7, 48])
@pytest.mark.parametrize("path", EACH)
def test_kernels_equal_the_reference_with_their_gradients(path: Path, width: int) -> None:
    board, generator = example_board(path.stem, 2), torch.Generator().manual_seed(1)
    edges = Edges(board)
    h, q = rows(generator, len(board.cell), width), rows(generator, board.groups, width)
    features = rows(generator, len(board.edge_features), width)
    for fused, plain, inputs in (
        (kernels.pool, messages.pool, (h, features)),
        (kernels.spread, messages.spread, (h, q, features)),
    ):
        one, other = fused(edges, *inputs), plain(edges, *inputs)
        torch.testing.assert_close(one, other, atol=1e-5, rtol=1e-5)
        back = torch.randn(one.shape, generator=generator)
        gradients = [torch.autograd.grad(out, inputs, back, allow_unused=True) for out in (one, other)]
        for a, b in zip(*gradients, strict=True):
            torch.testing.assert_close(
                torch.zeros(()) if a is None or not a.numel() else a,
                torch.zeros(()) if b is None or not b.numel() else b,
                atol=1e-5,
                rtol=1e-5,
            )


def test_a_group_pools_its_nodes_and_a_node_sums_its_groups() -> None:
    board = example_board("sudoku")
    edges, h = Edges(board), torch.arange(float(len(board.cell)))[:, None]
    empty = torch.zeros(0, 1)
    pooled = messages.pool(edges, h, empty)
    for group in (0, board.groups - 1):
        members = h[board.edge_node[board.edge_group == group]]
        torch.testing.assert_close(pooled[group], torch.stack([members.mean(), members.max()]))
    sums = messages.spread(edges, h, torch.ones(board.groups, 1), empty)
    torch.testing.assert_close(sums[3], (h[3] + 1) * (board.edge_node == 3).sum())


def test_without_kernels_the_plain_path_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEUROSYM_KERNELS", "off")
    kernels.library.cache_clear()
    try:
        assert kernels.library() is None
        board = example_board("futoshiki")
        h, empty = torch.ones(len(board.cell), 2), torch.zeros(len(board.edge_features), 2)
        torch.testing.assert_close(kernels.pool(Edges(board), h, empty), torch.ones(board.groups, 4))
    finally:
        kernels.library.cache_clear()


@needs_compiler
def test_loading_the_kernels_leaves_the_arithmetic_of_the_process_alone() -> None:
    assert kernels.library() is not None
    assert torch.finfo(torch.float32).tiny / 4 > 0
    assert float(torch.tensor(torch.finfo(torch.float32).tiny) / 4) > 0
    assert 5e-324 + 0.0 > 0
