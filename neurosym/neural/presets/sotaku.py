"""Sotaku (Lou 2026, repository chenglou/sotaku): the residual stream is the state, predictions are fed back as softmax.

The givens enter by the first state only, there is no norm outside the blocks, and the loss is on every loop. 16 loops
in training carry over to 1,024 at test, in a narrow window of learning rates (2e-3 at a batch of 2,048) and widths.
Ours: all values of a cell are read off one softmax head, so ``keep`` follows it and ``conflict`` says nothing.
"""

from neurosym.neural import backbone, injection, noise, position, projection
from neurosym.neural.spec import LoopSpec

SPEC = LoopSpec(
    name="sotaku",
    backbone=backbone.Attention(givens=True, three=False, hidden_dropout=True),
    injection=injection.Predictions(),
    position=position.Rope2D(base=10.0),
    noise=(noise.Dropout(0.1),),
    projection=projection.Softmax(),
    test_loops=1024,
)
