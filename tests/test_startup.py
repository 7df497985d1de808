"""Starting is cheap: help, listing and a plain solve load none of the heavy packages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"torch", "ortools", "numpy", "pandas", "networkx", "hypothesis"}
FOUR_BY_FOUR = "1...\n..3.\n.2..\n...4\n"


def loaded_by(*arguments: str, stdin: str = "", code: int = 0) -> set[str]:
    """Top-level names of all that ``neurosym`` with these arguments imports, as the interpreter itself reports."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "neurosym", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr[-2000:]
    return loaded(done.stderr)


def loaded(told: str) -> set[str]:
    """Top-level names in what the interpreter says of its imports."""
    lines = [line for line in told.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.mark.parametrize(
    "arguments", [("--help",), ("--version",), ("domains",), ("solve", "--help")], ids=lambda words: " ".join(words)
)
def test_help_and_listing_load_nothing_heavy(arguments: tuple[str, ...]) -> None:
    names = loaded_by(*arguments)
    assert "neurosym" in names
    assert not names & HEAVY
    assert "pysat" not in names


@pytest.mark.parametrize("backend", ["search", "sat"])
def test_a_plain_solve_loads_nothing_heavy(backend: str) -> None:
    names = loaded_by("solve", "-", "--domain", "sudoku", "--backend", backend, "--no-unique", stdin=FOUR_BY_FOUR)
    assert "neurosym" in names
    assert not names & HEAVY


def test_a_network_at_hand_is_not_loaded_for_an_easy_puzzle(tmp_path: Path) -> None:
    weights = tmp_path / "relational.safetensors"
    weights.write_bytes(b"never read")
    program = f"from neurosym import cli, registry; registry.WEIGHTS = {str(tmp_path)!r}; cli.main()"
    code = [sys.executable, "-X", "importtime", "-c", program]
    for arguments in (["1..4.........32."], ["." * 81, "--no-unique"]):  # decided by projection; by the backend
        done = subprocess.run(
            [*code, "solve", "--neural", "auto", *arguments], capture_output=True, text=True, check=True
        )
        assert "solved" in done.stdout
        assert not loaded(done.stderr) & HEAVY


def test_the_measure_sees_a_heavy_package_when_it_is_loaded() -> None:
    names = loaded_by("solve", "-", "--domain", "sudoku", "--backend", "cpsat", "--no-unique", stdin="." * 81)
    assert "ortools" in names
