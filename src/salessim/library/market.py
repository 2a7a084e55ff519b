"""Changes of a what-if to the whole market: `demand` and `time_to_decide` beside the department's own keys.

`set: {demand: 80%}` means that 80 % as many leads come from every channel; `set: {time_to_decide: 130%}` that every
segment takes 1.3 times as long to decide. Everything else under `set` is laid over the department's file.
"""

from collections.abc import Sequence

from salessim.errors import NotationError, Problem
from salessim.library.layers import only
from salessim.library.shape_checks import problem
from salessim.library.tree import Mapping, Scalar
from salessim.units import parse_factor

MARKET_WIDE = ("demand", "time_to_decide")
"""Factors on the whole market [factor of the baseline]."""


def for_department(overlay: Mapping) -> Mapping:
    """An overlay without the factors on the whole market."""
    return only(overlay, [key for key in overlay.items if key not in MARKET_WIDE])


def market_factors(overlays: Sequence[Mapping]) -> dict[str, float]:
    """The factors on the whole market, later overlays multiplied onto earlier ones; 1.0 where nothing is said.

    Raises:
        NotationError: A factor is not understood.
    """
    factors = dict.fromkeys(MARKET_WIDE, 1.0)
    for overlay in overlays:
        for key in MARKET_WIDE:
            text = overlay.text(key)
            if text is not None:
                factors[key] *= parse_factor(text)
    return factors


def market_wide(overlays: Sequence[Mapping]) -> list[Problem]:
    """What is wrong with the factors on the whole market."""
    found = []
    for overlay in overlays:
        for key in MARKET_WIDE:
            node = overlay.get(key)
            if isinstance(node, Scalar):
                try:
                    parse_factor(node.text)
                except NotationError as error:
                    found.append(problem("E004", node.place, error.message, error.hint))
            elif node is not None:
                message = f"“{key}” is one factor for the whole market."
                found.append(problem("E005", node.place, message, "Write, for example, 80%."))
    return found
