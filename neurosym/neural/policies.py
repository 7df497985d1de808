"""How a rollout branches: which cell, which value, where to go on after a conflict, and how far a fork trusts a belief.

Each question has a few answers, all small frozen values, so that a study of search is a product of tuples. LDT's own
are ``AnyCell``, ``Softmax``, ``Root`` and ``Same`` (arXiv 2605.08605); its authors planned to compare the others.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, NamedTuple

import torch
from torch import Tensor

from neurosym.errors import ModelError
from neurosym.neural.projection import Lattice
from neurosym.neural.search import Chains
from neurosym.neural.spec import LoopSpec


class Open(NamedTuple):
    """The candidates at open cells of many forks."""

    cells: int
    """C, cells of all forks."""
    cell: Tensor
    """[n] the cell of each candidate; sorted."""
    choose: Tensor
    """[n] its score, finite."""


class CellPolicy:
    """Base: every open cell is as good as any other."""

    def rank(self, open_: Open) -> Tensor:
        """[C] the greatest of a fork is branched on; equal ones by lot."""
        return open_.choose.new_zeros(open_.cells)


@dataclass(frozen=True)
class AnyCell(CellPolicy):
    """Uniform."""


@dataclass(frozen=True)
class FewestCandidates(CellPolicy):
    """The tightest cell (Haralick and Elliott 1980)."""

    def rank(self, open_: Open) -> Tensor:
        return -torch.bincount(open_.cell, minlength=open_.cells).to(open_.choose.dtype)


@dataclass(frozen=True)
class LeastEntropy(CellPolicy):
    """The cell that the belief is surest of."""

    def rank(self, open_: Open) -> Tensor:
        zero = open_.choose.new_zeros(open_.cells)
        top = torch.full_like(zero, -float("inf")).scatter_reduce(0, open_.cell, open_.choose, "amax")
        weight = (open_.choose - top[open_.cell]).exp()
        share = weight / zero.index_add(0, open_.cell, weight)[open_.cell]
        return zero.index_add(0, open_.cell, torch.xlogy(share, share))


class ValuePolicy:
    """Base: a draw from scores."""

    def scores(self, open_: Open) -> Tensor:
        """[n] logarithms of the weights by which a value of a cell is drawn."""
        raise NotImplementedError


@dataclass(frozen=True)
class Softmax(ValuePolicy):
    """By the softmax of the belief at a temperature."""

    temperature: float = 1.5

    def __post_init__(self) -> None:
        if not self.temperature > 0:
            raise ModelError(f"a temperature of {self.temperature}: it must be above 0. For the best value, use Rank.")

    def scores(self, open_: Open) -> Tensor:
        return open_.choose / self.temperature


@dataclass(frozen=True)
class Rank(ValuePolicy):
    """Each value ``decay`` times as likely as the next better one, whatever the scores; 1 is uniform."""

    decay: float = 0.3

    def __post_init__(self) -> None:
        if not 0 < self.decay <= 1:
            raise ModelError(f"a decay of {self.decay}: it must be above 0 and at most 1.")

    def scores(self, open_: Open) -> Tensor:
        falling = torch.argsort(open_.choose, descending=True, stable=True)
        falling = falling[torch.argsort(open_.cell[falling], stable=True)]
        counts = torch.bincount(open_.cell, minlength=open_.cells)
        place = torch.arange(len(falling), device=falling.device) - (counts.cumsum(0) - counts)[open_.cell]
        rank = torch.empty_like(place)
        rank[falling] = place
        return rank * torch.tensor(self.decay, dtype=open_.choose.dtype).log().item()


class Restart:
    """Base: where a fork in conflict goes on."""

    negates: ClassVar[bool] = False
    """Does the fork give up its first decision for good? In that fork only: a conflict there proves nothing."""
    remembers: ClassVar[bool] = False
    """Must the states between decisions be kept?"""

    def depth(self, depth: Tensor) -> Tensor:
        """How many of so many decisions are kept."""
        return torch.zeros_like(depth)


@dataclass(frozen=True)
class Root(Restart):
    """At the start of the problem."""


@dataclass(frozen=True)
class Half(Restart):
    """With the later half of the decisions undone."""

    remembers: ClassVar[bool] = True

    def depth(self, depth: Tensor) -> Tensor:
        return depth // 2


@dataclass(frozen=True)
class Negate(Restart):
    """At the start, without the value that was decided first; with all of them again when none is left."""

    negates: ClassVar[bool] = True


class Trust:
    """Base: how low a belief must be for a fork to drop a candidate."""

    def thresholds(self, chains: int, threshold: float) -> list[float]:
        """One for each chain of a problem."""
        return [threshold] * chains


@dataclass(frozen=True)
class Same(Trust):
    """All chains alike."""


@dataclass(frozen=True)
class Spread(Trust):
    """From 0, a chain that drops nothing, to the full threshold.

    Where the belief at the start is wrong by itself, chains that are all alike fail all alike, however often they
    restart; here some do not follow it.
    """

    def thresholds(self, chains: int, threshold: float) -> list[float]:
        return [threshold * (chains - 1 - chain) / max(chains - 1, 1) for chain in range(chains)]


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How a rollout goes. The same plan, beliefs and problems give the same rollout on the same machine.

    ``chains`` forks for each problem, at most ``rounds`` beliefs each; candidates with a keep probability below
    ``threshold`` are dropped; a fork with decisions is given up at a conflict probability of ``conflict`` (above 1:
    never). ``alike``: forks in the same state are shown to the looper once, which must then not draw lots. ``seed`` is
    that of all chance. ModelError for numbers that cannot be.
    """

    chains: int = 32
    rounds: int = 32
    threshold: float = 0.1
    conflict: float = 0.6
    cell: CellPolicy = AnyCell()
    value: ValuePolicy = Softmax()
    restart: Restart = Root()
    trust: Trust = Spread()
    alike: bool = True
    seed: int = 0

    def __post_init__(self) -> None:
        if self.chains < 1 or self.rounds < 0 or not 0 <= self.threshold <= 1:
            raise ModelError(
                f"chains={self.chains}, rounds={self.rounds}, threshold={self.threshold}: give at least 1 chain, 0 or "
                "more rounds, and a threshold between 0 and 1."
            )


CELLS = (AnyCell, FewestCandidates, LeastEntropy)
VALUES = (Softmax, Rank)
RESTARTS = (Root, Half, Negate)
TRUSTS = (Same, Spread)
"""The answers to each question."""


def plan_of(spec: LoopSpec, seed: int = 0) -> Plan:
    """The plan that the axes search and projection of a spec say; what they do not say is as in :class:`Plan`.

    Chains that noise at test makes differ trust alike, as published, and are each looked at.
    """
    plan = Plan(seed=seed, trust=Same() if spec.test_noise else Spread(), alike=not spec.test_noise)
    if isinstance(spec.search, Chains):
        softmax = Softmax(spec.search.temperature)
        plan = replace(plan, chains=spec.search.tries, rounds=spec.search.rounds, value=softmax)
    if isinstance(spec.projection, Lattice):
        plan = replace(plan, threshold=spec.projection.threshold, conflict=spec.projection.conflict)
    return plan


def branch(open_: Open, owner: Tensor, forks: int, cell: CellPolicy, value: ValuePolicy) -> Tensor:
    """[forks] the number in ``open_`` of the candidate to pin in each fork; -1 in one without an open cell.

    ``owner`` [C] is the fork of each cell. Draws by Gumbel noise from torch's generator: the greatest noisy logarithm
    is a draw by weight.
    """
    has = torch.bincount(open_.cell, minlength=open_.cells) > 0
    chosen = has & _greatest(cell.rank(open_).masked_fill(~has, -float("inf")), owner, forks)
    luck = torch.rand(open_.cells, device=open_.choose.device).masked_fill(~chosen, -1.0)
    chosen &= _greatest(luck, owner, forks)
    gumbel = -torch.empty_like(open_.choose).exponential_().log()
    noisy = (value.scores(open_) + gumbel).masked_fill(~chosen[open_.cell], -float("inf"))
    problem = owner[open_.cell]
    hits = torch.nonzero(chosen[open_.cell] & _greatest(noisy, problem, forks)).flatten()
    pinned = torch.full((forks,), -1, dtype=torch.int64, device=hits.device)
    pinned[problem[hits]] = hits
    return pinned


def _greatest(scores: Tensor, group: Tensor, groups: int) -> Tensor:
    """True for each score that none of its group exceeds."""
    top = torch.full((groups,), -float("inf"), dtype=scores.dtype, device=scores.device)
    return scores == top.scatter_reduce(0, group, scores, "amax")[group]
