"""Looped transformers that learn learning algorithms (Yang et al. 2023, arXiv 2311.12424): Y = M(Y + P), from zeros.

The loss is the mean over the last 15 of 30 loops, and exactly those keep a history. Not run: in-context regression (the
input here is a board), and the curriculum, in which a trainer would ask for more loops as it goes.
"""

from neurosym.neural import backbone, gradient, injection, position, start, supervision
from neurosym.neural.spec import LoopSpec, Size

SPEC = LoopSpec(
    name="yang",
    backbone=backbone.Attention(activation="gelu", three=False, causal=True),
    start=start.Zeros(),
    injection=injection.Add(),
    position=position.Learned(),
    gradient=gradient.Truncated(15),
    supervision=supervision.LastLoops(15),
    size=Size(width=256, hidden=1024, layers=1, heads=8),
    loops=30,
    test_loops=60,
)
