"""The SAT engines: what the two quick calls leave behind is what python-sat's own would."""

from __future__ import annotations

import pytest

from neurosym.backends.engine import ENGINES, Engine


@pytest.mark.parametrize("name", ENGINES)
def test_models_cores_and_proofs_are_there_after_a_quick_call(name: str) -> None:
    engine = Engine(name, with_proof=True)
    engine.add([(1, 2), (-1, 3)])
    assert engine.solve([-2], 100) is True
    assert {-2, 1, 3} <= {*engine.whole.get_model()}
    assert engine.solve([-2, -3], 100) is False
    assert {*engine.whole.get_core()} == {-2, -3}
    engine.add([(-2, 3), (-3,)])
    assert engine.solve([], 100) is False
    assert engine.whole.get_proof()[-1].split() == ["0"]


@pytest.mark.parametrize("name", ENGINES)
def test_too_few_conflicts_tell_nothing(name: str) -> None:
    engine = Engine(name)
    holes, pigeons = range(8), range(9)
    engine.add([[1 + 8 * p + h for h in holes] for p in pigeons])
    engine.add([-1 - 8 * p - h, -1 - 8 * q - h] for h in holes for p in pigeons for q in range(p))
    assert engine.solve([], 10) is None
    assert engine.whole.accum_stats()["conflicts"] >= 10
