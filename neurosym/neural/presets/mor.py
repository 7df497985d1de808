"""Mixture of recursions (Bae et al. 2025, arXiv 2507.10524): each loop chooses which cells go on.

First and last layers are not looped ("middle cycle"); a chosen cell becomes g f(h) + h, out of those chosen before.
All cells are still attended to, and nothing is dropped from the arithmetic, so the saving is described and not had.
Not run: language, the auxiliary router (choosing is harmless where nothing is causal), and the caches.
"""

from neurosym.neural import backbone, depth, position, supervision
from neurosym.neural.spec import LoopSpec

SPEC = LoopSpec(
    name="mor",
    backbone=backbone.Attention(
        norm="rms with gain", activation="swiglu", bias=False, three=False, prelude=1, coda=1
    ),
    position=position.Rope(),
    supervision=supervision.FinalLoop(),
    depth=depth.ExpertChoice((1.0, 2 / 3, 1 / 3)),
    loops=3,
)  # fmt: skip
