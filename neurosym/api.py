"""What people call from Python: load and solve, for a path, a text or a problem built by hand."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from neurosym import registry
from neurosym.backends.base import Clock, Limits
from neurosym.errors import InputError, ModelError, UnknownNameError
from neurosym.formats.source import read
from neurosym.lattice import Answer
from neurosym.outcome import Certificate, Outcome, Proof, Solved
from neurosym.pipeline import solve as solve_problem
from neurosym.problem import Domain, Problem
from neurosym.projector import STRENGTHS
from neurosym.puzzles import only, problems
from neurosym.recognise import Recognised

if TYPE_CHECKING:
    from neurosym.backends.conflict import Conflict
    from neurosym.backends.proof import Prover


@dataclass(frozen=True)
class Settings:
    """How to solve: the same words as the command line's options.

    ``unique`` None leaves it to the domain (a problem built by hand is checked); ``most`` answers are given, 0 for
    all; ``time_limit`` is in seconds and ``cancel`` is asked often. ``explain`` keeps the deductions, ``proof`` the
    certificate of "no (other) answer". ``neural`` says what a network is used for: off, order (what the backend tries
    first), guess (answers that are checked), audit (eliminations that are proved), or auto (only where a problem stays
    open, and as the rest is cheap). ``weights`` is the network: the name of one that comes with the package, or a path.
    Raises UnknownNameError for a name that does not exist and InputError for a number below 0, or for a use of a
    network where none is installed.
    """

    backend: str = "sat"
    strength: str = "local"
    time_limit: float | None = None
    unique: bool | None = None
    most: int = 1
    explain: bool = False
    proof: bool = False
    cancel: Callable[[], bool] | None = None
    neural: str = "off"
    weights: str = registry.USUAL_NETWORK

    def __post_init__(self) -> None:
        registry.backend(self.backend)
        registry.neural(self.neural, self.weights)
        if self.strength not in STRENGTHS:
            raise UnknownNameError("strength", self.strength, STRENGTHS)
        if self.time_limit is not None and not self.time_limit >= 0:
            raise InputError(f"a time limit of {self.time_limit}", "seconds, 0 or more", "Leave it out for none.")
        if self.most < 0:
            raise InputError(f"{self.most} answers wanted", "a number, 0 or more", "0 means all.")


def load(what: str | os.PathLike[str], domain: str | None = None) -> Problem:
    """The one problem in a file (or ``-``, or a text). Raises InputError, with the place, if it cannot be read."""
    return only(read(what), domain).problem


def load_all(what: str | os.PathLike[str], domain: str | None = None) -> Iterator[Problem]:
    """Every problem in a file, lazily. Raises InputError at the first that cannot be read."""
    for found in problems(read(what), domain):
        if isinstance(found, InputError):
            raise found
        yield found.problem


def solve(
    what: str | os.PathLike[str] | Problem,
    *,
    domain: str | None = None,
    backend: str = "sat",
    strength: str = "local",
    time_limit: float | None = None,
    unique: bool | None = None,
    most: int = 1,
    explain: bool = False,
    proof: bool = False,
    neural: str = "off",
    weights: str = registry.USUAL_NETWORK,
) -> Outcome:
    """Solve a path, a text or a problem.

    >>> outcome = solve("1..4.........32.", time_limit=10)
    >>> outcome.status, outcome.unique, outcome["r1c2"]
    ('solved', True, '2')

    ``domain``: the kind of puzzle, or a page (``mine.py``), instead of recognising it. ``backend``: sat, search or
    cpsat. ``strength`` of projection: unit, local, shave or exact. ``time_limit`` in seconds. ``unique``: is the answer
    the only one? (None: as the kind of puzzle has it.) ``most`` answers, 0 for all. ``explain`` keeps the deductions,
    ``proof`` a certificate of "no (other) answer". ``neural``: off, order, guess, audit or auto, by the network
    ``weights``. More of each: :class:`neurosym.Settings`.

    The domain that a problem names draws its answer; of a problem built by hand, or by a page that is not installed,
    the outcome's ``text`` is empty unless ``domain`` names one.

    Raises InputError for what cannot be read and UnknownNameError for a name that does not exist; that there is no
    answer, or that it was not found in time, is an outcome.
    """
    settings = Settings(backend, strength, time_limit, unique, most, explain, proof, neural=neural, weights=weights)
    if isinstance(what, Problem):
        name = domain or (what.domain if what.domain in registry.domain_names() else "")
        return solve_recognised(what, registry.domain(name) if name else None, settings)
    found = only(read(what), domain)
    return solve_recognised(found.problem, found.domain, settings)


def solve_stream(
    what: str | os.PathLike[str], *, domain: str | None = None, settings: Settings = Settings()
) -> Iterator[tuple[Recognised, Outcome] | InputError]:
    """Solve every puzzle of a file, lazily and in order; an error stands for one that cannot be read."""
    for found in problems(read(what), domain):
        if isinstance(found, InputError):
            yield found
        else:
            yield found, solve_recognised(found.problem, found.domain, settings)


class Certifier:
    """Proves "impossible" and names the conflict: ``backends/proof.py``, imported at its first use."""

    def certify(
        self, problem: Problem, clock: Clock, excluded: tuple[Answer, ...] = (), lines: tuple[str, ...] | None = None
    ) -> tuple[Proof, Certificate | None]:
        """Prove that there is no answer but the excluded ones."""
        return self._prover().certify(problem, clock, excluded, lines)

    def blame(self, problem: Problem, clock: Clock) -> Conflict:
        """The smallest set of givens or clues in conflict."""
        return self._prover().blame(problem, clock)

    def _prover(self) -> Prover:
        from neurosym.backends.proof import Prover

        return Prover()


def solve_recognised(problem: Problem, domain: Domain | None, settings: Settings) -> Outcome:
    """Solve a problem with the backend of the registry, and have its domain draw the answer."""
    unique = settings.unique if settings.unique is not None else domain is None or domain.unique
    outcome = solve_problem(
        problem,
        registry.backend(settings.backend),
        strength=settings.strength,
        unique=unique,
        most=settings.most,
        limits=Limits(seconds=settings.time_limit, cancel=settings.cancel),
        explain=settings.explain,
        proof=settings.proof,
        neural=registry.neural(settings.neural, settings.weights),
        certifier=Certifier(),
    )
    if domain is None or not isinstance(outcome, Solved):
        return outcome
    try:
        return replace(outcome, text=domain.render(problem, outcome.answer))
    except (
        Exception
    ) as error:  # as with parse: a mistake in a page is told, with its place for whoever calls from Python
        told = f"the page {domain.name!r} failed to draw an answer with {type(error).__name__}: {error}"
        raise ModelError(f"{told}. See: neurosym check {domain.name}") from error
