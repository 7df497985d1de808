"""PonderNet (Banino, Balaguer, Blundell 2021, arXiv 2107.05407): a coin at each loop, and the loss expected over it.

The expectation is of the loss, not of the output: that is the whole difference from ACT. The divergence from a
geometric law holds the depth near 1/prior. At test the coin is tossed; halting.Ponder(draw=False) is better for
solving.
"""

from neurosym.neural import backbone, halting, start, supervision
from neurosym.neural.spec import LoopSpec

SPEC = LoopSpec(
    name="pondernet",
    backbone=backbone.Whole("gru", three=False),
    start=start.Zeros(),
    supervision=supervision.Expected(),
    halting=halting.Ponder(prior=0.2, beta=0.01),
    loops=20,
)
