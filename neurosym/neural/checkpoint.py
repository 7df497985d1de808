"""Weights on disk: safetensors with a JSON header. Nothing is ever unpickled; nothing half written is ever there."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor

from neurosym.errors import InputError, MissingPackageError, ModelError
from neurosym.neural.loop import Looper
from neurosym.neural.spec import LoopSpec

KEY = "neurosym"
"""Under which the header stands in the metadata."""
VERSION = 1
WEIGHTS, AVERAGE = "weights.", "average."


class CheckpointError(InputError):
    """A file that is not a checkpoint, or not the one that is wanted."""


class Stored(NamedTuple):
    """What a file holds."""

    header: dict[str, Any]
    tensors: dict[str, Tensor]


class Checkpoint(NamedTuple):
    """A looper as it was trained, ready to be asked, and what is known of its training."""

    looper: Looper
    header: dict[str, Any]


def write(path: Path, header: Mapping[str, Any], tensors: Mapping[str, Tensor]) -> None:
    """Write a file in whole or not at all. InputError where that cannot be done."""
    from safetensors.torch import save

    whole = {name: tensor.detach().cpu().contiguous().clone() for name, tensor in tensors.items()}
    data = save(whole, {KEY: json.dumps({"version": VERSION, **header})})
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        made = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            with made.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            made.replace(path)
        finally:
            made.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"{str(path)!r} cannot be written: {error}", "a place to write to", "Name another.") from error


def read(path: Path, kind: str) -> Stored:
    """The content of a file that ``write`` wrote with this ``kind`` in its header. CheckpointError for all else."""
    try:
        from safetensors import SafetensorError, safe_open
    except ModuleNotFoundError as error:
        raise MissingPackageError("reading weights", "safetensors") from error
    try:
        with safe_open(path, framework="pt") as file:
            metadata = file.metadata() or {}
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118  it is no mapping
    except FileNotFoundError:
        raise CheckpointError(f"there is no file {str(path)!r}", "a checkpoint", "Check the path.") from None
    except (OSError, SafetensorError, ValueError) as error:
        raise _strange(path, f"a file that is not safetensors, or is damaged ({error})") from None
    try:
        header = json.loads(metadata.get(KEY, ""))
    except json.JSONDecodeError:
        raise _strange(path, "safetensors without a header of ours") from None
    if not isinstance(header, dict) or header.get("version") != VERSION:
        shown = header.get("version") if isinstance(header, dict) else header
        raise _strange(path, f"a header of version {shown!r} where {VERSION} is read")
    if header.get("kind") != kind:
        raise CheckpointError(f"a file of kind {header.get('kind')!r}", f"one of kind {kind!r}", source=str(path))
    return Stored(header, tensors)


def _strange(path: Path, found: str) -> CheckpointError:
    return CheckpointError(found, "a checkpoint", "Give a file that 'neurosym train' wrote.", source=str(path))


def load(path: Path, device: str = "cpu") -> Checkpoint:
    """The looper in a checkpoint: its moving average where there is one, in the mode for tests.

    CheckpointError if the file is none, or its weights are not those of its spec.
    """
    stored = read(path, "model")
    spec = spec_in(stored, path)
    looper = Looper(spec)
    averaged = any(name.startswith(AVERAGE) for name in stored.tensors)
    fill(looper, stored, AVERAGE if averaged else WEIGHTS, path)
    return Checkpoint(looper.to(device).eval(), stored.header)


def spec_in(stored: Stored, path: Path) -> LoopSpec:
    """The spec in a header; CheckpointError if there is none, or its network has other weights than are stored."""
    try:
        spec = LoopSpec.from_dict(stored.header["spec"])
    except (KeyError, TypeError, AttributeError, ValueError, ModelError) as error:
        raise CheckpointError(
            f"a spec that cannot be read ({error})", "the spec of a looper", "It may be from another version.",
            source=str(path),
        ) from error  # fmt: skip
    with torch.device("meta"):
        shapes = {name: tuple(tensor.shape) for name, tensor in Looper(spec).state_dict().items()}
    for prefix in (WEIGHTS, AVERAGE):
        held = {name.removeprefix(prefix): tensor for name, tensor in stored.tensors.items() if name.startswith(prefix)}
        if prefix == AVERAGE and not held:
            continue
        if missing := sorted(shapes.keys() - held.keys()):
            raise CheckpointError(f"no weights {prefix}{missing[0]}", f"those of {spec.name}", source=str(path))
        if extra := sorted(held.keys() - shapes.keys()):
            raise CheckpointError(f"weights {prefix}{extra[0]}", f"only those of {spec.name}", source=str(path))
        for name, tensor in held.items():
            if tuple(tensor.shape) != shapes[name] or not bool(torch.isfinite(tensor).all()):
                found = f"weights {prefix}{name} of shape {tuple(tensor.shape)}"
                raise CheckpointError(found, f"finite ones of shape {shapes[name]}", source=str(path))
    return spec


def fill(looper: Looper, stored: Stored, prefix: str, path: Path) -> None:
    """Give a looper the stored weights of this prefix; their names and shapes were compared before."""
    named = {name.removeprefix(prefix): tensor for name, tensor in stored.tensors.items() if name.startswith(prefix)}
    looper.load_state_dict(named)
