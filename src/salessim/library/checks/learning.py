"""What can be found out: topics, rungs and qualification slots that a document names."""

from collections.abc import Iterator
from typing import get_args

from salessim.errors import Problem
from salessim.library.codes import check
from salessim.library.example_documents import SCENARIO, changed
from salessim.library.rules import rule, unknown_name, unknown_names
from salessim.library.uses import Use
from salessim.library.view import View
from salessim.library.wording import listed, quoted
from salessim.model.condition import RUNGS
from salessim.model.outcome import SLOTS
from salessim.model.terms import Tactic


def _won_when(rung: str) -> str:
    ending = "otherwise: true}"
    return changed(SCENARIO, ending, f"{ending}\n  won: {{counts_as: order, when: {{shared_all: {rung}}}}}")


@rule(
    check(
        "E103",
        "No such topic, rung or slot",
        """What is to be found out is named as topic.rung (line-2-stops.impact), or by the name of a qualification slot
        (budget). It has to be in the scenario, else it could never be found out.""",
        bad=_won_when("doors.impact"),
        line=24,
        good=_won_when("doors.problem"),
    ),
    "scenario",
    "playbook",
    "persona",
)
def what_is_learned_exists(view: View) -> Iterator[Problem]:
    """E103."""
    found = what_is_learned_exists.check
    for use in view.uses("rung", "knowledge"):
        yield from _rung(view, use)
    yield from unknown_names(view, found, "rung word", "rung or slot", [*RUNGS, *SLOTS])
    yield from unknown_names(view, found, "slot word", "qualification slot", SLOTS)
    yield from unknown_names(view, found, "slot", "slot", view.slots, block="qualification")
    if not view.is_doubtful("qualification"):
        known, called = [*view.topics, *view.slots], "topic or slot"
        if view.part("negotiation") is not None:
            # At a table one can also ask about an issue and name a tactic.
            known += [*view.names("negotiation", "issues"), *get_args(Tactic.model_fields["play"].annotation)]
            called = "topic, slot, issue or tactic"
        yield from unknown_names(view, found, "subject", called, known, block="topics")


def _rung(view: View, use: Use) -> Iterator[Problem]:
    """A topic's rung, a slot, or where somebody brings it along a topic as a whole."""
    found = what_is_learned_exists.check
    topic, dot, rung = use.text.partition(".")
    known = [f"{name}.{each}" for name, rungs in view.topics.items() for each in rungs] + view.slots
    # A playbook may name slots, because every scenario has the same ones.
    if view.kind != "scenario" and use.text in SLOTS:
        return
    if view.is_doubtful("topics") or view.is_doubtful("qualification") or view.is_doubtful("topics", topic):
        return
    if use.text in known or (use.what == "knowledge" and topic in view.topics and not dot):
        return
    if view.kind != "scenario":
        hint = "Ask for rungs and slots by kind instead, such as learned: {problem: 1+}."
        message = f"A {view.kind} serves every scenario and cannot name {quoted(use.text)}."
        yield found.problem(use.node.place, message, hint)
    elif topic in view.topics and dot:
        rungs = view.topics[topic]
        message = f"The topic {quoted(topic)} has no {quoted(rung)}."
        yield found.problem(use.node.place, message, f"It has {listed(rungs, 'and')}." if rungs else "It has no rungs.")
    elif topic in view.topics:
        rungs = view.topics[topic]
        hint = f"Write, for example, “{topic}.{rungs[-1] if rungs else 'fact'}”."
        yield found.problem(use.node.place, f"{quoted(topic)} is a whole topic; one of its rungs is meant here.", hint)
    elif use.text in SLOTS:
        message = f"The slot {quoted(use.text)} is not in this scenario, so it can never be found out."
        yield found.problem(use.node.place, message, f"Add it under “qualification”; there is {listed(view.slots)}.")
    else:
        yield unknown_name(found, use, "topic or slot", known)
