"""What an earlier call left behind, as the journal of a later one keeps it, and back; and the memory of an attempt."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from salessim.conversation.case import Case
from salessim.conversation.outcome import call_outcome
from salessim.conversation.situation import Situation
from salessim.model.history import Earlier
from salessim.model.outcome import CALL_RESULTS, CallOutcome


def remembered(
    attempt: str, scenario: str, seed: int, case: Case, final: Situation, heard: Mapping[int, str]
) -> Earlier:
    """An attempt as a later call of the deal remembers it.

    Args:
        attempt: Its id.
        scenario: Name of its scenario.
        seed: Seed that drew what varied in it: its own, or that of the first call of the deal.
        case: The case that was played.
        final: Where it ended.
        heard: The words in which each rung or slot was told.
    """
    words = {case.names.thing_name(thing): text for thing, text in heard.items()}
    return Earlier(attempt, scenario, seed, call_outcome(case, final), words)


def earlier_values(earlier: Earlier) -> dict[str, Any]:
    """An earlier attempt as plain values; what has no order is sorted."""
    outcome: dict[str, Any] = {}
    for part in fields(CallOutcome):
        value = getattr(earlier.outcome, part.name)
        outcome[part.name] = (
            sorted(value) if isinstance(value, frozenset) else dict(sorted(value.items())) if isinstance(value, Mapping)
            else value
        )  # fmt: skip
    return {
        "attempt": earlier.attempt,
        "scenario": earlier.scenario,
        "seed": earlier.seed,
        "outcome": outcome,
        "heard": dict(earlier.heard),
    }


def earlier_of(values: Mapping[str, Any]) -> Earlier:
    """The same from plain values.

    Raises:
        KeyError: Something is missing.
        TypeError: Something is of another kind.
    """
    outcome = dict(values["outcome"])
    if outcome["result"] not in CALL_RESULTS:
        raise TypeError("no call has this result")
    sets = {name: frozenset(value) for name, value in outcome.items() if isinstance(value, list)}
    return Earlier(
        attempt=values["attempt"],
        scenario=values["scenario"],
        seed=values["seed"],
        outcome=CallOutcome(**{**outcome, **sets}),
        heard=dict(values["heard"]),
    )
