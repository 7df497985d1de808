"""Positions that lie side by side: what constraints over a graph share."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence


def sides(count: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """For each of ``count`` positions those that are linked with it."""
    near: list[dict[int, None]] = [{} for _ in range(count)]
    for a, b in links:
        if a != b:
            near[a][b] = near[b][a] = None
    return [list(positions) for positions in near]


def pieces(beside: Sequence[Sequence[int]], inside: Collection[int]) -> list[list[int]]:
    """The connected pieces of the positions ``inside``."""
    unseen, found = set(inside), []
    for first in sorted(inside):
        if first not in unseen:
            continue
        unseen.discard(first)
        piece = [first]
        for here in piece:  # grows as it is walked
            for there in beside[here]:
                if there in unseen:
                    unseen.discard(there)
                    piece.append(there)
        found.append(piece)
    return found


def top(parent: dict[int, int], node: int) -> int:
    """The one that stands for all that were joined with ``node``: where ``parent`` leads, which is shortened."""
    while (above := parent.setdefault(node, node)) != node:
        parent[node] = node = parent[above]
    return node


def subsets(
    beside: Sequence[Sequence[int]], inside: Collection[int], size: int, limit: int
) -> list[tuple[int, ...]] | None:
    """All connected sets of ``size`` of the positions ``inside``, or None if that takes more than ``limit`` steps.

    Each is grown from its first position, and a position once passed over stays out (Redelmeier, Discrete Mathematics
    36, 1981).
    """
    found: list[tuple[int, ...]] = []
    steps = 0
    for first in sorted(inside):
        # So far, what may be added now, and all that was ever put there.
        stack: list[tuple[tuple[int, ...], tuple[int, ...], frozenset[int]]] = [((), (first,), frozenset([first]))]
        while stack:
            chosen, untried, met = stack.pop()
            steps += 1
            if steps > limit:
                return None
            if len(chosen) == size:
                found.append(chosen)
                continue
            for i, here in enumerate(untried):
                new = tuple(there for there in beside[here] if there > first and there in inside and there not in met)
                stack.append(((*chosen, here), untried[i + 1 :] + new, met | {*new}))
    return found
