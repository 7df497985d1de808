"""The command line: parse arguments, call, print. Results go to standard output, all else to standard error."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from neurosym import __version__
from neurosym.check import check
from neurosym.errors import EXIT_INTERRUPTED, EXIT_MISUSE, EXIT_SOLVED, NeurosymError
from neurosym.making import generate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from neurosym.api import Settings
    from neurosym.outcome import Outcome
    from neurosym.progress import Progress
    from neurosym.recognise import Recognised

EXITS = """
\b
Exit codes: 0 solved, 20 impossible (proved), 30 unknown (a limit was reached), 2 misuse, 130 interrupted.
Of several puzzles the gravest counts: 2, then 30, then 20, then 0.
"""
GRAVEST_FIRST = (2, 30, 20, 0)
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(commands=[check, generate], context_settings=CONTEXT, epilog=EXITS)
@click.version_option(__version__, prog_name="neurosym")
def cli() -> None:
    """Solve puzzles and other finite constraint problems; every answer is checked, every "impossible" proved."""


@cli.command(epilog=EXITS)
@click.argument("whats", metavar="FILE|-|TEXT...", nargs=-1, required=True)
@click.option("--domain", metavar="NAME", help="The kind of puzzle (or a page: mine.py), instead of recognising it.")
@click.option("--backend", default="sat", show_default=True, metavar="NAME", help="sat, search or cpsat.")
@click.option(
    "--strength", default="local", show_default=True, metavar="NAME", help="Of projection: unit, local, shave, exact."
)
@click.option("--time-limit", type=click.FloatRange(min=0), metavar="SECONDS", help="For each puzzle. Default: none.")
@click.option("--all", "most", type=click.IntRange(min=0), default=1, metavar="N", help="Up to N answers; 0: all.")
@click.option("--no-unique", is_flag=True, help="Do not check whether the answer is the only one.")
@click.option("--explain", is_flag=True, help="List the deductions in words.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each puzzle and line (docs/json.md).")
@click.option(
    "--proof", type=click.Path(dir_okay=False), metavar="FILE", help='Write the proof of "no (other) answer".'
)
@click.option("--quiet", is_flag=True, help="No notes and no progress on standard error.")
def solve(
    whats: tuple[str, ...],
    domain: str | None,
    backend: str,
    strength: str,
    time_limit: float | None,
    most: int,
    no_unique: bool,
    explain: bool,
    as_json: bool,
    proof: str | None,
    quiet: bool,
) -> NoReturn:
    """Solve every puzzle in each FILE, on standard input (-), or in the TEXT itself; one result for each."""
    from neurosym import registry
    from neurosym.api import Settings
    from neurosym.progress import Progress

    progress = Progress(sys.stderr, silent=quiet)
    unique = False if no_unique else None
    settings = Settings(backend, strength, time_limit, unique, most, explain, proof is not None, progress.tick)
    if domain is not None:
        registry.domain(domain)  # what cannot be is said before anything is read or solved
    if proof is not None:
        from neurosym.formats import target

        target.check(proof)
    codes = _Session(settings, progress, as_json, proof, quiet).run(whats, domain)
    sys.exit(next(code for code in GRAVEST_FIRST if code in codes))


@cli.command()
def domains() -> None:
    """List the kinds of puzzle that are known."""
    from neurosym import registry

    told = registry.descriptions()
    wide = max(map(len, told))
    for name, description in told.items():
        say(f"{name.ljust(wide)}  {description}")


@cli.command()
@click.argument("whats", metavar="FILE|-|TEXT...", nargs=-1, required=True)
@click.option("--domain", metavar="NAME", help="The kind of puzzle, instead of recognising it.")
def show(whats: tuple[str, ...], domain: str | None) -> NoReturn:
    """Draw every puzzle unsolved: what it was taken for and why, its givens, its size, its clues."""
    from neurosym import report

    code = EXIT_SOLVED
    for found in every(whats, domain):
        if isinstance(found, NeurosymError):
            click.echo(f"neurosym: {found}", err=True)
            code = EXIT_MISUSE
            continue
        for line in report.as_puzzle(found):
            say(line)
    sys.exit(code)


class _Session:
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
    from neurosym.recognise import problems

    for what in whats:
        try:
            yield from problems(read(what), domain)
        except NeurosymError as error:
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


def main() -> None:
    """The command ``neurosym``. Errors that are the caller's to mend are one paragraph and exit code 2."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # the name of a file may be any bytes
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        click.echo(f"neurosym: {error.format_message()} See: neurosym --help, neurosym solve --help", err=True)
        sys.exit(EXIT_MISUSE)
    except NeurosymError as error:
        click.echo(f"neurosym: {error}", err=True)
        sys.exit(EXIT_MISUSE)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(EXIT_INTERRUPTED)
