"""Fixed points by plain iteration or Anderson's method, one for each entry of the first axis."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import torch
from torch import Tensor

RIDGE = 1e-10


class Found(NamedTuple):
    """Where a solver stopped."""

    point: Tensor
    residual: Tensor
    """[B] norm of f(x) - x over the norm of f(x), for each entry of the first axis."""
    calls: int


def fixed_point(f: Callable[[Tensor], Tensor], start: Tensor, tolerance: float, most: int, depth: int = 5) -> Found:
    """A point that ``f`` moves by at most ``tolerance``, relative, in each entry; or where ``most`` calls ended.

    ``depth`` is the number of earlier points that Anderson's method mixes; 0 or 1 is plain iteration. Nobody is told
    of a solve that did not converge but by ``residual``: look at it.
    """
    rows = len(start)
    point = start
    images: list[Tensor] = []
    points: list[Tensor] = []
    residual = torch.full((rows,), float("inf"), dtype=start.dtype, device=start.device)
    for calls in range(1, most + 1):
        image = f(point)
        gap = (image - point).reshape(rows, -1).norm(dim=1)
        residual = gap / image.reshape(rows, -1).norm(dim=1).clamp(min=torch.finfo(start.dtype).tiny)
        if bool((residual <= tolerance).all()) or calls == most:
            return Found(image, residual, calls)
        points, images = [*points, point][-max(depth, 1) :], [*images, image][-max(depth, 1) :]
        point = _mixed(points, images) if len(points) > 1 else image
    return Found(point, residual, 0)


def _mixed(points: list[Tensor], images: list[Tensor]) -> Tensor:
    """The combination of the images whose gaps cancel best, weights adding up to 1 (Anderson 1965), row by row."""
    rows, known = len(points[0]), len(points)
    image = torch.stack(images, 1).reshape(rows, known, -1)
    gaps = image - torch.stack(points, 1).reshape(rows, known, -1)
    gram = gaps @ gaps.transpose(1, 2)
    scale = gram.diagonal(dim1=1, dim2=2).amax(1)[:, None, None].clamp(min=torch.finfo(gram.dtype).tiny)
    ridge = RIDGE * torch.eye(known, dtype=gram.dtype, device=gram.device)
    weights = torch.linalg.solve(gram / scale + ridge, torch.ones_like(gram[:, :, :1]))[:, :, 0]
    weights = weights / weights.sum(1, keepdim=True)
    mixed: Tensor = (weights[:, :, None] * image).sum(1)
    return mixed.reshape(points[0].shape)
