"""The list of all kinds of puzzle, docs/kinds.md, out of the pages themselves: ``python tests/kinds.py`` writes it."""

from __future__ import annotations

from pathlib import Path

from neurosym import registry

ROOT = Path(__file__).parents[1]


def row(name: str, told: str) -> str:
    """A line of the table: name, rule, forms, example."""
    example = next((ROOT / "examples").glob(f"{name}.*"))
    rule, _, rest = told.partition("\n")
    forms = " ".join(rest.partition("Read:")[2].partition("Drawn:")[0].partition("Size to generate:")[0].split())
    rule, forms = (text.replace("|", "\\|") for text in (rule, forms))
    return f"| `{name}` | {rule} | {forms} | [{example.name}](../examples/{example.name}) |"


def listing() -> str:
    """The whole page."""
    told = registry.descriptions()
    pages = {path.stem: told[path.stem] for path in sorted((ROOT / "domains").glob("[a-z]*.py"))}
    head = (
        "# Kinds of puzzle\n\n"
        f"All {len(pages)}, each one page of at most 60 lines in `domains/`; the words are the pages' own, as "
        "`neurosym domains NAME` shows them.\n\n"
        "| name | rule | forms | example |\n|---|---|---|---|\n"
    )
    return head + "".join(f"{row(name, told)}\n" for name, told in pages.items())


if __name__ == "__main__":
    (ROOT / "docs" / "kinds.md").write_text(listing(), encoding="utf-8")
