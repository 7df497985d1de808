"""The log of a training: one JSON object for each step and line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from neurosym.errors import InputError


class Journal:
    """Appends lines to a file; a line is whole or not there at the next reading."""

    def __init__(self, path: Path, *, after: int) -> None:
        """Open the log to go on after step ``after``; lines of later steps, of a run that was cut off, are dropped."""
        kept = [line for line in read(path) if line["step"] <= after] if path.exists() and after else []
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(line) + "\n" for line in kept)
        self._file = path.open("a", encoding="utf-8")

    def write(self, line: Mapping[str, Any]) -> None:
        """Append a line, at once, for those who watch."""
        self._file.write(json.dumps(line) + "\n")
        self._file.flush()

    def close(self) -> None:
        """No more lines."""
        self._file.close()


def read(path: Path) -> list[dict[str, Any]]:
    """All whole lines. InputError for a line that is none of a log, unless it is the last, which may be cut off."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = []
    for number, line in enumerate(lines, 1):
        try:
            told = json.loads(line)
        except json.JSONDecodeError:
            told = None
        if not isinstance(told, dict) or not isinstance(told.get("step"), int):
            if number == len(lines):
                break
            raise InputError(
                f"the line {line[:60]!r}", "a JSON object with a step", "A log is what 'neurosym train' writes.",
                line=number, source=str(path),
            )  # fmt: skip
        found.append(told)
    return found
