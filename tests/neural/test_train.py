"""The trainer: what a step does, that it is repeatable, and that a training can be taken up again to the bit."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from neurosym.errors import ModelError, UnknownNameError
from neurosym.neural import resume
from neurosym.neural.checkpoint import CheckpointError, load
from neurosym.neural.crew import Crew, Dealt
from neurosym.neural.journal import Journal, read
from neurosym.neural.recipe import Recipe, recipe_of, small
from neurosym.neural.schedule import Budget
from neurosym.neural.session import LOG, Session
from neurosym.neural.train import Course, Trainer
from tests.neural.courses import TRAINED, Grids, course, trainer, unneeded


@pytest.mark.parametrize("name", TRAINED)
def test_a_training_taken_up_again_goes_on_to_the_bit(name: str, tmp_path: Path) -> None:
    whole, cut = trainer(name), trainer(name)
    figures = [whole.step(1.0) for _ in range(5)]
    for _ in range(2):
        cut.step(1.0)
    resume.save(cut, tmp_path, {})
    again = trainer(name)
    again.step(1.0)  # whatever was there before is replaced
    resume.restore(again, tmp_path)
    assert [again.step(1.0) for _ in range(3)] == figures[2:]
    assert again.progress == whole.progress
    for mine, theirs in ((whole.looper.state_dict(), again.looper.state_dict()), (whole.average, again.average)):
        assert all(torch.equal(part, theirs[key]) for key, part in mine.items())


@pytest.mark.parametrize("name", TRAINED)
def test_equal_courses_give_equal_steps_and_other_seeds_others(name: str) -> None:
    one, same, other = trainer(name), trainer(name), trainer(name, seed=1)
    steps = [[each.step(1.0) for _ in range(2)] for each in (one, same, other)]
    assert steps[0] == steps[1] != steps[2]


def test_steps_lower_the_loss_and_raise_the_share_of_right_cells() -> None:
    taught = trainer("relational", batch=8)
    steps = [taught.step(1.0) for _ in range(24)]
    assert sum(step.loss for step in steps[-4:]) < 0.9 * sum(step.loss for step in steps[:4])
    assert sum(step.right for step in steps[-4:]) > sum(step.right for step in steps[:4])


def test_the_moving_average_lags_behind_the_weights() -> None:
    taught = trainer("relational")
    before = {name: part.clone() for name, part in taught.looper.state_dict().items()}
    taught.step(1.0)
    for name, part in taught.looper.state_dict().items():
        torch.testing.assert_close(taught.average[name], before[name].lerp(part, 0.02))


def test_a_loss_that_is_no_number_ends_the_training_with_advice() -> None:
    taught = trainer("sotaku")
    with torch.no_grad():
        next(taught.looper.parameters()).fill_(float("nan"))
    with pytest.raises(ModelError, match=r"step 0 is nan.*lower rate"):
        taught.step(1.0)


def test_operations_and_samples_add_up() -> None:
    taught = trainer("ldt")
    taught.step(1.0)
    once = taught.progress
    taught.step(1.0)
    assert taught.progress.samples == 2 * once.samples == 8
    assert taught.progress.flop == pytest.approx(2 * once.flop)


def test_a_course_of_another_seed_is_not_gone_on_with(tmp_path: Path) -> None:
    resume.save(trainer("sotaku"), tmp_path, {})
    with pytest.raises(CheckpointError, match="whose seed is 0; expected 1"):
        resume.restore(trainer("sotaku", seed=1), tmp_path)
    with pytest.raises(CheckpointError, match=r"whose recipe.batch is 4; expected 5"):
        resume.restore(trainer("sotaku", batch=5), tmp_path)


def test_states_that_do_not_fit_their_problem_are_refused(tmp_path: Path) -> None:
    resume.save(trainer("sotaku"), tmp_path, {})
    taught = trainer("sotaku")
    taught.source = {}
    with pytest.raises(CheckpointError, match="cannot be taken up"):
        resume.restore(taught, tmp_path)


def test_a_session_ends_with_its_budget_and_leaves_a_log_and_weights(tmp_path: Path) -> None:
    told: list[str] = []
    session = Session(trainer("relational"), Budget(steps=3), tmp_path)
    assert session.run(lambda each: told.append(str(each)), lambda: False, every=0.0)
    assert [line["step"] for line in read(tmp_path / LOG)] == [1, 2, 3]
    assert "step 3" in told[-1]
    assert "unsound drops" in told[-1]
    found = load(tmp_path / resume.MODEL)
    assert found.header["step"] == 3
    assert found.header["figures"]["loss"] > 0
    assert found.header["recipe"]["states"]["is"] == "Projected"
    assert not found.looper.training


def test_a_session_that_is_stopped_saves_and_goes_on_where_it_was(tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    Session(trainer("sotaku"), Budget(steps=4), whole).run(lambda told: None, lambda: False, every=60.0)
    asked: list[int] = []

    def after_two() -> bool:
        asked.append(1)
        return len(asked) > 2

    cut = tmp_path / "cut"
    assert not Session(trainer("sotaku"), Budget(steps=4), cut).run(lambda told: None, after_two, every=60.0)
    again = trainer("sotaku")
    resume.restore(again, cut)
    Session(again, Budget(steps=4), cut).run(lambda told: None, lambda: False, every=60.0)
    logs = [[{**line, "seconds": 0} for line in read(folder / LOG)] for folder in (whole, cut)]
    assert logs[0] == logs[1]


def test_a_log_forgets_steps_after_the_one_that_is_resumed_and_a_line_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_text('{"step": 1}\n{"step": 2}\n{"step": 3}\n{"st')
    journal = Journal(path, after=2)
    journal.write({"step": 3, "new": True})
    journal.close()
    assert [json.loads(line) for line in path.read_text().splitlines()] == [
        {"step": 1},
        {"step": 2},
        {"step": 3, "new": True},
    ]


def test_what_differs_between_systems_is_a_recipe() -> None:
    assert {name: type(recipe_of(name).states).__name__ for name in TRAINED} == {
        "relational": "Projected", "ldt": "Chains", "sotaku": "Roots",
    }  # fmt: skip
    assert small(recipe_of("ldt"), 8).segment == (8, 8)
    assert small(recipe_of("ldt"), 8).batch == 64
    with pytest.raises(UnknownNameError, match="ldt, relational, sotaku"):
        recipe_of("ltd")


@pytest.mark.parametrize("changes", [{"batch": 0}, {"segment": (0, 1)}, {"segment": (3, 2)}])
def test_a_recipe_without_states_or_loops_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ModelError):
        replace(recipe_of("ldt"), **changes)  # type: ignore[arg-type]


def test_processes_draw_different_problems_and_share_a_batch() -> None:
    source = Grids()
    dealt = [Dealt(source, Crew(rank, 3)) for rank in range(3)]
    assert [each[2].answer for each in dealt] == [source[number].answer for number in (6, 7, 8)]
    assert [Crew(rank, 3).share(8) for rank in range(3)] == [3, 3, 2]


def test_a_course_is_plain_data() -> None:
    made: Course = course("relational")
    assert json.loads(json.dumps(made.to_dict()))["recipe"]["batch"] == 4
    assert isinstance(made.recipe, Recipe)


@pytest.mark.parametrize("name", ["ldt", "sotaku"])
def test_in_bfloat16_a_training_begins_nearly_the_same_and_its_weights_stay_in_float32(name: str) -> None:
    plain = trainer(name, batch=16)
    rough = Trainer(replace(course(name, batch=16), precision="bfloat16"), Grids(), unneeded)
    exact, other = plain.step(1.0), rough.step(1.0)
    assert exact.loss != other.loss == pytest.approx(exact.loss, rel=0.02)
    assert other.norm == pytest.approx(exact.norm, rel=0.05)
    assert {part.dtype for part in rough.looper.parameters()} == {torch.float32}


def test_solved_counts_the_states_of_which_every_decided_cell_is_right() -> None:
    learner = trainer("relational", batch=8)
    figures = [learner.step(1.0) for _ in range(30)]
    assert all(0 <= each.solved <= 1 and (each.solved == 1) == (each.right == 1) for each in figures)
    assert any(0 < each.solved < 1 for each in figures)
