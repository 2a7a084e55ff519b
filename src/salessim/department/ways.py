"""The ways that deals of a segment take through the steps, where some steps are not for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from salessim.department.plan_process import StepPlan

Way = tuple[int, ...]
"""Positions of the steps that a deal takes, in order."""


def ways_of(segment: str, steps: Sequence[StepPlan]) -> dict[Way, float]:
    """All ways through the steps, and the share of the segment's deals that take each.

    Steps are needed independently of each other (assumption); a deal that needs none takes the last.
    """
    choices = [_choices(step.share_in(segment)) for step in steps]
    ways: dict[Way, float] = {}
    for taken in product(*choices):
        share = 1.0
        for _, part in taken:
            share *= part
        way = tuple(place for place, (is_taken, _) in enumerate(taken) if is_taken) or (len(steps) - 1,)
        ways[way] = ways.get(way, 0.0) + share
    return ways


def _choices(share: float) -> list[tuple[bool, float]]:
    if share >= 1.0:
        return [(True, 1.0)]
    return [(True, share), (False, 1.0 - share)] if share > 0.0 else [(False, 1.0)]


def parts_along(way: Way, shares: Sequence[float]) -> tuple[float, ...]:
    """The shares of the steps of a way, brought to one: a step that a deal leaves out costs it nothing."""
    total = sum(shares[place] for place in way)
    return tuple(shares[place] / total if total else 1 / len(way) for place in way)
