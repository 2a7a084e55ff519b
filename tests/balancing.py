"""Shipped calls played by bots, for tests of what pays in them."""

from functools import cache

import pytest

from playing import shipped
from salessim.conversation.bots.observing import Batch, observe, percentile
from salessim.conversation.bots.roster import BOTS
from salessim.library.finding import Library

SKILLED = ("novice", "average", "expert")
POINTLESS = ("silent", "parrot", "gibberish")
ONE_TRACK = ("feature-dumper", "interrogator", "closer")


def is_call(name):
    """Whether a shipped scenario is a conversation, without a negotiation table."""
    return shipped(name)[0].negotiation is None


CALLS = [name for name in Library(None).names("scenario") if is_call(name)]


def a_few(names):
    """Every fourth in every run, the others with the slow tests."""
    return [
        name if number % 4 == 0 else pytest.param(name, marks=pytest.mark.slow) for number, name in enumerate(names)
    ]


@cache
def scores(name, plays, bots=tuple(BOTS), difficulty="standard", book=None, first=0):
    """The scores of each bot in the same attempts."""
    scenario, playbook, _ = shipped(name, book, difficulty)
    tally = observe(Batch(scenario, playbook, bots, tuple(range(first, first + plays))))
    return {bot: [call.score for call in calls] for bot, calls in tally.calls.items()}


def mean(values):
    return sum(values) / len(values)


def unfairness(found):
    """What is wrong with the scores of all bots at standard, in words."""
    at = {bot: {pct: percentile(values, pct) for pct in (10, 50, 75, 90)} for bot, values in found.items()}
    wrong = [
        f"{lower} is not below {higher} at P{pct}: {at[lower][pct]} and {at[higher][pct]}"
        for lower, higher in (("novice", "average"), ("average", "expert"))
        for pct in (10, 50)
        if at[lower][pct] >= at[higher][pct]
    ]
    wrong += [
        f"the expert has {at['expert'][pct]} at P{pct}"
        for pct, least in ((50, 80), (10, 60))
        if at["expert"][pct] < least
    ]
    wrong += [f"{bot} has {at[bot][90]} at P90" for bot in POINTLESS if at[bot][90] >= 10]
    wrong += [
        f"{bot} has {at[bot][50]} at the median, a quarter of the novices no more than {at['novice'][75]}"
        for bot in ONE_TRACK
        if at[bot][50] >= at["novice"][75]
    ]
    return wrong
