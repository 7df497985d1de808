"""The verb ``plot``: which pictures a file gives."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from neurosym.errors import EXIT_SOLVED, InputError

if TYPE_CHECKING:
    from neurosym.neural.plots import Draw


@click.command()
@click.argument("files", metavar="LOG|EVAL...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FILE.svg|png|pdf")
def plot(files: tuple[Path, ...], out: Path) -> NoReturn:
    """Draw the logs of trainings (log.jsonl) and what 'eval --json' printed."""
    from neurosym.neural import plots

    plots.write(panels_of(files), out)
    click.echo(out)
    sys.exit(EXIT_SOLVED)


def panels_of(files: tuple[Path, ...]) -> list[Draw]:
    """Learning curves for logs; accuracy against loops and risk against coverage for evaluations. Raises InputError."""
    from neurosym.neural import journal, plots

    logs: dict[str, plots.Log] = {}
    reports: list[dict[str, Any]] = []
    for path in files:
        try:
            first = path.read_text(encoding="utf-8").partition("\n")[0]
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{str(path)!r} cannot be read: {error}", "a log or an evaluation") from None
        found = _object(first)
        if "passes" in found:
            lines = path.read_text(encoding="utf-8").splitlines()
            reports += [_object(line) for line in lines if line.strip()]
        elif "loss" in found:
            logs[path.parent.name or path.name] = journal.read(path)
        else:
            raise InputError(f"the line {first[:60]!r}", "a log, or lines of 'eval --json'", line=1, source=str(path))
    panels = [plots.learning(logs, "loss"), plots.learning(logs, "right"), plots.unsound(logs)] if logs else []
    return panels + ([plots.depths(reports), plots.risk(reports)] if reports else [])


def _object(line: str) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
