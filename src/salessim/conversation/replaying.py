"""Reads journals and plays them again.

A journal whose end is missing (the power went, the program was killed) is read as far as it goes. One that was changed
in the middle is refused, because its chain no longer holds.
"""

import json
from collections.abc import Mapping
from typing import Any

from salessim.conversation.events import RULES
from salessim.conversation.journal import (
    VERSION,
    Header,
    Journal,
    Reading,
    RecordedTurn,
    SourceText,
    decided_turn,
    header_line,
    header_seal,
    outcome_lines,
    sealed,
    turn_line,
)
from salessim.conversation.lines import Spoken
from salessim.conversation.session import Session
from salessim.conversation.turn import NamedTurn
from salessim.errors import JournalError
from salessim.luck import Luck


def read_journal(text: str, name: str) -> Journal:
    """Read a journal.

    Args:
        text: Its text.
        name: What to call it in messages.

    Raises:
        JournalError: It is no journal, was made by a newer version, or was changed after it was written.
    """
    lines = text.split("\n")
    header = _header(lines[0], name)
    before = header_seal(header)
    opening: tuple[Mapping[str, Any], ...] = ()
    turns: list[RecordedTurn] = []
    said: dict[str, Any] | None = None
    events: list[Mapping[str, Any]] = []
    spoken: list[Mapping[str, Any]] = []
    is_cut = False
    for number, line in enumerate(lines[1:], start=2):
        if not line:
            continue
        values = _object(line)
        if values is None:
            # Only the last line may be torn: nothing is ever written after one that was not finished.
            if any(lines[number:]):
                raise JournalError(
                    f"Line {number} of {name} cannot be read.", "The file was damaged after it was written."
                )
            is_cut = True
            break
        if "turn" in values:
            said, events, spoken = values, [], []
        elif "event" in values:
            events.append(values)
        elif "spoken" in values:
            spoken.append(values)
        elif "sealed" in values:
            turn = _said(said)
            before = sealed(before, len(turns) + (said is not None), decided_turn(int(values["sealed"]), turn), events)
            if before != values["hash"]:
                raise JournalError(
                    f"Turn {values['sealed']} in {name} is not what was played.",
                    "The file was changed after it was written.",
                )
            if said is None:
                opening = tuple(events)
            else:
                turns.append(RecordedTurn(turn, _reading(said), tuple(events), tuple(spoken), before))
            said, events, spoken = None, [], []
    if said is not None:
        turns.append(RecordedTurn(_said(said), _reading(said), (), (), ""))
        is_cut = True
    return Journal(header, opening, tuple(turns), is_cut)


def replayed(journal: Journal) -> Session:
    """Play a journal again, turn by turn.

    Raises:
        JournalError: It was played under other rules, or playing it again gives something else.
    """
    if journal.header.rules != RULES:
        raise JournalError(
            f"This attempt was played under rules {journal.header.rules}; this version plays by rules {RULES}.",
            "It can still be marked and read, but not played on.",
        )
    session = Session(journal.header.case(), Luck(journal.header.seed))
    before = _seal_after(session, 0, header_seal(journal.header))
    for number, turn in enumerate(journal.turns, start=1):
        session.say(turn.said)
        before = _seal_after(session, number, before)
        if turn.seal and before != turn.seal:
            raise JournalError(
                f"Played again, turn {number} comes out differently.", "Please report this as a mistake."
            )
        if turn.seal:
            session.recall(number, tuple(_spoken(line, number, session) for line in turn.spoken))
    return session


def last_seal(header: Header, session: Session) -> str:
    """The seal at the end of a session."""
    seal = header_seal(header)
    for number in range(len(session.exchanges) + 1):
        seal = _seal_after(session, number, seal)
    return seal


def _spoken(line: Mapping[str, Any], turn: int, session: Session) -> Spoken:
    names = session.case.names
    return Spoken(
        turn=turn,
        person=names.person(line["person"]) if "person" in line else -1,
        text=line["text"],
        kind=line["spoken"],
        things=tuple(names.thing(thing) for thing in line.get("things", ())),
        places=tuple(line.get("places", ())),
    )


def written(header: Header, session: Session, readings: Mapping[int, Reading] | None = None) -> str:
    """The whole journal of a session, as it would have been written while it was played."""
    lines = [header_line(header)]
    before = header_seal(header)
    for number, exchange in enumerate((session.opening, *session.exchanges)):
        if number:
            lines.append(turn_line(number, exchange.said, (readings or {}).get(number)))
        outcome, before = outcome_lines(number, exchange, session.case, before)
        lines += outcome
    return "".join(f"{line}\n" for line in lines)


def _seal_after(session: Session, number: int, before: str) -> str:
    exchange = session.exchanges[number - 1] if number else session.opening
    return outcome_lines(number, exchange, session.case, before)[1]


def _header(line: str, name: str) -> Header:
    values = _object(line)
    if values is None or "journal" not in values:
        raise JournalError(
            f"{name} is not the journal of an attempt.", 'Its first line should begin with {"journal":1.'
        )
    if values["journal"] != VERSION:
        raise JournalError(
            f"{name} was written by a newer version (journal/{values['journal']}).", "Please update the program."
        )
    try:
        return Header(
            **{key: values[key] for key in Header.__dataclass_fields__ if key != "sources"},
            sources=tuple(SourceText(**source) for source in values["sources"]),
        )
    except (KeyError, TypeError) as error:
        raise JournalError(
            f"The first line of {name} is incomplete.", "The file was damaged after it was written."
        ) from error


def _object(line: str) -> dict[str, Any] | None:
    try:
        values = json.loads(line)
    except ValueError:
        return None
    return values if isinstance(values, dict) else None


def _said(values: Mapping[str, Any] | None) -> NamedTurn:
    if values is None:
        return NamedTurn()
    return NamedTurn(
        moves=tuple(values["moves"]),
        on=values["on"],
        to=values["to"],
        offer=tuple(values["offer"]),
        text=values["text"],
        hangs_up=values["hangs_up"],
    )


def _reading(values: Mapping[str, Any]) -> Reading | None:
    given = values.get("reading")
    if given is None:
        return None
    return Reading(tuple((move, share) for move, share in given["guesses"]), given["corrected"])
