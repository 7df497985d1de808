"""What does not go together, and why: one row for each pair of axes. Asked once, when a spec is made."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from neurosym.errors import ModelError
from neurosym.neural.backbone import Mixer
from neurosym.neural.gradient import Carried, Implicit, LastRecursion, Unlearned
from neurosym.neural.position import Nowhere, Sinusoid
from neurosym.neural.recurrence import Sampled, Sized, Solved
from neurosym.neural.supervision import EverySegment, Expected

if TYPE_CHECKING:
    from neurosym.neural.spec import LoopSpec


class Law(NamedTuple):
    """Two axes whose values do not go together where ``broken`` holds."""

    one: str
    other: str
    broken: Callable[[LoopSpec], bool]
    reason: str
    remedy: str


def _stochastic(spec: LoopSpec) -> bool:
    return any(noise.stochastic_core for noise in (*spec.noise, *spec.test_noise))


def _feeds(spec: LoopSpec) -> bool:
    return spec.injection.feeds_belief or spec.injection.feeds_slope


def _norms(spec: LoopSpec) -> bool:
    return spec.backbone.norms or getattr(spec.mix, "norm", "none") != "none"


def _draws(spec: LoopSpec) -> bool:
    return isinstance(spec.recurrence, Sampled | Sized)


def _turns(spec: LoopSpec) -> bool:
    return any(noise.turns for noise in (*spec.noise, *spec.test_noise))


def _implicit(spec: LoopSpec) -> bool:
    return isinstance(spec.gradient, Implicit)


def _solved(spec: LoopSpec) -> bool:
    return isinstance(spec.recurrence, Solved)


LAWS = (
    Law("gradient", "recurrence", lambda s: _implicit(s) and s.recurrence.nested,
        "the implicit function theorem needs one map with a fixed point, a nested schedule has two states",
        "Use LastRecursion or OneStep, or the recurrence Solved"),
    Law("gradient", "recurrence", lambda s: _implicit(s) and not _solved(s),
        "the implicit gradient is that of a fixed point, and nothing is solved here", "Use the recurrence Solved"),
    Law("gradient", "depth", lambda s: _implicit(s) and s.depth.routes,
        "routing changes who is updated from call to call, so there is no one map to have a fixed point",
        "Use AllCells, or the gradient Full"),
    Law("gradient", "noise", lambda s: _implicit(s) and _stochastic(s),
        "a core that is random from call to call has no fixed point", "Use no noise, or the gradient Full"),
    Law("recurrence", "noise", lambda s: _solved(s) and _stochastic(s),
        "a core that is random from call to call has no fixed point to solve for", "Use Flat, or no noise"),
    Law("recurrence", "depth", lambda s: (_solved(s) or s.recurrence.nested) and s.depth.routes,
        "cells are routed from loop to loop of a flat schedule", "Use the recurrence Flat or the depth AllCells"),
    Law("gradient", "recurrence", lambda s: isinstance(s.gradient, LastRecursion) and not s.recurrence.nested,
        "only a nested schedule has recursions within a loop", "Use Truncated, or the recurrence Nested"),
    Law("backbone", "recurrence", lambda s: s.backbone.nets == 2 and not s.recurrence.nested,
        "a second net plays the low role of a nested schedule", "Use nets=1, or the recurrence Nested"),
    Law("backbone", "recurrence", lambda s: s.backbone.token == "fresh" and s.recurrence.nested,
        "a fresh token is made for one role only", "Use the token 'carried'"),
    Law("injection", "recurrence", lambda s: _feeds(s) and s.recurrence.nested,
        "beliefs are fed back from loop to loop of one state", "Use the recurrence Flat or the injection Add"),
    Law("backbone", "shape", lambda s: isinstance(s.backbone, Mixer) and not s.shape.cells,
        "a perceptron over the cells is bound to one number of them", "Use Attention, or say how many cells"),
    Law("backbone", "shape", lambda s: s.backbone.dense and not s.backbone.by_cell and not s.shape.cells,
        "one row for a whole problem is bound to one number of cells", "Use Attention, or say how many cells"),
    Law("backbone", "shape", lambda s: s.backbone.dense and not s.shape.values,
        "a dense core has an output for each value", "Say how many values, or use Relational"),
    Law("position", "shape", lambda s: s.position.absolute and not (s.shape.cells and s.shape.columns),
        "a table of places is bound to one shape", "Use Rope2D, or say how many cells and columns"),
    Law("position", "backbone", lambda s: not isinstance(s.position, Nowhere) and _blind_to_places(s),
        "this core has no row for each place, or mixes places by number", "Use the position Nowhere"),
    Law("position", "backbone", lambda s: s.backbone.prelude > 0 and not s.position.each_loop and s.position.absolute,
        "rows are added after the prelude, which would not see them", "Use each_loop=True, or rotary positions"),
    Law("gradient", "backbone", lambda s: isinstance(s.gradient, Unlearned) == s.backbone.learned,
        "weights are either set or trained", "Use the gradient Unlearned together with learned=False"),
    Law("backbone", "mix", lambda s: not s.backbone.learned and _norms(s),
        "a norm over whole rows destroys the address codes that set weights rely on", "Use no norm anywhere"),
    Law("acceptance", "halting", lambda s: s.acceptance.learned_score and not s.halting.outputs,
        "there is no head whose score could be the best", "Use HaltHead or QLearning, or accept by Checker"),
    Law("projection", "backbone", lambda s: s.projection.of_candidates and not s.backbone.three,
        "dropping candidates needs a keep head, taught what every answer has (alpha and gamma)", "Use three=True"),
    Law("projection", "injection", lambda s: s.projection.of_belief and not s.injection.feeds_belief,
        "nothing is fed back that could be projected", "Use the injection Predictions"),
    Law("injection", "backbone", lambda s: _feeds(s) and not s.backbone.dense,
        "a belief is fed back in the shape of cells and values", "Use the injection Add or AddBeside"),
    Law("injection", "backbone", lambda s: _feeds(s) and not s.backbone.by_cell,
        "a belief by cell cannot be added to one row for a whole problem", "Use Attention"),
    Law("injection", "noise", lambda s: _feeds(s) and _turns(s),
        "a belief fed back in one view is wrong in the next", "Use no Symmetry, or the injection Add"),
    Law("gradient", "noise", lambda s: isinstance(s.gradient, Carried) and _turns(s),
        "a state carried from one view is wrong in the next", "Use no Symmetry, or the gradient Full"),
    Law("supervision", "noise", lambda s: isinstance(s.supervision, EverySegment) and _turns(s),
        "a state carried from one view is wrong in the next", "Use no Symmetry, or EveryLoop"),
    Law("noise", "backbone", lambda s: _turns(s) and not s.backbone.dense,
        "this core is equivariant: every view looks the same to it", "Use no Symmetry"),
    Law("depth", "backbone", lambda s: s.depth.routes and (not s.backbone.by_cell or s.backbone.token != "none"),
        "cells are routed, and not every row here is a cell", "Use AllCells, or the token 'none'"),
    Law("supervision", "halting", lambda s: isinstance(s.supervision, Expected) and not s.halting.outputs,
        "an expected loss needs probabilities of halting", "Use the halting Ponder"),
    Law("recurrence", "gradient", lambda s: isinstance(s.gradient, Carried) and _draws(s),
        "segments are counted by the trainer, not drawn", "Use Flat, or the gradient Truncated"),
)  # fmt: skip


def check(spec: LoopSpec) -> None:
    """ModelError for the first law that is broken; a warning for what is only unwise."""
    for law in LAWS:
        if law.broken(spec):
            one, other = (f"{axis} {getattr(spec, axis)}" for axis in (law.one, law.other))
            raise ModelError(f"{spec.name}: {one} does not go with {other}: {law.reason}. {law.remedy}.")
    if spec.backbone.dense and spec.backbone.by_cell and spec.size.width % (4 * spec.size.heads):
        raise ModelError(
            f"{spec.name}: width {spec.size.width} does not go with heads {spec.size.heads}: a head holds pairs "
            f"for rows and columns. Use a width that {4 * spec.size.heads} divides."
        )
    if isinstance(spec.position, Sinusoid) and spec.test_loops > spec.loops:
        warnings.warn(
            f"{spec.name}: position {spec.position} tells the loop, and loops {spec.loops + 1} to {spec.test_loops} at "
            "test were never seen in training. Use a position without time to go deeper.",
            stacklevel=4,
        )


def _blind_to_places(spec: LoopSpec) -> bool:
    return not spec.backbone.by_cell or isinstance(spec.backbone, Mixer)
