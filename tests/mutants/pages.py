"""Wrong pages: readers and drawers of a toy form that lose, invent or mix up what they are given."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from neurosym.constraints.all_different import AllDifferent
from neurosym.errors import InputError
from neurosym.lattice import Answer, Candidates
from neurosym.problem import Domain, Problem, Rules
from tests.mutants.all_different import HallSetShortOfACell
from tests.mutants.mutant import domain


def read(text: str) -> Problem:
    """A toy form: one line of four marks, digits or dots, all different."""
    lines = text.splitlines()
    if len(lines) != 1:
        raise InputError(f"{len(lines)} lines", "one", line=min(len(lines), 2))
    line = lines[0].rstrip()
    for column, mark in enumerate(line, start=1):
        if mark not in "1234.":
            raise InputError(f"the character {mark!r}", "1 to 4 or a dot", line=1, column=column)
    if len(line) != 4:
        raise InputError(f"{len(line)} marks", "4", line=1, column=min(len(line), 4) + 1)
    rules = Rules(tuple("abcd"), tuple("1234"), (AllDifferent((0, 1, 2, 3)),))
    return Problem(rules, Candidates([0b1111 if mark == "." else 1 << int(mark) - 1 for mark in line]))


def draw(problem: Problem, answer: Answer) -> str:
    return "".join("." if value < 0 else problem.rules.values[value] for value in answer)


def read_without_the_first(text: str) -> Problem:
    """The first given is lost."""
    problem = read(text)
    return replace(problem, start=Candidates((0b1111, *problem.start[1:])))


def read_without_fours(text: str) -> Problem:
    """A given 4 is taken for a blank."""
    return read(text.replace("4", "."))


def read_with_a_given_more(text: str) -> Problem:
    """A blank at the end is read as a given."""
    problem = read(text)
    return replace(problem, start=problem.start.remove(3, 0))


def read_backwards(text: str) -> Problem:
    """The line is read from right to left."""
    problem = read(text)
    return replace(problem, start=Candidates(problem.start[::-1]))


def read_lazily(text: str) -> Problem:
    """Marks that are no digit fail inside Python."""
    [int(mark) for mark in text.strip() if mark != "."]
    return read(text)


def read_nowhere(text: str) -> Problem:
    """The line that an error names is not in the text."""
    try:
        return read(text)
    except InputError as error:
        raise error.at(lines_before=7) from error


def read_without_a_word(text: str) -> Problem:
    """An error does not say what was expected."""
    try:
        return read(text)
    except InputError as error:
        raise InputError(error.found, "", line=error.line, column=error.column) from error


def read_by_the_byte(text: str) -> Problem:
    """A carriage return is refused."""
    if "\r" in text:
        raise InputError("a carriage return", "none", line=1, column=1)
    return read(text)


TURNS = count()


def read_in_turn(text: str) -> Problem:
    """Every other reading has names of its own."""
    problem = read(text)
    names = tuple("abcd" if next(TURNS) % 2 else "wxyz")
    return replace(problem, rules=replace(problem.rules, cells=names))


def read_with_wrong_rules(text: str) -> Problem:
    """The rules hold a constraint that loses answers."""
    problem = read(text)
    return replace(problem, rules=replace(problem.rules, constraints=(HallSetShortOfACell((0, 1, 2, 3)),)))


def draw_without_the_last(problem: Problem, answer: Answer) -> str:
    """The last cell is always drawn open."""
    return draw(problem, (*answer[:-1], -1))


def draw_givens_only(problem: Problem, answer: Answer) -> str:
    """Only the cells that were given are drawn."""
    return draw(problem, tuple([v if cell in problem.givens else -1 for cell, v in enumerate(answer)]))


def draw_counted_from_nought(problem: Problem, answer: Answer) -> str:
    """Each value is drawn by its number, one too low."""
    return "".join("." if value < 0 else str(value).replace("0", "4") for value in answer)


def draw_whole_only(problem: Problem, answer: Answer) -> str:
    """A cell that is not known cannot be drawn."""
    return "".join(str([1, 2, 3, 4].index(value + 1) + 1) for value in answer)


def draw_in_turn(problem: Problem, answer: Answer) -> str:
    """Every other drawing has a blank at its end."""
    return draw(problem, answer) + " " * (next(TURNS) % 2)


TOY = Domain("toy", read, draw)
TEXT = "1.4.\n"

MUTANTS = (
    domain("reads_back", read_without_the_first, TOY, TEXT),
    domain("reads_back", read_without_fours, TOY, TEXT),
    domain("reads_back", read_with_a_given_more, TOY, TEXT),
    domain("reads_back", read_backwards, TOY, TEXT),
    domain("refuses_with_place", read_lazily, TOY, TEXT),
    domain("refuses_with_place", read_nowhere, TOY, TEXT),
    domain("refuses_with_place", read_without_a_word, TOY, TEXT),
    domain("reads_alike", read_by_the_byte, TOY, TEXT),
    domain("reads_alike", read_in_turn, TOY, TEXT),
    domain("sound", read_with_wrong_rules, TOY, TEXT),
    domain("draws_apart", draw_without_the_last, TOY, TEXT),
    domain("draws_apart", draw_givens_only, TOY, TEXT),
    domain("reads_back", draw_counted_from_nought, TOY, TEXT),
    domain("draws_everything", draw_whole_only, TOY, TEXT),
    domain("draws_everything", draw_in_turn, TOY, TEXT),
)
