"""Drawing any problem from the coordinates of its cells: boards as text, as rows of labels, as notebook HTML."""

from __future__ import annotations

from collections.abc import Sequence

from neurosym.lattice import Answer, Candidates, bits
from neurosym.outcome import Impossible, Outcome, Solved
from neurosym.problem import Problem


def grid(problem: Problem, labels: Sequence[str | None]) -> list[list[str | None]] | None:
    """``labels``, one for each cell, in rows and columns; None at places that are no cell.

    None instead of a grid where cells have no coordinates, or lie on edges or corners.
    """
    coordinates = problem.rules.coordinates
    if not coordinates or any(part % 1 for place in coordinates for part in place):
        return None
    top, left = (int(min(place[axis] for place in coordinates)) for axis in (0, 1))
    bottom, right = (int(max(place[axis] for place in coordinates)) for axis in (0, 1))
    rows: list[list[str | None]] = [[None] * (right - left + 1) for _ in range(bottom - top + 1)]
    for (row, column), label in zip(coordinates, labels, strict=True):
        rows[int(row) - top][int(column) - left] = label
    return rows


def answer_labels(problem: Problem, answer: Answer) -> list[str | None]:
    """The label of each cell's value; None where it is not known (-1)."""
    return [problem.rules.values[value] if value >= 0 else None for value in answer]


def candidate_labels(problem: Problem, candidates: Candidates) -> list[list[str]]:
    """For each cell the labels that are left."""
    return [[problem.rules.values[value] for value in bits(mask)] for mask in candidates]


def known(candidates: Candidates) -> Answer:
    """The partial answer: the value where one is left, else -1."""
    return tuple(mask.bit_length() - 1 if mask and not mask & (mask - 1) else -1 for mask in candidates)


def board(problem: Problem, candidates: Candidates) -> str:
    """All candidates as text: a board with ``{12}`` for open cells, else a line for each cell that is narrowed."""
    short = all(len(label) == 1 for label in problem.rules.values)
    texts = [
        left[0] if len(left) == 1 else "{" + ("" if short else " ").join(left) + "}"
        for left in candidate_labels(problem, candidates)
    ]
    rows = grid(problem, texts)
    if rows is None:
        cells = zip(problem.rules.cells, texts, candidates, problem.rules.top, strict=True)
        told = [f"{name} {text}" for name, text, mask, top in cells if mask != top]
        if rest := len(texts) - len(told):
            told.append(f"{'... and ' if told else ''}{rest} cells that may take any value")
        return "\n".join(told)
    if not short:
        rows = [[text and text.replace(" ", ",") for text in row] for row in rows]
    wide = [max(len(row[column] or "") for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        " ".join((text or "").ljust(width) for text, width in zip(row, wide, strict=True)).rstrip() for row in rows
    )


def html(outcome: Outcome) -> str:
    """The outcome for a notebook: a table with givens in bold, or what is known otherwise; everything escaped."""
    from html import escape  # wanted in notebooks only

    problem = outcome.problem
    head = f"<p>{escape(repr(outcome).splitlines()[0][1:-1])}</p>"
    if isinstance(outcome, Impossible):
        return head
    candidates = Candidates.of_answer(outcome.answer) if isinstance(outcome, Solved) else outcome.candidates
    given = set(problem.givens)
    cells: list[str | None] = [
        f"<td style='border:1px solid #bbb;padding:2px 6px;text-align:center'>"
        f"{'<b>' if cell in given else ''}{escape(' '.join(left))}{'</b>' if cell in given else ''}</td>"
        for cell, left in enumerate(candidate_labels(problem, candidates))
    ]
    rows = grid(problem, cells)
    if rows is None:
        names = problem.rules.cells
        rows = [[f"<td>{escape(name)}</td>", cell] for name, cell in zip(names, cells, strict=True)]
    body = "".join("<tr>" + "".join(cell or "<td></td>" for cell in row) + "</tr>" for row in rows)
    return f"{head}<table style='border-collapse:collapse'>{body}</table>"
