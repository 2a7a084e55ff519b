"""Writes domains and profiles of the GeniusWeb platform (JSON), so that its agents can play our tables."""

import itertools
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import numpy as np

from salessim.errors import InputError
from salessim.negotiation.merging import groups_of_issues
from salessim.negotiation.space import Issue, Space
from salessim.negotiation.worth import Floats, Together, Worth, written_out

_STEP = Decimal(10) ** -12


def write_geniusweb_domain(space: Space, name: str) -> dict[str, Any]:
    """A domain as GeniusWeb writes it."""
    return {"name": name, "issuesValues": {issue.name: {"values": list(issue.options)} for issue in space.issues}}


def write_geniusweb_profile(space: Space, worth: Worth, domain: str, name: str) -> dict[str, Any]:
    """A profile as GeniusWeb writes it, with utilities from 0 (the worst outcome) to 1 (the best).

    Utility is (V - V_min) / (V_max - V_min), exact to twelve digits. GeniusWeb knows no reservation value but a
    reservation bid: the worst outcome that is no worse than no deal.

    Args:
        space: The domain.
        worth: The side's column.
        domain: The domain's name.
        name: The profile's name.

    Raises:
        InputError: All outcomes are worth the same, so that there is no scale.
        LimitError: No deal is worth something, and the space is too large to look for the bid that is worth as much.
    """
    groups = groups_of_issues(space, worth)
    cubes = [_group_values(worth, places) for places in groups]
    lows, spans = [float(cube.min()) for cube in cubes], [float(np.ptp(cube)) for cube in cubes]
    total = sum(spans)
    if total <= 0:
        raise InputError(f"To “{name}” all outcomes are worth the same.", "Give options different values.")
    profile: dict[str, Any] = {"name": name, "domain": write_geniusweb_domain(space, domain)}
    relative = [(cube - low) / total for cube, low in zip(cubes, lows, strict=True)]
    if all(len(places) == 1 for places in groups):
        weights = _adding_up_to_one([span / total for span in spans])
        profile["issueWeights"] = {
            issue.name: float(weight) for issue, weight in zip(space.issues, weights, strict=True)
        }
        profile["issueUtilities"] = {
            issue.name: {"DiscreteValueSetUtilities": {"valueUtilities": _named(issue, cube, low, span)}}
            for issue, cube, low, span in zip(space.issues, cubes, lows, spans, strict=True)
        }
        kind = "LinearAdditiveUtilitySpace"
    else:
        profile["partUtilities"] = {
            "+".join(space.issues[place].name for place in places): {
                "partsutils": {
                    "issues": [space.issues[place].name for place in places],
                    "utilslist": _rows(space, places, values),
                }
            }
            for places, values in zip(groups, relative, strict=True)
        }
        kind = "SumOfGroupsUtilitySpace"
    lowest = worth.base + sum(lows)
    if worth.no_deal > lowest:
        values = written_out(worth)
        enough = np.flatnonzero(values >= worth.no_deal - 1e-9)
        if not len(enough):
            raise InputError(
                f"To “{name}” no outcome is as good as no deal, which GeniusWeb cannot express.",
                "Lower the worth of no deal.",
            )
        number = int(enough[np.argmin(values[enough])])
        profile["reservationBid"] = {"issuevalues": space.terms(space.numbered(number))}
    return {kind: profile}


def _group_values(worth: Worth, places: Sequence[int]) -> Floats:
    position = {place: index for index, place in enumerate(places)}
    inside = tuple(
        Together(tuple(position[place] for place in block.places), block.values)
        for block in worth.together
        if block.places[0] in position
    )
    return written_out(Worth(tuple(worth.options[place] for place in places), inside))


def _adding_up_to_one(weights: Sequence[float]) -> list[Decimal]:
    # GeniusWeb refuses weights whose decimal sum is not exactly 1: the largest takes the rounding.
    rounded = [Decimal(repr(weight)).quantize(_STEP) for weight in weights]
    largest = max(range(len(rounded)), key=lambda place: rounded[place])
    rounded[largest] += 1 - sum(rounded)
    return rounded


def _named(issue: Issue, values: Floats, low: float, span: float) -> dict[str, float]:
    return {
        option: round((float(value) - low) / span, 12) if span else 0.0
        for option, value in zip(issue.options, values, strict=True)
    }


def _rows(space: Space, places: Sequence[int], values: Floats) -> list[dict[str, Any]]:
    combinations = itertools.product(*[space.issues[place].options for place in places])
    # Rounded down: GeniusWeb refuses parts whose largest values add up to more than 1.
    return [
        {"values": list(chosen), "util": int(float(value) * 10**12) / 10**12}
        for chosen, value in zip(combinations, values, strict=True)
    ]
