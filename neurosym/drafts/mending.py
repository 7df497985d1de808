"""Puzzles in which all is told, changed until there is no other answer: what :mod:`neurosym.drafts.mended` is made by.

A puzzle here is a text and its answer, changed at cells that projection leaves open. A change that ``parse`` refuses,
or whose answer is none of its text, is not made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random
from typing import NamedTuple, TypeAlias

from neurosym.drafts import drafting
from neurosym.errors import InputError
from neurosym.lattice import Answer
from neurosym.problem import Draft, Problem, Rules, Sampler
from neurosym.projector import projector_for

Parse: TypeAlias = Callable[[str], Problem]

DRAWS = 4000
"""Drafts that are begun for one: where little is told, few boards at random have an answer at all."""
STEPS = 2
"""Changes that are tried for one draft, for each cell of it."""


class Whole(NamedTuple):
    """A text that tells all, its answer, and what changes it at one of some cells; None if nothing is left for that."""

    text: str
    answer: Answer
    change: Callable[[Sequence[int]], Whole | None]


def mended(parse: Parse, draw: Callable[[tuple[int, ...], Random], Whole | None]) -> Sampler:
    """A sampler of what ``draw`` gives, changed while projection leaves cells open.

    A change stays if no more candidates are left than before. What is None or no puzzle is drawn anew; InputError if no
    puzzle of a size is found.
    """

    def sample(size: tuple[int, ...], rng: Random) -> Draft:
        for _ in range(DRAWS):
            whole = draw(size, rng)
            if whole and (rules := read(whole)):
                return climbed(whole, rules)
        raise InputError(f"no puzzle in {DRAWS} drafts of this size", "a size that has puzzles")

    def read(whole: Whole) -> Rules | None:
        try:
            problem = parse(whole.text)
        except InputError:
            return None
        return replace(problem.rules, top=problem.start) if problem.accepts(whole.answer) else None

    def climbed(whole: Whole, rules: Rules) -> Draft:
        left = projector_for(rules).project(rules.top, "local")
        for _ in range(STEPS * len(rules.cells)):
            cells = [cell for cell, mask in enumerate(left) if mask & (mask - 1)]
            if not cells or not (changed := whole.change(cells)):
                break
            if after := read(changed):
                fewer = projector_for(after).project(after.top, "local")
                if sum(map(int.bit_count, fewer)) <= sum(map(int.bit_count, left)):
                    whole, rules, left = changed, after, fewer
        return drafting.fixed(rules, whole.answer, whole.text)

    return sample
