"""Plots as inline SVG, from estimates: bars with whiskers, and lines with bands.

Every plot has a title and a description for those who cannot see it; what it shows stands in a table beside it. Colours
come from the style of the page and never tell anything alone: a second line is dashed and has square marks.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from salessim.reports.page.elements import WIDTH, svg, text, tick_step
from salessim.study.intervals import Estimate

_LABELS = 190
_ROW = 30
_TOP, _BOTTOM = 12, 34
_HEIGHT = 300
_LEFT, _RIGHT = 70, 130

Say = Callable[[float], str]
"""How a value is said."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a plot: its name, and an estimate at each place."""

    name: str
    points: tuple[tuple[float, Estimate], ...]


def bars(title: str, tells: str, rows: Sequence[tuple[str, Estimate]], say: Say, limit: float | None = None) -> str:
    """A bar for each row up to its mean, with a whisker over the range of 8 of 10 futures.

    Args:
        title: What it shows.
        tells: What is to be seen, in a sentence or two.
        rows: A name and an estimate each.
        say: How a value is said.
        limit: Where to draw a line across, such as a quota.
    """
    greatest = max([_most(found) for _, found in rows] + ([limit] if limit else []), default=0.0)
    ticks = _ticks(greatest)
    span = WIDTH - _LABELS - 90

    def across(value: float) -> float:
        return _LABELS + span * max(0.0, value) / ticks[-1]

    height = _TOP + _ROW * len(rows) + _BOTTOM
    bottom = height - _BOTTOM
    parts = [
        _upright(across(tick), _TOP, bottom, "grid") + text(across(tick), bottom + 18, say(tick), "middle", "quiet")
        for tick in ticks
    ]
    for place, (name, found) in enumerate(rows):
        middle = _TOP + _ROW * (place + 0.5)
        parts.append(text(_LABELS - 10, middle + 4, name, "end"))
        parts.append(_box(_LABELS, middle - 9, across(found.mean) - _LABELS, 18))
        if found.low is not None and found.high is not None:
            low, high = across(found.low), across(found.high)
            parts.append(
                f'<path class="whisker" d="M{low:.1f} {middle - 5:.1f}V{middle + 5:.1f}M{low:.1f} {middle:.1f}'
                f'H{high:.1f}M{high:.1f} {middle - 5:.1f}V{middle + 5:.1f}"/>'
            )
        parts.append(f'<circle class="mark" cx="{across(found.mean):.1f}" cy="{middle:.1f}" r="4"/>')
        parts.append(text(across(_most(found)) + 8, middle + 4, say(found.mean), "start"))
    if limit is not None:
        parts.append(_upright(across(limit), _TOP - 6, bottom + 4, "limit"))
    return svg(title, tells, height, parts)


def lines(
    title: str,
    tells: str,
    drawn: Sequence[Line],
    say: Say,
    places: Sequence[tuple[float, str]],
    along: str = "",
    most: float | None = None,
) -> str:
    """A line through the means, with a band over the range of 8 of 10 futures; one or two of them.

    Args:
        title: What it shows.
        tells: What is to be seen, in a sentence or two.
        drawn: One or two lines.
        say: How a value is said.
        places: Which places of the horizontal axis to name.
        along: What the horizontal axis counts.
        most: The top of the vertical axis; None: as much as is needed.
    """
    xs = [x for line in drawn for x, _ in line.points]
    first, last = min(xs, default=0.0), max(xs, default=1.0)
    greatest = max((_most(found) for line in drawn for _, found in line.points), default=0.0)
    ticks = _ticks(max(greatest, most or 0.0))
    bottom = _HEIGHT - _BOTTOM

    def across(x: float) -> float:
        return _LEFT + (WIDTH - _LEFT - _RIGHT) * ((x - first) / (last - first) if last > first else 0.5)

    def up(value: float) -> float:
        return bottom - (bottom - _TOP) * max(0.0, value) / ticks[-1]

    parts = []
    for tick in ticks:
        parts.append(f'<path class="grid" d="M{_LEFT} {up(tick):.1f}H{WIDTH - _RIGHT}"/>')
        parts.append(text(_LEFT - 8, up(tick) + 4, say(tick), "end", "quiet"))
    parts += [text(across(x), bottom + 20, name, "middle", "quiet") for x, name in places]
    parts.append(text(WIDTH - _RIGHT + 10, bottom + 20, along, "start", "quiet"))
    ends = _apart([up(line.points[-1][1].mean) if line.points else bottom for line in drawn])
    kinds = ["", " two"]
    parts += [_band(line, across, up, kind) for line, kind in zip(drawn, kinds, strict=False)]
    for number, line in enumerate(drawn):
        kind = kinds[number]
        spots = [(across(x), up(found.mean)) for x, found in line.points]
        parts.append(
            f'<path class="curve{kind}" d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in spots)}"/>' if spots else ""
        )
        parts += [_mark(x, y, kind) for x, y in spots]
        if spots:
            parts.append(text(WIDTH - _RIGHT + 10, ends[number] + 4, line.name, "start"))
    return svg(title, tells, _HEIGHT, parts)


def _band(line: Line, across: Callable[[float], float], up: Callable[[float], float], kind: str) -> str:
    known = [(across(x), found) for x, found in line.points if found.low is not None and found.high is not None]
    if len(known) < 2:
        return ""
    over = [f"{x:.1f} {up(found.high or 0.0):.1f}" for x, found in known]
    under = [f"{x:.1f} {up(found.low or 0.0):.1f}" for x, found in reversed(known)]
    return f'<path class="band{kind}" d="M{"L".join(over + under)}Z"/>'


def _apart(heights: list[float], least: float = 18.0) -> list[float]:
    """Heights of two labels, moved apart where they would lie on each other."""
    if len(heights) == 2 and abs(heights[0] - heights[1]) < least:
        middle = sum(heights) / 2
        upper, lower = middle - least / 2, middle + least / 2
        return [upper, lower] if heights[0] <= heights[1] else [lower, upper]
    return heights


def _most(found: Estimate) -> float:
    return max(found.mean, found.high if found.high is not None else found.mean)


def _ticks(greatest: float) -> list[float]:
    """Round values from 0 to at least the greatest, four to six of them."""
    if greatest <= 0:
        return [0.0, 1.0]
    step = tick_step(greatest)
    return [step * number for number in range(math.ceil(greatest / step - 1e-9) + 1)]


def _upright(x: float, top: float, bottom: float, kind: str) -> str:
    return f'<path class="{kind}" d="M{x:.1f} {top:.1f}V{bottom:.1f}"/>'


def _box(x: float, y: float, width: float, height: float) -> str:
    return f'<rect class="bar" x="{x:.1f}" y="{y:.1f}" width="{max(0.0, width):.1f}" height="{height:.1f}"/>'


def _mark(x: float, y: float, kind: str) -> str:
    if kind:
        return f'<rect class="mark two" x="{x - 3.5:.1f}" y="{y - 3.5:.1f}" width="7" height="7"/>'
    return f'<circle class="mark" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'
