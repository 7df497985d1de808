"""The constraints: one file each, four readings each (see ``base.py``). Names are loaded when first used."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOME = {
    "AllDifferent": "all_different",
    "Clause": "clause",
    "Consecutive": "consecutive",
    "Constraint": "base",
    "Count": "count",
    "Difference": "difference",
    "DistinctTotal": "distinct_total",
    "Less": "less",
    "Linear": "linear",
    "Matching": "matching",
    "Member": "member",
    "NotEqual": "not_equal",
    "Path": "path",
    "Product": "product",
    "Quotient": "quotient",
    "Regular": "regular",
    "Spaced": "spaced",
    "Spelled": "spelled",
    "Table": "table",
    "Total": "total",
    "Unlike": "unlike",
}

__all__ = sorted(_HOME)  # noqa: PLE0605


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"neurosym.constraints.{_HOME[name]}"), name)
    raise AttributeError(f"module 'neurosym.constraints' has no attribute {name!r}")
