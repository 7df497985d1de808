"""Weights on disk: the same after as before, and a clear error for every file that is not what it should be."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import save_file

from neurosym.errors import InputError
from neurosym.neural import resume
from neurosym.neural.checkpoint import AVERAGE, KEY, WEIGHTS, CheckpointError, load, read, write
from neurosym.neural.loop import Looper
from tests.neural.courses import TRAINED, course, tiny, trainer
from tests.neural.grids import grids


def saved(folder: Path, name: str = "relational") -> Path:
    resume.save(trainer(name), folder, {"loss": 0.5})
    return folder / resume.MODEL


@pytest.mark.parametrize("name", TRAINED)
def test_a_looper_says_the_same_after_it_was_saved_and_loaded(name: str, tmp_path: Path) -> None:
    taught = trainer(name)
    taught.step(1.0)
    resume.save(taught, tmp_path, {})
    found = load(tmp_path / resume.MODEL).looper
    mine = Looper(course(name).spec).eval()
    mine.load_state_dict(taught.average if name == "relational" else taught.looper.state_dict())
    board = grids()
    said = []
    for looper in (mine, found):
        torch.manual_seed(0)
        with torch.no_grad():
            said.append(looper.run(board, 2)[1][-1])
    assert all(torch.equal(a, b) for a, b in zip(*said, strict=True))


def test_the_header_tells_what_was_trained_and_how(tmp_path: Path) -> None:
    header = load(saved(tmp_path)).header
    wanted = {"spec", "families", "recipe", "seed", "data", "code", "step", "seconds", "samples", "flop", "figures"}
    assert wanted <= header.keys()
    assert header["figures"] == {"loss": 0.5}


def test_a_file_of_the_shipped_size_holds_no_pickle(tmp_path: Path) -> None:
    data = saved(tmp_path).read_bytes()
    length = int.from_bytes(data[:8], "little")
    assert json.loads(data[8 : 8 + length])["__metadata__"].keys() == {KEY}


@pytest.mark.parametrize("share", [0.0, 0.001, 0.1, 0.5, 0.99])
def test_a_file_cut_off_anywhere_is_refused(share: float, tmp_path: Path) -> None:
    path = saved(tmp_path)
    data = path.read_bytes()
    path.write_bytes(data[: int(share * len(data))])
    with pytest.raises(CheckpointError, match="not safetensors, or is damaged"):
        load(path)


def test_a_pickle_is_refused_and_not_run(tmp_path: Path) -> None:
    path, mark = tmp_path / "model.safetensors", tmp_path / "run"

    class Trap:
        def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
            return (mark.write_text, ("x",))

    path.write_bytes(pickle.dumps(Trap()))
    with pytest.raises(CheckpointError):
        load(path)
    torch.save({"a": torch.zeros(2)}, path)
    with pytest.raises(CheckpointError):
        load(path)
    assert not mark.exists()


def test_no_file_a_folder_and_foreign_safetensors_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match="there is no file"):
        load(tmp_path / "none")
    with pytest.raises(CheckpointError):
        load(tmp_path)
    save_file({"a": torch.zeros(2)}, tmp_path / "foreign")
    with pytest.raises(CheckpointError, match="without a header of ours"):
        load(tmp_path / "foreign")
    save_file({"a": torch.zeros(2)}, tmp_path / "old", {KEY: '{"version": 0}'})
    with pytest.raises(CheckpointError, match="version 0"):
        load(tmp_path / "old")


def change(path: Path, header: Callable[[dict[str, Any]], object], tensors: Callable[[dict[str, Any]], object]) -> None:
    stored = read(path, "model")
    header(stored.header)
    tensors(stored.tensors)
    write(path, stored.header, stored.tensors)


def nothing(plain: dict[str, Any]) -> None:
    """No change."""


HEAD = WEIGHTS + "core.keep.weight"

TENSORS: dict[str, tuple[Callable[[dict[str, Any]], object], str]] = {
    "missing": (lambda t: t.pop(HEAD), "no weights weights.core.keep.weight"),
    "more": (lambda t: t.update({WEIGHTS + "core.more": torch.zeros(1)}), "core.more"),
    "shape": (lambda t: t.update({HEAD: torch.zeros(2, 16)}), r"shape \(2, 16\); expected finite .* \(1, 16\)"),
    "not a number": (lambda t: t.update({HEAD: torch.full((1, 16), float("nan"))}), "finite"),
    "average": (lambda t: t.pop(AVERAGE + "core.keep.weight"), "no weights average.core.keep.weight"),
}  # fmt: skip


@pytest.mark.parametrize("case", TENSORS)
def test_weights_that_are_not_those_of_the_spec_are_refused(case: str, tmp_path: Path) -> None:
    path = saved(tmp_path)
    tensors, told = TENSORS[case]
    change(path, nothing, tensors)
    with pytest.raises(CheckpointError, match=told):
        load(path)


HEADERS: dict[str, Callable[[dict[str, Any]], object]] = {
    "none": lambda h: h.pop("spec"),
    "another": lambda h: h.update(spec=tiny("ldt").to_dict()),
    "axis": lambda h: h["spec"].update(wheels=4),
    "value": lambda h: h["spec"]["mix"].update({"is": "Exec"}),
    "list": lambda h: h.update(spec=[1]),
    "huge": lambda h: h["spec"]["size"].update(width=10**9),
}


@pytest.mark.parametrize("case", HEADERS)
def test_a_spec_that_is_none_or_another_is_refused(case: str, tmp_path: Path) -> None:
    path = saved(tmp_path)
    change(path, HEADERS[case], nothing)
    with pytest.raises(CheckpointError):
        load(path)


def test_what_is_for_resuming_is_not_taken_for_a_model_nor_the_other_way_round(tmp_path: Path) -> None:
    saved(tmp_path)
    with pytest.raises(CheckpointError, match="kind 'resume'"):
        load(tmp_path / resume.RESUME)
    (tmp_path / resume.RESUME).write_bytes((tmp_path / resume.MODEL).read_bytes())
    with pytest.raises(CheckpointError, match="kind 'model'"):
        resume.restore(trainer("relational"), tmp_path)


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path)
    before, names = path.read_bytes(), sorted(tmp_path.iterdir())

    def full(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(InputError, match="No space left"):
        write(path, {"kind": "model"}, {})
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == names


def test_errors_name_the_file(tmp_path: Path) -> None:
    path = saved(tmp_path)
    path.write_bytes(b"x" * 100)
    with pytest.raises(CheckpointError, match=str(path)):
        load(path)


POOLS: dict[str, Callable[[dict[str, Any]], object]] = {
    "none": lambda h: h.pop("pool"),
    "no list": lambda h: h["pool"].update(states=7),
    "random": lambda h: h["pool"].update(random=[3, [10**30] * 625, None]),
    "short": lambda h: h["pool"]["states"][0].update(candidates=["f"]),
    "no mask": lambda h: h["pool"]["states"][0].update(candidates=["x"] * 16),
    "state": lambda h: h["pool"]["states"].append("state"),
    "step": lambda h: h.pop("step"),
    "seconds": lambda h: h.update(seconds="long"),
}


@pytest.mark.parametrize("case", POOLS)
def test_a_pool_that_cannot_be_read_is_an_error_that_names_the_file(case: str, tmp_path: Path) -> None:
    saved(tmp_path)
    path = tmp_path / resume.RESUME
    stored = read(path, "resume")
    POOLS[case](stored.header)
    write(path, stored.header, stored.tensors)
    with pytest.raises(CheckpointError, match=str(path)):
        resume.restore(trainer("relational"), tmp_path)


def test_optimisers_of_other_weights_are_refused(tmp_path: Path) -> None:
    saved(tmp_path)
    path = tmp_path / resume.RESUME
    stored = read(path, "resume")
    tensors = {name: part for name, part in stored.tensors.items() if not name.startswith("average.")}
    write(path, stored.header, tensors)
    with pytest.raises(CheckpointError, match="cannot be taken up"):
        resume.restore(trainer("relational"), tmp_path)
