"""What can be reached in a call at all, whatever is said: found by going round until nothing new comes in.

It is generous: scales are taken to reach every value, every move can be made any number of times, and what only a
negotiation decides may always be so. What cannot be reached even then cannot be reached by anybody.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from salessim.conversation.conditions import accepted
from salessim.model.condition import RUNGS, Condition, State
from salessim.model.outcome import SLOTS
from salessim.model.people import Person
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario
from salessim.units import Comparison
from salessim.units.scale import SCALE_END

_USUAL_EXCHANGE_S = 40


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a condition can never hold.

    Attributes:
        key: The key of the condition that stands in the way.
        why: The reason, in words.
        thing: The rung or slot that is missing, where that is the reason; it is reported by itself.
    """

    key: str
    why: str
    thing: str = ""


@dataclass(slots=True)
class Reach:
    """What can be reached in a scenario.

    Attributes:
        scenario: The scenario.
        most_turns: How many turns a call has time for.
        people: Who can be there.
        things: Rungs and slots that can be told.
        options: Options that the buyer can come to consider.
    """

    scenario: Scenario
    most_turns: int
    people: set[str] = field(default_factory=set)
    things: set[str] = field(default_factory=set)
    options: set[str] = field(default_factory=set)

    def obstacle(self, condition: Condition | None) -> Obstacle | None:
        """What keeps a condition from ever holding; None: nothing that can be seen from here."""
        return next(_obstacles(condition, self), None) if condition is not None else None


def reach_of(scenario: Scenario, playbook: Playbook) -> Reach:
    """What can be reached in a call of a scenario."""
    rules = playbook.rules
    shortest = rules.shortest_exchange.lasts.seconds if rules and rules.shortest_exchange else _USUAL_EXCHANGE_S
    reach = Reach(scenario, max(1, -(-scenario.time.seconds // max(shortest, 1))))
    if scenario.after is not None:
        # An attempt at the earlier call may have brought out anything.
        reach.things.update(things_of(scenario))
    things, size = things_of(scenario), -1
    while size != (size := len(reach.people) + len(reach.things) + len(reach.options)):
        reach.people.update(_people_who_come(reach))
        reach.things.update(name for name in things if name not in reach.things and why_untold(name, reach) is None)
        reach.options.update(_options(reach))
    return reach


def things_of(scenario: Scenario) -> list[str]:
    """The rungs and slots of a scenario, in its order."""
    rungs = [f"{name}.{rung}" for name, topic in scenario.topics.items() for rung in topic.rungs()]
    return [*rungs, *map(str, scenario.qualification)]


def speakers_of(name: str, scenario: Scenario) -> tuple[str, ...]:
    """Who can speak about a rung or a slot."""
    topic, _, rung = name.rpartition(".")
    if rung in RUNGS:
        return tuple(scenario.topics[topic].who)
    slot = next(slot for each, slot in scenario.qualification.items() if each == name)
    people = scenario.people
    return (
        tuple(slot.who)
        or tuple(each for each, person in people.items() if person.power in ("decides", "recommends"))
        or tuple(each for each, person in people.items() if person.power != "guards")
    )


def why_untold(name: str, reach: Reach) -> Obstacle | None:
    """What keeps a rung or a slot from ever being told; None: nothing."""
    scenario = reach.scenario
    if any(_brings(person, name) for each, person in scenario.people.items() if each in reach.people):
        return None
    if reach.people.isdisjoint(speakers_of(name, scenario)):
        return Obstacle("who", "nobody who could tell it is ever on the call")
    topic, _, rung = name.rpartition(".")
    if rung not in RUNGS:
        slot = next(slot for each, slot in scenario.qualification.items() if each == name)
        if slot.claims and slot.checked_by is not None and slot.checked_by not in reach.things:
            return Obstacle("checked_by", f"“{slot.checked_by}” can never be found out", str(slot.checked_by))
        return reach.obstacle(slot.needs)
    rungs = scenario.topics[topic].rungs()
    lower = [f"{topic}.{each}" for each in RUNGS[: RUNGS.index(rung)] if each in rungs]
    if lower and lower[-1] not in reach.things:
        return Obstacle("", f"“{lower[-1]}” has to be told before it and never is", lower[-1])
    return reach.obstacle(next(answer.needs for each, answer in rungs.items() if each == rung))


def _brings(person: Person, name: str) -> bool:
    brought = person.brings.shared if person.brings else ()
    return name in brought or name.rpartition(".")[0] in brought


def _people_who_come(reach: Reach) -> Iterator[str]:
    people = reach.scenario.people
    guard = next((each for each, person in people.items() if person.on_call == "first"), None)
    is_guarded = guard is not None and people[guard].power == "guards"
    if guard is not None:
        yield guard
    if is_guarded and guard is not None and reach.obstacle(people[guard].lets_you_through) is not None:
        return
    for each, person in people.items():
        if person.on_call == "yes" or person.joins is not None or person.on_call is None:
            yield each


def _options(reach: Reach) -> Iterator[str]:
    commitment = reach.scenario.commitment
    if commitment is None or commitment.with_whom not in reach.people or reach.obstacle(commitment.opens_when):
        return
    for issue, part in commitment.issues.items():
        for option, each in part.options.items():
            if reach.obstacle(each.only_if) is None:
                yield f"{issue}.{option}"


def _obstacles(condition: Condition, reach: Reach) -> Iterator[Obstacle]:
    if condition.always is False:
        yield Obstacle("always", "“always: no” never holds")
    yield from _scales(condition, "")
    for name, state in condition.people.items():
        yield from _scales(state, f"people.{name}.")
    yield from _things(condition, reach)
    yield from _counts(condition, reach)
    for key, names in (("pitched_to", condition.pitched_to), ("spoke_with", condition.spoke_with)):
        for name in names:
            if name not in reach.people:
                yield Obstacle(key, f"“{name}” is never on the call")
    if condition.after is not None and condition.after > reach.most_turns:
        yield Obstacle("after", f"a call of this length has time for {reach.most_turns} turns")
    yield from _agreements(condition, reach)


def _scales(state: State, lead: str) -> Iterator[Obstacle]:
    for key in ("trust", "patience", "urgency"):
        wanted: Comparison | None = getattr(state, key)
        if wanted is not None and not accepted(wanted, SCALE_END):
            yield Obstacle(f"{lead}{key}", f"no {key} from 0 to {SCALE_END} is “{wanted}”")


def _things(condition: Condition, reach: Reach) -> Iterator[Obstacle]:
    for name in condition.shared_all:
        if name in condition.not_shared:
            yield Obstacle("not_shared", f"“{name}” cannot be shared and not shared")
        if name not in reach.things:
            yield Obstacle("shared_all", f"“{name}” can never be told", name)
    any_of = condition.shared_any
    if any_of and reach.things.isdisjoint(any_of):
        yield Obstacle("shared_any", f"“{any_of[0]}” can never be told", any_of[0])


def _counts(condition: Condition, reach: Reach) -> Iterator[Obstacle]:
    counted: list[tuple[str, Comparison, int]] = []
    if condition.explicit_needs is not None:
        pains = [name for name, topic in reach.scenario.topics.items() if topic.kind == "pain"]
        needs = sum(not reach.things.isdisjoint((f"{name}.payoff", f"{name}.problem")) for name in pains)
        counted.append(("explicit_needs", condition.explicit_needs, needs))
    for key in ("asked", "learned"):
        counted += [(key, wanted, _countable(name, reach)) for name, wanted in getattr(condition, key).items()]
    for key, wanted, most in counted:
        if not accepted(wanted, most):
            yield Obstacle(key, f"there are {most} at most, never {wanted}")
    for name, wanted in condition.moves.items():
        if not accepted(wanted):
            yield Obstacle("moves", f"“{name}” can never be made {wanted} times")


def _countable(name: str, reach: Reach) -> int:
    """How many things of a rung's name, or of a slot's, can be told."""
    if name in SLOTS:
        return int(name in reach.things)
    return sum(thing.rpartition(".")[2] == name for thing in reach.things)


def _agreements(condition: Condition, reach: Reach) -> Iterator[Obstacle]:
    if reach.scenario.negotiation is not None:
        return
    never = "can never be agreed"
    for name in condition.agreed_all:
        if name not in reach.options:
            yield Obstacle("agreed_all", f"“{name}” {never}")
    issues = [name.partition(".")[0] for name in set(condition.agreed_all)]
    twice = next((issue for issue in issues if issues.count(issue) > 1), "")
    if twice:
        yield Obstacle("agreed_all", f"of “{twice}” only one option can be agreed")
    if condition.agreed_any and reach.options.isdisjoint(condition.agreed_any):
        yield Obstacle("agreed_any", f"“{condition.agreed_any[0]}” {never}")
    if condition.deal and not reach.options:
        yield Obstacle("deal", "nothing can be agreed")
