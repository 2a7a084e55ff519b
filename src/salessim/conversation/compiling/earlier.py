"""Compiles what a call remembers of an earlier one of the same deal."""

from collections.abc import Iterable, Mapping

from salessim.conversation.case import Thing
from salessim.conversation.case_basics import NOTHING_BEFORE, Before
from salessim.conversation.case_exchanges import ObjectionCase
from salessim.conversation.compiling.source import Source
from salessim.errors import NotPlayableError
from salessim.model.history import Earlier, usual
from salessim.model.outcome import CallOutcome
from salessim.model.scenario import Scenario


def outcome_before(scenario: Scenario, earlier: Earlier | None) -> CallOutcome | None:
    """What the earlier call came to: as it was played, else as it usually went; None: there was none.

    Raises:
        NotPlayableError: An attempt is given that this scenario does not follow.
    """
    if earlier is not None and (scenario.after is None or scenario.after.scenario != earlier.scenario):
        follows = f"It follows {scenario.after.scenario}." if scenario.after else "It follows no other call."
        raise NotPlayableError(f"“{scenario.title}” does not follow an attempt at {earlier.scenario}.", follows)
    if earlier is not None:
        return earlier.outcome
    return usual(scenario.after) if scenario.after is not None else None


def compile_before(
    source: Source,
    outcome: CallOutcome | None,
    heard: Mapping[str, str],
    things: tuple[Thing, ...],
    objections: tuple[ObjectionCase, ...],
) -> Before:
    """What is known, felt and open when the call begins; what this scenario has no name for is forgotten."""
    if outcome is None:
        return NOTHING_BEFORE
    names = source.names
    there = {names.thing_name(number): number for number, thing in enumerate(things) if thing.is_there}

    def known(members: Iterable[str]) -> int:
        return sum(1 << there[name] for name in set(members) if name in there)

    told = known((*outcome.learned, *outcome.slots))
    claimed = known(outcome.claimed) & ~told
    people = names.people
    return Before(
        told=told,
        claimed=claimed,
        trust=tuple(sorted((people[name], level) for name, level in outcome.trust_of.items() if name in people)),
        pitched_to=sum(1 << people[name] for name in outcome.pitched_to if name in people),
        concerns=tuple(number for number, each in enumerate(objections) if each.id in outcome.concerns),
        heard=tuple(
            (number, heard.get(name) or _words(things[number], is_claim=bool(claimed >> number & 1)))
            for name, number in there.items()
            if (told | claimed) >> number & 1
        ),
        agreed=tuple(sorted(outcome.agreed)),
    )


def _words(thing: Thing, *, is_claim: bool) -> str:
    lines = (is_claim and thing.claims) or thing.says
    return lines[0].text
