"""A training on disk: what is shipped, and what is needed to take it up again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from torch import Tensor

from neurosym.lattice import Candidates
from neurosym.neural.checkpoint import AVERAGE, WEIGHTS, CheckpointError, Stored, fill, read, spec_in, write
from neurosym.neural.states import State
from neurosym.neural.train import Progress, Trainer

MODEL, RESUME = "model.safetensors", "resume.safetensors"


def save(trainer: Trainer, folder: Path, figures: Mapping[str, float]) -> None:
    """Write both files, that for resuming first; a cut between the two leaves it the newer one."""
    header = trainer.course.to_dict() | trainer.progress._asdict()
    weights = {WEIGHTS + name: part for name, part in trainer.looper.state_dict().items()}
    if trainer.course.recipe.average:
        weights |= {AVERAGE + name: part for name, part in trainer.average.items()}
    pool = trainer.pool
    kept = {
        f"hidden.{i}.{number}": part for i, state in enumerate(pool.states) for number, part in enumerate(state.hidden)
    }
    told = {"drawn": pool.drawn, "random": _plain(pool.random.getstate()), "states": [_told(s) for s in pool.states]}
    write(folder / RESUME, {"kind": "resume", **header, "pool": told}, weights | kept | _optimisers(trainer))
    write(folder / MODEL, {"kind": "model", **header, "figures": dict(figures)}, weights)


def restore(trainer: Trainer, folder: Path) -> None:
    """Give a new trainer of the same course what was saved. CheckpointError for another course, naming what differs.

    The first process of several takes up its own pool; the others start theirs behind the problems that were drawn.
    """
    path = folder / RESUME
    stored = read(path, "resume")
    wanted = json.loads(json.dumps(trainer.course.to_dict()))
    if difference := _difference({name: stored.header.get(name) for name in wanted}, wanted):
        name, found, expected = difference
        raise CheckpointError(
            f"a training whose {name} is {found}",
            f"{expected} to go on",
            "Resume with the arguments it was started with, or train into another folder.",
            source=str(path),
        )
    spec_in(stored, path)
    try:
        fill(trainer.looper, stored, WEIGHTS, path)
        if trainer.course.recipe.average:
            trainer.average = {name: stored.tensors[AVERAGE + name].to(p) for name, p in trainer.average.items()}
        _restore_optimisers(trainer, stored)
        _restore_pool(trainer, stored)
        trainer.progress = Progress(*(type(zero)(stored.header[name]) for name, zero in Progress()._asdict().items()))
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError, RuntimeError) as error:
        raise CheckpointError(
            f"a training that cannot be taken up ({type(error).__name__}: {error})", "what 'neurosym train' saved",
            "Start it anew.", source=str(path),
        ) from error  # fmt: skip


def _difference(found: Any, wanted: Any, name: str = "") -> tuple[str, str, str] | None:
    """The first place where two headers differ, and what stands there."""
    if found == wanted:
        return None
    if isinstance(found, dict) and isinstance(wanted, dict) and found.keys() == wanted.keys():
        pairs = ((found[key], wanted[key], f"{name}.{key}".lstrip(".")) for key in wanted)
        return next(difference for pair in pairs if (difference := _difference(*pair)))
    return name, _short(found), _short(wanted)


def _short(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 80 else f"{shown[:77]}..."


def _told(state: State) -> dict[str, Any]:
    return {
        "number": state.number,
        "candidates": [f"{mask:x}" for mask in state.candidates],
        "label": [f"{mask:x}" for mask in state.label],
        "moves": state.moves,
        "segments": state.segments,
    }


def _plain(state: tuple[Any, ...]) -> list[Any]:
    """The state of random numbers as JSON has it."""
    version, numbers, gauss = state
    return [version, list(numbers), gauss]


def _optimisers(trainer: Trainer) -> dict[str, Tensor]:
    return {
        f"optimiser.{i}.{number}.{name}": part
        for i, optimiser in enumerate(trainer.optimisers)
        for number, parts in optimiser.state_dict()["state"].items()
        for name, part in parts.items()
    }


def _restore_optimisers(trainer: Trainer, stored: Stored) -> None:
    for i, optimiser in enumerate(trainer.optimisers):
        state: dict[int, dict[str, Tensor]] = {}
        for name, part in stored.tensors.items():
            if name.startswith(f"optimiser.{i}."):
                _, _, number, key = name.split(".", 3)
                state.setdefault(int(number), {})[key] = part
        groups = optimiser.state_dict()["param_groups"]
        optimiser.load_state_dict({"state": state, "param_groups": groups})


def _restore_pool(trainer: Trainer, stored: Stored) -> None:
    told, pool = stored.header["pool"], trainer.pool
    if trainer.crew.rank:
        pool.drawn = told["drawn"]
        return
    version, numbers, gauss = told["random"]
    pool.random.setstate((version, tuple(numbers), gauss))
    pool.drawn = told["drawn"]
    pool.states = [_state(trainer, i, plain, stored.tensors) for i, plain in enumerate(told["states"])]


def _state(trainer: Trainer, i: int, plain: Mapping[str, Any], tensors: Mapping[str, Tensor]) -> State:
    hidden: list[Tensor] = []
    while (part := tensors.get(f"hidden.{i}.{len(hidden)}")) is not None:
        hidden.append(part.to(trainer.crew.device))
    example = trainer.source[plain["number"]]
    candidates, label = (_candidates(plain[name]) for name in ("candidates", "label"))
    if len(candidates) != len(example.problem.start):
        raise ValueError(f"draw {plain['number']} has {len(example.problem.start)} cells, not {len(candidates)}")
    return State(plain["number"], example, candidates, label, plain["moves"], plain["segments"], tuple(hidden))


def _candidates(masks: Sequence[str]) -> Candidates:
    return Candidates([int(mask, 16) for mask in masks])
