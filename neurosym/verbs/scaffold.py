"""The verb ``new-domain``: a page to begin with, which passes ``check`` as it stands."""

from __future__ import annotations

import keyword
import os
import re

import click

from neurosym.errors import InputError


@click.command("new-domain", epilog="Exit codes: 0 written, 2 misuse.")
@click.argument("name")
def new_domain(name: str) -> None:
    """Write NAME.py, the page of a new kind of puzzle: small, complete, and ready to be changed."""
    path = write(name)
    click.echo(f"{path} written. Try: neurosym check {path}")
    click.echo("How to go on: docs/your-own-domain.md", err=True)


def write(name: str) -> str:
    """The path of the page written. Raises InputError for a name that cannot be, or is taken."""
    from string import Template

    from neurosym import registry
    from neurosym.formats.target import write as write_file

    if keyword.iskeyword(name):
        raise InputError(f"the name {name!r}, a word of Python", "another name", "It becomes a file name.")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise InputError(
            f"the name {name!r}", "small letters, digits and _, as in my_puzzle", "It becomes a file name."
        )
    if name in registry.domain_names():
        raise InputError(f"a kind {name!r} that there is", "a new name", f"See: neurosym show --domain {name}")
    path = f"{name}.py"
    if os.path.exists(path):
        raise InputError(f"a file {path!r} that there is", "a new name", "It is left as it is.")
    with open(os.path.join(os.path.dirname(__file__), "template.py.txt"), encoding="utf-8") as file:
        page = Template(file.read()).substitute(name=name, title=name.replace("_", " ").capitalize())
    write_file(path, page)
    return path
