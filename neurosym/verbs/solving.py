"""One run of the verb ``solve``: puzzle by puzzle, what is printed, noted and counted of each."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from neurosym.errors import EXIT_INTERRUPTED, EXIT_MISUSE, EXIT_SOLVED, InputError, NeurosymError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neurosym.api import Settings
    from neurosym.outcome import Outcome
    from neurosym.progress import Progress
    from neurosym.recognise import Recognised


class Session:
    """One run of the verb ``solve``."""

    def __init__(self, settings: Settings, progress: Progress, as_json: bool, proof: str | None, quiet: bool) -> None:
        self.settings, self.progress, self.as_json, self.proof, self.quiet = settings, progress, as_json, proof, quiet
        self.colour = _on_a_terminal() and not os.environ.get("NO_COLOR")
        self.taken_for = ""

    def run(self, whats: tuple[str, ...], domain: str | None) -> set[int]:
        """Solve and print one by one; the exit codes met."""
        codes: set[int] = set()
        try:
            for found in every(whats, domain):
                codes.add(self.one(found))
                if self.progress.cancelled:
                    raise KeyboardInterrupt
        except KeyboardInterrupt:
            self.progress.clear()
            self.note(f"interrupted: {self.progress.summary()}")
            sys.exit(EXIT_INTERRUPTED)
        self.progress.clear()
        if self.progress.counts.total() > 1:
            self.note(self.progress.summary())
        return codes or {EXIT_SOLVED}

    def one(self, found: Recognised | NeurosymError) -> int:
        """Solve and print one puzzle, or say why it cannot be read; its exit code."""
        from neurosym.api import solve_recognised

        if isinstance(found, NeurosymError):
            return self.complain(found)
        try:
            with self.progress.attended():
                outcome = solve_recognised(found.problem, found.domain, self.settings)
            self.progress.clear()
            self.tell(found, outcome)
        except NeurosymError as error:
            return self.complain(error)
        self.progress.count(outcome.status)
        return outcome.exit_code

    def tell(self, found: Recognised, outcome: Outcome) -> None:
        """Print one outcome, and write its proof if one is wanted."""
        from neurosym import report
        from neurosym.explain import narrate

        if self.as_json:
            import json

            told = report.as_object(found, outcome, explain=self.settings.explain)
            say(json.dumps(told))
        else:
            if found.why != self.taken_for:  # a stream of one kind says so once
                self.note(f"{found.source}: {found.why}")
            self.taken_for = found.why
            for line in narrate(outcome) if self.settings.explain else ():
                say(line)
            for line in report.as_text(found, outcome, colour=self.colour):
                say(line, colour=self.colour)
        if self.proof is not None:
            self.write_proof(outcome)

    def write_proof(self, outcome: Outcome) -> None:
        """Write the DRAT lines to the file named, and the formula beside it; numbered from the second puzzle on."""
        from neurosym.formats.target import write
        from neurosym.report import why_no_proof

        before = self.progress.counts.total()
        path = f"{self.proof}.{before + 1}" if before else self.proof
        certificate = outcome.evidence.certificate
        if certificate is None or path is None:
            self.note(f"no proof written: {why_no_proof(outcome)}")
            return
        write(f"{path}.cnf", certificate.dimacs)
        write(path, certificate.drat)
        self.note(f"proof written to {path}, its formula to {path}.cnf")

    def complain(self, error: NeurosymError) -> int:
        """Say what is wrong with one input, in the form asked for; its exit code."""
        self.progress.clear()
        if self.as_json:
            import json

            from neurosym.report import error_object

            say(json.dumps(error_object(error)))
        click.echo(f"neurosym: {error}", err=True)
        self.progress.count("refused")
        return EXIT_MISUSE

    def note(self, text: str) -> None:
        """Something for people to know, not part of the result."""
        if not self.quiet:
            click.echo(text, err=True)


def every(whats: tuple[str, ...], domain: str | None) -> Iterator[Recognised | NeurosymError]:
    """Every puzzle of every argument, lazily; an error for each that cannot be read."""
    from neurosym.formats.source import read
    from neurosym.puzzles import problems

    for what in whats:
        try:
            yield from problems(read(what), domain)
        except NeurosymError as error:
            if isinstance(error, InputError) and not error.source:
                error.source = what  # its message names it already
            yield error


def _on_a_terminal() -> bool:
    return sys.stdout.isatty()


def say(text: str, *, colour: bool = False) -> None:
    """Print a part of the result. Quietly the end if whoever reads it has seen enough."""
    try:
        click.echo(text, color=colour)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_SOLVED)
