"""TRM (Jolicoeur-Martineau 2025, arXiv 2510.04871): one small net in both roles, a gradient through a whole recursion.

z = f(z + y + e) six times, then y = f(y + z); three such recursions a loop, the first two without history, and nothing
flows from loop to loop. The mixer variant is backbone=Mixer, position=Nowhere (better on 9x9, bound to it). Ours:
the halting logit is read off the mean row, there are no prefix rows. EMA of weights (0.999) is the trainer's.
"""

from neurosym.neural import backbone, gradient, halting, injection, position, recurrence, start, supervision
from neurosym.neural.spec import LoopSpec, Size

SPEC = LoopSpec(
    name="trm",
    backbone=backbone.Attention("rms", "post", activation="swiglu", bias=False, givens=True, three=False, scaled=True),
    start=start.Row(),
    recurrence=recurrence.Nested(recursions=3, low=6),
    injection=injection.Add(),
    position=position.Rope(),
    gradient=gradient.LastRecursion(),
    supervision=supervision.EverySegment(16),
    halting=halting.HaltHead(exploration=0.1),
    size=Size(width=512, hidden=1536, layers=2, heads=8),
)
