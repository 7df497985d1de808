"""ACT (Graves 2016, arXiv 1603.08983): a recurrent cell halts itself; the answer is the mean of its read-outs.

A row is added to the input in the first loop only; the cost is tau times loops plus remainder. Here the cell reads a
whole problem as one input, so there is one ponder time a problem, and not one for each step of a sequence.
"""

from neurosym.neural import backbone, halting, injection, start, supervision
from neurosym.neural.spec import LoopSpec

SPEC = LoopSpec(
    name="act",
    backbone=backbone.Whole("tanh", three=False),
    start=start.Zeros(),
    injection=injection.Add(flag=True),
    supervision=supervision.FinalLoop(),
    halting=halting.Act(epsilon=0.01, tau=0.01),
    loops=100,
)
