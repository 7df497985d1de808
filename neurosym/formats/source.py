"""From a file, standard input, or the argument itself, to text: unpacked, decoded, with plain line ends."""

from __future__ import annotations

import io
import os
import re
import sys
from dataclasses import dataclass
from typing import IO

from neurosym.errors import InputError

MOST_BYTES = 64 * 1024 * 1024
"""The largest text read, after unpacking. Larger ones are an error, so a small file cannot fill the memory."""

_BOARD = re.compile(
    r"[0-9.*_?-]{16,}|[0-9A-Za-z.*_?-]{64,}"  # a board in one line
    r"|(?:[A-Za-z]+:)?[0-9][\w.]*:[^\\\n]+"  # a game ID: 5:1,2,... or lightup:7x7:...
    r"|(?i:https?)://\S+"
)
"""What an argument looks like that is a puzzle itself."""

_PLAIN = re.compile(r"[^/\\]*\.(txt|csv|tsv|json|jsonl|non|col|cnf|sdk|sdm|gz|xz|bz2|zip)", re.IGNORECASE)
"""What it looks like if it is the name of a file, after all."""


@dataclass(frozen=True)
class Source:
    """A text and where it came from, for messages: a file's name, ``-`` for standard input, or ``text``."""

    name: str
    text: str


def read(what: str | os.PathLike[str]) -> Source:
    """The text behind a command-line argument: a path that exists, ``-``, or the text itself.

    Raises InputError if it is none of these, and for what is no text: a directory, an unreadable, binary, empty or
    too large file, an encoding other than UTF-8.
    """
    if isinstance(what, str):
        if what == "-":
            return Source("-", decode(sys.stdin.buffer.read(MOST_BYTES + 1), "-"))
        if "\n" in what or (not os.path.exists(what) and _BOARD.fullmatch(what) and not _PLAIN.fullmatch(what)):
            return Source("text", decode(what.encode(errors="surrogateescape"), "text"))
    path = os.fspath(what)
    try:
        with open(path, "rb") as file:
            return Source(path, decode(file.read(MOST_BYTES + 1), path))
    except FileNotFoundError:
        raise InputError(
            f"there is no file {path!r}, and it does not look like a puzzle either",
            "a file, '-' for standard input, or a puzzle as text",
            "Check the path; a text of several lines may be piped in: ... | neurosym solve -",
        ) from None
    except IsADirectoryError:
        raise InputError(f"{path!r} is a directory", "a file", f"Name the files in it: {path}/*") from None
    except PermissionError:
        raise InputError(
            f"{path!r} cannot be read: permission denied", "a readable file", "Change its permissions."
        ) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise InputError(f"{path[:80]!r} cannot be read: {why}", "a readable file", "Check the path.") from None


def decode(data: bytes, name: str) -> str:
    """Bytes to text: unpack gzip, xz, bzip2 and zip; UTF-8 with or without byte order mark; plain line ends."""
    data = _unpacked(data, name)
    if len(data) > MOST_BYTES:
        raise InputError(f"more than {MOST_BYTES:,} bytes", "a smaller file", "Split it.", source=name)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InputError("UTF-16 text", "UTF-8", "Save the file as UTF-8.", source=name)
    if (at := data.find(b"\x00")) >= 0:
        raise InputError(
            f"a zero byte at offset {at:,}: a binary file", "a text", "Save it as plain text.", source=name
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        found = f"the byte 0x{data[error.start]:02x}"
        raise InputError(found, "UTF-8", "Save the file as UTF-8.", line=line, column=column, source=name) from None
    if not text.strip():
        found = "nothing but blanks" if text else "an empty text"
        raise InputError(found, "a puzzle", "'neurosym domains' lists the kinds that are read.", source=name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unpacked(data: bytes, name: str) -> bytes:
    """The content of a packed file, at most one byte over the limit; other bytes as they are."""
    opener = next((opener for magic, opener in _PACKED if re.match(magic, data)), None)
    if opener is None:
        return data
    try:
        with opener(data) as file:
            return file.read(MOST_BYTES + 1)
    except Exception as error:  # each unpacker has errors of its own, and a damaged file can raise any of them
        found = f"a packed file that cannot be unpacked: {error}"
        raise InputError(found, "a whole one that holds one file", "Unpack it by hand.", source=name) from error


def _gzip(data: bytes) -> IO[bytes]:
    import gzip

    return io.BufferedReader(gzip.GzipFile(fileobj=io.BytesIO(data)))


def _xz(data: bytes) -> IO[bytes]:
    import lzma

    return lzma.open(io.BytesIO(data))


def _bzip2(data: bytes) -> IO[bytes]:
    import bz2

    return bz2.open(io.BytesIO(data))


def _zip(data: bytes) -> IO[bytes]:
    import zipfile

    archive = zipfile.ZipFile(io.BytesIO(data))
    members = [member for member in archive.namelist() if not member.endswith("/")]
    if len(members) != 1:
        raise ValueError(f"it is an archive of {len(members)} files")
    return archive.open(members[0])


_PACKED = ((rb"\x1f\x8b", _gzip), (rb"\xfd7zXZ\x00", _xz), (rb"BZh[1-9]1AY&SY", _bzip2), (rb"PK\x03\x04", _zip))
"""How each kind of packed file begins, and what opens it; the unpackers are imported when they are needed."""
