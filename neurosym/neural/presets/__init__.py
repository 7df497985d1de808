"""Published systems as values of a spec, one a file; each docstring says what is peculiar, and what is not run here.

``preset(name)`` loads one by its file name. ``micro`` makes a small one of it, for tests and for a processor.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from neurosym.errors import UnknownNameError
from neurosym.neural.spec import LoopSpec


def names() -> tuple[str, ...]:
    """All presets, sorted."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("[!_]*.py") if path.stem != "micro"))


def preset(name: str) -> LoopSpec:
    """The spec called ``name``. UnknownNameError, with the nearest, if there is none."""
    if name not in names():
        raise UnknownNameError("preset", name, names())
    spec = import_module(f"{__name__}.{name}").SPEC
    assert isinstance(spec, LoopSpec)
    return spec
