"""LDT (Davis, Haller, Alfarano, Santolucito 2026, arXiv 2605.08605): drop, check and pin on the lattice of candidates.

The candidates are all that is carried between rounds. h = LayerNorm(h + e + f(h + e)), with the input added again in
each loop and a fresh token whose row speaks of conflict. Dropout stays on at test, for chains that differ; each run
sees a fresh symmetry. Ours: linear maps start as torch's default; only what the rules accept is taken (they: their
own flag).
"""

from neurosym.neural import acceptance, backbone, halting, injection, mix, noise, position, projection, search
from neurosym.neural.spec import LoopSpec

SPEC = LoopSpec(
    name="ldt",
    backbone=backbone.Attention(activation="gelu", token="fresh"),
    injection=injection.Add(),
    mix=mix.Residual("layer"),
    position=position.RowColumn(),
    halting=halting.Decided(conflict=0.6),
    noise=(noise.Dropout(0.1), noise.Symmetry(), noise.Branching(1.5)),
    test_noise=(noise.Dropout(0.05), noise.Symmetry(), noise.Branching(1.5)),
    projection=projection.Lattice(threshold=0.1, conflict=0.6),
    search=search.Chains(tries=64, rounds=1000, temperature=1.5),
    acceptance=acceptance.Checker(),
)
