"""A map of territories before and after, as an SVG file that stands alone.

A thin line leads from every account to its rep, so that a territory is seen without its colour; an account that changes
hands has a ring. Pointing at an account tells its name and its rep.
"""

from __future__ import annotations

import math
from html import escape

import numpy as np

from salessim.study.alignment import Aligned
from salessim.study.alignment.case import Places
from salessim.study.alignment.distance import Floats

_WIDTH, _HEIGHT, _EDGE, _TOP = 560, 420, 24, 70
_COLOURS = (
    "#3465a4",
    "#c4501b",
    "#2e7d32",
    "#8e3b8e",
    "#a67c00",
    "#00737a",
    "#b3264a",
    "#5c4a3d",
    "#5a5ad1",
    "#5f7a00",
)
_SHAPES = (
    '<circle r="3.2"',
    '<path d="M-3 -3H3V3H-3Z"',
    '<path d="M0 -4L4 3H-4Z"',
    '<path d="M0 -4.4L4.4 0L0 4.4L-4.4 0Z"',
)


def territory_map(aligned: Aligned) -> str:
    """Two maps side by side: who looks after what before, and after.

    Places are drawn with longitudes shortened by the cosine of the middle latitude; north is up.
    """
    case = aligned.case
    spots = np.array(
        [(each.latitude, each.longitude) for each in case.accounts]
        + [(rep.latitude, rep.longitude) for rep in case.reps]
    )
    across, down = _flat(spots)
    moved = (aligned.rep_of != case.current) & (case.current >= 0)
    count = int(moved.sum())
    tells = f"Lines lead from each account to its rep. {count} of {len(case.accounts)} accounts change hands: ringed."
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {2 * _WIDTH} {_HEIGHT + _TOP}" '
        f'font-family="sans-serif" font-size="13" role="img" aria-labelledby="title tells">'
        f'<title id="title">Territories before and after</title><desc id="tells">{escape(tells)}</desc>'
        f'<rect width="100%" height="100%" fill="#ffffff"/>'
        f'<text x="{_EDGE}" y="{_HEIGHT + _TOP - 8}" fill="#444444">{escape(tells)}</text>'
    ]
    for heading, rep_of, offset in (("Before", case.current, 0), ("After", aligned.rep_of, _WIDTH)):
        off = case.unevenness(rep_of)
        km = case.km_of(rep_of).sum()
        said = f"{heading}: {km:,.0f} km a year, work up to {off:.0%} off an even part"
        parts.append(f'<g transform="translate({offset} 0)"><text x="{_EDGE}" y="24" font-size="15">{said}</text>')
        parts.append(_panel(aligned, rep_of, moved, across, down))
        parts.append("</g>")
    return "".join(parts) + "</svg>\n"


def _flat(spots: Floats) -> tuple[Floats, Floats]:
    """Where places lie in a panel [px]."""
    x = spots[:, 1] * math.cos(math.radians(float(spots[:, 0].mean())))
    y = -spots[:, 0]
    wide, high = max(float(np.ptp(x)), 1e-6), max(float(np.ptp(y)), 1e-6)
    room = _HEIGHT - _TOP - _EDGE
    scale = min((_WIDTH - 2 * _EDGE) / wide, room / high)
    left, top = (_WIDTH - scale * wide) / 2, _TOP - _EDGE + (room - scale * high) / 2 + _EDGE / 2
    return left + scale * (x - x.min()), top + scale * (y - y.min())


def _panel(aligned: Aligned, rep_of: Places, moved: np.ndarray, across: Floats, down: Floats) -> str:
    case = aligned.case
    first_rep = len(case.accounts)
    rays, marks = [], []
    for place, (each, rep) in enumerate(zip(case.accounts, rep_of, strict=True)):
        x, y = across[place], down[place]
        colour = _COLOURS[rep % len(_COLOURS)] if rep >= 0 else "#555555"
        who = case.reps[rep].name if rep >= 0 else "nobody"
        if rep >= 0:
            home = first_rep + int(rep)
            rays.append(
                f'<path d="M{x:.1f} {y:.1f}L{across[home]:.1f} {down[home]:.1f}" stroke="{colour}" opacity="0.35"/>'
            )
        shape = _SHAPES[(rep // len(_COLOURS)) % len(_SHAPES)]
        ring = '<circle r="6.5" fill="none" stroke="#111111" stroke-width="1.4"/>' if moved[place] else ""
        marks.append(
            f'<g transform="translate({x:.1f} {y:.1f})"><title>{escape(each.name)}: {escape(who)}</title>'
            f'{shape} fill="{colour}"/>{ring}</g>'
        )
    for place, each_rep in enumerate(case.reps, first_rep):
        marks.append(
            f'<text x="{across[place]:.1f}" y="{down[place]:.1f}" text-anchor="middle" font-weight="bold" '
            f'fill="#111111" stroke="#ffffff" stroke-width="3" paint-order="stroke">{escape(each_rep.name)}</text>'
        )
    return "".join(rays) + "".join(marks)
