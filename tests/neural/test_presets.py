"""The presets that are trained here equal their papers, written out plainly; all of them build and run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from neurosym.errors import UnknownNameError
from neurosym.neural import presets
from neurosym.neural.loop import Looper
from neurosym.neural.presets import names, preset
from neurosym.neural.presets.micro import micro
from neurosym.neural.readout import Readout
from neurosym.neural.spec import LoopSpec
from tests.neural.grids import assert_same, gradients, grids, looper, quiet, total

PAPERS = {
    "act", "ut", "iai", "albert", "deq", "pondernet", "giannou", "yang", "fan", "geiping", "mor", "hrm", "trm",
    "sotaku", "ptrm", "gram", "ldt",
}  # fmt: skip


def test_every_paper_of_the_lineage_has_a_preset_and_so_have_we() -> None:
    assert set(names()) == PAPERS | {"relational"}


@pytest.mark.parametrize("name", names())
def test_a_preset_survives_json(name: str) -> None:
    for spec in (preset(name), micro(preset(name))):
        assert LoopSpec.from_dict(json.loads(json.dumps(spec.to_dict()))) == spec


@pytest.mark.parametrize("name", names())
def test_a_preset_runs_forwards_and_where_it_is_taught_backwards(name: str) -> None:
    board, spec = grids(), micro(preset(name))
    module = looper(spec)
    _, readouts = module.run(board, spec.loops)
    for readout in readouts:
        assert readout.keep.shape == readout.choose.shape == board.cell.shape
        assert readout.conflict.shape == (board.problems,)
        assert all(bool(part.isfinite().all()) for part in readout)
    if spec.backbone.learned:
        moved = [name for name, gradient in gradients(total(readouts), module).items() if bool(gradient.any())]
        assert any(name.startswith(("core.enter", "core.node")) for name in moved)
    else:
        assert not any(parameter.requires_grad for parameter in module.core.parameters())
    module.eval()
    assert len(module.run(board, spec.test_loops)[1]) == 1


@pytest.mark.parametrize("name", names())
def test_a_preset_is_a_docstring_and_a_value_on_one_screen(name: str) -> None:
    text = (Path(presets.__file__).parent / f"{name}.py").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 25
    assert preset(name).name == name


def test_an_unknown_preset_names_its_neighbours() -> None:
    with pytest.raises(UnknownNameError, match="Did you mean 'sotaku'"):
        preset("sotako")


def test_full_sotaku_has_as_many_parameters_as_the_published_one() -> None:
    count = sum(parameter.numel() for parameter in Looper(preset("sotaku")).parameters())
    assert count == 796_937
    assert abs(count - 0.80e6) <= 0.01 * 0.80e6


def test_full_relational_is_small() -> None:
    assert sum(parameter.numel() for parameter in Looper(preset("relational")).parameters()) < 50_000


def block(rows: Tensor, weights: Mapping[str, Tensor], at: str, turn: Tensor | None, activation: str) -> Tensor:
    """A pre-norm block of 4 heads, from its weights, cell by cell where that is plainer."""
    width = rows.shape[2]
    size = width // 4
    normed = F.layer_norm(rows, (width,), weights[f"{at}.before.0.weight"], weights[f"{at}.before.0.bias"])
    mixed = F.linear(normed, weights[f"{at}.mixing.inward.weight"], weights[f"{at}.mixing.inward.bias"])
    heard = []
    for head in range(4):
        query, key, value = (mixed[..., part * width + head * size :][..., :size] for part in range(3))
        if turn is not None:
            query, key = (torch.einsum("sij,bsj->bsi", turn, part) for part in (query, key))
        scores = query @ key.transpose(1, 2) / size**0.5
        heard.append(scores.softmax(-1) @ value)
    out = F.linear(torch.cat(heard, -1), weights[f"{at}.mixing.outward.weight"], weights[f"{at}.mixing.outward.bias"])
    rows = rows + out
    normed = F.layer_norm(rows, (width,), weights[f"{at}.before.1.weight"], weights[f"{at}.before.1.bias"])
    inner = F.linear(normed, weights[f"{at}.perceptron.up.weight"], weights[f"{at}.perceptron.up.bias"])
    inner = torch.relu(inner) if activation == "relu" else inner * 0.5 * (1 + torch.erf(inner / 2**0.5))
    return rows + F.linear(inner, weights[f"{at}.perceptron.down.weight"], weights[f"{at}.perceptron.down.bias"])


def rotations(size: int, base: float) -> Tensor:
    """[16, size, size] the rotation of a head at each cell of a 4x4 grid: first half by row, second half by column."""
    turn = torch.zeros(16, size, size, dtype=torch.float64)
    for cell in range(16):
        for pair in range(size // 2):
            axis, index = divmod(pair, size // 4)
            angle = torch.tensor((cell // 4, cell % 4)[axis] * base ** (-2 * index / (size // 2)), dtype=torch.float64)
            rotation = torch.stack([angle.cos(), -angle.sin(), angle.sin(), angle.cos()]).view(2, 2)
            turn[cell, 2 * pair : 2 * pair + 2, 2 * pair : 2 * pair + 2] = rotation
    return turn


def linear(rows: Tensor, weights: Mapping[str, Tensor], at: str) -> Tensor:
    return F.linear(rows, weights[f"{at}.weight"], weights.get(f"{at}.bias"))


def test_sotaku_equals_the_published_loop() -> None:
    spec, board = quiet("sotaku"), grids()
    module = looper(spec)
    weights = dict(module.named_parameters())
    dense = board.dense().double()
    digit = torch.where(dense.sum(-1) == 1, dense.argmax(-1) + 1, 0)
    hidden = linear(F.one_hot(digit, 5).double(), weights, "core.enter")
    chances = torch.zeros(len(dense), 16, 4, dtype=torch.float64)
    readouts = []
    for _ in range(spec.loops):
        hidden = hidden + linear(chances, weights, "parts.injection")
        for layer in range(2):
            hidden = block(hidden, weights, f"core.stack.blocks.{layer}", rotations(12, 10.0), "relu")
        logits = linear(hidden, weights, "core.heads.choose")
        chances = logits.softmax(-1)
        readouts.append(Readout(torch.logit(board.pick(chances)), board.pick(logits), torch.zeros(3).double()))
    _, found = module.run(board, spec.loops)
    assert len(found) == spec.loops
    for one, other in zip(found, readouts, strict=True):
        torch.testing.assert_close(one, other, atol=1e-5, rtol=1e-5)
    assert_same(gradients(total(found), module), gradients(total(readouts), module), 1e-5)


def test_ldt_equals_the_published_loop() -> None:
    spec, board = quiet("ldt"), grids()
    module = looper(spec)
    weights = dict(module.named_parameters())
    first = linear(board.dense().double(), weights, "core.enter")
    places = torch.arange(16)
    where = weights["parts.position.0.weight"][places // 4] + weights["parts.position.1.weight"][places % 4]
    hidden, readouts = first, []
    for _ in range(spec.loops):
        hidden = hidden + first
        rows = torch.cat([hidden + where, weights["core.token"].expand(len(hidden), 1, -1)], 1)
        for layer in range(2):
            rows = block(rows, weights, f"core.stack.blocks.{layer}", None, "gelu")
        cells, token = rows[:, :-1], rows[:, -1]
        hidden = F.layer_norm(hidden + cells, (48,), weights["parts.mix.weight"], weights["parts.mix.bias"])
        keep, choose = (board.pick(linear(hidden, weights, f"core.heads.{head}")) for head in ("keep", "choose"))
        readouts.append(Readout(keep, choose, linear(token, weights, "core.heads.conflict")[:, 0]))
    _, found = module.run(board, spec.loops)
    for one, other in zip(found, readouts, strict=True):
        torch.testing.assert_close(one, other, atol=1e-5, rtol=1e-5)
    assert_same(gradients(total(found), module), gradients(total(readouts), module), 1e-5)


def test_relational_equals_its_formula() -> None:
    spec, board = preset("relational"), grids()
    module = looper(spec)
    first = module.core.embed(board)
    injected = first @ module.get_parameter("parts.injection.weight").T
    scene = module.core.look(board)

    def rms(rows: Tensor) -> Tensor:
        return rows / (rows.square().mean(-1, keepdim=True) + 1e-6).sqrt()

    hidden, readouts = rms(first), []
    for loop in range(6):
        hidden = rms(hidden + module.core(hidden, scene) + injected)
        if loop % 2 == 1:
            readouts.append(module.core.read(hidden, board))
    _, found = module.run(board, 6)
    assert len(found) == 3
    for one, other in zip(found, readouts, strict=True):
        torch.testing.assert_close(one, other, atol=1e-5, rtol=1e-5)
    assert_same(gradients(total(found), module), gradients(total(readouts), module), 1e-5)


def test_ptrm_without_noise_is_trm_to_the_bit() -> None:
    board = grids()
    noisy, still = (looper(micro(preset(name))).eval() for name in ("ptrm", "trm"))
    quietly = looper(replace(micro(preset("ptrm")), test_noise=())).eval()
    answers = [module.run(board, 3)[1][0].choose for module in (noisy, still, quietly)]
    assert torch.equal(answers[1], answers[2])
    assert not torch.equal(answers[0], answers[1])


def test_gram_with_its_draw_silenced_is_its_deterministic_base() -> None:
    board = grids()
    module = looper(micro(preset("gram"))).eval()
    with torch.no_grad():
        module.get_parameter("parts.LearnedNoise.weight").zero_()
        bias = module.get_parameter("parts.LearnedNoise.bias")
        bias[:48].zero_()
        bias[48:].fill_(-1e3)
    base = looper(replace(micro(preset("gram")), noise=(), test_noise=())).eval()
    base.load_state_dict({name: value for name, value in module.state_dict().items() if "LearnedNoise" not in name})
    torch.testing.assert_close(module.run(board, 3)[1][0], base.run(board, 3)[1][0])
