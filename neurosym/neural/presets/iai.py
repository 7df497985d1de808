"""Iterative amortised inference (Marino, Yue, Mandt 2018, arXiv 1807.09356): an encoder that reads its own gradient.

A gated update of the state from the state and the gradient of the objective, encoded by logarithm and sign, read as
data; each loop has a loss of its own. Ours: the objective whose gradient is read is the violation of the rules by the
belief, there is attention in place of a perceptron over pixels, and no decoder and no draw from a posterior.
"""

from neurosym.neural import backbone, gradient, injection, mix
from neurosym.neural.spec import LoopSpec, Size

SPEC = LoopSpec(
    name="iai",
    backbone=backbone.Attention(three=False),
    injection=injection.Slope(),
    mix=mix.Gated(),
    gradient=gradient.PerLoop(),
    size=Size(layers=1),
    loops=5,
)
