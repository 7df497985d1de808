"""A file, standard input or an argument becomes one text, or an error that says what it is instead."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from neurosym.errors import InputError
from neurosym.formats import source
from neurosym.formats.source import decode, read

BOARD = "1..4.........32."


def zipped(*members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for member in members:
            archive.writestr(member, BOARD)
    return file.getvalue()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "xz": lzma.compress,
    "bzip2": bz2.compress,
    "zip": lambda data: zipped("folder/a.txt"),
}


@pytest.mark.parametrize("packer", PACKERS)
def test_a_packed_text_is_unpacked_whatever_its_file_is_called(packer: str, tmp_path: Path) -> None:
    file = tmp_path / "puzzle"
    file.write_bytes(PACKERS[packer](BOARD.encode()))
    assert read(file).text == BOARD


@pytest.mark.parametrize("packer", PACKERS)
def test_a_damaged_pack_is_said_to_be_one(packer: str) -> None:
    whole = PACKERS[packer](BOARD.encode())
    with pytest.raises(InputError, match=r"^a\.txt: a packed file that cannot be unpacked: .* Unpack it by hand\.$"):
        decode(whole[: len(whole) - 6], "a.txt")


def test_an_archive_of_two_files_is_refused() -> None:
    with pytest.raises(InputError, match="an archive of 2 files"):
        decode(zipped("a", "b"), "a.zip")


@pytest.mark.parametrize("packer", ["gzip", "xz", "bzip2"])
def test_a_small_file_cannot_fill_the_memory(packer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_BYTES", 1000)
    assert decode(PACKERS[packer](b"1" * 1000), "bomb") == "1" * 1000
    with pytest.raises(InputError, match="bomb: more than 1,000 bytes"):
        decode(PACKERS[packer](b"1" * 1001), "bomb")


def test_the_limit_is_64_mebibytes() -> None:
    assert source.MOST_BYTES == 64 * 1024**2


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbf1 2", "1 2"),
        (b"1\r\n2\r\n", "1\n2\n"),
        (b"1\r2\r", "1\n2\n"),
        ("ä".encode(), "ä"),
    ],
    ids=["byte order mark", "CRLF", "CR", "UTF-8"],
)
def test_a_text_is_brought_to_one_form(data: bytes, text: str) -> None:
    assert decode(data, "a") == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a: an empty text"),
        (b" \n\t\n", "a: nothing but blanks"),
        (b"12\0", "a: a zero byte at offset 2"),
        ("12".encode("utf-16"), "a: UTF-16 text; expected UTF-8"),
        (b"12\n3\xe9", "a, line 2, column 2: the byte 0xe9; expected UTF-8"),
    ],
    ids=["empty", "blanks", "binary", "UTF-16", "latin-1"],
)
def test_what_is_no_text_is_named(data: bytes, message: str) -> None:
    with pytest.raises(InputError, match=f"^{message}"):
        decode(data, "a")


@pytest.mark.parametrize("text", [BOARD, "1..4\n....", "5:1,2,<3", "A" * 256], ids=["board", "lines", "ID", "letters"])
def test_an_argument_that_looks_like_a_puzzle_is_one(text: str) -> None:
    assert read(text) == source.Source("text", text)


@pytest.mark.parametrize("name", ["puzzle.txt", "5", "my-collection-of-2024", "1" * 20 + ".txt", "", "none/5:1,2"])
def test_any_other_argument_is_the_name_of_a_file(name: str) -> None:
    with pytest.raises(InputError, match="there is no file"):
        read(name)


def test_a_file_that_is_there_is_read_even_if_its_name_looks_like_a_puzzle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(BOARD).write_text("4 by 4", encoding="utf-8")
    assert read(BOARD).text == "4 by 4"


def test_a_minus_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"1 2\r\n")))
    assert read("-") == source.Source("-", "1 2\n")


def test_a_directory_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a directory; expected a file"):
        read(tmp_path)


def test_a_path_through_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1", encoding="utf-8")
    with pytest.raises(InputError, match=r"cannot be read: .* Check the path\."):
        read(tmp_path / "a" / "b")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is readable for root")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("1", encoding="utf-8")
    file.chmod(0)
    with pytest.raises(InputError, match="permission denied"):
        read(file)
