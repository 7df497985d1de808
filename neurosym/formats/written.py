"""Writing a puzzle in another form. What is written is read again, and must be the same puzzle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from neurosym import lexing, registry
from neurosym.draw import known
from neurosym.errors import InputError, NeurosymError
from neurosym.formats import foreign
from neurosym.formats.puzzlink import url
from neurosym.formats.tatham import ids
from neurosym.grid import shown
from neurosym.problem import Domain, Problem


@dataclass(frozen=True)
class Form:
    """A form that puzzles can be written in: what it is, and how it is made of a page, its text and the problem.

    ``write`` gives the texts to try, the best first. It raises ValueError, with the reason, or InputError where there
    is none.
    """

    told: str
    write: Callable[[Domain, str, Problem], list[str]]


def same(one: Problem, other: Problem) -> bool:
    """Do two problems say the same? The names of constraints, and their order, are words for people."""
    plain = [frozenset(replace(each, name="") for each in problem.rules.constraints) for problem in (one, other)]
    return (one.rules.cells, one.rules.values, one.rules.top, one.start, plain[0]) == (
        other.rules.cells, other.rules.values, other.rules.top, other.start, plain[1],
    )  # fmt: skip


def write(form: str, domain: Domain, text: str, problem: Problem) -> str:
    """The puzzle in this form, of ``FORMS``. Raises InputError where the form cannot say it."""
    try:
        texts = FORMS[form].write(domain, text, problem)
        for written in texts:
            if _reads_as(domain, written, problem):
                return written if written.endswith("\n") else f"{written}\n"
        why = "what it would say is another puzzle"
    except (ValueError, LookupError, InputError) as error:
        why = str(error).rstrip(".")
    raise InputError(f"a puzzle of the kind {domain.name} that cannot be written as {form}: {why}", "another form")


def _reads_as(domain: Domain, written: str, problem: Problem) -> bool:
    """Is this what the problem says?"""
    try:
        told = [one for one in foreign.read(written) if one.domain == domain.name]
        return same(domain.parse(told[0].text if told else written), problem)
    except NeurosymError:
        return False


def _own(domain: Domain, text: str, problem: Problem) -> list[str]:
    """As the page draws it, where it reads what it draws; else the text itself, and its name."""
    lines = [line.rstrip() for line in text.strip("\n").splitlines()]
    name = [f"# domain: {domain.name}"] if domain.name in registry.domain_names() else []
    named = lines if lexing.option(text, "domain") is not None else [*name, *lines]
    return ["\n".join([*name, domain.render(problem, known(problem.start))]), "\n".join(named)]


def _address(domain: Domain, text: str, problem: Problem) -> list[str]:
    """The addresses, made of the page's own text."""
    return url.write(domain.name, text)


def _game(domain: Domain, text: str, problem: Problem) -> list[str]:
    """The game IDs, made of the page's own text."""
    return ids.write(domain.name, text)


def _line(domain: Domain, text: str, problem: Problem) -> list[str]:
    """A character for each cell, all in one line."""
    signs = shown(problem, known(problem.start))
    if any(len(sign) != 1 for sign in signs):
        raise ValueError("a value needs more than one character")
    return ["".join(signs)]


FORMS = {
    "text": Form("the page's own text", _own),
    "puzzlink": Form("an address of puzz.link", _address),
    "tatham": Form("a game ID of Simon Tatham's collection", _game),
    "line": Form("all cells in one line", _line),
}
"""The forms by name."""
