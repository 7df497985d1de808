"""A picture of cost against share, as SVG by hand: one colour for each series, one shape for each step along it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from math import ceil, log10
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
"""Cost as a multiple, above 0; share in percent."""

WIDTH, HEIGHT, LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT = 860, 520, 70, 50, 560, 400
COLOURS = ("#4477aa", "#ee6677", "#228833", "#aa9900", "#3399bb", "#aa3377", "#777777", "#000000", "#cc7722")
SHAPES = ("M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0Z", "M-5,-5H5V5H-5Z", "M0,-6L6,5H-6Z", "M0,-7L7,0L0,7L-7,0Z")
"""Circle, square, triangle, diamond; all around the origin."""


def text(x: float, y: float, words: str, anchor: str = "middle") -> str:
    """Words at a place."""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def mark(x: float, y: float, shape: int, colour: str) -> str:
    """One of the shapes at a place."""
    path = SHAPES[shape % len(SHAPES)]
    return f'<path d="{path}" transform="translate({x:.1f},{y:.1f})" fill="{colour}" fill-opacity="0.8"/>'


def frame(decades: int) -> list[str]:
    """The axes with their grid: cost in powers of ten, share by tens from 0 to 100."""
    lines = []
    for decade in range(decades + 1):
        x = LEFT + PLOT_WIDTH * decade / decades
        lines.append(f'<path d="M{x:.1f},{TOP}V{TOP + PLOT_HEIGHT}" stroke="#dddddd"/>')
        lines.append(text(x, TOP + PLOT_HEIGHT + 18, f"{10**decade:,}"))
    for share in range(0, 101, 10):
        y = TOP + PLOT_HEIGHT * (1 - share / 100)
        lines.append(f'<path d="M{LEFT},{y:.1f}H{LEFT + PLOT_WIDTH}" stroke="#dddddd"/>')
        lines.append(text(LEFT - 8, y + 4, str(share), "end"))
    return lines


def scatter(series: Mapping[str, Sequence[Point]], steps: Sequence[str], title: str, across: str) -> str:
    """The picture: ``series`` are lines of points, one for each of ``steps``; ``across`` names the axis of cost."""
    costs = [cost for points in series.values() for cost, _ in points]
    decades = max(1, ceil(log10(max(costs, default=10))))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" '
        'font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        text(LEFT + PLOT_WIDTH / 2, TOP - 20, title),
        text(LEFT + PLOT_WIDTH / 2, TOP + PLOT_HEIGHT + 42, across),
        *frame(decades),
    ]
    for number, (name, points) in enumerate(series.items()):
        colour = COLOURS[number % len(COLOURS)]
        places = [
            (LEFT + PLOT_WIDTH * log10(max(cost, 1)) / decades, TOP + PLOT_HEIGHT * (1 - share / 100))
            for cost, share in points
        ]
        track = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{track}" fill="none" stroke="{colour}" stroke-opacity="0.5"/>')
        parts += [mark(x, y, step, colour) for step, (x, y) in enumerate(places)]
        below = TOP + 10 + 20 * number
        parts += [mark(LEFT + PLOT_WIDTH + 25, below, 0, colour)]
        parts += [text(LEFT + PLOT_WIDTH + 38, below + 4, name, "start")]
    for step, name in enumerate(steps):
        below = TOP + 30 + 20 * (len(series) + step)
        parts += [mark(LEFT + PLOT_WIDTH + 25, below, step, "#555555")]
        parts += [text(LEFT + PLOT_WIDTH + 38, below + 4, name, "start")]
    return "\n".join([*parts, "</svg>"]) + "\n"
