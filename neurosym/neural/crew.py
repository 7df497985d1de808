"""Several processes that train one looper: ``torchrun`` starts them; states are their own, gradients are averaged."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

import torch
from torch import Tensor, distributed, nn

from neurosym.neural.states import Example, Source


@dataclass(frozen=True)
class Crew:
    """Which process of how many this is. Alone, all of its methods do nothing."""

    rank: int = 0
    size: int = 1
    device: str = "cpu"

    def average(self, parameters: Iterable[nn.Parameter]) -> None:
        """Replace gradients by their mean over the processes."""
        if self.size == 1:
            return
        gradients = []
        for parameter in parameters:
            if parameter.requires_grad:
                if parameter.grad is None:
                    parameter.grad = torch.zeros_like(parameter)
                gradients.append(parameter.grad)
        flat = torch.cat([gradient.flatten() for gradient in gradients])
        distributed.all_reduce(flat)
        parts = torch.split(flat / self.size, [gradient.numel() for gradient in gradients])
        for gradient, part in zip(gradients, parts, strict=True):
            gradient.copy_(part.view_as(gradient))

    def agree(self, *numbers: float) -> list[float]:
        """The greatest of each number over the processes, so that all end at the same step."""
        if self.size == 1:
            return list(numbers)
        told: Tensor = torch.tensor(numbers, dtype=torch.float64, device=self.device)
        distributed.all_reduce(told, op=distributed.ReduceOp.MAX)
        return told.tolist()

    def share(self, batch: int) -> int:
        """How many of a batch this process holds, at least one."""
        return max(1, batch // self.size + (self.rank < batch % self.size))


@dataclass(frozen=True)
class Dealt:
    """A source of which this process draws every ``crew.size``-th problem."""

    source: Source
    crew: Crew

    def __getitem__(self, number: int) -> Example:
        return self.source[number * self.crew.size + self.crew.rank]


def join(device: str) -> Crew:
    """The crew that ``torchrun`` started this process for; one of one without it."""
    size = int(os.environ.get("WORLD_SIZE", "1"))
    if size == 1:
        return Crew(device=device)
    if device.startswith("cuda"):
        device = f"cuda:{os.environ.get('LOCAL_RANK', '0')}"
        torch.cuda.set_device(device)
    if not distributed.is_initialized():
        distributed.init_process_group("nccl" if device.startswith("cuda") else "gloo")
    return Crew(distributed.get_rank(), size, device)


def leave() -> None:
    """End what ``join`` began."""
    if distributed.is_available() and distributed.is_initialized():
        distributed.destroy_process_group()
