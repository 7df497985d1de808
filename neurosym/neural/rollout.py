"""Guess: many forks of many problems, side by side in one batch, each round the same few steps.

    belief      the looper looks at every fork
    accept      the likeliest value of each cell, if every constraint's ``check`` passes
    eliminate   drop what is believed gone, in this fork
    project     exactly, by bounds propagation in tensors
    conflict    a cell is empty, or the looper says that no answer is inside
    branch      pin a value, by the policies of cell and value; or restart, if in conflict

A fork is never proof: nothing leaves here but answers that every constraint accepts. That no fork found one says
nothing of the problem. With :func:`uniform` in place of a looper the same rollout runs without a network, which is
what each of its figures is to be read beside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from neurosym.lattice import Answer, Candidates
from neurosym.neural.board import Board
from neurosym.neural.frame import beside, frame_of, live_of, propagate
from neurosym.neural.glance import Believe as Believe
from neurosym.neural.glance import glance
from neurosym.neural.policies import Open, branch
from neurosym.neural.policies import Plan as Plan
from neurosym.neural.readout import Readout
from neurosym.neural.threads import one_thread
from neurosym.problem import Problem


@dataclass(frozen=True)
class Rolled:
    """What became of one problem. ``answer`` is accepted by every check, or None: then nothing is known."""

    answer: Answer | None = None
    rounds: int = 0
    calls: int = 0
    """Forks shown to the looper, in all rounds."""
    restarts: int = 0
    eliminated: int = 0
    """Candidates dropped by belief, in all forks; what projection removed is not counted."""
    unsound: int | None = None
    """How many of them were the known answer's, in forks that still had all of it; None where no answer is known."""


def uniform(board: Board) -> Readout:
    """No opinion: nothing is dropped, every value is as likely as the other."""
    nodes = torch.zeros(len(board.cell), device=board.cell.device)
    return Readout(nodes, nodes, torch.full((board.problems,), -float("inf"), device=board.cell.device))


def roll(
    starts: Sequence[tuple[Problem, Candidates]],
    believe: Believe,
    plan: Plan = Plan(),
    *,
    answers: Sequence[Answer | None] | None = None,
    stop: Callable[[], object] = lambda: False,
    device: torch.device | str = "cpu",
) -> list[Rolled]:
    """Roll out problems from candidates that lose no answer of theirs; one result for each, in order.

    ``answers`` are those known to be the only ones: they are used to count unsound eliminations, and for nothing
    else. ``stop()`` is asked before every round; anything true ends the rollout.
    """
    if not starts:
        return []
    place = torch.device(device)
    chance = torch.random.fork_rng([place] if place.type == "cuda" else [])
    with chance, one_thread(place), torch.inference_mode():
        torch.manual_seed(plan.seed)
        forks = Forks(starts, plan, answers or [None] * len(starts), place)
        for _ in range(plan.rounds):
            if not forks.alive or stop():
                break
            forks.round(believe)
        return forks.results()


class Forks:
    """All forks of a rollout that are still wanted. Numbers of nodes run through them; ``of`` says whose each is."""

    def __init__(
        self,
        starts: Sequence[tuple[Problem, Candidates]],
        plan: Plan,
        answers: Sequence[Answer | None],
        device: torch.device,
    ) -> None:
        self.plan, self.problems = plan, [problem for problem, _ in starts]
        self.found: dict[int, Answer] = {}
        self.known = [answer is not None for answer in answers]
        self.tally = torch.zeros(5, len(starts), dtype=torch.int64, device=device)
        """[rounds, calls, restarts, eliminated, unsound] of each problem."""
        lists = [live_of(problem.rules, candidates) for problem, candidates in starts]
        truths = [
            torch.zeros_like(live) if answer is None else live_of(problem.rules, Candidates.of_answer(answer))
            for (problem, _), live, answer in zip(starts, lists, answers, strict=True)
        ]
        thresholds = plan.trust.thresholds(plan.chains, plan.threshold)
        self.of = torch.arange(len(starts), device=device).repeat(plan.chains)
        self.threshold = torch.tensor(thresholds, device=device).repeat_interleave(len(starts))
        self.frame = beside([frame_of(problem.rules) for problem in self.problems] * plan.chains).to(device)
        self.live = propagate(self.frame, torch.cat(lists * plan.chains).to(device))
        self.base = self.root = self.live
        self.truth = torch.cat(truths * plan.chains).to(device)
        self.first = torch.zeros_like(self.live)
        self.depth = torch.zeros_like(self.of)
        self.past: list[Tensor] = []
        self._narrow(~self._over())

    @property
    def alive(self) -> bool:
        """Is there any fork left?"""
        return len(self.of) > 0

    def results(self) -> list[Rolled]:
        """What is known so far of each problem."""
        columns = self.tally.T.tolist()
        return [
            Rolled(self.found.get(i), rounds, calls, restarts, eliminated, unsound if self.known[i] else None)
            for i, (rounds, calls, restarts, eliminated, unsound) in enumerate(columns)
        ]

    def round(self, believe: Believe) -> None:
        """Belief, accept, eliminate, project, conflict, branch."""
        rules = [self.problems[i].rules for i in self.of.tolist()]
        said = glance(self.frame, self.live, rules, believe, alike=self.plan.alike)
        self._count(1, said.shown)
        self.tally[0, self.of] += torch.ones_like(self.of)
        self._accept(said.best, torch.ones_like(said.shown))
        conflict = (said.conflict >= self.plan.conflict) & (self.depth > 0)
        self._eliminate(said.keep)
        conflict |= self._over()
        self._branch(said.choose, ~conflict)
        self._restart(conflict | self._over())
        self._narrow(torch.tensor([i not in self.found for i in self.of.tolist()], device=self.of.device))

    @property
    def _fork(self) -> Tensor:
        """[nodes] the fork of each node."""
        return self.frame.owner[self.frame.cell]

    def _count(self, row: int, amounts: Tensor) -> None:
        self.tally[row].index_add_(0, self.of, amounts.to(torch.int64))

    def _in_fork(self, nodes: Tensor) -> Tensor:
        """[forks] how many of these nodes (a mask) each fork has."""
        return torch.zeros_like(self.depth).index_add_(0, self._fork, nodes.to(torch.int64))

    def _empty(self, live: Tensor) -> Tensor:
        return self._in_fork(live) == 0

    def _over(self) -> Tensor:
        """[forks] true where nothing is open: a cell is empty, or each has one value. Answers are accepted."""
        own = self.frame.own[self.frame.cell] & self.live
        cells = torch.zeros_like(self.depth).index_add_(0, self.frame.owner, self.frame.own.to(torch.int64))
        done = self._in_fork(own) == cells
        values = torch.full((self.frame.cells,), -1, device=own.device)
        values[self.frame.cell[own]] = self.frame.value[own]
        self._accept(values, done)
        return done | self._empty(self.live)

    def _accept(self, values: Tensor, forks: Tensor) -> None:
        """Take the first of the answers ``values`` [cells] of these forks that its problem accepts."""
        told, owner = values[self.frame.own].tolist(), self.frame.owner[self.frame.own]
        sizes = torch.bincount(owner, minlength=len(self.of)).tolist()
        tried: set[tuple[int, Answer]] = set()
        end = 0
        for size, problem, wanted in zip(sizes, self.of.tolist(), forks.tolist(), strict=True):
            answer = tuple(told[end : end + size])
            end += size
            if not wanted or problem in self.found or (problem, answer) in tried:
                continue
            tried.add((problem, answer))
            if self.problems[problem].accepts(answer):
                self.found[problem] = answer

    def _eliminate(self, keep: Tensor) -> None:
        """Drop what is believed gone, and project."""
        cell = self.frame.cell
        many = torch.bincount(cell[self.live], minlength=self.frame.cells) > 1
        dropped = self.live & (self.frame.own & many)[cell] & (keep < self.threshold[self._fork])
        intact = self._in_fork(self.truth & self.live) == self._in_fork(self.truth)
        self._count(3, self._in_fork(dropped))
        self._count(4, self._in_fork(dropped & self.truth & intact[self._fork]))
        self.live = propagate(self.frame, self.live & ~dropped)

    def _branch(self, choose: Tensor, going: Tensor) -> None:
        """Pin a value in each of these forks, and project."""
        cell, fork = self.frame.cell, self._fork
        many = torch.bincount(cell[self.live], minlength=self.frame.cells) > 1
        there = torch.nonzero(self.live & (self.frame.own & many)[cell] & going[fork]).flatten()
        open_ = Open(self.frame.cells, cell[there], choose[there])
        pinned = branch(open_, self.frame.owner, len(self.of), self.plan.cell, self.plan.value)
        nodes = there[pinned[pinned >= 0]]
        if self.plan.restart.remembers:
            self._remember()
        chosen = torch.zeros_like(self.live).index_fill_(0, nodes, True)
        here = torch.zeros(self.frame.cells, dtype=torch.bool, device=cell.device).index_fill_(0, cell[nodes], True)
        self.first |= chosen & (self.depth == 0)[fork]
        self.live = propagate(self.frame, self.live & (chosen | ~here[cell]))
        self.depth = self.depth + (pinned >= 0)

    def _remember(self) -> None:
        """Keep each fork's state under its number of decisions."""
        for depth in set(self.depth.tolist()):
            while len(self.past) <= depth:
                self.past.append(self.base)
            self.past[depth] = torch.where((self.depth == depth)[self._fork], self.live, self.past[depth])

    def _restart(self, forks: Tensor) -> None:
        """Take these forks back, as the policy says."""
        self._count(2, forks)
        if self.plan.restart.negates:
            root = propagate(self.frame, self.root & ~(self.first & forks[self._fork]))
            self.root = torch.where(self._empty(root)[self._fork], self.base, root)
        depth = torch.where(forks, self.plan.restart.depth(self.depth), self.depth)
        again = forks & (depth == 0)
        self.live = torch.where(again[self._fork], self.root, self.live)
        for number in set(depth[forks & (depth > 0)].tolist()):
            self.live = torch.where((forks & (depth == number))[self._fork], self.past[number], self.live)
        self.first &= ~again[self._fork]
        self.depth = depth

    def _narrow(self, forks: Tensor) -> None:
        """Keep only these forks."""
        if bool(forks.all()):
            return
        nodes = forks[self._fork]
        self.live, self.root, self.base = self.live[nodes], self.root[nodes], self.base[nodes]
        self.truth, self.first, self.past = self.truth[nodes], self.first[nodes], [past[nodes] for past in self.past]
        self.of, self.depth, self.threshold = self.of[forks], self.depth[forks], self.threshold[forks]
        if self.alive:
            frames = [frame_of(self.problems[i].rules) for i in self.of.tolist()]
            self.frame = beside(frames).to(self.live.device)
