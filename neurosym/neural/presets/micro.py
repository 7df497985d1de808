"""Small variants of the presets: the same axes on 4x4 grids, for tests and for a processor in minutes."""

from __future__ import annotations

from dataclasses import replace

from neurosym.neural.recurrence import Nested
from neurosym.neural.spec import LoopSpec, Shape, Size

WIDTH, LAYERS, LOOPS = 48, 2, 8
FEWER_LOOPS = {"sotaku": 6, "iai": 5, "mor": 3, "hrm": 6, "trm": 6, "ptrm": 6, "gram": 4}
"""Loops of the presets whose published number is not simply cut to ``LOOPS``."""


def micro(spec: LoopSpec, shape: Shape = Shape(16, 4, 4)) -> LoopSpec:
    """The spec with a width of 48, at most 2 layers and 8 loops, nested schedules cut to 2 x (2 + 1)."""
    loops = min(FEWER_LOOPS.get(spec.name, LOOPS), spec.loops)
    size = spec.size
    return replace(
        spec,
        recurrence=Nested(recursions=2, low=2) if isinstance(spec.recurrence, Nested) else spec.recurrence,
        size=Size(min(size.width, WIDTH), min(size.hidden, 4 * WIDTH), min(size.layers, LAYERS), min(size.heads, 4)),
        shape=shape if spec.backbone.dense else spec.shape,
        loops=loops,
        test_loops=4 * loops if spec.test_loops > spec.loops else loops,
    )
