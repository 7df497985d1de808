"""Looped transformers for length generalisation (Fan et al. 2024, arXiv 2409.15647): as many loops as the task is long.

No positions but a causal mask, the input added at each loop, and a loss at the last loop of each problem only, whose
number is known in training: here one for each cell. ``halting.Confident`` is the way to stop without knowing it.
Not run: parity, copying and addition; the length of a task is its number of cells.
"""

from neurosym.neural import backbone, injection, recurrence, supervision
from neurosym.neural.spec import LoopSpec, Shape, Size

SPEC = LoopSpec(
    name="fan",
    backbone=backbone.Attention(activation="gelu", three=False, causal=True),
    recurrence=recurrence.Sized(per_cell=1.0),
    injection=injection.Add(),
    supervision=supervision.FinalLoop(),
    size=Size(width=256, hidden=1024, layers=1, heads=8),
    shape=Shape(cells=0, columns=0),
    loops=20,
)
