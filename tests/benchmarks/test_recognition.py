"""The corruptions of the benchmark really break a text: each is refused on every example that it applies to."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from cases import Case
from recognition import Broken, judged, mutations

from neurosym import InputError, registry
from neurosym.recognise import recognise

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted(EXAMPLES.glob("*.*"))
    if path.stem in registry.domain_names() and mutations(path.read_text(encoding="utf-8"))
}


@pytest.mark.parametrize("name", list(TEXTS))
def test_each_corruption_of_an_example_is_refused(name: str) -> None:
    for mutation in mutations(TEXTS[name]):
        broken = Broken(TEXTS[name])
        mutation(broken, Random(1))
        with pytest.raises(InputError):
            recognise("\n".join(broken.lines) + "\n", name)


@pytest.mark.parametrize("name", ["kakuro", "norinori", "binairo"])
def test_an_example_without_its_name_is_taken_or_named(name: str) -> None:
    assert judged(Case(name, name, TEXTS[name]))[0] in ("taken", "named")
