"""From a file, standard input, or the argument itself, to text: unpacked, decoded, with plain line ends."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from typing import IO

from neurosym.errors import InputError

MOST_BYTES = 64 * 1024 * 1024
"""The largest text read, after unpacking. Larger ones are an error, so a small file cannot fill the memory."""

_BOARD = re.compile(r"[0-9A-Za-z.*_?-]{16,}|\S*[0-9]+\S*:\S+")
"""What an argument looks like that is a puzzle itself: a board in one line, or an identifier like ``5:1,2,...``."""

_PLAIN = re.compile(r"[^/\\]*\.(txt|csv|tsv|json|jsonl|non|col|cnf|sdk|sdm|gz|xz|bz2|zip)", re.IGNORECASE)


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
        raise InputError(f"{path!r} cannot be read: permission denied", "a readable file") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path[:80]!r} cannot be read: {error}", "a readable file") from None


def decode(data: bytes, name: str) -> str:
    """Bytes to text: unpack gzip, xz, bzip2 and zip; UTF-8 with or without byte order mark; plain line ends."""
    data = _unpacked(data, name)
    if len(data) > MOST_BYTES:
        raise InputError(f"more than {MOST_BYTES:,} bytes", "a smaller file", "Split it.", source=name)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InputError("UTF-16 text", "UTF-8", "Save the file as UTF-8.", source=name)
    if (at := data.find(b"\x00")) >= 0:
        raise InputError(f"a zero byte at offset {at:,}: a binary file", "a text", source=name)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        found = f"the byte 0x{data[error.start]:02x}"
        raise InputError(found, "UTF-8", "Save the file as UTF-8.", line=line, column=column, source=name) from None
    if not text.strip():
        raise InputError("nothing but blanks" if text else "an empty text", "a puzzle", source=name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _unpacked(data: bytes, name: str) -> bytes:
    """The content of a packed file, at most one byte over the limit; other bytes as they are."""
    import io
    import zlib

    packed = io.BytesIO(data)
    try:
        if data[:2] == b"\x1f\x8b":
            import gzip

            return _some(gzip.open(packed))
        if data[:6] == b"\xfd7zXZ\x00":
            import lzma

            return _some(lzma.open(packed))
        if data[:3] == b"BZh" and data[4:10] == b"1AY&SY":
            import bz2

            return _some(bz2.open(packed))
        if data[:4] == b"PK\x03\x04":
            import zipfile

            with zipfile.ZipFile(packed) as archive:
                members = [member for member in archive.namelist() if not member.endswith("/")]
                if len(members) != 1:
                    raise InputError(f"an archive of {len(members)} files", "one file", "Unpack it.", source=name)
                return _some(archive.open(members[0]))
    except InputError:
        raise
    except (OSError, EOFError, ValueError, RuntimeError, zlib.error, *_package_errors()) as error:
        raise InputError(
            f"a packed file that is damaged: {error}", "a whole one", "Pack it again.", source=name
        ) from None
    return data


def _package_errors() -> tuple[type[Exception], ...]:
    """The errors of the unpackers that are in use, without loading those that are not."""
    loaded = ((sys.modules.get("lzma"), "LZMAError"), (sys.modules.get("zipfile"), "BadZipFile"))
    return tuple(getattr(module, name) for module, name in loaded if module is not None)


def _some(file: IO[bytes]) -> bytes:
    with file:
        return file.read(MOST_BYTES + 1)
