"""The command line: parse arguments, call, print. Results go to standard output, all else to standard error."""

from __future__ import annotations

import io
import os
import sys
from typing import NoReturn

import click

from neurosym import __version__
from neurosym.errors import EXIT_INTERRUPTED, EXIT_MISUSE, EXIT_SOLVED, NeurosymError, UnknownNameError
from neurosym.verbs import VERBS
from neurosym.verbs.solving import Session, every, say

EXITS = """
\b
Exit codes: 0 solved, 20 impossible (proved), 30 unknown (a limit was reached), 2 misuse, 130 interrupted.
Of several puzzles the gravest counts: 2, then 30, then 20, then 0.
"""
GRAVEST_FIRST = (2, 30, 20, 0)
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(commands=VERBS, context_settings=CONTEXT, epilog=EXITS)
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
@click.option(
    "--neural", default="off", show_default=True, metavar="HOW", help="A network: auto, off, order, guess, audit."
)
@click.option(
    "--weights", default="relational", show_default=True, metavar="NAME|FILE", help="The network: ldt, sotaku, a file."
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
    neural: str,
    weights: str,
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
    wanted = (unique, most, explain, proof is not None)
    settings = Settings(backend, strength, time_limit, *wanted, cancel=progress.tick, neural=neural, weights=weights)
    if domain is not None:
        registry.domain(domain)  # what cannot be is said before anything is read or solved
    if proof is not None:
        from neurosym.formats import target

        target.check(proof)
    codes = Session(settings, progress, as_json, proof, quiet).run(whats, domain)
    sys.exit(next(code for code in GRAVEST_FIRST if code in codes))


@cli.command()
@click.argument("name", required=False)
def domains(name: str | None) -> None:
    """List the kinds of puzzle that are known; or tell the rules and the forms of the one called NAME."""
    from neurosym import registry

    told = registry.descriptions()
    if name is not None:
        if name not in told:
            raise UnknownNameError("domain", name, tuple(told))
        say(told[name])
        return
    wide = max(map(len, told))
    for kind, description in told.items():
        first = description.partition("\n")[0]
        say(f"{kind.ljust(wide)}  {first}")


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


def _fill_in_closed_streams() -> None:
    """A stream that whoever called has closed is None: then read nothing, and write nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  # as long as the process


def main() -> None:
    """The command ``neurosym``. Errors that are the caller's to mend are one paragraph and exit code 2."""
    _fill_in_closed_streams()
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # the name of a file may be any bytes
    try:
        cli(prog_name="neurosym", standalone_mode=False)
    except click.ClickException as error:
        verb = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "neurosym"
        click.echo(f"neurosym: {error.format_message()} See: {verb} --help", err=True)
        sys.exit(EXIT_MISUSE)
    except NeurosymError as error:
        click.echo(f"neurosym: {error}", err=True)
        sys.exit(EXIT_MISUSE)
    except OSError as error:  # what is read words its own errors, so this is a place to write to, or a full disk
        where = repr(error.filename) if error.filename else "standard output"
        told = f"{where} cannot be written: {error.strerror}; expected a place to write to"
        click.echo(f"neurosym: {told}. Make room, or name another.", err=True)
        sys.exit(EXIT_MISUSE)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(EXIT_INTERRUPTED)
