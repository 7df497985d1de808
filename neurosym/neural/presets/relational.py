"""Ours: h = rms(h + f(h) + J e) over the candidates and inequalities of the rules; no positions, no names of values.

One set of weights runs on every size and every family whose rules relax to inequalities. Trained in segments of five to
seven loops, the state kept from segment to segment, read out at every second loop; looped deeper at test.
"""

from neurosym.neural import acceptance, backbone, gradient, injection, mix, projection, search, start, supervision
from neurosym.neural.spec import LoopSpec, Shape, Size

SPEC = LoopSpec(
    name="relational",
    backbone=backbone.Relational(),
    start=start.Embedded("rms"),
    injection=injection.AddBeside(),
    mix=mix.Residual("rms"),
    gradient=gradient.Carried(8),
    supervision=supervision.EveryLoop(2),
    projection=projection.Lattice(threshold=0.1),
    search=search.Chains(tries=32, rounds=32),
    acceptance=acceptance.Checker(),
    size=Size(width=48, hidden=96, layers=1),
    shape=Shape(cells=0, columns=0, values=0),
    loops=6,
    test_loops=64,
)
