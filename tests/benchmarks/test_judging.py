"""The table of what checkpoints are good for: its rows hold what ``eval`` measures, on a training of three steps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from judging import HEAD, main

from neurosym.neural import resume
from tests.neural.courses import trainer

ROW = {"domain": "sudoku", "text": "1..4.........3..\n"}
"""Projection leaves it open, and it has several answers."""


@pytest.mark.parametrize("name", ["relational", "sotaku"])
def test_a_row_for_each_checkpoint_and_file(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taught = trainer(name)
    taught.step(1.0)
    resume.save(taught, tmp_path, {})
    rows = tmp_path / "judge_few.jsonl"
    rows.write_text((json.dumps(ROW) + "\n") * 2)
    words = ["--loops", "1,4", "--depth", "2", "--chains", "2", "--rounds", "2", "--batch", "3"]
    out = tmp_path / "figures.jsonl"
    assert main([str(tmp_path / resume.MODEL), "--rows", str(rows), *words, "--json", str(out)]) == 0
    *_, head, _, line = capsys.readouterr().out.splitlines()
    assert "exact at 1 / 2 / 4 loops" in head
    cells = line.strip("| ").split(" | ")
    assert len(cells) == len(HEAD)
    assert cells[:4] == ["model", "few", "2", "2"]
    told = json.loads(out.read_text())
    assert [one["loops"] for one in told["passes"]] == [1, 2, 4]
    assert [search["network"] for search in told["searches"]] == [True, False]
    assert sorted(told["milliseconds"]) == ["1", "3"]
    assert all(search["wrong"] == 0 for search in told["searches"])
