"""Noise enters where it says, and a board seen from another side gives its scores back to the right nodes."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import nn

from neurosym.neural.blocks import Drop
from neurosym.neural.noise import Dropout, LearnedNoise, LoopNoise, PathNoise, Symmetry, _square_views
from neurosym.neural.presets import preset
from neurosym.neural.presets.micro import micro
from neurosym.neural.sheet import Turned
from tests.neural.grids import TEXTS, grids, looper


def test_a_turned_board_gives_scores_back_to_their_nodes() -> None:
    torch.manual_seed(1)
    board = grids()
    shown = Symmetry().look(board, 4)
    assert isinstance(shown, Turned)
    assert not torch.equal(shown.dense(), board.dense())
    assert torch.equal(shown.dense().sum((1, 2)), board.dense().sum((1, 2)))
    # Scores that are the dense form itself: each node must find itself.
    assert bool((shown.pick(shown.dense()) == 1).all())
    number = torch.arange(3 * 16 * 4).view(3, 16, 4)
    batch = torch.arange(3)[:, None, None]
    seen = number[batch, shown.places[:, :, None], shown.names[:, None, :]]
    assert torch.equal(shown.pick(seen), board.pick(number))


def test_a_square_has_eight_views_an_oblong_four_all_different() -> None:
    for cells, columns, count in ((16, 4, 8), (24, 6, 4)):
        views = {tuple(view.flatten().tolist()) for view in _square_views(cells, columns)}
        assert len(views) == count
        assert all(sorted(view) == list(range(cells)) for view in views)


def test_views_keep_the_lines_and_boxes_of_a_grid() -> None:
    torch.manual_seed(3)
    board = grids(*TEXTS * 8)
    shown = Symmetry(values=False).look(board, 4)
    assert isinstance(shown, Turned)
    units = [{4 * row + column for column in range(4)} for row in range(4)]
    units += [{4 * row + column for row in range(4)} for column in range(4)]
    units += [{8 * (box // 2) + 2 * (box % 2) + k for k in (0, 1, 4, 5)} for box in range(4)]
    for places in shown.places.tolist():
        assert all({places[cell] for cell in unit} in units for unit in units)


def test_ldt_is_shown_another_side_in_each_run_and_dropout_stays_on() -> None:
    spec = replace(micro(preset("ldt")), test_noise=(Symmetry(),))
    module = looper(spec).eval()
    one, other = (module.run(grids(), 4)[1][0].keep for _ in range(2))
    assert not torch.allclose(one, other)
    dropped = looper(replace(spec, test_noise=(Dropout(0.05),))).eval()
    one, other = (dropped.run(grids(), 4)[1][0].keep for _ in range(2))
    assert not torch.allclose(one, other)
    still = looper(replace(spec, test_noise=())).eval()
    assert torch.equal(*(still.run(grids(), 4)[1][0].keep for _ in range(2)))


def test_dropout_has_the_rates_of_training_and_test() -> None:
    for module in looper(micro(preset("ldt"))).modules():
        if isinstance(module, Drop):
            assert module.train().rate == 0.1
            assert module.eval().rate == 0.05


@pytest.mark.parametrize("sigma", [0.0, 0.5])
def test_gaussian_noise_has_its_deviation_at_its_place(sigma: float) -> None:
    torch.manual_seed(0)
    rows = torch.zeros(100, 1000)
    assert abs(float(LoopNoise(sigma).before(rows).std()) - sigma) < 0.01
    assert abs(float(PathNoise(sigma).after(nn.Identity(), rows, True).std()) - sigma) < 0.01
    assert torch.equal(LoopNoise(sigma).after(nn.Identity(), rows, True), rows)
    assert torch.equal(PathNoise(sigma).before(rows), rows)


def test_a_learnt_draw_moves_the_high_state_only_and_can_be_taught() -> None:
    torch.manual_seed(0)
    module, rows = LearnedNoise().build(8), torch.randn(2, 3, 8)
    assert torch.equal(LearnedNoise().after(module, rows, False), rows)
    drawn = [LearnedNoise().after(module, rows, True) for _ in range(2)]
    assert not torch.equal(drawn[0], drawn[1])
    assert all(bool(p.any()) for p in torch.autograd.grad(drawn[0].square().sum(), list(module.parameters())))
