"""PTRM (Sghaier, Parviz, Jolicoeur-Martineau 2026, arXiv 2605.19943): TRM as it was trained, with noise at test.

Gaussian noise on the answer state before each loop, 100 rollouts of 64 loops, and the one that the halting head thinks
best of. With ``acceptance.Checker`` the best of all rollouts is found wherever one is right.
"""

from dataclasses import replace

from neurosym.neural import acceptance, noise, search
from neurosym.neural.presets.trm import SPEC as TRM

SPEC = replace(
    TRM,
    name="ptrm",
    test_noise=(noise.LoopNoise(0.3),),
    search=search.Rollouts(100),
    acceptance=acceptance.BestScore(),
    test_loops=64,
)
