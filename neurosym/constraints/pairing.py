"""Pairing off by augmenting paths (Kuhn), breadth first: a long path takes no deep recursion."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from neurosym.lattice import bits


def distinct(candidates: Sequence[int]) -> dict[int, int] | None:
    """A different value for each cell, as value -> cell; None if there is none."""
    owner: dict[int, int] = {}
    held: dict[int, int] = {}
    taken = 0
    for cell in sorted(range(len(candidates)), key=lambda i: candidates[i].bit_count()):
        wanted_by: dict[int, int] = {}
        seen, queue = 0, [cell]
        for here in queue:  # grows as it is walked
            free = candidates[here] & ~taken
            if free:
                break
            for value in bits(candidates[here] & ~seen):
                wanted_by[value] = here
                queue.append(owner[value])
            seen |= candidates[here]
        else:
            return None
        low = free & -free
        taken, value = taken | low, low.bit_length() - 1
        while True:
            owner[value] = here
            value, held[here] = held.get(here, -1), value
            if here == cell:
                break
            here = wanted_by[value]
    return owner


def matched(wanted: Iterable[int], choices: Sequence[Sequence[int]]) -> dict[int, int] | None:
    """To whom each choice goes when all of ``wanted`` have one of their own; None if they cannot."""
    owner: dict[int, int] = {}
    return owner if all(augment(one, choices, owner, set()) for one in wanted) else None


def augment(one: int, choices: Sequence[Sequence[int]], owner: dict[int, int], seen: set[int]) -> bool:
    """Give ``one`` a choice too, others changing theirs if need be; never one of ``seen``."""
    wanted_by: dict[int, int] = {}
    held: dict[int, int] = {}
    queue = [one]
    for here in queue:  # grows as it is walked
        for choice in choices[here]:
            if choice in seen:
                continue
            seen.add(choice)
            wanted_by[choice] = here
            if choice in owner:
                held[owner[choice]] = choice
                queue.append(owner[choice])
                continue
            while wanted_by[choice] != one:
                owner[choice] = wanted_by[choice]
                choice = held[owner[choice]]  # what it gives up, for whoever came by it
            owner[choice] = one
            return True
    return False
