"""What breaks a law is made as small as it can be, and broken in the same way."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from neurosym import AllDifferent, Candidates, Constraint
from neurosym.cnf import Cnf
from neurosym.lattice import Answer
from neurosym.laws import Effort, LawViolation
from neurosym.laws.constraint import trials
from neurosym.laws.smallest import smallest


@dataclass(frozen=True)
class Weighted(Constraint):
    """A sum with a weight for each cell, at most ``bound``; projects one too low."""

    weights: tuple[int, ...]
    bound: int

    def check(self, values: Answer) -> bool:
        return sum(w * v for w, v in zip(self.weights, values, strict=True)) <= self.bound

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        lost = (a for a in self.solutions(candidates) if sum(map(int.__mul__, self.weights, a)) < self.bound)
        masks = [0] * len(candidates)
        for answer in lost:
            masks = [mask | 1 << value for mask, value in zip(masks, answer, strict=True)]
        return Candidates(masks)


@dataclass(frozen=True)
class NeedsFour(AllDifferent):
    """Loses answers, and takes no fewer than four cells."""

    def __post_init__(self) -> None:
        super().__post_init__()
        if len(self.scope) < 4:
            raise ValueError("four cells")

    def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
        kept = super().project(candidates, rule)
        return kept.narrow(0, kept[0] & -kept[0])


class TrueOfFourOnly(AllDifferent):
    """Its clauses refuse what they must not; on fewer than four cells it is another, wrong constraint."""

    def check(self, values: Answer) -> bool:
        return len(values) == 4 and super().check(values)

    def encode(self, cnf: Cnf) -> None:
        super().encode(cnf)
        cnf.add(-cnf.literal(self.scope[0], 0))


def broken(law: str, constraint: Constraint, top: Candidates, effort: Effort) -> LawViolation:
    with pytest.raises(LawViolation) as caught:
        next(trial for trial in trials(constraint, top, effort) if trial.law == law).run()
    return caught.value


def shrunk(law: str, constraint: Constraint, top: Candidates) -> tuple[Constraint, LawViolation]:
    effort = Effort(examples=50)
    return smallest(law, constraint, top, broken(law, constraint, top, effort), effort)


def test_cells_and_what_belongs_to_them_and_numbers_are_cut() -> None:
    small, violation = shrunk("sound", Weighted((5, 3, 8, 2), (2, 3, 1, 1), 9, name="a row"), Candidates.full(4, 4))
    assert small == Weighted((5,), (2,), 0)
    assert violation.candidates == Candidates([1])
    assert violation.answer == (0,)


def test_where_no_cell_can_go_candidates_go() -> None:
    small, violation = shrunk("sound", NeedsFour((0, 1, 2, 3)), Candidates.full(4, 5))
    assert len(small.scope) == 4
    assert violation.candidates is not None
    assert violation.answer is not None
    assert violation.candidates.contains(violation.answer)
    assert 5 <= violation.candidates.count() <= 7, "20 are given"


def test_an_answer_refused_does_not_become_one_admitted() -> None:
    small, violation = shrunk("faithful_clauses", TrueOfFourOnly((0, 1, 2, 3)), Candidates.full(4, 4))
    assert violation.answer is not None
    assert small.check(violation.answer)
    assert "refuse an answer" in violation.told


def test_a_law_about_no_answer_is_cut_too() -> None:
    class Grows(AllDifferent):
        def project(self, candidates: Candidates, rule: str | None = None) -> Candidates:
            return candidates if candidates.is_bottom else Candidates.full(len(candidates), 2)

    small, violation = shrunk("shrinking", Grows((3, 1, 2)), Candidates.full(3, 3))
    assert (small, violation.candidates) == (Grows((3,)), Candidates([1]))
