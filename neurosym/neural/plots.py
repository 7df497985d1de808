"""Pictures of logs, evaluations and what goes on inside. Needs matplotlib; no window is ever opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from neurosym.errors import InputError, MissingPackageError, NeurosymError

if TYPE_CHECKING:
    from neurosym.neural.diagnostics import AttractorMap, Trace

Draw: TypeAlias = Callable[[Any], None]
"""Draws one panel on axes of matplotlib."""
Log: TypeAlias = Sequence[Mapping[str, Any]]
FORMATS = (".svg", ".png", ".pdf")
WIDTH, HEIGHT, IN_A_ROW = 5.0, 3.6, 3
POINTS = 400
"""A curve of more steps is drawn by means of stretches."""


def write(panels: Sequence[Draw], path: Path) -> None:
    """Draw panels, three in a row. InputError for another ending, MissingPackageError without matplotlib."""
    if path.suffix.lower() not in FORMATS:
        raise InputError(f"--out {path}", f"a file that ends in {', '.join(FORMATS)}")
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
    except ModuleNotFoundError as error:
        raise MissingPackageError("drawing plots", "matplotlib") from error
    with rc_context({"svg.hashsalt": "neurosym", "font.size": 9}):
        columns = min(len(panels), IN_A_ROW)
        rows = -(-len(panels) // columns)
        figure = Figure(figsize=(WIDTH * columns, HEIGHT * rows), layout="constrained")
        for place, panel in enumerate(panels, 1):
            axes = figure.add_subplot(rows, columns, place)
            panel(axes)
            axes.spines[["top", "right"]].set_visible(False)
        try:
            figure.savefig(path, metadata={"Date": None} if path.suffix.lower() == ".svg" else None)
        except OSError as error:
            raise InputError(f"{str(path)!r} cannot be written: {error}", "a place to write to") from error


def thinned(values: Sequence[float], points: int = POINTS) -> tuple[list[float], list[float]]:
    """Places and means of at most so many equal stretches of ``values``."""
    stretch = max(1, -(-len(values) // points))
    parts = [values[first : first + stretch] for first in range(0, len(values), stretch)]
    return [i * stretch + len(part) / 2 for i, part in enumerate(parts)], [sum(part) / len(part) for part in parts]


def learning(logs: Mapping[str, Log], field: str) -> Draw:
    """A figure of the log over steps, a curve for each log. NeurosymError for a log without it."""

    def draw(axes: Any) -> None:
        for name, log in logs.items():
            if not log or field not in log[0]:
                raise NeurosymError(f"{name}: a log without {field!r}; give one that 'neurosym train' wrote.")
            at, means = thinned([float(line[field]) for line in log])
            axes.plot([log[0]["step"] + place for place in at], means, label=name, linewidth=1)
        _finish(axes, "step", {"right": "share of cells right"}.get(field, field))
        axes.set_ylim(0, 1.01 if field == "right" else None)

    return draw


def unsound(logs: Mapping[str, Log]) -> Draw:
    """The share of unsound drops over steps."""

    def draw(axes: Any) -> None:
        for name, log in logs.items():
            at, wrong = thinned([float(line["unsound"]) for line in log])
            _, drops = thinned([float(line["drops"]) for line in log])
            shares = [100 * w / d if d else 0.0 for w, d in zip(wrong, drops, strict=True)]
            axes.plot([log[0]["step"] + place for place in at], shares, label=name, linewidth=1)
        _finish(axes, "step", "unsound drops, %")
        axes.set_ylim(bottom=0)

    return draw


def depths(reports: Sequence[Mapping[str, Any]]) -> Draw:
    """Exact grids against loops, a curve for each report."""

    def draw(axes: Any) -> None:
        for report in reports:
            xs = [one["loops"] for one in report["passes"]]
            ys = [100 * one["exact"] / report["problems"] for one in report["passes"]]
            axes.plot(xs, ys, marker="o", markersize=3, linewidth=1, label=f"{report['preset']}, {report['data']}")
        axes.set_xscale("log", base=2)
        axes.set_ylim(0, 101)
        _finish(axes, "loops", "exact grids, %")

    return draw


def risk(reports: Sequence[Mapping[str, Any]]) -> Draw:
    """Wrong answers against answers without the checker, at the best depth of each report."""

    def draw(axes: Any) -> None:
        for report in reports:
            best = max(report["passes"], key=lambda one: (one["exact"], -one["loops"]))
            xs, ys = zip(*best["curve"], strict=True) if best["curve"] else ((), ())
            label = f"{report['preset']}, {report['data']}, {best['loops']} loops"
            axes.plot([100 * x for x in xs], [100 * y for y in ys], linewidth=1, label=label)
        axes.set_xlim(0, 101)
        axes.set_ylim(bottom=0)
        _finish(axes, "answered, % (the surest first)", "wrong of these, %, without checker")

    return draw


def residuals(watched: Trace) -> Sequence[Draw]:
    """Three panels of a trace: residual, cosine of moves, cells whose answer changed; median and the middle 80%."""
    panels = ((watched.residual, "residual", "log"), (watched.cosine, "cosine of moves", "linear"))
    return [_band(*panel) for panel in (*panels, (watched.changed, "share of cells changed", "linear"))]


def _band(values: Any, name: str, scale: str) -> Draw:
    def draw(axes: Any) -> None:
        low, middle, high = (values.double().quantile(share, 1).tolist() for share in (0.1, 0.5, 0.9))
        loops = range(1, len(values) + 1)
        axes.fill_between(loops, low, high, alpha=0.25, linewidth=0)
        axes.plot(loops, middle, linewidth=1)
        axes.set_yscale(scale)
        _finish(axes, "loop", name)

    return draw


def attractor(mapped: AttractorMap) -> Draw:
    """The ends of many starts; a filled mark is a right answer, and a colour is an answer."""

    def draw(axes: Any) -> None:
        for right, face in ((True, "full"), (False, "none")):
            for number in sorted(set(mapped.answers)):
                chosen = [
                    k
                    for k, (n, r) in enumerate(zip(mapped.answers, mapped.right, strict=True))
                    if (n, r) == (number, right)
                ]
                xs, ys = ([mapped.ends[k, axis].item() for k in chosen] for axis in (0, 1))
                axes.plot(xs, ys, "o", fillstyle=face, markersize=4, color=f"C{number % 10}")
        first, second = mapped.spread.tolist()
        kinds = f"{len(set(mapped.answers))} answers, {sum(mapped.right)} of {len(mapped.right)} ends right"
        axes.set_title(kinds)
        _finish(axes, f"first axis ({first:.0%})", f"second axis ({second:.0%})")

    return draw


def _finish(axes: Any, x: str, y: str) -> None:
    axes.set_xlabel(x)
    axes.set_ylabel(y)
    if axes.get_legend_handles_labels()[0]:
        axes.legend(frameon=False, fontsize=7)
