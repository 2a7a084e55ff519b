"""Events with the names of the documents, as a journal keeps them, and back."""

from collections.abc import Mapping
from typing import Any

from salessim.conversation.case import Case
from salessim.conversation.events import FIELDS, SCALES, Event
from salessim.model.outcome import VERDICTS


def event_values(event: Event, case: Case) -> dict[str, Any]:
    """An event with its names."""
    kind, _, rule, person, subject, number, result = event
    fields = FIELDS[kind]
    values: dict[str, Any] = {"event": kind}
    if rule:
        values["rule"] = rule
    if person >= 0:
        values["person"] = case.people[person].id
    if fields.subject and subject >= 0:
        values[fields.subject] = _name(fields.subject, subject, case)
    for field_name, value in ((fields.number, number), (fields.result, result)):
        if field_name:
            values[field_name] = _number_value(field_name, value, case)
    return values


def _name(what: str, number: int, case: Case) -> Any:
    match what:
        case "package" if case.table is not None:
            return case.table.terms(number)
        case "tactic":
            return number
        case "thing":
            return case.names.thing_name(number)
        case "move":
            return case.moves[number].id
        case "scale":
            return SCALES[number]
        case "objection":
            return case.objections[number].id
        case "ask":
            return case.asks[number].id
        case "beat":
            return case.beats[number].id
        case "option":
            return list(case.names.options)[number]
        case "ending":
            return case.endings[number].id
        case "verdict":
            return VERDICTS[number]
        case _:
            return case.people[number].id


def _number_value(field_name: str, value: int, case: Case) -> int | str:
    if field_name == "about":
        return case.names.subject_name(value) if value >= 0 else ""
    if field_name == "thing":
        return case.names.thing_name(value) if value >= 0 else ""
    return value


def event_of(line: Mapping[str, Any], turn: int, case: Case) -> Event | None:
    """An event from its names; None where its kind is not known here."""
    kind = line.get("event")
    if kind not in FIELDS:
        return None
    fields = FIELDS[kind]
    people = case.names.people
    subject = _index(fields.subject, line[fields.subject], case) if fields.subject in line else -1
    numbers = [_numbered(name, line[name], case) if name else 0 for name in (fields.number, fields.result)]
    person = people[line["person"]] if "person" in line else -1
    return (kind, turn, line.get("rule", ""), person, subject, numbers[0], numbers[1])


def _index(what: str, name: Any, case: Case) -> int:
    match what:
        case "package" if case.table is not None:
            return case.table.package(name)
        case "tactic":
            return int(name)
        case "thing":
            return case.names.thing(name)
        case "move":
            return case.names.move(name)
        case "scale":
            return [str(scale) for scale in SCALES].index(name)
        case "objection":
            return [objection.id for objection in case.objections].index(name)
        case "ask":
            return [ask.id for ask in case.asks].index(name)
        case "beat":
            return [beat.id for beat in case.beats].index(name)
        case "option":
            return case.names.option(name)
        case "ending":
            return case.names.endings[name]
        case "verdict":
            return VERDICTS.index(name)
        case _:
            return case.names.person(name)


def _numbered(field_name: str, value: Any, case: Case) -> int:
    if field_name == "about":
        return case.names.subject(value) if value else -1
    if field_name == "thing":
        return case.names.thing(value) if value else -1
    return int(value)
