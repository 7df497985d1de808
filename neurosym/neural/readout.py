"""What the heads of a looper say after a loop."""

from __future__ import annotations

from typing import NamedTuple

from torch import Tensor


class Readout(NamedTuple):
    """Raw logits over the nodes [N] and the problems [B] of a board. Never sound."""

    keep: Tensor
    """[N] sigmoid: the belief that the candidate is in some answer."""
    choose: Tensor
    """[N] softmax over the nodes of a cell: which value."""
    conflict: Tensor
    """[B] sigmoid: the belief that no answer is inside."""
