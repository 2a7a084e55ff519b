"""Compiles what can be found out: the rungs of the topics and the qualification slots, with this attempt's figures."""

import math
from collections.abc import Mapping
from typing import Any

from salessim.conversation.case import Thing
from salessim.conversation.case_basics import Line, usual_words
from salessim.conversation.compiling.people import named_in
from salessim.conversation.compiling.source import Source, feeling, spoken_figure
from salessim.errors import NotPlayableError
from salessim.luck import Luck
from salessim.model.condition import RUNGS, Condition
from salessim.model.notation import Part
from salessim.model.outcome import SLOTS
from salessim.model.scenario import Scenario
from salessim.model.topic import Answer, Slot, Topic


def drawn_variants(scenario: Scenario, luck: Luck) -> dict[str, str]:
    """The value drawn for every path under `vary`."""
    return {path: choices[luck.pick(len(choices), "vary", path)] for path, choices in scenario.vary.items()}


def draw_variants(scenario: Scenario, luck: Luck) -> Scenario:
    """The scenario with one value drawn for every path under `vary`.

    Raises:
        NotPlayableError: A path leads nowhere.
    """
    for path, drawn in drawn_variants(scenario, luck).items():
        steps = path.split(".")
        within = "topics" if steps[0] in scenario.topics else "qualification" if steps[0] in SLOTS else ""
        scenario = _with_value(scenario, [within, *steps] if within else steps, drawn, path)
    return scenario


def _with_value(holder: Any, steps: list[str], value: str, path: str) -> Any:
    step, rest = steps[0], steps[1:]
    if isinstance(holder, Mapping) and step in holder:
        return {**holder, step: _with_value(holder[step], rest, value, path)}
    if isinstance(holder, Part) and step in type(holder).model_fields:
        if rest:
            return holder.model_copy(update={step: _with_value(getattr(holder, step), rest, value, path)})
        known = {key: getattr(holder, key) for key in holder.model_fields_set}
        return type(holder).model_validate({**known, step: value})
    raise NotPlayableError(f"vary: “{path}” leads nowhere.", "`salessim check` shows where it stands.")


def compile_things(source: Source) -> tuple[Thing, ...]:
    """All rungs, topic by topic, then all slots; those that the scenario lacks hold their place."""
    things = [
        _rung(index, name, topic, rung, source)
        for index, (name, topic) in enumerate(source.scenario.topics.items())
        for rung in range(len(RUNGS))
    ]
    slots: Mapping[str, Slot] = {str(name): slot for name, slot in source.scenario.qualification.items()}
    for number, slot_name in enumerate(SLOTS):
        things.append(_slot(number, slot_name, slots.get(slot_name), source))
    return tuple(things)


def topic_title(name: str, topic: Topic) -> str:
    """What a topic is called on screen."""
    return topic.title or name.replace("-", " ")


def topic_phrase(name: str, topic: Topic) -> str:
    """What a topic is called within a sentence."""
    return topic.words[0] if topic.words else topic_title(name, topic)


def _rung(index: int, name: str, topic: Topic, rung: int, source: Source) -> Thing:
    there = topic.rungs()
    answer = there.get(RUNGS[rung])
    lower = [low for low in range(rung) if RUNGS[low] in there]
    return _thing(
        answer,
        source,
        place=f"topics.{name}.{RUNGS[rung]}",
        subject=index,
        rung=rung,
        speakers=source.names.people_set(topic.who),
        below=4 * index + lower[-1] if lower else -1,
    )


def _slot(number: int, name: str, slot: Slot | None, source: Source) -> Thing:
    people = source.scenario.people
    who = (
        slot.who
        if slot and slot.who
        else [person for person, part in people.items() if part.power in ("decides", "recommends")]
    )
    claims = source.lines(slot.claims, f"qualification.{name}.claims") if slot else ()
    return _thing(
        slot,
        source,
        place=f"qualification.{name}",
        subject=len(source.scenario.topics) + number,
        rung=-1,
        speakers=source.names.people_set(who or [p for p, part in people.items() if part.power != "guards"]),
        below=-1,
        claims=claims,
        checked_by=source.names.thing(slot.checked_by) if slot and slot.checked_by else -1,
    )


def _thing(
    answer: Answer | None,
    source: Source,
    *,
    place: str,
    subject: int,
    rung: int,
    speakers: int,
    below: int,
    claims: tuple[Line, ...] = (),
    checked_by: int = -1,
) -> Thing:
    if answer is None:
        return Thing(subject, rung, False, speakers, below, 0, (), (0, 0, 0), (), (), (), -1, 0, 0)
    blanks = {"figure": spoken_figure(answer.figure)} if answer.figure else {}
    says = source.lines(answer.says, f"{place}.says", blanks)
    trust_floor, rest = _trust_floor(answer.needs)
    return Thing(
        subject=subject,
        rung=rung,
        is_there=True,
        speakers=speakers,
        below=below,
        trust_floor=trust_floor,
        needs=source.condition(rest),
        effect=feeling(answer.effect),
        says=says,
        otherwise=source.lines(answer.otherwise, f"{place}.otherwise", blanks),
        claims=claims,
        checked_by=checked_by,
        mentions=named_in(" ".join(line.text for line in says), source),
        words=usual_words(says),
    )


def _trust_floor(needs: Condition | None) -> tuple[int, Condition | None]:
    # The trust that an answer takes is kept apart, because how ready somebody is differs a little from case to case.
    if needs is None or needs.trust is None or not math.isinf(needs.trust.high):
        return 0, needs
    floor = next((value for value in range(101) if needs.trust.holds(value)), 101)
    rest = needs.model_fields_set - {"trust"}
    return floor, Condition(**{key: getattr(needs, key) for key in rest}) if rest else None
