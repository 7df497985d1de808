"""The laws of a domain: it reads strictly, draws everything, and its rules are lawful."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from neurosym.constraints.base import Constraint
from neurosym.errors import InputError
from neurosym.lattice import Candidates
from neurosym.laws.constraint import Trial, check_constraint
from neurosym.laws.quantify import Effort, for_all
from neurosym.laws.readings import witnesses
from neurosym.laws.violation import LawViolation
from neurosym.problem import Domain

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

OPEN = -1
"""Stands in a partial answer for a value that is not known."""


def check_domain(domain: Domain, text: str, effort: Effort = Effort(exhaust=256, examples=50)) -> None:
    """Try the laws of domains on one text that ``domain`` reads: reading, refusing, drawing, and the rules it builds.

    Of each kind of constraint one is tried. Raises LawViolation; InputError if the domain does not read the text.
    """
    problem = domain.parse(text)
    for trial in trials(domain, text, effort):
        trial.run()
    kinds: dict[type[Constraint], Constraint] = {type(c): c for c in reversed(problem.rules.constraints)}
    for constraint in kinds.values():
        check_constraint(constraint, problem.rules.top.restrict(constraint.scope), effort)


def trials(domain: Domain, text: str, effort: Effort) -> tuple[Trial, ...]:
    """The laws of reading and drawing one by one, without those of the constraints."""

    def once(law: Callable[[], None]) -> int:
        law()
        return 1

    def refusing() -> int:
        tried = 0

        def counted(corrupted: str) -> None:
            nonlocal tried
            tried += 1
            refuses_with_place(domain, corrupted)

        for_all(_corruptions(text), counted, effort)
        return tried

    return (
        Trial("reads_alike", lambda: once(lambda: reads_alike(domain, text))),
        Trial("refuses_with_place", refusing),
        Trial("draws_everything", lambda: once(lambda: draws_everything(domain, text))),
        Trial("draws_apart", lambda: once(lambda: draws_apart(domain, text, effort.seed))),
        Trial("reads_back", lambda: once(lambda: reads_back(domain, text, effort.seed))),
    )


def reads_alike(domain: Domain, text: str) -> None:
    """Reading is a function, and blind to line ends and trailing blanks: the same rules, the same start."""
    problem = domain.parse(text)
    lines = text.splitlines()
    for told, other in (
        ("the same text", text),
        ("carriage returns", "\r\n".join(lines) + "\r\n"),
        ("trailing blanks", "\n".join(line + "  " for line in lines) + "\n"),
        ("no last line end", "\n".join(lines)),
    ):
        try:
            again = domain.parse(other)
        except InputError as error:
            raise _violation("reads_alike", domain, f"with {told} it refuses: {error}", text) from error
        same = replace(again, form=problem.form) == problem and hash(again.rules) == hash(problem.rules)
        if not same:
            raise _violation("reads_alike", domain, f"with {told} it reads another problem", text)


def refuses_with_place(domain: Domain, text: str) -> None:
    """Any text is read, or refused with InputError that says what was met and what was expected, at a place in it."""
    try:
        domain.parse(text)
    except InputError as error:
        if not error.found or not error.expected:
            raise _violation("refuses_with_place", domain, f"the error does not say all: {error}", text) from error
        if not any(_is_inside(error, lines) for lines in (text.split("\n"), text.splitlines())):
            raise _violation("refuses_with_place", domain, f"the place is not in the text: {error}", text) from error
    except Exception as error:
        raise _violation("refuses_with_place", domain, f"fails with {error!r}", text) from error


def _is_inside(error: InputError, lines: list[str]) -> bool:
    """Is the place in these lines, or one beyond the last or the end of one? A tab may count as up to eight columns."""
    if not 1 <= error.line <= len(lines):
        return error.line in (0, len(lines) + 1) and error.column >= 0
    return 0 <= error.column <= len(lines[error.line - 1].expandtabs()) + 1


def draws_everything(domain: Domain, text: str) -> None:
    """Every partial answer can be drawn: none known, the givens, and each cell alone with its first value."""
    problem = domain.parse(text)
    nothing = (OPEN,) * len(problem.start)
    givens = tuple([mask.bit_length() - 1 if mask.bit_count() == 1 else OPEN for mask in problem.start])
    alone = [(*nothing[:cell], mask.bit_length() - 1, *nothing[cell + 1 :]) for cell, mask in enumerate(problem.start)]
    for answer in (nothing, givens, *alone):
        try:
            drawn = domain.render(problem, answer)
        except Exception as error:
            raise _violation("draws_everything", domain, f"{answer} fails with {error!r}", text) from error
        if drawn != domain.render(problem, answer):
            raise _violation("draws_everything", domain, f"{answer} is drawn in two ways", text)


def draws_apart(domain: Domain, text: str, seed: int = 0) -> None:
    """Drawing loses nothing: two different answers look different."""
    problem = domain.parse(text)
    answers = witnesses(problem.rules.constraints, problem.start, seed, most=16)
    first = problem.start.restrict(range(len(problem.start)))
    for cell, mask in enumerate(problem.rules.top):
        low, high = mask & -mask, 1 << mask.bit_length() - 1
        for one in (low, high):
            fork = [part & -part for part in first]
            fork[cell] = one
            answers.append(tuple([part.bit_length() - 1 for part in fork]))
    drawn = {answer: domain.render(problem, answer) for answer in answers}
    if len(set(drawn.values())) < len(drawn):
        raise _violation("draws_apart", domain, "two answers look the same", text, seed)


def reads_back(domain: Domain, text: str, seed: int = 0) -> None:
    """What was drawn is kept when it is read: each value drawn is a given, and nothing else is.

    Says nothing where a drawing is not itself a text of the domain, or is read as other rules.
    """
    problem = domain.parse(text)
    top = problem.rules.top
    nothing = (OPEN,) * len(top)
    alone = [(*nothing[:cell], value, *nothing[cell + 1 :]) for cell, m in enumerate(top) for value in _ends(m)]
    for answer in (nothing, *alone, *witnesses(problem.rules.constraints, problem.start, seed, most=4)):
        try:
            again = domain.parse(domain.render(problem, answer))
        except InputError:
            continue
        drawn = Candidates([mask if v == OPEN else 1 << v for v, mask in zip(answer, top, strict=True)])
        if again.rules == problem.rules and again.start != drawn:
            raise _violation("reads_back", domain, f"{answer} is drawn, and read as {again.start}", text, seed)


def _ends(mask: int) -> set[int]:
    """The lowest and the highest value of a bit set; none of the empty one."""
    return {(mask & -mask).bit_length() - 1, mask.bit_length() - 1} if mask else set()


def _corruptions(text: str) -> SearchStrategy[str]:
    """The text with one to three small wounds: characters put in, taken out or exchanged, lines lost or doubled."""
    from hypothesis import strategies as st

    def wound(case: tuple[str, int, str, int]) -> str:
        before, place, put, how = case
        at = place % (len(before) + 1)
        lines = before.split("\n")
        row = place % len(lines)
        return (
            before[:at] + put + before[at:],
            before[:at] + before[at + 1 :],
            before[:at] + put + before[at + 1 :],
            before[:at],
            "\n".join(lines[:row] + lines[row + 1 :]),
            "\n".join([*lines[: row + 1], *lines[row:]]),
        )[how]

    marks = st.sampled_from(sorted({*text, *"0-x,#.\\/<^\n\t %9Z\u00b2\u0664"})) | st.characters()
    place, how = st.integers(0, max(1, len(text))), st.integers(0, 5)

    def once(before: SearchStrategy[str]) -> SearchStrategy[str]:
        return st.tuples(before, place, marks, how).map(wound)

    single = once(st.just(text))
    return single | once(single) | once(once(single))


def _violation(law: str, domain: Domain, told: str, text: str, seed: int = 0) -> LawViolation:
    chosen = f", seed={seed}" if seed else ""
    return LawViolation(law, f"the domain {domain.name!r}", told, f"{law}(DOMAIN, {text!r}{chosen})")
