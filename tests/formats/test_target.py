"""A file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from neurosym.errors import InputError
from neurosym.formats.target import check, write


def test_a_file_is_written_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write(str(tmp_path / "a"), "old")
    write(str(tmp_path / "a"), "new ä")
    assert {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()} == {"a": "new ä"}


@pytest.mark.skipif(os.name == "nt", reason="permissions of another kind")
def test_a_written_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    write(str(tmp_path / "a"), "1")
    (tmp_path / "b").write_text("1", encoding="utf-8")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_a_failure_leaves_the_old_file_and_no_half_one(tmp_path: Path) -> None:
    write(str(tmp_path / "a"), "old")
    with pytest.raises(UnicodeEncodeError):
        write(str(tmp_path / "a"), "\ud800")
    assert {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()} == {"a": "old"}


def test_a_place_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"'.*nowhere.*a' cannot be written: .* Name another file\."):
        write(str(tmp_path / "nowhere" / "a"), "1")


def test_a_place_is_checked_without_writing_to_it(tmp_path: Path) -> None:
    check(str(tmp_path / "a"))
    assert not list(tmp_path.iterdir())
    with pytest.raises(InputError, match=r"'.*nowhere.*a' cannot be written: .* Name another file\."):
        check(str(tmp_path / "nowhere" / "a"))
