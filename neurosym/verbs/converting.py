"""The verb ``convert``: puzzles in, the same puzzles in another form out."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from neurosym.errors import EXIT_MISUSE, EXIT_SOLVED, NeurosymError

GAP = "---"
"""The line between two puzzles of several lines, which ``solve`` takes apart again."""


@click.command(epilog="Exit codes: 0 written, 2 misuse.")
@click.argument("whats", metavar="FILE|-|TEXT...", nargs=-1, required=True)
@click.option("--to", "form", metavar="FORM", default="text", show_default=True, help="text, puzzlink, tatham or line.")
@click.option("--domain", metavar="NAME", help="The kind of puzzle, instead of recognising it.")
def convert(whats: tuple[str, ...], form: str, domain: str | None) -> NoReturn:
    """Write every puzzle in another FORM; what is written reads as the same puzzle, or nothing is written."""
    from neurosym.errors import UnknownNameError
    from neurosym.formats.written import FORMS, write
    from neurosym.verbs.solving import every, say

    if form not in FORMS:
        raise UnknownNameError("form", form, tuple(FORMS))
    code, apart = EXIT_SOLVED, False
    for found in every(whats, domain):
        try:
            if isinstance(found, NeurosymError):
                raise found
            written = write(form, found.domain, found.text, found.problem)
        except NeurosymError as error:
            click.echo(f"neurosym: {error}", err=True)
            code = EXIT_MISUSE
            continue
        if apart and "\n" in written.rstrip("\n"):
            say(GAP)
        say(written.rstrip("\n"))
        apart = True
    sys.exit(code)
