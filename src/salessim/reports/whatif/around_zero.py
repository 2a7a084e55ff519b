"""Plots of differences as inline SVG, with zero somewhere in the middle: lines with a band, and bars with whiskers.

Like those of `salessim.reports.page.plots` they have a title and a description, and a table says the same beside them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from textwrap import wrap

from salessim.reports.page.elements import WIDTH, svg, text, tick_step
from salessim.study.intervals import Estimate

_HEIGHT = 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 80, 20, 12, 34
_LABELS = 240
_LABEL_SIGNS = 28
_LINE = 15
_ROW = 34

Say = Callable[[float], str]
"""How a value is said."""


def line(title: str, tells: str, points: Sequence[tuple[str, Estimate]], say: Say) -> str:
    """The mean of a difference along months, with a band over the range of 8 of 10 futures and a line at zero.

    Args:
        title: What it shows.
        tells: What is to be seen.
        points: Month and estimate.
        say: How a value is said.
    """
    ends = [end for _, found in points for end in (found.low, found.high, found.mean) if end is not None]
    ticks = _ticks(min([0.0, *ends]), max([0.0, *ends]))
    bottom = _HEIGHT - _BOTTOM

    def across(place: int) -> float:
        return _LEFT + (WIDTH - _LEFT - _RIGHT) * (place / max(1, len(points) - 1))

    def up(value: float) -> float:
        return bottom - (bottom - _TOP) * (value - ticks[0]) / (ticks[-1] - ticks[0])

    parts = []
    for tick in ticks:
        kind = "limit" if tick == 0.0 else "grid"
        parts.append(f'<path class="{kind}" d="M{_LEFT} {up(tick):.1f}H{WIDTH - _RIGHT}"/>')
        parts.append(text(_LEFT - 8, up(tick) + 4, say(tick), "end", "quiet"))
    every = max(1, len(points) // 6)
    parts += [
        text(across(place), bottom + 20, name, "middle", "quiet")
        for place, (name, _) in enumerate(points)
        if place % every == 0
    ]
    known = [(across(place), found) for place, (_, found) in enumerate(points) if found.low is not None]
    if len(known) > 1:
        over = [f"{x:.1f} {up(found.high or 0.0):.1f}" for x, found in known]
        under = [f"{x:.1f} {up(found.low or 0.0):.1f}" for x, found in reversed(known)]
        parts.append(f'<path class="band" d="M{"L".join(over + under)}Z"/>')
    spots = [(across(place), up(found.mean)) for place, (_, found) in enumerate(points)]
    parts.append(f'<path class="curve" d="M{"L".join(f"{x:.1f} {y:.1f}" for x, y in spots)}"/>')
    parts += [f'<circle class="mark" cx="{x:.1f}" cy="{y:.1f}" r="3"/>' for x, y in spots]
    return svg(title, tells, _HEIGHT, parts)


def bars(title: str, tells: str, rows: Sequence[tuple[str, Estimate]], say: Say) -> str:
    """A bar from zero to each mean, with a whisker over the range of 8 of 10 futures.

    Args:
        title: What it shows.
        tells: What is to be seen.
        rows: A name and an estimate each.
        say: How a value is said.
    """
    ends = [end for _, found in rows for end in (found.low, found.high, found.mean) if end is not None]
    ticks = _ticks(min([0.0, *ends]), max([0.0, *ends]))
    height = _TOP + _ROW * len(rows) + _BOTTOM
    bottom = height - _BOTTOM

    def across(value: float) -> float:
        return _LABELS + (WIDTH - _LABELS - 60) * (value - ticks[0]) / (ticks[-1] - ticks[0])

    parts = []
    for tick in ticks:
        kind = "limit" if tick == 0.0 else "grid"
        parts.append(f'<path class="{kind}" d="M{across(tick):.1f} {_TOP}V{bottom}"/>')
        parts.append(text(across(tick), bottom + 18, say(tick), "middle", "quiet"))
    for place, (name, found) in enumerate(rows):
        middle = _TOP + _ROW * (place + 0.5)
        left, right = sorted((across(0.0), across(found.mean)))
        lines = wrap(name, _LABEL_SIGNS, max_lines=2, placeholder=" …")
        first = middle + 4 - _LINE / 2 * (len(lines) - 1)
        parts += [text(_LABELS - 10, first + _LINE * number, each, "end") for number, each in enumerate(lines)]
        parts.append(f'<rect class="bar" x="{left:.1f}" y="{middle - 8:.1f}" width="{right - left:.1f}" height="16"/>')
        if found.low is not None and found.high is not None:
            low, high = across(found.low), across(found.high)
            parts.append(
                f'<path class="whisker" d="M{low:.1f} {middle - 5:.1f}V{middle + 5:.1f}M{low:.1f} {middle:.1f}'
                f'H{high:.1f}M{high:.1f} {middle - 5:.1f}V{middle + 5:.1f}"/>'
            )
        parts.append(f'<circle class="mark" cx="{across(found.mean):.1f}" cy="{middle:.1f}" r="4"/>')
    return svg(title, tells, height, parts)


def _ticks(least: float, greatest: float) -> list[float]:
    """Round values around all that is drawn, zero among them."""
    span = greatest - least
    if span <= 0.0:
        return [0.0, 1.0]
    step = tick_step(span)
    first, last = math.floor(least / step + 1e-9), math.ceil(greatest / step - 1e-9)
    return [step * number for number in range(first, last + 1)]
