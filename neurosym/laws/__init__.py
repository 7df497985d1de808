"""The law kit: say what a constraint, projector, backend, domain or looper must obey, and find the case that breaks it.

Start with the entry points; each raises :class:`LawViolation` with a line that shows the case again::

    check_constraint(MyConstraint((0, 1, 2)), Candidates.full(3, 4))
    check_projector(rules)
    check_backend(MyBackend(), problem)
    check_domain(DOMAIN, text)

A looper, say a trained network, cannot be proved sound by samples: its check gives a :data:`Verdict` with a bound::

    print(check_looper(module, problems))

A law by itself is a function over one case. The entry points say "for all": every case where there are few enough,
else cases that Hypothesis draws from a stated seed (see :class:`Effort`). Needs hypothesis, python-sat and OR-Tools.

For tests of your own: ``strategies`` draws constraints, rules and problems, and :func:`projector_machine` takes
projector and backend through sequences of steps.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from neurosym.laws.backend import check_backend as check_backend
from neurosym.laws.constraint import check_constraint as check_constraint
from neurosym.laws.domain import check_domain as check_domain
from neurosym.laws.lattice import check_lattice as check_lattice
from neurosym.laws.looper import LooperStep as LooperStep
from neurosym.laws.looper import check_looper as check_looper
from neurosym.laws.oracle import oracle_agrees as oracle_agrees
from neurosym.laws.oracle import truth as truth
from neurosym.laws.projection import at_least_as_strong as at_least_as_strong
from neurosym.laws.projection import decides_points as decides_points
from neurosym.laws.projection import monotone as monotone
from neurosym.laws.projection import repeatable as repeatable
from neurosym.laws.projection import shrinking as shrinking
from neurosym.laws.projection import sound as sound
from neurosym.laws.projector import check_projector as check_projector
from neurosym.laws.quantify import Effort as Effort
from neurosym.laws.readings import faithful_clauses as faithful_clauses
from neurosym.laws.readings import faithful_posting as faithful_posting
from neurosym.laws.step import RungStep as RungStep
from neurosym.laws.step import StrengthStep as StrengthStep
from neurosym.laws.verdict import NoneUnsound as NoneUnsound
from neurosym.laws.verdict import NotEnoughEvidence as NotEnoughEvidence
from neurosym.laws.verdict import Unsound as Unsound
from neurosym.laws.verdict import Verdict as Verdict
from neurosym.laws.violation import LawViolation as LawViolation

if TYPE_CHECKING:
    from neurosym.laws import strategies as strategies
    from neurosym.laws.stateful import projector_machine as projector_machine

_HOME = {"projector_machine": "neurosym.laws.stateful"}
_MODULES = ("strategies",)


def __getattr__(name: str) -> Any:  # these two load hypothesis, which a law tried on all cases does without
    if name in _MODULES:
        return import_module(f"neurosym.laws.{name}")
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'neurosym.laws' has no attribute {name!r}")
