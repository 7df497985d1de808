"""The verbs ``train``, ``eval`` and ``plot``, as they are called: what they print, refuse, and survive."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from neurosym.errors import NeurosymError
from neurosym.neural.checkpoint import read
from neurosym.verbs.evaluating import depths_of, evaluate
from neurosym.verbs.plotting import plot
from neurosym.verbs.training import train

TINY = ("sudoku:4", "--preset", "relational", "--small", "--batch", "3", "--puzzles", "3", "--seed", "1")


def call(verb: Any, *arguments: object) -> Result:
    return CliRunner().invoke(verb, [str(argument) for argument in arguments])


def error_of(verb: Any, *arguments: object) -> str:
    """The message of a call that is refused; what ``main`` prints in one paragraph."""
    result = call(verb, *arguments)
    assert isinstance(result.exception, NeurosymError), result.exception
    return str(result.exception)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trained") / "out"
    result = call(train, *TINY, "--steps", 3, "--out", folder)
    assert result.exit_code == 0, result.output
    assert result.stdout.strip() == str(folder / "model.safetensors")
    return folder


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    text = "# domain: sudoku\n4 4\n" + "- - - -\n" * 4
    path.write_text("".join(json.dumps({"domain": "sudoku", "text": text}) + "\n" for _ in range(3)))
    return path


def test_a_training_leaves_weights_a_log_and_what_resuming_needs(trained: Path) -> None:
    assert sorted(path.name for path in trained.iterdir()) == ["log.jsonl", "model.safetensors", "resume.safetensors"]
    assert len((trained / "log.jsonl").read_text().splitlines()) == 3


def test_a_finished_training_is_not_overwritten_and_needs_the_same_arguments_to_go_on(trained: Path) -> None:
    assert "--resume" in error_of(train, *TINY, "--steps", 3, "--out", trained)
    other = error_of(train, *TINY, "--seed", 2, "--steps", 4, "--out", trained, "--resume")
    assert "seed is 1; expected 2" in other


def test_a_training_may_begin_with_the_weights_of_another_and_says_so(trained: Path, tmp_path: Path) -> None:
    parent, out = trained / "model.safetensors", tmp_path / "child"
    assert call(train, *TINY, "--seed", 2, "--steps", 1, "--from", parent, "--out", out).exit_code == 0
    header = read(out / "model.safetensors", "model").header
    assert header["parent"] == hashlib.sha256(parent.read_bytes()).hexdigest()
    afresh = tmp_path / "afresh"
    assert call(train, *TINY, "--seed", 2, "--steps", 1, "--out", afresh).exit_code == 0
    begun, other, own = (read(path / "model.safetensors", "model").tensors for path in (out, afresh, trained))
    nearer = [name for name in own if (begun[name] - own[name]).norm() < (begun[name] - other[name]).norm()]
    assert len(nearer) > len(own) / 2
    assert "there is no file" in error_of(train, *TINY, "--from", tmp_path / "none", "--out", tmp_path / "x")


def test_weights_of_another_spec_are_no_beginning(trained: Path, tmp_path: Path) -> None:
    told = error_of(train, "sudoku:4", "--preset", "ldt", "--small", "--puzzles", "2", "--steps", "1",
                    "--from", trained / "model.safetensors", "--out", tmp_path / "y")  # fmt: skip
    assert "begin with some of the same spec" in told


def test_figures_name_the_data_the_metric_and_the_sample(trained: Path, rows: Path) -> None:
    words = ("--loops", "1,2", "--chains", 2, "--rounds", 2, "--limit", 2, "--json")
    told = call(evaluate, trained / "model.safetensors", rows, *words)
    assert told.exit_code == 0, told.output
    report = json.loads(told.stdout)
    assert (report["data"], report["problems"], report["sample"]) == ("rows.jsonl", 2, "at most 2 drawn with seed 0")
    assert report["metric"] == "share of problems whose whole grid is right"
    assert [one["loops"] for one in report["passes"]] == [1, 2]
    assert [(search["network"], search["together"]) for search in report["searches"]] == [
        (True, 4),
        (False, 4),
        (True, 1),
    ]
    assert all(search["wrong"] == 0 for search in report["searches"])
    shown = call(evaluate, trained / "model.safetensors", rows, "--chains", 2, "--rounds", 1).stdout
    assert "relational on rows.jsonl: 3 problems (all)" in shown
    assert "the same without a network" in shown


def test_logs_and_figures_can_be_drawn(trained: Path, rows: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    figures = tmp_path / "figures.json"
    figures.write_text(call(evaluate, trained / "model.safetensors", rows, "--loops", "1,2", "--json").stdout)
    out = tmp_path / "a.svg"
    result = call(plot, trained / "log.jsonl", figures, "--out", out)
    assert result.exit_code == 0, result.output
    assert all(word in out.read_text() for word in ("loss", "loops", "answered"))


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("sudoko", "--preset", "ldt"), "Did you mean 'sudoku'"),
        (("sudoku", "--preset", "trm"), "ldt, relational, sotaku"),
        (("sudoku", "--preset", "ltd"), "Did you mean 'ldt'"),
        (("sudoku", "--preset", "ldt", "--budget", "soon"), "as in 30m"),
        (("sudoku", "--preset", "ldt", "--budget", "3m", "--steps", "3"), "one of them"),
        (("sudoku", "--preset", "ldt", "--data", "none.jsonl"), "none.jsonl"),
        (("sudoku:17", "--preset", "ldt"), "17"),
        (("sudoku:4", "--preset", "relational", "--precision", "bfloat16", "--puzzles", "1"), "float32"),
    ],
)
def test_misuse_of_train_is_told(arguments: tuple[str, ...], told: str, tmp_path: Path) -> None:
    assert told in error_of(train, *arguments, "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_misuse_of_eval_and_plot_is_told(trained: Path, rows: Path, tmp_path: Path) -> None:
    assert "not safetensors" in error_of(evaluate, rows, rows)
    assert "no network is called" in error_of(evaluate, tmp_path / "none", rows)
    assert "kind 'resume'" in error_of(evaluate, trained / "resume.safetensors", rows)
    assert "as in 16,32,64" in error_of(evaluate, trained / "model.safetensors", rows, "--loops", "0")
    assert "a log, or lines" in error_of(plot, rows, "--out", tmp_path / "a.svg")
    assert "cannot be read" in error_of(plot, tmp_path / "none", "--out", tmp_path / "a.svg")


@pytest.mark.parametrize("verb", ["train", "eval", "plot"])
def test_help_loads_neither_torch_nor_matplotlib(verb: str) -> None:
    script = f"""
import sys
from neurosym.cli import cli
try:
    cli(["{verb}", "--help"])
except SystemExit as done:
    assert not done.code
assert not {{"torch", "numpy", "matplotlib", "safetensors"}} & set(sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert f"{verb} [OPTIONS]" in done.stdout


def test_depths_are_sorted_and_each_is_run_once() -> None:
    assert depths_of("32,16, 16") == (16, 32)
    assert depths_of("") == ()


def command(folder: Path, *more: object) -> list[str]:
    words = [*TINY, "--steps", 8, "--out", folder, "--save-every", 0, "--quiet", *more]
    return [sys.executable, "-m", "neurosym", "train", *map(str, words)]


def curve(folder: Path) -> list[dict[str, float]]:
    lines = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
    return [{name: value for name, value in line.items() if name != "seconds"} for line in lines]


def waited_for(path: Path, process: subprocess.Popen[bytes]) -> None:
    """Return once the file is there, whatever time that takes; fail if the process ends before."""
    while not path.exists():
        assert process.poll() is None
        time.sleep(0.01)


def test_a_training_killed_in_mid_run_resumes_to_the_same_curve_and_weights_to_the_bit(tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    assert call(train, *command(whole)[4:]).exit_code == 0
    process = subprocess.Popen(command(cut))
    waited_for(cut / "resume.safetensors", process)
    process.kill()
    process.wait()
    result = call(train, *command(cut, "--resume")[4:])
    assert result.exit_code == 0, result.output
    assert len(curve(whole)) == 8
    assert curve(cut) == curve(whole)
    from safetensors.torch import load_file

    one, other = (load_file(folder / "model.safetensors") for folder in (whole, cut))
    assert one.keys() == other.keys()
    assert all(bool((one[name] == other[name]).all()) for name in one)


def test_ctrl_c_saves_and_says_so_by_its_code(tmp_path: Path) -> None:
    words = [*TINY, "--steps", 10**6, "--out", tmp_path, "--save-every", 0, "--quiet"]
    process = subprocess.Popen([sys.executable, "-m", "neurosym", "train", *map(str, words)])
    waited_for(tmp_path / "resume.safetensors", process)
    os.kill(process.pid, signal.SIGINT)
    assert process.wait() == 130
    saved = json.loads((tmp_path / "log.jsonl").read_text().splitlines()[-1])["step"]
    from neurosym.neural.checkpoint import load

    assert load(tmp_path / "model.safetensors").header["step"] == saved


@pytest.mark.slow
def test_two_processes_train_one_looper(tmp_path: Path) -> None:
    words = [*TINY, "--steps", 6, "--out", tmp_path, "--quiet"]
    launcher = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node", "2", "--master-port", "29517"]
    done = subprocess.run([*launcher, "-m", "neurosym", "train", *map(str, words)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.strip() == str(tmp_path / "model.safetensors")
    assert len((tmp_path / "log.jsonl").read_text().splitlines()) == 6


AVERAGED = """
import torch
from neurosym.neural.crew import join, leave

crew = join("cpu")
parameter, unused = (torch.nn.Parameter(torch.zeros(2)) for _ in range(2))
parameter.grad = torch.tensor([1.0, 10.0]) * (crew.rank + 1)
crew.average([parameter, unused])
assert parameter.grad.tolist() == [1.5, 15.0], parameter.grad
assert unused.grad.tolist() == [0.0, 0.0]
assert crew.agree(float(crew.rank), -float(crew.rank)) == [1.0, 0.0]
leave()
"""


@pytest.mark.slow
def test_gradients_of_two_processes_are_averaged_and_both_end_at_once(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(AVERAGED)
    launcher = [sys.executable, "-m", "torch.distributed.run", "--nproc-per-node", "2", "--master-port", "29518"]
    done = subprocess.run([*launcher, str(script)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
