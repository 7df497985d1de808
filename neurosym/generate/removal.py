"""Clues left out while the answer stays the only one."""

from __future__ import annotations

from neurosym.backends.base import Backend, Clock, Hints
from neurosym.errors import NeurosymError
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Draft, Problem


class Stopped(NeurosymError):
    """A limit was reached, or the caller cancelled, before there was a puzzle."""


class Removal:
    """Which clues of a draft are needed. Sets of clues are ints used as bit sets.

    Each other answer that ever shows up is remembered as the set of clues that it breaks: as long as one of these is
    kept, that answer stays out. So a clue is needed as soon as it is the last of such a set, without a test. (Not where
    puzzles are read from their own text: an answer there does not say which clues it breaks.)
    """

    def __init__(self, draft: Draft, backend: Backend, clock: Clock) -> None:
        self.draft, self._backend, self.clock = draft, backend, clock
        self._problem = Problem(draft.rules)
        self._own = len(draft.answer) - draft.switches
        top = draft.rules.top
        self._avoided = Candidates(
            [1 << v if c < self._own else top[c] for c, v in enumerate(draft.answer[: len(top)])]
        )
        self._broken: list[int] = []
        self.all = (1 << len(draft.clues)) - 1

    def other(self, kept: int) -> Answer | None:
        """Another answer that has the clues ``kept``, if there is one. Raises Stopped."""
        problem, start = self._puzzle(self.cells(kept))
        # What mends a draft makes of another answer must not hang on what the solver did before.
        run = self._backend.start(problem, start, Hints(afresh=self.draft.mend is not None))
        try:
            run.avoid(self._avoided)
            finding = run.find(self.clock)
        finally:
            run.close()
        if finding.stopped:
            raise Stopped(f"no puzzle yet: {finding.stopped}")
        return finding.answer

    def _puzzle(self, told: frozenset[int]) -> tuple[Problem, Candidates]:
        """The problem in which these cells are told, and where to start."""
        if self.draft.reread is not None:
            problem = self.draft.reread(told)
            return problem, problem.start
        masks = list(self.draft.rules.top)
        for cell in told:
            masks[cell] = 1 << self.draft.answer[cell]
        return self._problem, Candidates(masks)

    def cells(self, kept: int) -> frozenset[int]:
        """The cells that these clues tell."""
        return frozenset(cell for number, clue in enumerate(self.draft.clues) if kept >> number & 1 for cell in clue)

    def gone(self, kept: int) -> tuple[int, ...]:
        """The clues that are not kept, each as a set of one, the last in order first."""
        return tuple(1 << number for number in reversed(range(len(self.draft.clues))) if not kept >> number & 1)

    def needed(self, kept: int, untried: int = 0) -> int:
        """The clues left when each of ``kept`` was left out, in its order, unless another answer would come in.

        ``kept`` must have one answer. The last ``untried`` clues stay; no other can be left out of the result. Clues
        are tried by several at once, more after each success and fewer after a failure: the result is the same as one
        by one, for fewer clues never have fewer answers.
        """
        queue = [1 << number for number in range(len(self.draft.clues) - untried) if kept >> number & 1]
        place, step = 0, 1
        while place < len(queue):
            chunk = self._chunk(kept, queue[place : place + step])
            if not chunk:
                place += 1
                continue
            less = kept & ~sum(chunk)
            other = self.other(less)
            if other is None:
                kept, place, step = less, place + len(chunk), 2 * step
            else:
                if self.draft.reread is None:
                    self._broken.append(self._breaks(other))
                place, step = place + (len(chunk) == 1), max(1, len(chunk) // 2)
        return kept

    def _chunk(self, kept: int, chunk: list[int]) -> list[int]:
        """The longest beginning of ``chunk`` that is not known to let an answer in."""
        watched = [broken & kept for broken in self._broken]
        for count, clue in enumerate(chunk):
            kept &= ~clue
            if any(not broken & kept for broken in watched if broken & clue):
                return chunk[:count]
        return chunk

    def _breaks(self, other: Answer) -> int:
        """The clues that ``other`` breaks."""
        answer = self.draft.answer
        clues = enumerate(self.draft.clues)
        return sum([1 << number for number, clue in clues if any(other[cell] != answer[cell] for cell in clue)])
