"""The constraints: one file each, four readings each (see ``base.py``). Names are loaded when first used."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOME = {
    "Acyclic": "acyclic",
    "Alike": "alike",
    "AllDifferent": "all_different",
    "Apart": "apart",
    "Arms": "arms",
    "Carries": "carries",
    "Census": "census",
    "Clause": "clause",
    "Connected": "connected",
    "Consecutive": "consecutive",
    "Constraint": "base",
    "Count": "count",
    "Difference": "difference",
    "Distance": "distance",
    "DistinctTotal": "distinct_total",
    "ExactlyOne": "exactly_one",
    "Less": "less",
    "Linear": "linear",
    "Matching": "matching",
    "Member": "member",
    "NotEqual": "not_equal",
    "Parted": "parted",
    "Path": "path",
    "Piece": "piece",
    "Placed": "placed",
    "Product": "product",
    "Quotient": "quotient",
    "Reach": "reach",
    "Regular": "regular",
    "Sight": "sight",
    "Sized": "sized",
    "Spaced": "spaced",
    "Spelled": "spelled",
    "Table": "table",
    "Tally": "tally",
    "Total": "total",
    "Uncrossed": "uncrossed",
    "Uneven": "uneven",
    "Unlike": "unlike",
    "Within": "within",
}

__all__ = sorted(_HOME)  # noqa: PLE0605


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"neurosym.constraints.{_HOME[name]}"), name)
    raise AttributeError(f"module 'neurosym.constraints' has no attribute {name!r}")
