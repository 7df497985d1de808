"""A looper as data: one value of each axis, and sizes. What does not go together is refused when it is put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from neurosym.errors import ModelError
from neurosym.neural import (
    acceptance,
    backbone,
    depth,
    gradient,
    halting,
    injection,
    legal,
    mix,
    noise,
    position,
    projection,
    recurrence,
    search,
    start,
    supervision,
)
from neurosym.neural.backbone import Plan
from neurosym.neural.dense import Shape as Shape
from neurosym.neural.dense import Size as Size
from neurosym.neural.noise import Dropout, Noise

AXES = {
    "backbone": backbone.VALUES,
    "start": start.VALUES,
    "recurrence": recurrence.VALUES,
    "injection": injection.VALUES,
    "mix": mix.VALUES,
    "position": position.VALUES,
    "gradient": gradient.VALUES,
    "supervision": supervision.VALUES,
    "halting": halting.VALUES,
    "depth": depth.VALUES,
    "noise": noise.VALUES,
    "test_noise": noise.VALUES,
    "projection": projection.VALUES,
    "search": search.VALUES,
    "acceptance": acceptance.VALUES,
}
"""The axes, by the name of their field, and the values of each."""
SIZES = {"size": Size, "shape": Shape}


@dataclass(frozen=True, kw_only=True)
class LoopSpec:
    """A point of the axes. ModelError, naming both axes, for values that do not go together (``legal.py``)."""

    name: str
    backbone: backbone.Backbone
    start: start.Start = start.Embedded()
    recurrence: recurrence.Recurrence = recurrence.Flat()
    injection: injection.Injection = injection.Once()
    mix: mix.Mix = mix.Replace()
    position: position.Position = position.Nowhere()
    gradient: gradient.Gradient = gradient.Full()
    supervision: supervision.Supervision = supervision.EveryLoop()
    halting: halting.Halting = halting.Fixed()
    depth: depth.Depth = depth.AllCells()
    noise: tuple[Noise, ...] = ()
    test_noise: tuple[Noise, ...] = ()
    projection: projection.Projection = projection.Unprojected()
    search: search.Search = search.Once()
    acceptance: acceptance.Acceptance = acceptance.First()
    size: Size = Size()
    shape: Shape = Shape()
    loops: int = 16
    """In training."""
    test_loops: int = 0
    """At test; 0 is replaced by ``loops``."""

    def __post_init__(self) -> None:
        if not self.test_loops:
            object.__setattr__(self, "test_loops", self.loops)
        for size, number in {**asdict(self.size), "loops": self.loops, "test_loops": self.test_loops}.items():
            if number < 1:
                raise ModelError(f"{size} of {self.name} is {number}; it must be at least 1.")
        legal.check(self)

    @property
    def plan(self) -> Plan:
        """What the core is built to."""
        rates = [
            max((one.rate for one in noises if isinstance(one, Dropout)), default=0.0)
            for noises in (self.noise, self.test_noise)
        ]
        return Plan(self.size, self.shape, (rates[0], rates[1]), self.position)

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, from which ``from_dict`` makes an equal spec."""
        plain: dict[str, Any] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name in SIZES:
                value = asdict(value)
            if field.name in AXES:
                value = [_plain(one) for one in value] if isinstance(value, tuple) else _plain(value)
            plain[field.name] = value
        return plain

    @staticmethod
    def from_dict(plain: Mapping[str, Any]) -> LoopSpec:
        """The spec that ``to_dict`` wrote. ModelError for a field or a value that does not exist."""
        known = {field.name for field in fields(LoopSpec)}
        if unknown := sorted(set(plain) - known):
            raise ModelError(f"a looper's spec has no {', '.join(unknown)}. Known: {', '.join(sorted(known))}.")
        made: dict[str, Any] = {}
        for name, value in plain.items():
            if name in SIZES:
                value = _called(SIZES[name], value)
            if name in AXES:
                value = tuple(_made(name, one) for one in value) if isinstance(value, list) else _made(name, value)
            made[name] = value
        return LoopSpec(**made)


def _plain(value: Any) -> dict[str, Any]:
    return {"is": type(value).__name__, **asdict(value)}


def _made(axis: str, plain: Mapping[str, Any]) -> Any:
    kinds = {kind.__name__: kind for kind in AXES[axis]}
    kind = kinds.get(plain.get("is", ""))
    if kind is None:
        raise ModelError(f"the axis {axis} has no value {plain.get('is')!r}. Known: {', '.join(sorted(kinds))}.")
    return _called(kind, {key: tuple(v) if isinstance(v, list) else v for key, v in plain.items() if key != "is"})


def _called(kind: type[Any], parameters: Mapping[str, Any]) -> Any:
    try:
        return kind(**parameters)
    except TypeError as error:
        raise ModelError(f"{kind.__name__} cannot be made of {dict(parameters)}: {error}.") from error
