"""Between the events of the talks and those of a call.

The talks note `(type, round, side, details ...)`; a call notes seven places (`salessim.conversation.events`). What the
talks note becomes one event of the call, an offer one for each package and each condition, so that a journal holds all
that the marks need.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from salessim.conversation.events import Event
from salessim.conversation.table.part import TablePart
from salessim.negotiation.talks.moves import BUYER, YOU
from salessim.negotiation.talks.protocol import Event as TableEvent

_NOBODY: Final = -1
_PACKAGES: Final = {
    "overstepped": "overstepped",
    "accepted": "accepted",
    "demanded": "demanded",
    "refused": "turned-down",
    "approval": "approval",
    "not-approved": "not-approved",
    "deal": "struck",
}
"""Kinds that name one package."""
_WORDS: Final = {
    "asked": "enquired",
    "told": "revealed",
    "not-told": "withheld",
    "named-tactic": "named-tactic",
    "misnamed": "misnamed",
    "joined": "called-in",
}
"""Kinds that name something by a word, which stands as the event's rule."""
_TACTICS: Final = {
    "tactic": "tactic",
    "countered": "tactic-met",
    "shown": "proof-shown",
    "not-shown": "proof-withheld",
    "dropped-for": "dropped-for",
}
"""Kinds that are about one of his tactics."""
_PLAIN: Final = {"stood-firm": "stood-firm", "gift": "gift", "left": "left-table", "out-of-time": "ran-out"}

_BACK: Final = {call: talks for kinds in (_PACKAGES, _WORDS, _TACTICS, _PLAIN) for talks, call in kinds.items()}
TABLE_KINDS: Final = frozenset({*_BACK, "offered", "on-condition"})
"""All kinds of events of a call that come from the table."""


def noted(events: Iterable[TableEvent], turn: int, part: TablePart) -> list[Event]:
    """Events of the talks as events of the call."""
    found: list[Event] = []
    for event in events:
        kind, now, side = str(event[0]), int(str(event[1])), event[2]
        person = part.buyer if side == BUYER else _NOBODY
        details = event[3:]
        if kind == "offered":
            found += _offer(details, turn, person, now, part)
        elif kind in _PACKAGES:
            found.append(_about_package(kind, details, turn, person, now))
        elif kind in _WORDS:
            found.append((_WORDS[kind], turn, str(details[0]), person, -1, now, 0))
        elif kind in _TACTICS:
            rule = str(details[1]) if kind in ("tactic", "countered") else ""
            amount = int(str(details[1])) if kind == "dropped-for" else 0
            found.append((_TACTICS[kind], turn, rule, person, int(str(details[0])), now, amount))
        else:
            amount = int(str(details[0])) if kind == "gift" else 0
            found.append((_PLAIN[kind], turn, "", person, -1, now, amount))
    return found


def _offer(details: Sequence[object], turn: int, person: int, now: int, part: TablePart) -> list[Event]:
    packages, condition = details
    assert isinstance(packages, tuple)
    assert isinstance(condition, tuple)
    found: list[Event] = [("offered", turn, "", person, package, now, place) for place, package in enumerate(packages)]
    issues = part.rules.rules.table.space.issues
    for place, option in condition:
        number = part.options.index((issues[place].name, issues[place].options[option]))
        found.append(("on-condition", turn, "", person, number, now, 0))
    return found


def _about_package(kind: str, details: Sequence[object], turn: int, person: int, now: int) -> Event:
    rule = str(details[1]) if kind == "demanded" else ""
    is_granted = int(str(details[1])) if kind == "approval" else 0
    return (_PACKAGES[kind], turn, rule, person, int(str(details[0])), now, is_granted)


def talks_of(events: Iterable[Event], part: TablePart) -> tuple[TableEvent, ...]:
    """The events of the talks again, from those of the call; others are passed over."""
    space = part.rules.rules.table.space
    found: list[TableEvent] = []
    for kind, _, rule, person, subject, now, result in events:
        side = BUYER if person == part.buyer else YOU
        if kind == "offered":
            if result:
                _, _, _, packages, condition = found.pop()
                assert isinstance(packages, tuple)
                found.append(("offered", now, side, (*packages, subject), condition))
            else:
                found.append(("offered", now, side, (subject,), ()))
        elif kind == "on-condition":
            _, _, _, packages, condition = found.pop()
            assert isinstance(condition, tuple)
            issue, option = part.options[subject]
            place = space.place(issue)
            found.append(("offered", now, side, packages, (*condition, (place, space.issues[place].position(option)))))
        elif kind in _BACK:
            found.append(_back(_BACK[kind], rule, side, subject, now, result))
    return tuple(found)


def _back(kind: str, rule: str, side: int, subject: int, now: int, result: int) -> TableEvent:
    match kind:
        case "deal":
            return (kind, now, -1, subject)
        case "out-of-time":
            return (kind, now, -1)
        case "overstepped":
            return (kind, now, side, subject, ())
        case "approval" | "dropped-for":
            return (kind, now, side, subject, result)
        case "demanded":
            return (kind, now, side, subject, rule)
        case "tactic" | "countered":
            return (kind, now, side, subject, rule)
        case "gift":
            return (kind, now, side, result)
        case "stood-firm" | "left":
            return (kind, now, side)
    return (kind, now, side, rule) if kind in _WORDS else (kind, now, side, subject)
