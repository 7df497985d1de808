"""Looped transformers as programmable computers (Giannou et al. 2023, arXiv 2301.13196): set weights, no training.

A loop is one instruction; columns carry a +1/-1 address, which any norm would destroy, and the state is snapped back to
bits after each loop. The axes describe the machine. Not run: the weights of its instructions, which nobody has set
here; without them the blocks are those of a random draw, and the preset computes nothing of use.
"""

from neurosym.neural import backbone, gradient, position, projection, supervision
from neurosym.neural.spec import LoopSpec, Size

SPEC = LoopSpec(
    name="giannou",
    backbone=backbone.Attention(place="none", three=False, learned=False),
    position=position.Address(),
    gradient=gradient.Unlearned(),
    supervision=supervision.FinalLoop(),
    projection=projection.Snap(),
    size=Size(layers=9, heads=2),
    loops=100,
)
