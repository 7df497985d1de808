"""How a preset is trained, as a value: optimiser, schedule, loss, where its states come from, segments.

There is one trainer; what differs between systems stands here.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from neurosym.errors import ModelError, UnknownNameError
from neurosym.neural.loss import Weights
from neurosym.neural.optimiser import AdamW, MuonInside
from neurosym.neural.pools import Chains, Projected, Roots
from neurosym.neural.schedule import Cosine
from neurosym.neural.states import Policy


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """What a trainer does with a looper. ModelError for a segment or a batch that is empty."""

    optimiser: AdamW | MuonInside
    schedule: Cosine
    weights: Weights
    states: Roots | Projected | Chains
    """Where training states come from, and how they move on."""
    batch: int
    """States in one step, of all processes together."""
    segment: tuple[int, int]
    """The least and the greatest number of loops in one step, drawn anew for each."""
    carry: bool = False
    """Does a state that stays keep what the looper thought of it?"""
    clip: float = 1.0
    """The greatest norm of a gradient; 0: none."""
    average: float = 0.0
    """Decay of the moving average of the weights, which is what is shipped; 0: there is none."""

    def __post_init__(self) -> None:
        least, most = self.segment
        if self.batch < 1 or not 1 <= least <= most:
            raise ModelError(
                f"a recipe with a batch of {self.batch} and segments of {least} to {most} loops; use 1 or more."
            )

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON. Recipes are equal if these are."""
        named = {field: type(getattr(self, field)).__name__ for field in ("optimiser", "states")}
        plain = asdict(self)
        return plain | {field: {"is": name, **plain[field]} for field, name in named.items()}


INSIDE = (*(f"core.{name}" for name in ("hear", "recall", "settle", "tell", "know", "gather")), "parts.injection")

RECIPES = {
    # Measured on two processor cores; a quarter of the states are shown before any projection.
    "relational": Recipe(
        optimiser=MuonInside(INSIDE, rest=AdamW(3e-3, 0.1)),
        schedule=Cosine(warm=0.03, floor=0.02),
        weights=Weights(),
        states=Projected(Policy()),
        batch=24,
        segment=(5, 7),
        carry=True,
        average=0.998,
    ),
    # arXiv 2605.08605, with the weight of the digit loss that its authors found best afterwards.
    "ldt": Recipe(
        optimiser=AdamW(3e-3, 0.1),
        schedule=Cosine(warm=0.1, floor=0.01),
        weights=Weights(keep=4.0, drop=0.5, choose=1.0, conflict=0.1),
        states=Chains(threshold=0.1, conflict=0.5, temperature=1.5, age=100),
        batch=512,
        segment=(16, 16),
    ),
    # The repository chenglou/sotaku: cross-entropy on the blanks of given problems, and nothing else.
    "sotaku": Recipe(
        optimiser=AdamW(2e-3, 0.01),
        schedule=Cosine(warm=0.028, floor=0.01),
        weights=Weights(keep=0.0, drop=0.0, choose=1.0, conflict=0.0),
        states=Roots(),
        batch=2048,
        segment=(16, 16),
        clip=0.0,
    ),
}  # fmt: skip
"""The recipe of each preset that was trained here."""


SMALL_BATCH = 64


def small(recipe: Recipe, loops: int) -> Recipe:
    """The recipe for a small network: segments of at most so many loops, batches of at most 64 states."""
    least, most = (min(loops, end) for end in recipe.segment)
    return replace(recipe, segment=(least, most), batch=min(recipe.batch, SMALL_BATCH))


def with_batch(recipe: Recipe, batch: int) -> Recipe:
    """The recipe at another batch size, its rates scaled by the square root of the ratio.

    That is how adaptive optimisers keep their course (Malladi, Lyu, Panigrahi and Arora 2022, arXiv 2205.10287).
    """
    return replace(recipe, batch=batch, optimiser=recipe.optimiser.scaled((batch / recipe.batch) ** 0.5))


def recipe_of(name: str) -> Recipe:
    """The recipe of the preset ``name``. UnknownNameError if it was never trained here."""
    if name not in RECIPES:
        raise UnknownNameError("preset with a recipe", name, tuple(sorted(RECIPES)))
    return RECIPES[name]
