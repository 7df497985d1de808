"""GRAM (Baek et al. 2026, arXiv 2605.19376): HRM's two speeds with a learnt draw at the slow one, many tries at test.

l = f_L(l + h + e) four times, u = f_H(h + l), h = u + a draw whose mean and deviation are read off u. Not run:
training by the posterior, which sees the target, and its divergence from the prior. What runs is the prior, the
test-time path.
"""

from dataclasses import replace

from neurosym.neural import acceptance, gradient, noise, recurrence, search
from neurosym.neural.presets.hrm import SPEC as HRM
from neurosym.neural.spec import Size

SPEC = replace(
    HRM,
    name="gram",
    recurrence=recurrence.Nested(recursions=3, low=4),
    gradient=gradient.LastRecursion(),
    noise=(noise.LearnedNoise(),),
    test_noise=(noise.LearnedNoise(),),
    search=search.Rollouts(20),
    acceptance=acceptance.BestScore(),
    size=Size(hidden=512, layers=2),
)
