"""HRM (Wang et al. 2025, arXiv 2506.21734): two nets at two speeds, and a gradient of one step.

A loop is a segment, 2 x (2 + 1) calls, of which only the last of each net keeps a history; a trainer steps after each
and hands the state on, at most 16 times. Ours: halting values are read off the mean row, not off a prefix row.
"""

from neurosym.neural import backbone, gradient, halting, injection, position, recurrence, start, supervision
from neurosym.neural.spec import LoopSpec, Size

SPEC = LoopSpec(
    name="hrm",
    backbone=backbone.Attention(
        norm="rms", place="post", activation="swiglu", bias=False, givens=True, three=False, scaled=True, nets=2
    ),
    start=start.Row(),
    recurrence=recurrence.Nested(recursions=2, low=2),
    injection=injection.Add(),
    position=position.Rope(),
    gradient=gradient.OneStep(),
    supervision=supervision.EverySegment(16),
    halting=halting.QLearning(exploration=0.1),
    size=Size(width=512, hidden=1536, heads=8),
)  # fmt: skip
