"""Masks of dropout, and attention with them on a processor."""

from __future__ import annotations

import pytest
import torch
from torch.nn import functional

from neurosym.neural import blocks
from neurosym.neural.blocks import Attention, Drop, kept


@pytest.mark.parametrize("rate", [0.05, 0.1, 0.5])
@pytest.mark.parametrize("shape", [(1001,), (7, 11, 13), (64, 81, 9)])
def test_entries_are_dropped_at_the_rate_and_no_two_places_of_a_number_go_together(
    rate: float, shape: tuple[int, ...]
) -> None:
    torch.manual_seed(0)
    masks = torch.stack([kept(torch.zeros(shape), rate) for _ in range(1 + 200_000 // torch.Size(shape).numel())])
    count = masks.numel()
    spread = (rate * (1 - rate) / count) ** 0.5
    assert abs((~masks).float().mean().item() - rate) < 5 * spread
    flat = (~masks).flatten(1).float()
    together = (flat[:, 0::4][:, : flat.shape[1] // 4] * flat[:, 1::4][:, : flat.shape[1] // 4]).mean().item()
    assert abs(together - rate**2) < 5 * (4 * rate**2 * (1 - rate**2) / count) ** 0.5


def test_the_same_seed_drops_the_same_entries() -> None:
    masks = []
    for _ in range(2):
        torch.manual_seed(3)
        masks.append(kept(torch.zeros(5, 81), 0.1))
    assert torch.equal(*masks)


def test_what_is_kept_is_scaled_so_that_the_mean_stays() -> None:
    torch.manual_seed(0)
    drop = Drop(0.25, 0.0)
    dropped = drop(torch.ones(400, 400))
    assert sorted(dropped.unique().tolist()) == pytest.approx([0, 4 / 3])
    assert abs(dropped.mean().item() - 1) < 0.01
    drop.eval()
    assert torch.equal(drop(torch.ones(3)), torch.ones(3))


def test_attention_with_dropout_is_that_of_torch_where_nothing_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    torch.manual_seed(0)
    attention = Attention(32, 4, bias=True, causal=False, drop=Drop(0.5, 0.0))
    monkeypatch.setattr(blocks, "kept", lambda rows, rate: torch.ones_like(rows, dtype=torch.bool))
    query, key, value = (torch.randn(2, 4, 10, 8) for _ in range(3))
    heard = attention._heard(query, key, value)
    assert torch.allclose(heard, 2 * functional.scaled_dot_product_attention(query, key, value), atol=1e-5)
