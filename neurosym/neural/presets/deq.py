"""DEQ (Bai, Kolter, Koltun 2019, arXiv 1909.01377): the output is a fixed point, its gradient an implicit solve.

The norm is inside f, and e enters at each call. Memory does not grow with the calls of the solver. A loop here is a
whole solve, by Anderson's method in place of Broyden's. Not run: relative positions (rotary ones here), dropout
frozen within a solve (none here). The residual comes free; where it is large, the gradient is wrong and there is a
warning.
"""

from neurosym.neural import backbone, gradient, injection, position, recurrence, start, supervision
from neurosym.neural.spec import LoopSpec, Size

SPEC = LoopSpec(
    name="deq",
    backbone=backbone.Attention(place="post", three=False),
    start=start.Zeros(),
    recurrence=recurrence.Solved(tolerance=1e-3, most=30),
    injection=injection.Add(),
    position=position.Rope2D(),
    gradient=gradient.Implicit(tolerance=1e-3, most=40),
    supervision=supervision.FinalLoop(),
    size=Size(layers=2),
    loops=1,
)
