"""Rules as tensors: nodes, linear groups and their bounds, for any number of problems side by side.

A *node* is a candidate (cell, value) of the top. A *group* is one linear inequality of the relaxation; its terms stand
on *edges*, one for each node with a coefficient that tells something. The edges of one group at one cell are a *block*:
of a block one term holds, or none of them where the cell has further candidates, which then count 0.

Frames can be laid side by side (:func:`beside`) and are then worked on as one, whatever their sizes: a batch is a
frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import NamedTuple

import torch
from torch import Tensor

from neurosym.constraints.linear import Linear
from neurosym.lattice import Candidates, bits
from neurosym.problem import Rules
from neurosym.relaxation import relax

EXACT = 1 << 22
"""Below this, sums of coefficients, bounds, and what is left between them are whole numbers that floats tell apart."""


@dataclass(frozen=True)
class Frame:
    """The relaxation of rules as tensors; numbers run through all problems of a batch.

    Edges are sorted by block, blocks by group, groups by problem; nodes by cell, then value.
    """

    owner: Tensor
    """[cells] the problem of each cell."""
    own: Tensor
    """[cells] false for auxiliary cells of the relaxation, true for cells that the rules have."""
    cell: Tensor
    """[nodes] the cell of each node."""
    value: Tensor
    """[nodes] the value of each node."""
    edge_node: Tensor
    edge_block: Tensor
    coefficient: Tensor
    """[edges] float, double where sums are too large for all whole numbers to be floats."""
    block_cell: Tensor
    block_group: Tensor
    group_owner: Tensor
    """[groups] the problem of each group."""
    least: Tensor
    """[groups] the lower bound, minus infinity for none."""
    most: Tensor
    """[groups] the upper bound, infinity for none."""
    problems: int

    @property
    def cells(self) -> int:
        """Cells of all problems."""
        return len(self.owner)

    @property
    def groups(self) -> int:
        """Groups of all problems."""
        return len(self.least)

    def to(self, device: torch.device | str) -> Frame:
        """The same on another device."""
        moved = {f.name: getattr(self, f.name).to(device) for f in fields(self) if f.name != "problems"}
        return Frame(**moved, problems=self.problems)


class Room(NamedTuple):
    """What the live nodes leave each group: how far its sum is from its bounds, and what each term would add."""

    low: Tensor
    """[blocks] the least that each block can add."""
    high: Tensor
    """[blocks] the most."""
    zero: Tensor
    """[blocks] true where the cell may take a value without a term here, which adds 0."""
    below: Tensor
    """[groups] room between the least sum and the upper bound; infinity without one."""
    above: Tensor
    """[groups] room between the lower bound and the greatest sum."""
    span: Tensor
    """[groups] the greatest sum less the least."""

    def rounded(self) -> Room:
        """The same in floats, as a network reads it."""
        return Room(*(part.float() if part.is_floating_point() else part for part in self))


@lru_cache(maxsize=4096)
@torch.inference_mode(mode=False)
def frame_of(rules: Rules) -> Frame:
    """The frame of rules, built once; also for gradients to go through where an inference asked for it first."""
    relaxed = relax(rules)
    nodes = [(cell, value) for cell, mask in enumerate(relaxed.top) for value in bits(mask)]
    number = {node: i for i, node in enumerate(nodes)}
    edge_node: list[int] = []
    edge_block: list[int] = []
    coefficients: list[int] = []
    blocks: list[tuple[int, int]] = []
    bounds: list[tuple[float, float]] = []
    widest = 0
    for group, inequality in enumerate(relaxed.constraints):
        assert isinstance(inequality, Linear)
        least, most = inequality.least, inequality.most
        bounds.append((-float("inf") if least is None else least, float("inf") if most is None else most))
        widest = max(widest, sum(max(map(abs, row), default=0) for row in inequality.coefficients))
        widest = max(widest, abs(least or 0), abs(most or 0))
        for cell, row in zip(inequality.scope, inequality.coefficients, strict=True):
            terms = _telling({value: row[value] for value in bits(relaxed.top[cell])})
            if terms:
                edge_block += [len(blocks)] * len(terms)
                edge_node += [number[cell, value] for value in terms]
                coefficients += terms.values()
                blocks.append((cell, group))
    integer, number_type = torch.int64, torch.float32 if widest < EXACT else torch.float64
    return Frame(
        owner=torch.zeros(len(relaxed.cells), dtype=integer),
        own=torch.arange(len(relaxed.cells)) < len(rules.cells),
        cell=torch.tensor([cell for cell, _ in nodes], dtype=integer),
        value=torch.tensor([value for _, value in nodes], dtype=integer),
        edge_node=torch.tensor(edge_node, dtype=integer),
        edge_block=torch.tensor(edge_block, dtype=integer),
        coefficient=torch.tensor(coefficients, dtype=number_type),
        block_cell=torch.tensor([cell for cell, _ in blocks], dtype=integer),
        block_group=torch.tensor([group for _, group in blocks], dtype=integer),
        group_owner=torch.zeros(len(bounds), dtype=integer),
        least=torch.tensor([least for least, _ in bounds], dtype=number_type),
        most=torch.tensor([most for _, most in bounds], dtype=number_type),
        problems=1,
    )


def _telling(terms: dict[int, int]) -> dict[int, int]:
    """The terms that get an edge: those that are not 0 if all others are alike, as in counts; else all of them."""
    other = set(terms.values()) - {0}
    return {value: term for value, term in terms.items() if term} if len(other) <= 1 else terms


def beside(frames: Sequence[Frame]) -> Frame:
    """Several frames as one, problem after problem."""
    if len(frames) == 1:
        return frames[0]
    counts = (
        torch.tensor(
            [[0, 0, 0, 0, 0]] + [[f.problems, f.cells, len(f.cell), len(f.block_cell), f.groups] for f in frames]
        )
        .cumsum(0)
        .tolist()
    )
    shifted = {
        "owner": 0,
        "cell": 1,
        "edge_node": 2,
        "edge_block": 3,
        "block_cell": 1,
        "block_group": 4,
        "group_owner": 0,
    }
    joined: dict[str, Tensor | int] = {}
    for field in fields(Frame):
        if field.name != "problems":
            shift = shifted.get(field.name)
            parts = [getattr(frame, field.name) for frame in frames]
            joined[field.name] = torch.cat(
                parts if shift is None else [part + counts[i][shift] for i, part in enumerate(parts)]
            )
    return Frame(**joined, problems=counts[-1][0])  # type: ignore[arg-type]


def live_of(rules: Rules, candidates: Candidates) -> Tensor:
    """[nodes] which nodes of the frame of ``rules`` are candidates; auxiliary cells keep all."""
    top = relax(rules).top
    padded = (*candidates, *top[len(candidates) :])
    return torch.tensor([padded[c] >> v & 1 for c, mask in enumerate(top) for v in bits(mask)], dtype=torch.bool)


def candidates_of(frame: Frame, live: Tensor) -> list[Candidates]:
    """The candidates of each problem, its own cells only: the way back."""
    masks = [0] * frame.cells
    for cell, value in zip(frame.cell[live].tolist(), frame.value[live].tolist(), strict=True):
        masks[cell] |= 1 << value
    split: list[list[int]] = [[] for _ in range(frame.problems)]
    for problem, own, mask in zip(frame.owner.tolist(), frame.own.tolist(), masks, strict=True):
        if own:
            split[problem].append(mask)
    return [Candidates(masks) for masks in split]


def room_of(frame: Frame, live: Tensor) -> Room:
    """How much room the live nodes leave in each group."""
    blocks, infinity = len(frame.block_cell), float("inf")
    alive = live[frame.edge_node]
    term = frame.coefficient
    zero = _counts(frame.cells, frame.cell, live)[frame.block_cell] > _counts(blocks, frame.edge_block, alive)
    ends = []
    for sign, reduce in ((1.0, "amin"), (-1.0, "amax")):
        start = torch.where(zero, 0.0, sign * infinity).to(term.dtype)
        shown = torch.where(alive, term, torch.full_like(term, sign * infinity))
        ends.append(start.scatter_reduce(0, frame.edge_block, shown, reduce))
    low, high = ends
    sums = torch.zeros(2, frame.groups, device=live.device, dtype=term.dtype)
    sums.index_add_(1, frame.block_group, torch.stack(ends))
    return Room(low, high, zero, frame.most - sums[0], sums[1] - frame.least, sums[1] - sums[0])


def eliminate(frame: Frame, live: Tensor) -> Tensor:
    """One round of bounds propagation in all groups at once: which nodes stay."""
    room = room_of(frame, live)
    below, above = room.below[frame.block_group], room.above[frame.block_group]
    block = frame.edge_block
    fits = (frame.coefficient - room.low[block] <= below[block]) & (
        room.high[block] - frame.coefficient <= above[block]
    )
    kept = live.clone()
    kept[frame.edge_node[~fits]] = False
    # Where a block may not add 0, its cell keeps only nodes with a term there: in all such blocks of the cell.
    refused = room.zero & ((-room.low > below) | (room.high > above))
    wanted = _counts(frame.cells, frame.block_cell, refused)
    held = _counts(len(live), frame.edge_node, refused[block])
    kept &= held == wanted[frame.cell]
    # A group may be broken that has no edges left to say so.
    broken = torch.zeros(frame.problems, dtype=torch.bool, device=live.device)
    broken[frame.group_owner[(room.below < 0) | (room.above < 0)]] = True
    broken[frame.owner[_counts(frame.cells, frame.cell, kept) == 0]] = True
    return kept & ~broken[frame.owner[frame.cell]]


def propagate(frame: Frame, live: Tensor) -> Tensor:
    """The greatest fixpoint of :func:`eliminate` below ``live``; a problem with an empty cell loses all its nodes.

    Equal to the projection of the relaxation at strength ``unit``, for all problems of the batch at once, as long as
    sums stay below 2**52.
    """
    while True:
        kept = eliminate(frame, live)
        if bool((kept == live).all()):
            return kept
        live = kept


def _counts(size: int, index: Tensor, hits: Tensor) -> Tensor:
    """[size] how many hits fall on each index."""
    return torch.zeros(size, dtype=torch.int32, device=hits.device).index_add_(0, index, hits.int())
