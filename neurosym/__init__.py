"""neurosym: a constraint solver in which a network may guess and can never make the answer wrong.

``solve`` takes a file, a text, or a ``Problem`` made of ``Rules`` and constraints; what comes back is ``Solved``,
``Impossible`` or ``Unknown``. This is the public list. Names are loaded when first used, so ``import neurosym`` costs
next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from neurosym import grid as grid
    from neurosym import lexing as lexing
    from neurosym.api import Settings as Settings
    from neurosym.api import load as load
    from neurosym.api import load_all as load_all
    from neurosym.api import solve as solve
    from neurosym.api import solve_stream as solve_stream
    from neurosym.boards import cages as cages
    from neurosym.boards import circles as circles
    from neurosym.boards import entries as entries
    from neurosym.boards import fleets as fleets
    from neurosym.boards import graphs as graphs
    from neurosym.boards import islands as islands
    from neurosym.boards import loops as loops
    from neurosym.boards import numbering as numbering
    from neurosym.boards import overlapping as overlapping
    from neurosym.boards import parts as parts
    from neurosym.boards import patches as patches
    from neurosym.boards import pointing as pointing
    from neurosym.boards import polyominoes as polyominoes
    from neurosym.boards import rectangles as rectangles
    from neurosym.boards import shading as shading
    from neurosym.boards import shortcuts as shortcuts
    from neurosym.boards import shortest as shortest
    from neurosym.boards import signed as signed
    from neurosym.boards import strokes as strokes
    from neurosym.boards import sudokus as sudokus
    from neurosym.boards import territory as territory
    from neurosym.boards import walls as walls
    from neurosym.constraints.acyclic import Acyclic as Acyclic
    from neurosym.constraints.alike import Alike as Alike
    from neurosym.constraints.all_different import AllDifferent as AllDifferent
    from neurosym.constraints.apart import Apart as Apart
    from neurosym.constraints.arms import Arms as Arms
    from neurosym.constraints.base import Constraint as Constraint
    from neurosym.constraints.carries import Carries as Carries
    from neurosym.constraints.census import Census as Census
    from neurosym.constraints.clause import Clause as Clause
    from neurosym.constraints.connected import Connected as Connected
    from neurosym.constraints.consecutive import Consecutive as Consecutive
    from neurosym.constraints.count import Count as Count
    from neurosym.constraints.difference import Difference as Difference
    from neurosym.constraints.distance import Distance as Distance
    from neurosym.constraints.distinct_total import DistinctTotal as DistinctTotal
    from neurosym.constraints.exactly_one import ExactlyOne as ExactlyOne
    from neurosym.constraints.less import Less as Less
    from neurosym.constraints.linear import Linear as Linear
    from neurosym.constraints.matching import Matching as Matching
    from neurosym.constraints.member import Member as Member
    from neurosym.constraints.not_equal import NotEqual as NotEqual
    from neurosym.constraints.parted import Parted as Parted
    from neurosym.constraints.path import Path as Path
    from neurosym.constraints.piece import Piece as Piece
    from neurosym.constraints.placed import Placed as Placed
    from neurosym.constraints.product import Product as Product
    from neurosym.constraints.quotient import Quotient as Quotient
    from neurosym.constraints.reach import Reach as Reach
    from neurosym.constraints.regular import Regular as Regular
    from neurosym.constraints.sight import Sight as Sight
    from neurosym.constraints.sized import Sized as Sized
    from neurosym.constraints.spaced import Spaced as Spaced
    from neurosym.constraints.spelled import Spelled as Spelled
    from neurosym.constraints.table import Table as Table
    from neurosym.constraints.tally import Tally as Tally
    from neurosym.constraints.total import Total as Total
    from neurosym.constraints.uncrossed import Uncrossed as Uncrossed
    from neurosym.constraints.uneven import Uneven as Uneven
    from neurosym.constraints.unlike import Unlike as Unlike
    from neurosym.constraints.within import Within as Within
    from neurosym.drafts import area_drafts as area_drafts
    from neurosym.drafts import blanks as blanks
    from neurosym.drafts import drafting as drafting
    from neurosym.drafts import loop_drafts as loop_drafts
    from neurosym.drafts import mended as mended
    from neurosym.drafts import mending as mending
    from neurosym.drafts import number_drafts as number_drafts
    from neurosym.drafts import outlines as outlines
    from neurosym.drafts import probing as probing
    from neurosym.drafts import sampling as sampling
    from neurosym.drafts import scenes as scenes
    from neurosym.drafts import sketching as sketching
    from neurosym.drafts import skies as skies
    from neurosym.drafts import tallies as tallies
    from neurosym.drafts import variants as variants
    from neurosym.drafts import way_drafts as way_drafts
    from neurosym.errors import InputError as InputError
    from neurosym.errors import ModelError as ModelError
    from neurosym.errors import NeurosymError as NeurosymError
    from neurosym.lattice import Answer as Answer
    from neurosym.lattice import Candidates as Candidates
    from neurosym.outcome import Impossible as Impossible
    from neurosym.outcome import Outcome as Outcome
    from neurosym.outcome import Solved as Solved
    from neurosym.outcome import Unknown as Unknown
    from neurosym.problem import Domain as Domain
    from neurosym.problem import Draft as Draft
    from neurosym.problem import Problem as Problem
    from neurosym.problem import Rules as Rules

__version__ = "0.1.0"

_HOMES = {
    "neurosym.api": ("Settings", "load", "load_all", "solve", "solve_stream"),
    "neurosym.constraints": (
        "Acyclic",
        "Alike",
        "AllDifferent",
        "Apart",
        "Arms",
        "Carries",
        "Census",
        "Clause",
        "Connected",
        "Consecutive",
        "Constraint",
        "Count",
        "Difference",
        "Distance",
        "DistinctTotal",
        "ExactlyOne",
        "Less",
        "Linear",
        "Matching",
        "Member",
        "NotEqual",
        "Parted",
        "Path",
        "Piece",
        "Placed",
        "Product",
        "Quotient",
        "Reach",
        "Regular",
        "Sight",
        "Sized",
        "Spaced",
        "Spelled",
        "Table",
        "Tally",
        "Total",
        "Uncrossed",
        "Uneven",
        "Unlike",
        "Within",
    ),
    "neurosym.errors": ("InputError", "ModelError", "NeurosymError"),
    "neurosym.lattice": ("Answer", "Candidates"),
    "neurosym.outcome": ("Impossible", "Outcome", "Solved", "Unknown"),
    "neurosym.problem": ("Domain", "Draft", "Problem", "Rules"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

_FOLDERS = {
    "neurosym": ("grid", "lexing"),
    "neurosym.boards": (
        "cages",
        "circles",
        "entries",
        "fleets",
        "graphs",
        "islands",
        "loops",
        "numbering",
        "overlapping",
        "parts",
        "patches",
        "pointing",
        "polyominoes",
        "rectangles",
        "shading",
        "shortcuts",
        "shortest",
        "signed",
        "strokes",
        "sudokus",
        "territory",
        "walls",
    ),
    "neurosym.drafts": (
        "area_drafts",
        "blanks",
        "drafting",
        "loop_drafts",
        "mended",
        "mending",
        "number_drafts",
        "outlines",
        "probing",
        "sampling",
        "scenes",
        "sketching",
        "skies",
        "tallies",
        "variants",
        "way_drafts",
    ),
}
_FOLDER = {name: folder for folder, names in _FOLDERS.items() for name in names}

__all__ = sorted([*_HOME, *_FOLDER])  # noqa: PLE0605


def __getattr__(name: str) -> Any:
    if name in _FOLDER:
        return import_module(f"{_FOLDER[name]}.{name}")
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'neurosym' has no attribute {name!r}; public names: {', '.join(__all__)}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
