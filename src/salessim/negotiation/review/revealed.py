"""What offers give away: bits of information about which issues weigh most for who makes them.

The other side is taken to know what somebody wants on each issue, but not how much each issue weighs. Every order of
the issues is as likely as any other at first; an offer makes likelier those orders under which it is worth what
somebody who concedes steadily would offer then (Hindriks and Tykhonov 2008; rank weights, pace and spread are
assumptions).
"""

import itertools
import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from salessim.negotiation.table import Table
from salessim.negotiation.talks.protocol import Event
from salessim.negotiation.worth import Floats

MOST_ISSUES = 7
"""Beyond this many issues only which one weighs most is asked, not the whole order."""

_CONCEDES = 0.5
_SPREAD = 0.15


def bits_revealed(table: Table, events: Sequence[Event], side: int, rounds: int) -> float:
    """How much a side's offers say about the order of its issues [bits].

    Args:
        table: The table.
        events: The events of the talks.
        side: Whose offers.
        rounds: How many rounds there were.
    """
    orders = _orders(len(table.space.issues))
    wanted = _wanted(table, side)
    likelihood = np.zeros(len(orders))
    for event in events:
        if event[0] != "offered" or event[2] != side or not isinstance(event[3], tuple):
            continue
        options = table.options[event[3][0]]
        satisfied = np.array([values[option] for values, option in zip(wanted, options, strict=True)])
        expected = 1.0 - _CONCEDES * (int(str(event[1])) - 1) / max(rounds - 1, 1)
        likelihood -= (orders @ satisfied - expected) ** 2 / (2 * _SPREAD**2)
    odds = np.exp(likelihood - likelihood.max())
    chances = odds / odds.sum()
    left = float(-(chances * np.log2(np.maximum(chances, 1e-300))).sum())
    return max(math.log2(len(orders)) - left, 0.0)


@lru_cache(maxsize=8)
def _orders(issues: int) -> Floats:
    """The weights of each issue under every order [orders x issues]."""
    ranks = np.arange(issues, 0, -1, dtype=float)
    if issues <= MOST_ISSUES:
        weights = np.array([np.take(ranks, order) for order in itertools.permutations(range(issues))])
    else:
        weights = np.ones((issues, issues)) + np.eye(issues) * (issues - 1)
    normal: Floats = weights / weights.sum(axis=1, keepdims=True)
    return normal


def _wanted(table: Table, side: int) -> list[Floats]:
    """For each issue how much of what a side wants each option gives it [0..1]."""
    column = table.first if side == 0 else table.second
    scaled = []
    for effects in column.main_effects():
        values = np.asarray(effects)
        span = float(np.ptp(values))
        scaled.append((values - values.min()) / span if span > 0 else np.ones(len(values)))
    return scaled
