"""The errors a user can cause and mend, and the one way to word them.

Every message has four parts: the value that was met, the place it was met, what was expected there, and
what to do next. A failure of the *search* is not an error: it is an outcome (see ``outcome.py``).
"""

from __future__ import annotations

EXIT_SOLVED, EXIT_MISUSE, EXIT_IMPOSSIBLE, EXIT_UNKNOWN, EXIT_INTERRUPTED = 0, 2, 20, 30, 130


class NeurosymError(Exception):
    """Base of all errors that are the caller's to mend. Shown as one paragraph, never as a traceback."""


class InputError(NeurosymError):
    """A text that is not a puzzle of the wanted form.

    ``line`` and ``column`` count from 1 (0: the place is the whole text). The furthest place a parser
    reached before it gave up ranks the guesses when no domain accepts a text (``recognise.py``).
    """

    def __init__(
        self, found: str, expected: str, remedy: str = "", *, line: int = 0, column: int = 0, source: str = ""
    ) -> None:
        self.found, self.expected, self.remedy = found, expected, remedy
        self.line, self.column, self.source = line, column, source
        super().__init__(self.describe())

    def describe(self) -> str:
        """The whole message: place, what was found, what was expected, what to do next."""
        where = ", ".join(
            part
            for part in (
                self.source,
                f"line {self.line}" if self.line else "",
                f"column {self.column}" if self.column else "",
            )
            if part
        )
        text = (
            f"{where}: {self.found}; expected {self.expected}" if where else f"{self.found}; expected {self.expected}"
        )
        return f"{text}. {self.remedy}" if self.remedy else f"{text}."

    def at(self, *, source: str = "", lines_before: int = 0) -> InputError:
        """The same error placed in its file: a source name, and the lines that stood before this text."""
        line = self.line + lines_before if self.line else self.line
        return InputError(
            self.found,
            self.expected,
            self.remedy,
            line=line,
            column=self.column,
            source=source or self.source,
        )


class ModelError(NeurosymError):
    """Rules, a constraint or a problem that contradict their own definition (not a puzzle without solution)."""


MOST_LISTED = 30
"""Names told in a message; of more the nearest, and where the others stand."""


class UnknownNameError(NeurosymError):
    """A domain, backend or strength that does not exist. Names what was asked, what exists, and the nearest."""

    def __init__(self, kind: str, name: str, known: tuple[str, ...]) -> None:
        from difflib import get_close_matches  # only on the error path: difflib costs start-up time

        near = get_close_matches(name, known, n=1) if isinstance(name, str) else []
        hint = f" Did you mean {near[0]!r}?" if near else ""
        super().__init__(f"no {kind} is called {name!r}.{hint} Known: {listed(kind, known)}.")


def listed(kind: str, known: tuple[str, ...]) -> str:
    """The names of what is known of a kind; of very many how many there are, and where to see them."""
    if len(known) <= MOST_LISTED:
        return ", ".join(known)
    if kind == "domain":
        return f"{len(known)} kinds, which 'neurosym domains' lists"
    return f"{', '.join(known[:MOST_LISTED])}, ... ({len(known)} in all)"


class MissingPackageError(NeurosymError):
    """A part of neurosym was asked for whose package is not installed."""

    def __init__(self, wanted: str, package: str) -> None:
        super().__init__(
            f"{wanted} needs the package {package!r}, which is not installed. Run: pip install {package}. "
            "Everything that does not name it works without."
        )
