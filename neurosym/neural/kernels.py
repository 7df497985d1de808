"""The fused kernels: compiled on first use, kept in the user's cache, and never needed.

Who has no C compiler, or sets ``NEUROSYM_KERNELS=off``, gets the plain torch path of :mod:`neurosym.neural.messages`.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from neurosym.neural import messages
from neurosym.neural.messages import Edges

SOURCE = Path(__file__).with_name("kernels.c")
FLAGS = ("-O3", "-march=native", "-fno-math-errno", "-fno-trapping-math", "-fno-signed-zeros", "-fPIC", "-shared")
"""Not ``-ffast-math``: a library linked so makes the whole process flush subnormal numbers to zero."""


@cache
def library() -> ctypes.CDLL | None:
    """The compiled kernels; None without a compiler, or where they are switched off or cannot be loaded."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if os.environ.get("NEUROSYM_KERNELS") == "off" or compiler is None:
        return None
    cache_root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    key = hashlib.sha256(SOURCE.read_bytes() + " ".join((compiler, *FLAGS)).encode() + _processor()).hexdigest()[:16]
    target = cache_root / "neurosym" / f"kernels-{key}.so"
    try:
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=target.parent) as folder:
                made = Path(folder) / "kernels.so"
                subprocess.run([compiler, *FLAGS, str(SOURCE), "-o", str(made)], check=True, capture_output=True)
                made.replace(target)
        return ctypes.CDLL(str(target))
    except (OSError, subprocess.CalledProcessError):
        return None


def _processor() -> bytes:
    """What the compiled code depends on beside its source: the processor's features."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return b""
    return next((line for line in lines if line.startswith(("flags", "Features"))), "").encode()


def _call(name: str, *arguments: Tensor | int) -> None:
    values = [
        ctypes.c_void_p(part.data_ptr()) if isinstance(part, Tensor) else ctypes.c_int64(part) for part in arguments
    ]
    getattr(library(), name)(*values)


class _Pool(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, h: Tensor, features: Tensor, edges: Edges) -> Tensor:
        h, features = h.contiguous(), features.contiguous()
        out = torch.zeros(edges.groups, 2 * h.shape[1])
        where = torch.empty(edges.groups, h.shape[1], dtype=torch.int32)
        _call("pool", edges.groups, h.shape[1], edges.group_start, edges.node, edges.kind, h, features, out, where)
        ctx.save_for_backward(where)
        ctx.edges, ctx.kinds = edges, len(features)
        return out

    @staticmethod
    def backward(ctx: Any, dout: Tensor) -> tuple[Tensor, Tensor, None]:
        (where,) = ctx.saved_tensors
        edges: Edges = ctx.edges
        width = where.shape[1]
        dh, dfeatures = torch.zeros(edges.nodes, width), torch.zeros(ctx.kinds, width)
        parts = (edges.group_start, edges.node, edges.kind, where, dout.contiguous(), dh, dfeatures)
        _call("pool_back", edges.groups, width, *parts)
        return dh, dfeatures, None


class _Spread(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, u: Tensor, q: Tensor, features: Tensor, edges: Edges) -> Tensor:
        u, q, features = u.contiguous(), q.contiguous(), features.contiguous()
        out = torch.empty_like(u)
        start, order = edges.by_node
        _call("spread", edges.nodes, u.shape[1], start, order, edges.group, edges.kind, u, q, features, out)
        ctx.save_for_backward(u, q, features)
        ctx.edges = edges
        return out

    @staticmethod
    def backward(ctx: Any, dout: Tensor) -> tuple[Tensor, Tensor, Tensor, None]:
        u, q, features = ctx.saved_tensors
        edges: Edges = ctx.edges
        du, dq, dfeatures = torch.zeros_like(u), torch.zeros_like(q), torch.zeros_like(features)
        start, order = edges.by_node
        parts = (edges.group, edges.kind, u, q, features, dout.contiguous(), du, dq, dfeatures)
        _call("spread_back", edges.nodes, u.shape[1], start, order, *parts)
        return du, dq, dfeatures, None


def _fits(rows: Tensor) -> bool:
    return rows.device.type == "cpu" and rows.dtype == torch.float32 and library() is not None


def pool(edges: Edges, h: Tensor, features: Tensor) -> Tensor:
    """:func:`neurosym.neural.messages.pool`, fused where that can be."""
    return _Pool.apply(h, features, edges) if _fits(h) else messages.pool(edges, h, features)  # type: ignore[no-untyped-call]


def spread(edges: Edges, u: Tensor, q: Tensor, features: Tensor) -> Tensor:
    """:func:`neurosym.neural.messages.spread`, fused where that can be."""
    return _Spread.apply(u, q, features, edges) if _fits(u) else messages.spread(edges, u, q, features)  # type: ignore[no-untyped-call]
