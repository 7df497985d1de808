"""Each law of the lattice fails on candidates made to break it."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from neurosym import laws
from neurosym.errors import ModelError
from neurosym.lattice import Candidates, alpha
from neurosym.laws import lattice as lattice_laws


class UnlikeCandidates(Candidates):
    """Candidates whose meet, join, order or measure is spoilt in turn by the subclasses below."""

    __slots__ = ()


class MeetForgets(UnlikeCandidates):
    def __and__(self, other: Candidates) -> Candidates:
        return Candidates(self)


class JoinForgets(UnlikeCandidates):
    def __or__(self, other: Candidates) -> Candidates:
        return Candidates(self)


class BelowEverything(UnlikeCandidates):
    def __le__(self, other: tuple[int, ...]) -> bool:
        return True


class NotBelowItself(UnlikeCandidates):
    def __le__(self, other: tuple[int, ...]) -> bool:
        return self != other and super().__le__(other)


class SizeByHeight(UnlikeCandidates):
    def size(self) -> int:
        return self.count()


class HeightBySize(UnlikeCandidates):
    def count(self) -> int:  # type: ignore[override]
        return 1


@pytest.mark.parametrize(
    ("spoilt", "law"),
    [
        (MeetForgets, "bounded"),
        (JoinForgets, "bounded"),
        (BelowEverything, "ordered"),
        (NotBelowItself, "ordered"),
        (SizeByHeight, "measured"),
        (HeightBySize, "measured"),
    ],
)
def test_a_broken_lattice_is_caught(spoilt: type[Candidates], law: str) -> None:
    few = [(3, 1), (1, 3), (3, 3), (1, 1)]

    def on_all_triples(kind: type[Candidates]) -> None:
        for a, b, c in product(map(kind, few), repeat=3):
            {
                "ordered": lambda: lattice_laws.ordered(a, b, c),  # noqa: B023
                "bounded": lambda: lattice_laws.bounded(a, b, c),  # noqa: B023
                "measured": lambda: lattice_laws.measured(a, b),  # noqa: B023
            }[law]()

    on_all_triples(Candidates)
    with pytest.raises(laws.LawViolation, match=law):
        on_all_triples(spoilt)


def test_an_abstraction_that_is_not_least_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    def loose(answers: Any, cells: int) -> Candidates:
        least = alpha(answers, cells)
        return least if least.is_bottom else least | Candidates.of_answer((0,) * cells)

    monkeypatch.setattr(lattice_laws, "alpha", loose)
    with pytest.raises(laws.LawViolation, match="galois"):
        lattice_laws.check_lattice(Candidates.full(2, 2), laws.Effort(exhaust=1 << 14))


def test_a_lattice_of_one_point_is_refused() -> None:
    with pytest.raises(ModelError, match="one point"):
        lattice_laws.check_lattice(Candidates(()))
