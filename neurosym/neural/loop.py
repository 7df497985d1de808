"""The looper: one recurrence that reads its axes from a spec. No system has code of its own here.

For each loop, and in it for each call that the recurrence makes::

    u  = inject(s, e, belief)        the axis injection (and position)
    s' = mix(s, u, f(u))             the axes mix and backbone
    s  = route(noise(s'))            the axes noise, depth, projection

The axis gradient says which calls leave a history; supervision, which read-outs a run gives; halting, when it ends.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import torch
from torch import Tensor, nn

from neurosym.errors import ModelError
from neurosym.neural.board import softmax_in_cell
from neurosym.neural.depth import Way
from neurosym.neural.halting import Evidence
from neurosym.neural.injection import Entered, Fed
from neurosym.neural.readout import Readout
from neurosym.neural.recurrence import Place, State
from neurosym.neural.spec import LoopSpec
from neurosym.neural.violation import slope


class Scene(NamedTuple):
    """What of a board stays the same in a run."""

    board: Any
    """As it is shown: perhaps from another side."""
    embedded: Tensor
    core: Any
    """What the core looked up."""


class Looper(nn.Module):
    """A spec, brought to life. Same spec, weights, board and random seed: same beliefs."""

    def __init__(self, spec: LoopSpec) -> None:
        super().__init__()
        self.spec = spec
        self.core: Any = spec.backbone.build(spec.plan)
        self.low = spec.backbone.second(spec.plan)
        self.tokens, self.fresh = getattr(self.core, "tokens", 0), getattr(self.core, "fresh", 0)
        width = spec.size.width
        parts = {
            "start": spec.start.build(width),
            "low_start": spec.start.build(width) if spec.recurrence.nested else nn.Identity(),
            "injection": spec.injection.build(width, spec.shape.values),
            "mix": spec.mix.build(width),
            "position": spec.position.build(width, spec.shape.cells, spec.shape.columns),
            "halting": spec.halting.build(width),
            "depth": spec.depth.build(width, spec.loops),
            **{type(noise).__name__: noise.build(width) for noise in (*spec.noise, *spec.test_noise)},
        }
        self.parts = nn.ModuleDict(parts)

    def begin(self, board: Any) -> State:
        """The state before the first loop."""
        return self._begin(self._scene(board))

    def loop(self, board: Any, state: State) -> tuple[State, Readout]:
        """One loop, and what the heads say after it."""
        scene = self._scene(board)
        state = self._advance(scene, state._replace(scores=None), Place())
        return state, self._read(scene, state)

    def run(self, board: Any, loops: int, state: State | None = None) -> tuple[State, list[Readout]]:
        """Loops from ``state``, with what history it has (``detach`` a kept one), or from the start.

        In training the read-outs of the loops that the supervision judges; at test one, at the end, which for each
        problem may be where the halting rule stopped it. ModelError if a state is given to a looper with symmetry.
        """
        noises = self._noises()
        if state is not None and any(noise.turns for noise in noises):
            raise ModelError(
                f"{self.spec.name} looks at each run from a fresh side, and the state given was seen from another. "
                "Start each run anew, or use a spec without Symmetry."
            )
        shown = board
        for noise in noises:
            shown = noise.look(shown, self.spec.shape.columns)
        scene = self._scene(shown)
        state = self._begin(scene) if state is None else state._replace(scores=None)
        counts = self.spec.recurrence.count(loops, torch.bincount(board.owner, minlength=board.problems), self.training)
        return self._run(scene, state, counts)

    def _run(self, scene: Scene, state: State, counts: Tensor) -> tuple[State, list[Readout]]:
        spec, total = self.spec, int(counts.max())
        watching = spec.halting.in_run and not self.training
        holding = watching or bool((counts < total).any())
        done = torch.zeros_like(counts, dtype=torch.bool)
        readouts: list[Readout] = []
        belief: Tensor | None = None
        for loop in range(total):
            last = state
            state = self._advance(scene, last, Place(loop, total))
            if holding:
                state = self._hold(scene, done, last, state)
            judged = spec.supervision.judges(loop, total) if self.training else loop == total - 1
            done = done | (counts <= loop + 1)
            if watching:
                readout = self._read(scene, state)
                evidence = self._evidence(scene, last, state, readout, belief)
                belief, done = evidence.belief, done | spec.halting.stops(evidence)
                readouts = [*readouts, readout] if spec.halting.mean_field else [readout]
            elif judged or spec.halting.mean_field:
                readouts.append(self._read(scene, state))
            if watching and bool(done.all()):
                break
        if spec.halting.mean_field and state.scores is not None:
            return state, [self._mean(scene, readouts, state.scores)]
        return state, readouts

    def _noises(self) -> tuple[Any, ...]:
        return self.spec.noise if self.training else self.spec.test_noise

    def _scene(self, board: Any) -> Scene:
        embedded = self.core.embed(board)
        if not self.spec.position.each_loop:
            embedded = self._placed(embedded, 0)
        return Scene(board, embedded, self.core.look(board))

    def _begin(self, scene: Scene) -> State:
        start, nested = self.spec.start, self.spec.recurrence.nested
        low = start.begin(self.parts["low_start"], scene.embedded) if nested else None
        return State(start.begin(self.parts["start"], scene.embedded), low)

    def _placed(self, rows: Tensor, loop: int) -> Tensor:
        """Rows with those of the position added to the cells."""
        if rows.dim() < 3:
            return rows
        cells = rows[:, : rows.shape[1] - self.tokens]
        columns = self.spec.shape.columns or round(cells.shape[1] ** 0.5)
        added = self.spec.position.rows(self.parts["position"], cells, columns, loop)
        return rows if added is None else rows + nn.functional.pad(added, (0, 0, 0, self.tokens))

    def _advance(self, scene: Scene, state: State, place: Place) -> State:
        """One loop."""
        for noise in self._noises():
            state = state._replace(hidden=noise.before(state.hidden))

        def call(state: State, place: Place) -> State:
            return self.spec.gradient.take(lambda s: self._call(scene, s, place), state, place)

        state = self.spec.recurrence.advance(call, state, place)
        state = state._replace(loops=state.loops + 1)
        if self.spec.halting.outputs:
            scores = self.parts["halting"](self._whole(scene, state))[None]
            state = state._replace(scores=scores if state.scores is None else torch.cat([state.scores, scores]))
        return state

    def _call(self, scene: Scene, state: State, place: Place) -> State:
        """One application of the core, to the state or to the scratchpad."""
        spec, parts = self.spec, self.parts
        before, other = (state.hidden, state.low) if place.high else (state.low, state.hidden)
        assert before is not None
        rows = before if other is None else before + other
        nested_high = place.high and other is not None
        inside, beside = Entered(rows) if nested_high else self._enter(scene, state, rows)
        placed = self._placed(inside, state.loops) if spec.position.each_loop else inside
        core = self.core if place.high or self.low is None else self.low
        said = core(placed, scene.core)
        after = spec.mix.mix(parts["mix"], before, inside, said if beside is None else said + beside)
        if self.fresh:
            after = torch.cat([after[:, : -self.fresh], said[:, -self.fresh :]], 1)
        for noise in self._noises():
            after = noise.after(parts[type(noise).__name__], after, place.high)
        way = Way(state.loops, self.training, self._guess(scene))
        after, memory = spec.depth.route(parts["depth"], before, after, state.memory, way)
        if spec.projection.of_state:
            after = spec.projection.project(after)
        if place.high:
            return state._replace(hidden=after, memory=memory)
        return state._replace(low=after)

    def _enter(self, scene: Scene, state: State, rows: Tensor) -> Entered:
        spec, belief, sloping = self.spec, None, None
        if state.loops and spec.injection.feeds_belief:
            belief = spec.projection.project(self.core.guess(state.hidden, scene.core))
        if state.loops and spec.injection.feeds_slope:
            sloping = slope(scene.board, self.core.guess(state.hidden, scene.core))
        fed = Fed(scene.embedded, belief, sloping, state.loops == 0)
        return spec.injection.enter(self.parts["injection"], rows, fed)

    def _guess(self, scene: Scene) -> Any:
        guess = getattr(self.core, "guess", None)
        return None if guess is None else lambda hidden: guess(hidden, scene.core)

    def _read(self, scene: Scene, state: State) -> Readout:
        readout: Readout = self.core.read(self.spec.depth.shown(state.hidden, state.memory), scene.board)
        return readout

    def _owner(self, scene: Scene, rows: Tensor) -> Tensor:
        """[rows] the problem of each entry of the first axis of a state."""
        if rows.dim() == 3:
            return torch.arange(len(rows), device=rows.device)
        return torch.cat([scene.board.problem, scene.board.group_problem])

    def _whole(self, scene: Scene, state: State) -> Tensor:
        """[B, D] the mean row of each problem."""
        if state.hidden.dim() == 3:
            return state.hidden.mean(1)
        owner = self._owner(scene, state.hidden)
        counts = torch.bincount(owner, minlength=scene.board.problems).clamp(1)[:, None]
        total = state.hidden.new_zeros(scene.board.problems, state.hidden.shape[1])
        return total.index_add(0, owner, state.hidden) / counts

    def _hold(self, scene: Scene, done: Tensor, old: State, new: State) -> State:
        """The new state, but the old one for problems that are done."""

        def held(before: Tensor, after: Tensor) -> Tensor:
            keep = done[self._owner(scene, after)]
            return torch.where(keep.view(-1, *[1] * (after.dim() - 1)), before, after)

        low = new.low if new.low is None or old.low is None else held(old.low, new.low)
        memory = tuple(held(*pair) for pair in zip(old.memory, new.memory, strict=True)) if old.memory else new.memory
        return new._replace(hidden=held(old.hidden, new.hidden), low=low, memory=memory)

    def _evidence(self, scene: Scene, last: State, state: State, readout: Readout, belief: Tensor | None) -> Evidence:
        board, problems = scene.board, scene.board.problems
        owner = self._owner(scene, state.hidden)

        def size(rows: Tensor) -> Tensor:
            squares = rows.detach().square().flatten(1).sum(1)
            return squares.new_zeros(problems).index_add(0, owner, squares).sqrt()

        moved = size(state.hidden - last.hidden) / size(state.hidden).clamp(min=1e-12)
        scores = state.scores if state.scores is not None else moved.new_zeros(1, problems, 0)
        believed = softmax_in_cell(board, readout.choose)[board.own]
        return Evidence(
            scores, believed, belief, moved, readout.conflict, board.problem[board.own], board.cell[board.own]
        )

    def _mean(self, scene: Scene, readouts: list[Readout], scores: Tensor) -> Readout:
        """The read-outs, each weighted by the chance that its problem halted there."""
        weights = self.spec.halting.weights(scores)
        assert weights is not None
        by_node = weights[:, scene.board.problem]
        keep, choose, conflict = (torch.stack(part) for part in zip(*readouts, strict=True))
        return Readout((by_node * keep).sum(0), (by_node * choose).sum(0), (weights * conflict).sum(0))
