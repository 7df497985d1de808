"""Writing files whole or not at all."""

from __future__ import annotations

import os
import tempfile

from neurosym.errors import InputError


def check(path: str) -> None:
    """Raise InputError if ``path`` is in no folder that can be written to, before the work for it is done."""
    folder = os.path.dirname(os.path.abspath(path))
    if not os.access(folder, os.W_OK | os.X_OK):
        found = f"{path!r} cannot be written: {folder!r} is no folder that can be written to"
        raise InputError(found, "a place to write to", "Name another file.")


def write(path: str, text: str) -> None:
    """Write ``text`` to ``path`` by way of a temporary file beside it, so that no half file is ever there.

    Raises InputError if the place cannot be written to.
    """
    folder = os.path.dirname(os.path.abspath(path))
    try:
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".neurosym-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            os.umask(mask := os.umask(0))  # the only way to ask for it
            os.chmod(temporary, 0o666 & ~mask)  # as any new file: a temporary one is for its owner alone
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise InputError(
            f"{path!r} cannot be written: {error.strerror}", "a place to write to", "Name another file."
        ) from None
