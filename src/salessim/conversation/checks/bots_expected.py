"""D501: a bot does not reach what the author expects of it."""

from collections import Counter
from collections.abc import Iterator

from salessim.conversation.bots.observing import Batch, Observed, Tally, observe, percentile
from salessim.conversation.bots.roster import bots_for
from salessim.conversation.checks.playable import played
from salessim.errors import Problem
from salessim.library.codes import check
from salessim.library.example_documents import SCENARIO
from salessim.library.rules import rule
from salessim.library.tree import Node, at_path
from salessim.library.view import View
from salessim.library.wording import listed, nearest, quoted

PLAYS = 100
"""Calls of each bot that is named."""


@rule(
    check(
        "D501",
        "A bot does not do as expected",
        """The bots named under checks play the scenario a hundred times. One that fares better or worse than its author
        expects shows that the scenario is easier, harder or more easily gamed than it was meant to be.""",
        bad=SCENARIO + "checks:\n  bots:\n    - {bot: silent, expect: {score: 50+}, in: 9 of 10}\n",
        line=27,
        good=SCENARIO + "checks:\n  bots:\n    - {bot: silent, expect: {score: below 10}, in: 9 of 10}\n",
    ),
    "scenario",
    is_for_each_difficulty=False,
)
def bots_do_as_expected(view: View) -> Iterator[Problem]:
    """D501."""
    models = played(view, takes_tables=True)
    if models is None or not models.scenario.checks.bots:
        return
    checks = models.scenario.checks.bots
    known_bots = bots_for(has_table=models.scenario.negotiation is not None)
    known = [number for number, one in enumerate(checks) if one.bot in known_bots]
    tally = observe(
        Batch(
            models.scenario,
            models.playbook,
            tuple(dict.fromkeys(checks[number].bot for number in known)),
            tuple(range(PLAYS)),
            tuple((checks[number].bot, checks[number].expect) for number in known),
        )
    )
    for number, one in enumerate(checks):
        node = _node(view, number)
        if number not in known:
            near = nearest(one.bot, known_bots)
            hint = f"Did you mean {quoted(near)}?" if near else f"There is {listed(known_bots, 'and')}."
            yield bots_do_as_expected.check.problem(node.place, f"There is no bot {quoted(one.bot)}.", hint)
            continue
        met = tally.met[known.index(number)]
        if met < one.how_often * PLAYS:
            yield bots_do_as_expected.check.problem(
                node.place,
                f"{quoted(one.bot)} does this in {met} of {PLAYS} calls; {one.how_often:.0%} are expected.",
                _fared(tally, one.bot),
            )


def _node(view: View, number: int) -> Node:
    found = at_path(view.root, f"checks.bots.{number + 1}")
    return found.node if found else view.root


def _fared(tally: Tally, bot: str) -> str:
    calls: list[Observed] = tally.calls[bot]
    scores = [call.score for call in calls]
    low, middle, high = (percentile(scores, pct) for pct in (10, 50, 90))
    endings = Counter(call.ending for call in calls).most_common(3)
    ends = ", ".join(f"{ending} {times}" for ending, times in endings)
    return f"Its scores: P10 {low}, P50 {middle}, P90 {high}. Endings: {ends}."
