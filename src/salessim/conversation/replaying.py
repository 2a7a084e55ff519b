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
    Aid,
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

DAMAGED = "The file was damaged after it was written."
CHANGED = "The file was changed after it was written."


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
    pages = _Pages(header_seal(header), name)
    is_cut = False
    for number, line in enumerate(lines[1:], start=2):
        if not line:
            continue
        values = _object(line)
        if values is None:
            # Only the last line may be torn: nothing is ever written after one that was not finished.
            if any(lines[number:]):
                raise JournalError(f"Line {number} of {name} cannot be read.", DAMAGED)
            is_cut = True
            break
        try:
            pages.add(values)
        except (KeyError, TypeError, ValueError) as error:
            raise JournalError(f"Line {number} of {name} is incomplete.", DAMAGED) from error
    pages.close()
    return Journal(header, pages.opening, tuple(pages.turns), is_cut or pages.is_open)


class _Pages:
    """Turns as they are read, line by line, each checked against its seal."""

    def __init__(self, seal: str, name: str) -> None:
        self.opening: tuple[Mapping[str, Any], ...] = ()
        self.turns: list[RecordedTurn] = []
        self.is_open = True  # until what happened before the first turn is sealed
        self._seal, self._name = seal, name
        self._said: dict[str, Any] | None = None
        self._events: list[Mapping[str, Any]] = []
        self._spoken: list[Mapping[str, Any]] = []

    def add(self, values: dict[str, Any]) -> None:
        if "turn" in values:
            self._said, self._events, self._spoken = values, [], []
            _said(values)  # a turn that cannot be understood is reported at its own line
        elif "event" in values:
            self._events.append(values)
        elif "spoken" in values:
            self._spoken.append(values)
        elif "sealed" in values:
            self._close_turn(values)

    def _close_turn(self, values: Mapping[str, Any]) -> None:
        said = _said(self._said)
        number = len(self.turns) + (self._said is not None)
        self._seal = sealed(self._seal, number, decided_turn(number, said), self._events)
        if (number, self._seal) != (values["sealed"], values["hash"]):
            raise JournalError(f"Turn {values['sealed']} in {self._name} is not what was played.", CHANGED)
        if self._said is None:
            self.opening, self.is_open = tuple(self._events), False
        else:
            page = RecordedTurn(said, _reading(self._said), tuple(self._events), tuple(self._spoken), self._seal)
            self.turns.append(page)
        self._said, self._events, self._spoken = None, [], []

    def close(self) -> None:
        """Keep the last turn even where what came of it is missing: it can be played again."""
        if self._said is not None:
            self.is_open = True
            self.turns.append(RecordedTurn(_said(self._said), _reading(self._said), (), (), ""))


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
            **{key: values[key] for key in Header.__dataclass_fields__ if key not in ("sources", "aid")},
            sources=tuple(SourceText(**source) for source in values["sources"]),
            aid=Aid(**values["aid"]) if "aid" in values else None,
        )
    except (KeyError, TypeError) as error:
        raise JournalError(f"The first line of {name} is incomplete.", DAMAGED) from error


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
        if_he_agrees=tuple(values.get("if_he_agrees", ())),
        or_else=tuple(tuple(package) for package in values.get("or_else", ())),
        accepts=values.get("accepts", False),
    )


def _reading(values: Mapping[str, Any]) -> Reading | None:
    given = values.get("reading")
    if given is None:
        return None
    return Reading(tuple((move, share) for move, share in given["guesses"]), given["corrected"])
