"""Names to things: domains and backends. The only file that imports by name, and only when something is wanted."""

from __future__ import annotations

import ast
import os
import pkgutil
import sys
from functools import cache, partial
from importlib import import_module, util
from pathlib import Path
from typing import TYPE_CHECKING

from neurosym.errors import InputError, MissingPackageError, ModelError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.metadata import EntryPoint
    from types import ModuleType

    from neurosym.advice import Adviser, Neural
    from neurosym.backends.base import Backend, Hints, Run
    from neurosym.lattice import Candidates
    from neurosym.problem import Domain, Problem

BACKENDS = {
    "sat": ("neurosym.backends.sat", "Sat", "python-sat"),
    "search": ("neurosym.backends.search", "Search", ""),
    "cpsat": ("neurosym.backends.cpsat", "CpSat", "ortools"),
}
"""Name -> module, class, and the package it needs."""

WEIGHTS = os.path.join(os.path.dirname(__file__), "weights")
"""The folder of the networks that come with the package."""
USUAL_NETWORK = "relational"
"""The network that is asked in a solve: it reads rules of any size, the others one size of sudoku."""

GROUP = "neurosym.domains"
"""The entry-point group under which other packages announce their domains."""


@cache
def backend(name: str) -> Backend:
    """The backend of this name, one for each process, so that warm solvers are kept. Raises UnknownNameError."""
    if name not in BACKENDS:
        raise UnknownNameError("backend", name, tuple(BACKENDS))
    return _Deferred(name)


class _Deferred:
    """A backend whose module is imported at its first use: what projection solves never pays for a solver."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._backend: Backend | None = None

    def _load(self) -> Backend:
        if self._backend is None:
            module, cls, package = BACKENDS[self.name]
            try:
                self._backend = getattr(import_module(module), cls)()
            except ModuleNotFoundError as error:
                raise MissingPackageError(f"the backend {self.name!r}", package or str(error.name)) from error
        return self._backend

    @property
    def certain(self) -> bool:
        return self._load().certain

    def start(self, problem: Problem, candidates: Candidates, hints: Hints | None = None) -> Run:
        loaded = self._load()
        return loaded.start(problem, candidates) if hints is None else loaded.start(problem, candidates, hints)


def networks() -> tuple[str, ...]:
    """The networks that come with the package."""
    files = os.listdir(WEIGHTS) if os.path.isdir(WEIGHTS) else []
    return tuple(sorted(name.removesuffix(".safetensors") for name in files if name.endswith(".safetensors")))


def weights(name: str) -> str:
    """The file of a network: one that comes with the package, by its name, or else a path. It is not read.

    Raises UnknownNameError if there is neither.
    """
    for path in (os.path.join(WEIGHTS, f"{name}.safetensors"), name):
        if os.path.isfile(path):
            return path
    raise UnknownNameError("network", name, networks())


def neural(mode: str, network: str = USUAL_NETWORK) -> Neural | None:
    """A network, to be used as ``mode`` says; None for ``off``. It is not read yet.

    Raises UnknownNameError for a mode or a network that does not exist; where the usual network is not installed
    ``auto`` does without, and the other uses raise InputError.
    """
    missing = network == USUAL_NETWORK and network not in networks()
    path = "" if missing else weights(network)
    if mode == "off":
        return None
    advice = import_module("neurosym.advice")
    if mode not in advice.MODES:
        raise UnknownNameError("use of a network", mode, advice.MODES)
    if missing and mode != "auto":
        found = f"{mode!r} wanted of a network, and no trained weights are installed"
        raise InputError(found, f"them in {WEIGHTS!r}", "Put some there (neurosym train), or use 'auto' or 'off'.")
    why = "no trained weights are installed" if missing else ""
    made: Neural = advice.Neural(mode, None if missing else partial(_wake, path), why=why)
    return made


def _wake(path: str, problem: Problem) -> Adviser:
    """The network at ``path`` bound to a problem. Raises MissingPackageError, CheckpointError."""
    try:
        waker = _waker(path)
    except ModuleNotFoundError as error:
        raise MissingPackageError("the network", str(error.name)) from error
    made: Adviser = waker(problem)
    return made


@cache
def _waker(path: str) -> Callable[[Problem], Adviser]:
    """Imported at its first use, for the network pulls torch in."""
    made: Callable[[Problem], Adviser] = import_module("neurosym.neural.proposer").Waker(Path(path))
    return made


def domain(name: str) -> Domain:
    """The domain of this name, or of a page at this path (``mine.py``). Raises UnknownNameError, InputError."""
    if name.endswith(".py"):
        return _page(module_at(name), os.path.splitext(os.path.basename(name))[0])
    if name in _pages():
        return _page(import_module(f"neurosym.domains.{name}"), name)
    if name in _plugins():
        return _from_package(_plugins()[name])
    raise UnknownNameError("domain", name, domain_names())


def domain_names() -> tuple[str, ...]:
    """All domains that can be named: our pages, and those of other packages."""
    return (*_pages(), *_plugins())


def descriptions() -> dict[str, str]:
    """What each of our pages says of itself, read without importing any; of plugins, their origin."""
    told = {}
    for name, folder in _pages().items():
        with open(os.path.join(folder, f"{name}.py"), encoding="utf-8") as file:
            told[name] = (ast.get_docstring(ast.parse(file.read())) or "").replace("``", "'")
    return told | {name: f"from {entry.value}" for name, entry in _plugins().items()}


@cache
def _pages() -> dict[str, str]:
    """Our own pages: name -> folder."""
    try:
        package = import_module("neurosym.domains")
    except ModuleNotFoundError as error:
        raise ModelError("the domains are not installed; run: pip install -e .") from error
    return {page.name: folder for folder in package.__path__ for page in pkgutil.iter_modules([folder])}


@cache
def _plugins() -> dict[str, EntryPoint]:
    """Domains of other packages, by entry point; none if NEUROSYM_NO_PLUGINS is set."""
    if os.environ.get("NEUROSYM_NO_PLUGINS") or not _announced():
        return {}
    from importlib.metadata import entry_points  # slow: only when another package has a domain

    found: dict[str, EntryPoint] = {}
    for entry in entry_points(group=GROUP):
        if entry.name in found or entry.name in _pages():
            first = found[entry.name].value if entry.name in found else f"neurosym.domains.{entry.name}"
            raise ModelError(f"two domains are called {entry.name!r}: {first} and {entry.value}; uninstall one.")
        found[entry.name] = entry
    return found


def _announced() -> bool:
    """Does any installed package mention our group? A look at the files costs a tenth of importlib.metadata."""
    header = f"[{GROUP}]".encode()
    for folder in dict.fromkeys(sys.path):
        if not os.path.isdir(folder or "."):
            continue
        for name in os.listdir(folder or "."):
            if name.endswith((".dist-info", ".egg-info")):
                try:
                    with open(os.path.join(folder, name, "entry_points.txt"), "rb") as file:
                        if header in file.read():
                            return True
                except OSError:
                    continue  # most packages have no entry points
    return False


def module_of(name: str) -> ModuleType:
    """The page of this name or path, wherever its functions come from. Raises UnknownNameError, InputError."""
    if name.endswith(".py"):
        return module_at(name)
    domain(name)
    return sys.modules[f"neurosym.domains.{name}" if name in _pages() else _plugins()[name].module]


def module_at(path: str) -> ModuleType:
    """The loose file as a module. It is run again only if it was changed. Raises InputError if it cannot be run."""
    if not os.path.isfile(path):
        raise InputError(f"there is no page {path!r}", "a Python file with DOMAIN = Domain(...)", "Check the path.")
    return _run(path, os.stat(path).st_mtime_ns)


@cache
def _run(path: str, changed: int) -> ModuleType:
    """The loose file that was changed last at this time."""
    name = os.path.splitext(os.path.basename(path))[0]
    spec = util.spec_from_file_location(f"neurosym_page_{name}", path)
    assert spec is not None
    assert spec.loader is not None  # a name that ends in .py has a loader
    module = util.module_from_spec(spec)
    sys.modules[spec.name] = module  # a dataclass looks its module up
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        raise InputError(
            f"{type(error).__name__}: {error}", "a page that can be imported", f"Try: python {path}", source=path
        ) from error
    return module


def _from_package(entry: EntryPoint) -> Domain:
    """The page of another package."""
    try:
        loaded = entry.load()
    except (Exception, SystemExit) as error:
        raise ModelError(
            f"the domain {entry.name!r} of another package ({entry.value}) cannot be imported: "
            f"{type(error).__name__}: {error}. Mend or uninstall it, or set NEUROSYM_NO_PLUGINS=1."
        ) from error
    return _page(loaded, entry.name)


def _page(module: object, name: str) -> Domain:
    """The DOMAIN of a page; an entry point may also name the Domain itself."""
    made = getattr(module, "DOMAIN", module)
    if not isinstance(made, import_module("neurosym.problem").Domain):
        raise ModelError(f"the page {name!r} has no DOMAIN; write: DOMAIN = Domain(name, parse, render)")
    found: Domain = made
    return found
