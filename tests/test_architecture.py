"""The shape of the code: imports go one way, pages stay small, nothing is forgotten."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import neurosym
from neurosym import constraints

ROOT = Path(__file__).parent.parent
SOURCES = sorted(path for folder in ("neurosym", "domains") for path in (ROOT / folder).rglob("*.py"))
PAGES = [path for path in sorted((ROOT / "domains").glob("*.py")) if path.name != "__init__.py"]

ROWS = (
    {"errors"},
    {"lattice", "lexing", "unrolled"},
    {"cnf"},
    {"cardinality", "adder"},
    {"constraints"},
    {"problem"},
    {"outcome"},
    {"projector", "grid", "relaxation"},
    {"boards"},
    {"drafts"},
    {"boards.overlapping"},
    {"backends.base"},
    {"backends", "neural", "audit", "generate", "draw", "explain"},
    {"laws"},
    {"advice", "canonical"},
    {"pipeline"},
    {"registry"},
    {"formats"},
    {"guessing"},
    {"recognise"},
    {"puzzles"},
    {"api", "report", "progress", "checking", "lessons", "pytest_plugin"},
    {"verbs"},
    {"cli"},
    {"__main__"},
)
"""A part imports from itself and from the rows above it; parts of one row do not know each other.

Two files are parts of their own: the protocol ``backends/base.py``, so that whoever is given a backend need not know
any; and ``boards/overlapping.py``, which makes whole pages, their drafts included.
"""

ON_THEIR_OWN = {("backends", "base"), ("boards", "overlapping")}

EXCEPTIONS = {
    ("outcome", "draw"): "a notebook asks the outcome to draw itself; imported in that one method",
}

MOST_FILE_LINES, MOST_FUNCTION_LINES, MOST_PAGE_LINES = 250, 45, 60


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def part_in(words: Sequence[str]) -> str:
    """The part that a dotted name without its first word belongs to."""
    return ".".join(words[:2]) if tuple(words[:2]) in ON_THEIR_OWN else words[0]


def part_of(path: Path) -> str:
    return part_in(path.relative_to(ROOT / "neurosym").with_suffix("").parts)


def imports(path: Path) -> Iterator[str]:
    """Full names of all that a file imports, inside functions too; ``from m import n`` counts as ``m.n``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_parts(path: Path) -> set[str]:
    return {part_in(name.split(".")[1:]) for name in imports(path) if name.startswith("neurosym.")}


def row_of(part: str) -> int:
    return next((number for number, row in enumerate(ROWS) if part in row), -1)


def core() -> list[Path]:
    return [path for path in SOURCES if path.is_relative_to(ROOT / "neurosym") and part_of(path) != "__init__"]


@pytest.mark.parametrize("path", core(), ids=name_of)
def test_every_file_has_a_row_and_imports_only_from_rows_above(path: Path) -> None:
    part = part_of(path)
    assert row_of(part) >= 0, f"{name_of(path)} is in no row; say in ROWS where it belongs"
    upward = {
        other
        for other in own_parts(path) - {part}
        if other in set().union(*ROWS) and row_of(other) >= row_of(part) and (part, other) not in EXCEPTIONS
    }
    assert not upward, f"{name_of(path)} imports {sorted(upward)}, not above it"


@pytest.mark.parametrize("path", core(), ids=name_of)
def test_inner_files_import_each_other_by_home_not_through_the_public_list(path: Path) -> None:
    if part_of(path) in {"api", "cli", "__main__"}:
        return
    through = own_parts(path) - set().union(*ROWS) - {"__version__"}
    assert not through, f"{name_of(path)} takes {sorted(through)} from the public list; import it from its own file"


@pytest.mark.parametrize("path", core(), ids=name_of)
def test_only_the_registry_imports_by_name(path: Path) -> None:
    by_name = {name for name in imports(path) if re.match(r"importlib(?!\.metadata)", name)}
    assert not by_name or part_of(path) == "registry" or path.name == "__init__.py", name_of(path)


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_page_imports_only_public_names_and_the_standard_library(path: Path) -> None:
    public = {*neurosym.__all__}
    assert own_parts(path) <= public, f"{name_of(path)} reaches inside: {sorted(own_parts(path) - public)}"
    deep = {name for name in imports(path) if name.startswith("neurosym.") and name.count(".") > 1}
    assert not {name for name in deep if not name.startswith("neurosym.grid.")}, sorted(deep)


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_page_fits_on_a_screen(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_PAGE_LINES


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_FILE_LINES
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > MOST_FUNCTION_LINES
    ]
    assert not long, f"{name_of(path)}: {long}"


@pytest.mark.parametrize("path", [path for path in SOURCES if path.name != "__init__.py"], ids=name_of)
def test_every_file_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_every_constraint_has_a_generator_so_that_the_laws_run_on_it() -> None:
    tree = ast.parse((ROOT / "neurosym" / "laws" / "generators.py").read_text(encoding="utf-8"))
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    named |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    missing = set(constraints.__all__) - {"Constraint"} - named
    assert not missing, f"no generator in neurosym/laws/generators.py for {sorted(missing)}"


def test_public_names_exist_and_every_constraint_is_public() -> None:
    for name in neurosym.__all__:
        assert getattr(neurosym, name) is not None
    assert set(constraints.__all__) <= set(neurosym.__all__)


def test_no_tracked_file_holds_a_path_of_a_machine_it_was_written_on() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("not a clone: which files are tracked is not known")
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    marks = ["/".join(["", folder, ""]) for folder in ("work", "tmp", "root", "home")]
    found = [
        f"{name}: {mark}"
        for name in listing.stdout.split("\0")
        if name and (ROOT / name).is_file()
        for mark in marks
        if mark in (ROOT / name).read_text(encoding="utf-8", errors="replace")
    ]
    assert not found
