"""Compiles the people: where they stand in this attempt, how they react, who is there when the call begins."""

import re

from salessim.conversation.case import PersonCase
from salessim.conversation.case_basics import ONE_IN_TEN
from salessim.conversation.compiling.moves import feelings
from salessim.conversation.compiling.source import Source
from salessim.conversation.conditions import Compiled
from salessim.errors import NotPlayableError
from salessim.model.condition import Condition
from salessim.model.people import Person
from salessim.model.scales import scale
from salessim.units import parse_comparison


def compile_people(source: Source) -> tuple[PersonCase, ...]:
    """Everybody on the buyer's side, in the scenario's order."""
    return tuple(_person(name, person, source) for name, person in source.scenario.people.items())


def _person(name: str, person: Person, source: Source) -> PersonCase:
    gains, losses = feelings(source, person.reacts)
    place = f"people.{name}"
    rules = source.playbook.rules
    usual = rules.patience_running.per_minute if rules and rules.patience_running else 0.0
    per_minute = usual if person.patience_per_minute is None else person.patience_per_minute
    return PersonCase(
        id=name,
        name=person.name,
        role=person.role,
        power=person.power,
        secret=person.secret or "",
        voice=person.voice or "",
        start=_start(name, person, source),
        drain=round(-100 * per_minute),
        gains=gains,
        losses=losses,
        lets_through=_lets_through(person, source) if person.power == "guards" else None,
        joins=person.joins,
        brings=_brought(person, source),
        lines={occasion: source.lines(lines, f"{place}.lines.{occasion}") for occasion, lines in person.lines.items()},
        joins_says=source.lines(person.joins_says, f"{place}.joins_says"),
    )


def _brought(person: Person, source: Source) -> int:
    """What somebody brings along: rungs, slots, or all that there is of a topic."""
    topics = source.scenario.topics
    shared = person.brings.shared if person.brings else ()
    return source.names.things(
        reference
        for name in shared
        for reference in ([f"{name}.{rung}" for rung in topics[name].rungs()] if name in topics else [name])
    )


def _lets_through(person: Person, source: Source) -> Compiled:
    usual = Condition(moves={"give-reason": parse_comparison("1+")})
    return source.condition(person.lets_you_through or usual)


def _start(name: str, person: Person, source: Source) -> tuple[int, int, int]:
    given = person.start
    levels = (
        scale("trust").start("neutral") if given.trust is None else given.trust,
        scale("patience").start("fair") if given.patience is None else given.patience,
        scale("urgency").start("low") if given.urgency is None else given.urgency,
    )
    mood = source.playbook.rules.mood if source.playbook.rules else None
    spread = mood.varies_by / ONE_IN_TEN if mood else 0.0
    trust, patience, urgency = (
        min(100, max(0, level + round(spread * source.luck.normal(name, "mood", which))))
        for which, level in zip(("trust", "patience", "urgency"), levels, strict=True)
    )
    return (trust, patience, urgency)


def who_begins(source: Source) -> tuple[int, int]:
    """Who leads when the call begins, and who is there then [set].

    Whoever is `on_call: first` begins alone if he guards; else everybody who neither joins later nor stays away.

    Raises:
        NotPlayableError: Nobody is there.
    """
    people = list(source.scenario.people.values())
    guards = [index for index, person in enumerate(people) if person.on_call == "first"]
    there = [
        index
        for index, person in enumerate(people)
        if person.on_call == "yes" or (person.on_call is None and person.joins is None)
    ]
    if guards:
        alone = people[guards[0]].power == "guards"
        return guards[0], sum(1 << index for index in ({guards[0]} if alone else {guards[0], *there}))
    if not there:
        raise NotPlayableError("Nobody is on the call when it begins.", "Give somebody on_call: yes.")
    return there[0], sum(1 << index for index in there)


def who_comes_after(source: Source, guard: int) -> tuple[int, ...]:
    """Who comes to the telephone once a guard is satisfied: all who neither join later nor stay away."""
    return tuple(
        index
        for index, person in enumerate(source.scenario.people.values())
        if index != guard and person.joins is None and person.on_call in (None, "yes")
    )


def named_in(text: str, source: Source) -> int:
    """Whose first or last name stands in a text [set]."""
    words = set(re.findall(r"\w+", text))
    return sum(
        1 << index
        for index, person in enumerate(source.scenario.people.values())
        if words & {part for part in person.name.split() if len(part) > 2}
    )
