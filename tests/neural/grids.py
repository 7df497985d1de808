"""4x4 grids and loopers in double precision, for exact tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import torch
from torch import Tensor

from neurosym.constraints import AllDifferent
from neurosym.lattice import Candidates
from neurosym.neural.board import Board, board_of
from neurosym.neural.loop import Looper
from neurosym.neural.presets import preset
from neurosym.neural.presets.micro import micro
from neurosym.neural.readout import Readout
from neurosym.neural.spec import LoopSpec
from neurosym.problem import Rules

TEXTS = ("1.....3..2.....4", "....2......3.41.", "4..1............")


@cache
def sudoku(box: int = 2) -> Rules:
    """Sudoku with square boxes of this side: 4x4 by default, 9x9 for 3."""
    side = box * box
    places = [(row, column) for row in range(side) for column in range(side)]
    units = [
        tuple(
            cell
            for cell, (row, column) in enumerate(places)
            if (row, column, row // box * box + column // box)[kind] == number
        )
        for kind in range(3)
        for number in range(side)
    ]
    names = tuple(f"r{row + 1}c{column + 1}" for row, column in places)
    return Rules(names, tuple(str(value + 1) for value in range(side)), tuple(AllDifferent(unit) for unit in units))


def state(text: str) -> Candidates:
    """The givens of a text, all else open."""
    return Candidates([15 if mark == "." else 1 << int(mark) - 1 for mark in text])


def grids(*texts: str) -> Board:
    """A board of 4x4 grids; by default of ``TEXTS``."""
    return board_of([(sudoku(), state(text)) for text in texts or TEXTS])


def quiet(name: str, **changes: Any) -> LoopSpec:
    """The micro preset without noise."""
    return replace(micro(preset(name)), noise=(), test_noise=(), **changes)


def looper(spec: LoopSpec, seed: int = 0) -> Looper:
    """A looper in double precision, in training mode."""
    torch.manual_seed(seed)
    return Looper(spec).double()


def total(readouts: Sequence[Readout]) -> Tensor:
    """A number that depends on all that the heads say, differently for each."""
    torch.manual_seed(99)
    parts = [part * torch.randn_like(part) for readout in readouts for part in readout]
    return torch.stack([part.sum() for part in parts]).sum()


def gradients(loss: Tensor, module: torch.nn.Module) -> dict[str, Tensor]:
    """The gradient of each parameter, zeros where there is none."""
    named = {name: parameter for name, parameter in module.named_parameters() if parameter.requires_grad}
    found = torch.autograd.grad(loss, list(named.values()), allow_unused=True)
    return {name: torch.zeros_like(p) if g is None else g for (name, p), g in zip(named.items(), found, strict=True)}


def assert_same(one: dict[str, Tensor], other: dict[str, Tensor], tolerance: float = 1e-8) -> None:
    """Equal gradients, and not all of them zero."""
    assert one.keys() == other.keys()
    assert max(float(g.abs().max()) for g in one.values()) > 1e-3
    for name, gradient in one.items():
        torch.testing.assert_close(gradient, other[name], atol=tolerance, rtol=tolerance, msg=name)
