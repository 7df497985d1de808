"""Universal Transformer (Dehghani et al. 2018, arXiv 1807.03819): one block, told place and loop at each loop.

H = LN(A + Transition(A)), A = LN(H + P_t + attention(H + P_t)); each cell halts for itself and then stays as it is.
Looping deeper than trained meets unseen P_t. Not run: the decoder, and the time penalty of the halting cells.
"""

from neurosym.neural import backbone, depth, noise, position, supervision
from neurosym.neural.spec import LoopSpec, Size

SPEC = LoopSpec(
    name="ut",
    backbone=backbone.Attention(place="post", three=False),
    position=position.Sinusoid(),
    supervision=supervision.FinalLoop(),
    depth=depth.CellAct(),
    noise=(noise.Dropout(0.1),),
    size=Size(layers=1),
    loops=8,
)
