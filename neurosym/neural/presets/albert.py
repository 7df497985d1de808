"""ALBERT (Lan et al. 2019, arXiv 1909.11942): one layer applied 12 times, without re-injection and without halting.

The input must survive all layers in the residual stream. Sharing only attention or only the perceptron is loops=1,
layers=12 and share="attention" or "perceptron". Not run: language, the factorised embedding, sentence order.
"""

from neurosym.neural import backbone, noise, position, supervision
from neurosym.neural.spec import LoopSpec, Size

SPEC = LoopSpec(
    name="albert",
    backbone=backbone.Attention(place="post", activation="gelu", three=False),
    position=position.Learned(),
    supervision=supervision.FinalLoop(),
    noise=(noise.Dropout(0.1),),
    size=Size(width=768, hidden=3072, layers=1, heads=12),
    loops=12,
)
