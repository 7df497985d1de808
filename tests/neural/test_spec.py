"""A spec refuses what does not go together, naming both axes; it is plain data and back."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

import pytest

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
    supervision,
)
from neurosym.neural.presets import names, preset
from neurosym.neural.presets.micro import micro
from neurosym.neural.spec import AXES, LoopSpec, Shape, Size

ANY, GRIDS = Shape(0, 0, 0), Shape(0, 0, 9)
UNSET = backbone.Attention(learned=False, three=False)

ILLEGAL: list[tuple[str, str, str, dict[str, Any]]] = [
    ("gradient", "recurrence", "trm", {"gradient": gradient.Implicit()}),
    ("gradient", "recurrence", "sotaku", {"gradient": gradient.Implicit()}),
    ("gradient", "depth", "deq", {"depth": depth.ExpertChoice()}),
    ("gradient", "noise", "deq", {"noise": (noise.PathNoise(),)}),
    ("recurrence", "noise", "deq", {"noise": (noise.Dropout(),), "gradient": gradient.Full()}),
    ("recurrence", "depth", "trm", {"depth": depth.CellAct()}),
    ("gradient", "recurrence", "sotaku", {"gradient": gradient.LastRecursion()}),
    ("backbone", "recurrence", "hrm", {"recurrence": recurrence.Flat(), "gradient": gradient.Full()}),
    ("backbone", "recurrence", "trm", {"backbone": backbone.Attention(token="fresh")}),
    ("injection", "recurrence", "trm", {"injection": injection.Predictions()}),
    ("backbone", "shape", "trm", {"backbone": backbone.Mixer(), "position": position.Nowhere(), "shape": GRIDS}),
    ("backbone", "shape", "act", {"shape": GRIDS}),
    ("backbone", "shape", "sotaku", {"shape": ANY}),
    ("position", "shape", "ldt", {"shape": GRIDS}),
    ("position", "backbone", "relational", {"position": position.Rope2D()}),
    ("position", "backbone", "trm", {"backbone": backbone.Mixer()}),
    ("position", "backbone", "albert", {"backbone": backbone.Attention(prelude=1)}),
    ("gradient", "backbone", "sotaku", {"gradient": gradient.Unlearned()}),
    ("gradient", "backbone", "giannou", {"gradient": gradient.Full()}),
    ("backbone", "mix", "giannou", {"backbone": UNSET}),
    ("backbone", "mix", "giannou", {"mix": mix.Residual("layer")}),
    ("acceptance", "halting", "sotaku", {"acceptance": acceptance.BestScore()}),
    ("projection", "backbone", "trm", {"projection": projection.Lattice()}),
    ("projection", "injection", "ldt", {"projection": projection.Softmax()}),
    ("injection", "backbone", "relational", {"injection": injection.Predictions()}),
    ("injection", "backbone", "act", {"injection": injection.Slope()}),
    ("injection", "noise", "sotaku", {"noise": (noise.Symmetry(),)}),
    ("gradient", "noise", "ldt", {"gradient": gradient.Carried()}),
    ("supervision", "noise", "ldt", {"supervision": supervision.EverySegment()}),
    ("noise", "backbone", "relational", {"noise": (noise.Symmetry(),), "gradient": gradient.Full()}),
    ("depth", "backbone", "relational", {"depth": depth.ExpertChoice()}),
    ("depth", "backbone", "ldt", {"depth": depth.CellAct()}),
    ("supervision", "halting", "sotaku", {"supervision": supervision.Expected()}),
    ("recurrence", "gradient", "fan", {"gradient": gradient.Carried()}),
]


@pytest.mark.parametrize(("one", "other", "name", "changes"), ILLEGAL, ids=str)
def test_what_does_not_go_together_is_refused_by_the_names_of_both_axes(
    one: str, other: str, name: str, changes: dict[str, Any]
) -> None:
    with pytest.raises(ModelError) as caught:
        replace(preset(name), **changes)
    message = str(caught.value)
    assert message.startswith(f"{name}: {one} ")
    assert f" does not go with {other} " in message
    assert re.search(r": [a-z].+\. (Use|Say) .+\.$", message)


def test_every_law_is_broken_by_one_of_these_cases() -> None:
    broken = set()
    for one, other, name, changes in ILLEGAL:
        values = {**{field.name: getattr(preset(name), field.name) for field in fields(LoopSpec)}, **changes}
        bare = object.__new__(LoopSpec)
        for field, value in values.items():
            object.__setattr__(bare, field, value)
        first = next(law for law in legal.LAWS if law.broken(bare))
        assert (first.one, first.other) == (one, other)
        broken.add(legal.LAWS.index(first))
    assert broken == set(range(len(legal.LAWS)))


@pytest.mark.parametrize("name", names())
def test_no_preset_breaks_a_law_or_needs_a_warning(name: str, recwarn: pytest.WarningsRecorder) -> None:
    spec = preset(name)
    assert not [law.reason for law in legal.LAWS if law.broken(spec)]
    replace(spec)
    micro(spec)
    assert not recwarn.list


def test_telling_the_loop_and_looping_deeper_asks_for_a_warning() -> None:
    with pytest.warns(UserWarning, match="loops 9 to 32 at test were never seen"):
        replace(preset("ut"), test_loops=32)


def test_sizes_must_be_there_and_heads_must_divide_the_width() -> None:
    with pytest.raises(ModelError, match="layers of sotaku is 0"):
        replace(preset("sotaku"), size=Size(layers=0))
    with pytest.raises(ModelError, match="width 100 does not go with heads 3"):
        replace(preset("sotaku"), size=Size(width=100, heads=3))


def test_loops_at_test_are_those_of_training_unless_said() -> None:
    assert LoopSpec(name="one", backbone=backbone.Relational(), shape=ANY, loops=7).test_loops == 7
    assert preset("sotaku").test_loops == 1024


def test_plain_data_that_is_not_a_spec_is_refused_with_what_exists() -> None:
    plain = preset("sotaku").to_dict()
    with pytest.raises(ModelError, match=r"has no colour\. Known: acceptance"):
        LoopSpec.from_dict({**plain, "colour": 1})
    with pytest.raises(ModelError, match=r"the axis halting has no value 'Never'\. Known: Act"):
        LoopSpec.from_dict({**plain, "halting": {"is": "Never"}})
    with pytest.raises(ModelError, match="Rope2D cannot be made of"):
        LoopSpec.from_dict({**plain, "position": {"is": "Rope2D", "bass": 1.0}})


@pytest.mark.parametrize("axis", AXES)
def test_values_of_an_axis_are_frozen_and_equal_by_value(axis: str) -> None:
    for kind in AXES[axis]:
        assert kind() == kind()
        assert hash(kind()) == hash(kind())


def test_every_value_of_every_axis_is_used_by_a_preset_or_named_here() -> None:
    used = {
        type(value).__name__
        for name in names()
        for axis in AXES
        for found in [getattr(preset(name), axis)]
        for value in (found if isinstance(found, tuple) else (found,))
    }
    spare = {kind.__name__ for kinds in AXES.values() for kind in kinds} - used
    assert spare == {
        "Mixer", "Damped", "TokenChoice", "PathNoise", "SmallChange", "Settled", "Confident",
        "LeastResidual", "Majority", "OwnFlag",
    }  # fmt: skip


def test_micro_keeps_the_axes_and_cuts_the_sizes() -> None:
    spec = micro(preset("trm"))
    assert spec.gradient == preset("trm").gradient
    assert spec.size == Size(width=48, hidden=192, layers=2, heads=4)
    assert spec.recurrence == recurrence.Nested(recursions=2, low=2)
    assert micro(preset("sotaku")).loops == 6
    assert micro(preset("sotaku")).test_loops == 24
    assert micro(preset("ldt")).loops == 8
    assert micro(preset("relational")).shape == ANY
    assert isinstance(micro(preset("ldt")).halting, halting.Decided)
