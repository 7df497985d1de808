"""The loop itself: runs are made of loops, problems do not know of each other, and halted ones stay as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import Tensor

from neurosym.errors import ModelError
from neurosym.lattice import Candidates
from neurosym.neural import backbone, halting, mix, noise, position, recurrence, start, supervision
from neurosym.neural.board import Board, board_of
from neurosym.neural.loop import Looper
from neurosym.neural.presets import names, preset
from neurosym.neural.readout import Readout
from neurosym.neural.spec import Shape
from neurosym.neural.violation import slope, violation
from tests.neural.grids import TEXTS, grids, looper, quiet, state, sudoku

RANDOM = {"geiping", "pondernet"}
OWN_LENGTH = {"act", "fan"}
"""Their last read-out is a mean over the loops of a run, or the number of loops is their own."""


def close(one: Readout, other: Readout) -> None:
    torch.testing.assert_close(one, other, atol=1e-8, rtol=1e-8)


@pytest.mark.parametrize("name", sorted(set(names()) - RANDOM - OWN_LENGTH))
def test_a_run_is_its_loops_one_by_one(name: str) -> None:
    module, board = looper(quiet(name)).eval(), grids()
    now = module.begin(board)
    for _ in range(3):
        now, readout = module.loop(board, now)
    ran, readouts = module.run(board, 3)
    close(readouts[-1], readout)
    assert ran.loops == now.loops == 3


@pytest.mark.parametrize("name", sorted(set(names()) - RANDOM))
def test_a_problem_is_read_alike_alone_and_in_company(name: str) -> None:
    module = looper(quiet(name)).eval()
    _, (together,) = module.run(grids(), 4)
    parts = [module.run(grids(text), 4)[1][0] for text in TEXTS]
    for field in range(3):
        torch.testing.assert_close(torch.cat([part[field] for part in parts]), together[field], atol=1e-6, rtol=1e-6)


@pytest.mark.parametrize("name", ["sotaku", "relational", "trm"])
def test_a_run_that_is_taken_up_again_is_one_run(name: str) -> None:
    module, board = looper(quiet(name)).eval(), grids()
    kept, _ = module.run(board, 2)
    close(module.run(board, 3, kept)[1][0], module.run(board, 5)[1][0])


@pytest.mark.parametrize("name", names())
def test_every_preset_runs_in_half_precision_where_torch_chooses_it(name: str) -> None:
    module = looper(quiet(name)).float()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        _, readouts = module.run(grids(), 3)
    assert all(bool(part.isfinite().all()) for readout in readouts for part in readout)


def test_the_same_seed_gives_the_same_beliefs() -> None:
    answers = []
    for _ in range(2):
        module = looper(preset("geiping"))
        torch.manual_seed(4)
        answers.append(module.run(empty_nine(), 3)[1][0].choose)
    assert torch.equal(*answers)


def empty_nine() -> Board:
    return board_of([(sudoku(3), sudoku(3).top)])


def test_training_gives_the_judged_loops_and_test_the_last() -> None:
    module = looper(quiet("sotaku", supervision=supervision.EveryLoop(2)))
    assert len(module.run(grids(), 6)[1]) == 3
    assert len(module.eval().run(grids(), 6)[1]) == 1


def test_a_fresh_view_of_a_kept_state_is_refused() -> None:
    module = looper(replace(quiet("ldt"), noise=(noise.Symmetry(),)))
    kept, _ = module.run(grids(), 2)
    with pytest.raises(ModelError, match="looks at each run from a fresh side"):
        module.run(grids(), 2, kept)


def test_a_dense_network_refuses_another_size() -> None:
    with pytest.raises(ModelError, match="16 cells and 4 values met a network made for 81 cells and 9 values"):
        Looper(preset("sotaku")).run(grids(), 1)


def test_a_network_of_givens_does_not_see_candidates_that_are_gone_but_one_of_candidates_does() -> None:
    part = Candidates([0b0011 if cell == 5 else mask for cell, mask in enumerate(state(TEXTS[0]))])
    boards = [board_of([(sudoku(), shown)]) for shown in (state(TEXTS[0]), part)]
    for name, same in (("sotaku", True), ("ldt", False)):
        module = looper(quiet(name))
        one, other = (module.core.embed(board) for board in boards)
        assert torch.equal(one, other) == same


def test_rotary_positions_read_grids_of_any_size_up_to_their_values() -> None:
    module = looper(quiet("sotaku", shape=Shape(cells=0, columns=0, values=9))).eval()
    for board, nodes in ((grids("1" + "." * 15), 61), (empty_nine(), 729)):
        assert module.run(board, 2)[1][0].choose.shape == (nodes,)


@pytest.mark.parametrize("name", ["sotaku", "relational"])
def test_each_problem_is_read_where_its_rule_stopped_it(name: str) -> None:
    """A rule that stops one problem at loop 2: its beliefs are those of two loops, the others' those of five."""

    class Stop(halting.Fixed):
        in_run = True

        def stops(self, evidence: halting.Evidence) -> Tensor:
            self.seen.append(1)
            return torch.tensor([False, len(self.seen) == 2, False])

        def __init__(self) -> None:
            object.__setattr__(self, "seen", [])

        seen: list[int]

    board = grids()
    module = looper(replace(quiet(name), halting=Stop())).eval()
    _, (held,) = module.run(board, 5)
    plain = looper(quiet(name)).eval()
    for problem, loops in ((0, 5), (1, 2), (2, 5)):
        mine = board.problem == problem
        torch.testing.assert_close(held.choose[mine], plain.run(board, loops)[1][0].choose[mine])


def test_problems_of_different_depth_are_each_read_at_their_own() -> None:
    spec = quiet("relational", recurrence=recurrence.Sized(per_cell=1 / 16), gradient=preset("sotaku").gradient)
    small, large = (sudoku(), state(TEXTS[0])), (sudoku(3), sudoku(3).top)
    module = looper(spec).eval()
    _, (both,) = module.run(board_of([small, large]), 99)
    alone = [module.run(board_of([one]), 99) for one in (small, large)]
    assert [ran.loops for ran, _ in alone] == [1, 6]
    torch.testing.assert_close(torch.cat([readouts[0].choose for _, readouts in alone]), both.choose)
    _, taught = module.train().run(board_of([small, large]), 99)
    torch.testing.assert_close(taught[-1].choose, both.choose)


def test_settled_problems_end_a_run_early() -> None:
    module = looper(
        quiet("deq", halting=halting.Settled(0.5), recurrence=recurrence.Flat(), gradient=preset("ldt").gradient)
    )
    with torch.no_grad():
        for parameter in module.core.stack.parameters():
            parameter.mul_(0.5)
    ran, _ = module.eval().run(grids(), 50)
    assert ran.loops < 50


def test_act_reads_the_mean_of_its_loops() -> None:
    module, board = looper(quiet("act")), grids()
    ran, (readout,) = module.run(board, 6)
    now, readouts = module.begin(board), []
    for _ in range(6):
        now, one = module.loop(board, now)
        readouts.append(one)
    assert ran.scores is not None
    weights = module.spec.halting.weights(ran.scores)
    assert weights is not None
    torch.testing.assert_close(weights.sum(0), torch.ones(3).double())
    expected = sum(weight[board.problem] * one.choose for weight, one in zip(weights, readouts, strict=True))
    torch.testing.assert_close(readout.choose, expected)


def test_ponder_gives_each_loop_and_its_weight_in_training() -> None:
    module = looper(quiet("pondernet"))
    ran, readouts = module.run(grids(), 5)
    assert ran.scores is not None
    weights = module.spec.halting.weights(ran.scores)
    assert weights is not None
    assert weights.shape == (len(readouts), 3) == (5, 3)
    assert bool(torch.autograd.grad(weights[0].sum(), module.get_parameter("parts.halting.weight"))[0].any())


def test_a_tied_core_equals_an_untied_one_with_the_same_weights_and_its_gradient_is_the_sum() -> None:
    tied = looper(quiet("albert", start=start.Embedded(), position=position.Nowhere()))
    copies = replace(quiet("albert", position=position.Nowhere()), loops=1, size=replace(tied.spec.size, layers=8))
    untied = looper(replace(copies, test_loops=1))
    weights = tied.state_dict()
    untied.load_state_dict(
        {name: weights[name if "blocks" not in name else _first(name)] for name in untied.state_dict()}
    )
    (one,), (other,) = tied.run(grids(), 8)[1], untied.run(grids(), 1)[1]
    close(one, other)
    name = "core.stack.blocks.0.perceptron.up.weight"
    (together,) = torch.autograd.grad(one.choose.square().sum(), tied.get_parameter(name))
    each = [untied.get_parameter(name.replace(".0.", f".{layer}.", 1)) for layer in range(8)]
    torch.testing.assert_close(sum(torch.autograd.grad(other.choose.square().sum(), each)), together)


def _first(name: str) -> str:
    words = name.split(".")
    return ".".join([*words[:3], "0", *words[4:]])


@pytest.mark.parametrize(
    ("share", "same"),
    [("none", set()), ("attention", {"mixing"}), ("perceptron", {"perceptron"}), ("all", {"mixing", "perceptron"})],
)
def test_layers_share_exactly_what_is_named(share: str, same: set[str]) -> None:
    module = looper(
        quiet(
            "albert", backbone=backbone.Attention(share=share, three=False), size=replace(preset("ldt").size, layers=2)
        )
    )
    one, other = module.core.stack.blocks
    assert {part for part in ("mixing", "perceptron") if getattr(one, part) is getattr(other, part)} == same
    assert (one is other) == (share == "all")


def test_the_mixer_runs_on_its_size() -> None:
    module = looper(quiet("trm", backbone=backbone.Mixer(), position=position.Nowhere()))
    assert bool(module.run(grids(), 1)[1][0].choose.isfinite().all())


def test_the_violation_is_zero_at_an_answer_and_its_slope_points_away() -> None:
    board = grids()
    answer = torch.tensor([int(mark) - 1 for mark in "1234341221434321"])
    sure = 40.0 * torch.nn.functional.one_hot(answer, 4).double().expand(3, 16, 4)
    full = board_of([(sudoku(), state("." * 16))] * 3)
    torch.testing.assert_close(violation(full, full.pick(sure)), torch.zeros(3).double(), atol=1e-9, rtol=0)
    logits = torch.randn(3, 16, 4).double()
    uphill = slope(board, logits)
    before, after = (violation(board, board.pick(rows)).sum() for rows in (logits, logits - 1e-3 * uphill))
    assert float(after) < float(before)


def test_ldt_may_be_told_places_by_rotation_and_its_token_is_not_turned() -> None:
    module = looper(quiet("ldt", position=position.Rope2D(base=10_000.0))).eval()
    scene = module.core.look(grids())
    assert scene.cos.shape == (17, 6)
    assert torch.equal(scene.cos[-1], torch.ones(6).double())
    assert bool(module.run(grids(), 2)[1][0].keep.isfinite().all())
    assert isinstance(module.spec.mix, mix.Residual)
