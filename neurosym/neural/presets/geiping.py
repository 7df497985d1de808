"""Recurrent depth (Geiping et al. 2025, arXiv 2502.05171): prelude, looped core, coda; a random number of loops.

s_0 is noise, e is concatenated and mapped at each loop, norms stand before and after each part, and only the last 8
loops keep a history. At test a cell stays once its belief has settled. Not run: language at 3.5B parameters, and the
cache.
"""

from neurosym.neural import backbone, depth, gradient, injection, position, recurrence, start, supervision
from neurosym.neural.spec import LoopSpec

SPEC = LoopSpec(
    name="geiping",
    backbone=backbone.Attention(
        norm="rms with gain", place="sandwich", end_norm="rms with gain", activation="swiglu", bias=False, three=False,
        prelude=2, coda=2,
    ),
    start=start.Gaussian(1.0),
    recurrence=recurrence.Sampled(),
    injection=injection.Concat(),
    position=position.Rope(),
    gradient=gradient.Truncated(8),
    supervision=supervision.FinalLoop(),
    depth=depth.CellExit(5e-4),
    loops=32,
)  # fmt: skip
