"""The elements that plots are drawn with, as SVG."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

WIDTH = 760
"""How wide plots are [px]."""


def tick_step(span: float) -> float:
    """The round distance between marks that gives about four of them over a span."""
    rough = span / 4
    size: float = 10.0 ** math.floor(math.log10(rough))
    return next(factor * size for factor in (1, 2, 2.5, 5, 10) if factor * size >= rough)


def svg(title: str, tells: str, height: float, parts: Sequence[str]) -> str:
    """A whole plot: its parts, with a title and what it tells, for those who cannot see it."""
    name = "plot-" + "".join(sign if sign.isalnum() else "-" for sign in title.lower())
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-labelledby="{name}-t {name}-d">'
        f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(tells)}</desc>{"".join(parts)}</svg>'
    )


def text(x: float, y: float, words: str, anchor: str, kind: str = "") -> str:
    """Words at a place; `anchor` is `start`, `middle` or `end`, `kind` a class of the style sheet."""
    named = f' class="{kind}"' if kind else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{named}>{escape(words)}</text>'
