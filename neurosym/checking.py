"""Check a domain, or the constraints in a loose file, law by law; a broken law is shown at its smallest."""

from __future__ import annotations

import ast
import doctest
import inspect
import traceback
from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, fields, replace
from time import perf_counter
from types import ModuleType

from neurosym import registry
from neurosym.constraints.base import Constraint
from neurosym.errors import InputError, NeurosymError, UnknownNameError
from neurosym.lattice import Candidates
from neurosym.laws import constraint as constraint_laws
from neurosym.laws import domain as domain_laws
from neurosym.laws.constraint import Trial
from neurosym.laws.quantify import Effort
from neurosym.laws.smallest import smallest
from neurosym.laws.violation import LawViolation, call, source
from neurosym.problem import Domain, Problem, Rules

SMALL_SCOPES = ((1, 3), (2, 2), (2, 3), (3, 2), (3, 3))
"""Cells and values of the instances made for a class that needs only a scope."""


@dataclass(frozen=True)
class Subject:
    """A constraint to try, what its cells can take, and the rules it stands in, which name and place the cells."""

    constraint: Constraint
    top: Candidates
    rules: Rules


@dataclass(frozen=True)
class Plan:
    """All that is to be tried: the domain with its texts, if there is one, and the constraints."""

    what: str
    module: ModuleType
    domain: Domain | None
    texts: tuple[str, ...]
    subjects: tuple[Subject, ...]


@dataclass(frozen=True)
class Judged:
    """What was found about one law. ``shown`` holds the cells of the counterexample, if it has any.

    ``first`` is what the law was first seen broken on, before anything was made smaller.
    """

    law: str
    cases: int
    seconds: float
    violation: LawViolation | None = None
    first: str = ""
    shown: Problem | None = None


def plan(what: str, only: str | None = None) -> Plan:
    """What to try for a domain's name or a Python file; ``only`` names the one class of constraint to try.

    Of constraints that differ in nothing but their place one is tried. Raises NeurosymError: an unknown name, a file
    that cannot be run, a page without a puzzle, a class that cannot be tried without examples.
    """
    loose = what.endswith(".py")
    module = registry.module_of(what)
    domain = None if loose and not hasattr(module, "DOMAIN") else registry.domain(what)
    texts = _texts(module, what) if domain else ()
    subjects = [subject for text in texts if domain for subject in _in_text(domain, text, what)]
    subjects += [_by_itself(*_pair(case, what)) for case in getattr(module, "EXAMPLES", ())]
    if loose:
        met = {type(subject.constraint) for subject in subjects}
        subjects += [_by_itself(*case) for cls in _classes(module) if cls not in met for case in _made(cls, what)]
    if not subjects and domain is None:
        raise InputError("no constraint", "a subclass of Constraint, or DOMAIN = Domain(...)", source=what)
    known = tuple(dict.fromkeys(type(subject.constraint).__name__ for subject in subjects))
    if only is not None and only not in known:
        raise UnknownNameError("constraint", only, known)
    kept = {_likeness(s): s for s in reversed(subjects) if only in (None, type(s.constraint).__name__)}
    return Plan(what, module, domain if only is None else None, texts, tuple(reversed(kept.values())))


def judge(plan: Plan, effort: Effort, attend: Callable[[str], None]) -> Iterator[Judged]:
    """The laws one by one, each on everything in the plan until something breaks it; ``attend`` hears what is next.

    Code under test that fails with an exception breaks the law that was tried: it is told with its place.
    """
    to_try: dict[str, list[tuple[Trial, Subject | str]]] = {}
    if plan.domain is not None:
        for text in plan.texts:
            for trial in domain_laws.trials(plan.domain, text, effort):
                to_try.setdefault(trial.law, []).append((trial, text))
    for subject in plan.subjects:
        for trial in constraint_laws.trials(subject.constraint, subject.top, effort):
            to_try.setdefault(trial.law, []).append((trial, subject))
    for law, those in to_try.items():
        yield _judged(plan, law, those, effort, attend)


def _judged(
    plan: Plan,
    law: str,
    those: list[tuple[Trial, Subject | str]],
    effort: Effort,
    attend: Callable[[str], None],
) -> Judged:
    began, cases = perf_counter(), 0
    for trial, subject in those:
        attend(f"{law}: {subject.constraint if isinstance(subject, Subject) else plan.what}")
        try:
            cases += trial.run()
        except LawViolation as violation:
            return _shown(Judged(law, cases + violation.tried, perf_counter() - began, violation), subject, effort)
        except NeurosymError:
            raise
        except Exception as error:
            return Judged(law, cases, perf_counter() - began, _failed(law, error, subject, plan))
    return Judged(law, cases, perf_counter() - began)


def _shown(judged: Judged, subject: Subject | str, effort: Effort) -> Judged:
    """The same with the smallest case, and the cells to draw it on."""
    assert judged.violation is not None
    if isinstance(subject, str):
        return judged
    constraint, violation = smallest(judged.law, subject.constraint, subject.top, judged.violation, effort)
    rules = subject.rules
    cells = Rules(
        tuple(rules.cells[cell] for cell in constraint.scope),
        rules.values,
        (),
        coordinates=tuple(rules.coordinates[cell] for cell in constraint.scope) if rules.coordinates else (),
    )
    return replace(judged, violation=violation, first=str(subject.constraint), shown=Problem(cells))


def _failed(law: str, error: Exception, subject: Subject | str, plan: Plan) -> LawViolation:
    """An exception out of the code under test, as a violation."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename == plan.module.__file__]
    place = f" in line {frames[-1].lineno} of {plan.what}" if frames else ""
    if isinstance(subject, str):
        return LawViolation(
            law, f"the domain {plan.what!r}", f"fails with {error!r}{place}", f"{law}(DOMAIN, {subject!r})"
        )
    reproduce = call("check_constraint", subject.constraint, subject.top)
    return LawViolation(law, source(subject.constraint), f"fails with {error!r}{place}", reproduce)


def _texts(module: ModuleType, what: str) -> tuple[str, ...]:
    """The puzzles that the page's docstring solves."""
    try:
        examples = doctest.DocTestParser().get_examples(module.__doc__ or "")
        nodes = [node for example in examples for node in ast.walk(ast.parse(example.source))]
    except (ValueError, SyntaxError) as error:
        raise InputError(
            f"{error} in the docstring", "a doctest", f"Try: python -m doctest {what}", source=what
        ) from error
    texts = tuple(
        str(node.args[0].value)
        for node in nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "solve"
        if node.args and isinstance(node.args[0], ast.Constant)
    )
    if not texts:
        raise InputError("no puzzle in the docstring", ">>> solve('''...''', domain=...)", "Add one.", source=what)
    return texts


def _in_text(domain: Domain, text: str, what: str) -> list[Subject]:
    """The constraints of the puzzle."""
    try:
        rules = domain.parse(text).rules
    except NeurosymError:
        raise
    except Exception as error:
        raise InputError(f"{type(error).__name__}: {error}", "a page that reads its own puzzle", source=what) from error
    return [Subject(constraint, rules.top.restrict(constraint.scope), rules) for constraint in rules.constraints]


def _by_itself(constraint: Constraint, top: Candidates) -> Subject:
    """A constraint without rules: its cells are drawn in a row, its values are numbers."""
    cells = range(max(constraint.scope) + 1)
    values = range(max(mask.bit_length() for mask in top))
    rules = Rules(
        tuple(f"x{cell}" for cell in cells), tuple(map(str, values)), (), coordinates=tuple((0, cell) for cell in cells)
    )
    return Subject(constraint, top, rules)


def _pair(case: object, what: str) -> tuple[Constraint, Candidates]:
    match case:
        case (Constraint() as constraint, Candidates() as top) if len(constraint.scope) == len(top):
            return constraint, top
    expected = "pairs of a constraint and the candidates of the cells of its scope"
    raise InputError(f"the entry {case!r} of EXAMPLES", expected, source=what)


def _classes(module: ModuleType) -> list[type[Constraint]]:
    """The constraints that the file defines; not a base of others that leaves ``check`` to them."""
    own = [
        cls
        for cls in vars(module).values()
        if isinstance(cls, type) and issubclass(cls, Constraint) and cls.__module__ == module.__name__
    ]
    return [
        cls for cls in own if cls.check is not Constraint.check or not any(issubclass(c, cls) for c in {*own} - {cls})
    ]


def _made(cls: type[Constraint], what: str) -> list[tuple[Constraint, Candidates]]:
    """Instances over small scopes, as far as the class takes them."""
    wanted = [f.name for f in fields(cls) if f.init and f.default is f.default_factory is MISSING and f.name != "scope"]
    remedy = f"Add: EXAMPLES = (({cls.__name__}(...), Candidates.full(3, 3)),)"
    if wanted:
        told = f"{cls.__name__} needs {', '.join(wanted)} beside a scope"
        raise InputError(told, "EXAMPLES of it to try", remedy, line=_line(cls), source=what)
    made, refusal = [], ""
    for cells, values in SMALL_SCOPES:
        top = Candidates.full(cells, values)
        try:
            constraint = cls(tuple(range(cells)))
            constraint.validate(top)
        except Exception as error:  # a class may ask for so many cells, and say so in its own way
            refusal = f"{type(error).__name__}: {error}"
            continue
        made.append((constraint, top))
    if not made:
        told = f"{cls.__name__} takes no small scope ({refusal})"
        raise InputError(told, "EXAMPLES of it to try", remedy, line=_line(cls), source=what)
    return made


def _line(cls: type[Constraint]) -> int:
    """Where the class is written; 0 if it was made by a program."""
    try:
        return inspect.getsourcelines(cls)[1]
    except (OSError, TypeError):
        return 0


def _likeness(subject: Subject) -> tuple[str, Candidates]:
    """What two constraints share that differ only in their place; as Python, for a field may not be hashable."""
    return source(replace(subject.constraint, scope=tuple(range(len(subject.top))), name="")), subject.top
