"""Reads journals and plays them again.

A journal whose end is missing (the power went, the program was killed) is read as far as it goes. One that was changed
in the middle is refused, because its chain no longer holds.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from salessim.conversation.earlier_calls import earlier_of
from salessim.conversation.events import RULES
from salessim.conversation.journal import (
    VERSION,
    Aid,
    Header,
    Journal,
    Reading,
    RecordedNote,
    RecordedTurn,
    Sitting,
    SourceText,
    decided_note,
    decided_turn,
    header_line,
    header_seal,
    note_line,
    note_outcome_lines,
    outcome_lines,
    sealed,
    turn_line,
)
from salessim.conversation.lines import Spoken
from salessim.conversation.pad import MEANINGS, Entry, Note
from salessim.conversation.session import Noted, Session
from salessim.conversation.turn import NamedTurn
from salessim.errors import JournalError
from salessim.luck import Luck
from salessim.model.outcome import VERDICTS

_OPTIONAL = ("sources", "aid", "earlier", "sitting")
_BEGINNINGS_OF_PAGES = ("turn", "noted")
_ENDS_OF_PAGES = ("sealed", "taken_back")
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
    return Journal(header, pages.opening, tuple(pages.turns), tuple(pages.notes), is_cut or pages.is_open)


class _Pages:
    """Turns as they are read, line by line, each checked against its seal."""

    def __init__(self, seal: str, name: str) -> None:
        self.opening: tuple[Mapping[str, Any], ...] = ()
        self.turns: list[RecordedTurn] = []
        self.notes: list[RecordedNote] = []
        self.is_open = True  # until what happened before the first turn is sealed
        self._seal, self._name = seal, name
        self._before: list[str] = []  # the seal before each turn
        self._said: dict[str, Any] | None = None
        self._noted: dict[str, Any] | None = None
        self._events: list[Mapping[str, Any]] = []
        self._spoken: list[Mapping[str, Any]] = []

    def add(self, values: dict[str, Any]) -> None:
        if "turn" in values:
            self._said, self._events, self._spoken = values, [], []
            _said(values)  # a turn that cannot be understood is reported at its own line
        elif "taken_back" in values:
            self._take_back(values["taken_back"])
        elif "noted" in values:
            self._noted, self._events = values, []
            _note(values)
        elif "event" in values:
            self._events.append(values)
        elif "spoken" in values:
            self._spoken.append(values)
        elif "sealed" in values and self._noted is not None:
            self._close_note(self._noted, values)
        elif "sealed" in values:
            self._close_turn(values)

    def _take_back(self, number: int) -> None:
        if number != len(self.turns) or self._said is not None:
            raise JournalError(f"Turn {number} in {self._name} was not the last one when it was taken back.", CHANGED)
        self.turns.pop()
        self.notes = [noted for noted in self.notes if noted.turn < number]
        self._seal = self._before.pop()

    def _close_note(self, noted: Mapping[str, Any], values: Mapping[str, Any]) -> None:
        number, note = len(self.turns), _note(noted)
        self._seal = sealed(self._seal, number, decided_note(number, note), self._events)
        if (number, self._seal) != (values["sealed"], values["hash"]):
            raise JournalError(f"What was noted after turn {number} in {self._name} is not what was noted.", CHANGED)
        self.notes.append(RecordedNote(number, note, tuple(self._events), self._seal))
        self._noted, self._events = None, []

    def _close_turn(self, values: Mapping[str, Any]) -> None:
        said = _said(self._said)
        number, before = len(self.turns) + (self._said is not None), self._seal
        self._seal = sealed(self._seal, number, decided_turn(number, said), self._events)
        if (number, self._seal) != (values["sealed"], values["hash"]):
            raise JournalError(f"Turn {values['sealed']} in {self._name} is not what was played.", CHANGED)
        if self._said is None:
            self.opening, self.is_open = tuple(self._events), False
        else:
            page = RecordedTurn(said, _reading(self._said), tuple(self._events), tuple(self._spoken), self._seal)
            self.turns.append(page)
            self._before.append(before)
        self._said, self._events, self._spoken = None, [], []

    def close(self) -> None:
        """Keep the last turn even where what came of it is missing: it can be played again."""
        if self._said is not None:
            self.is_open = True
            self.turns.append(RecordedTurn(_said(self._said), _reading(self._said), (), (), ""))
        elif self._noted is not None:
            self.is_open = True
            self.notes.append(RecordedNote(len(self.turns), _note(self._noted), (), ""))


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
    _, seal = outcome_lines(0, session.opening, session.case, header_seal(journal.header))
    for number, turn in enumerate((None, *journal.turns)):
        if turn is not None:
            seal = _say_again(session, number, turn, seal)
        for noted in journal.notes:
            if noted.turn == number:
                seal = _note_again(session, noted, seal)
    return session


def _say_again(session: Session, number: int, turn: RecordedTurn, before: str) -> str:
    exchange = session.say(turn.said)
    _, seal = outcome_lines(number, exchange, session.case, before)
    _check_seal(turn.seal, seal, f"turn {number}")
    if turn.seal:
        session.recall(number, tuple(_spoken(line, number, session) for line in turn.spoken))
    return seal


def _note_again(session: Session, noted: RecordedNote, before: str) -> str:
    _, seal = note_outcome_lines(session.write_down(noted.note), session.case, before)
    _check_seal(noted.seal, seal, f"what was noted after turn {noted.turn}")
    return seal


def _check_seal(recorded: str, seal: str, what: str) -> None:
    if recorded and recorded != seal:
        raise JournalError(f"Played again, {what} comes out differently.", "Please report this as a mistake.")


def last_seal(header: Header, session: Session) -> str:
    """The seal at the end of a session."""
    *_, (_, seal) = _outcomes(header, session)
    return seal


def _outcomes(header: Header, session: Session) -> Iterator[tuple[list[str], str]]:
    """What came of everything that was said and written down, page by page: the lines, and their seal."""
    seal = header_seal(header)
    for number, page in session.pages():
        if isinstance(page, Noted):
            lines, seal = note_outcome_lines(page, session.case, seal)
        else:
            lines, seal = outcome_lines(number, page, session.case, seal)
        yield lines, seal


def _spoken(line: Mapping[str, Any], turn: int, session: Session) -> Spoken:
    names = session.case.names
    return Spoken(
        turn=turn,
        person=names.person(line["person"]) if "person" in line else -1,
        text=line["text"],
        kind=line["spoken"],
        things=tuple(names.thing(thing) for thing in line.get("things", ())),
        places=tuple(line.get("places", ())),
        told=tuple(line.get("told", ())),
    )


def written(header: Header, session: Session, readings: Mapping[int, Reading] | None = None) -> str:
    """The whole journal of a session, as it would have been written while it was played."""
    lines = [header_line(header)]
    for (number, page), (outcome, _) in zip(session.pages(), _outcomes(header, session), strict=True):
        if isinstance(page, Noted):
            lines.append(note_line(number, page.note))
        elif number:
            lines.append(turn_line(number, page.said, (readings or {}).get(number)))
        lines += outcome
    return "".join(f"{line}\n" for line in lines)


def mended(text: str, header: Header, session: Session) -> str:
    """A journal whose end was missing, with its last page finished; all that was taken back stays in it.

    Args:
        text: The journal as it was found.
        header: What it was played from.
        session: The same, played again.
    """
    lines = text.split("\n")
    kept, is_begun = 1, True
    for number, line in enumerate(lines[1:], start=2):
        values = _object(line) or {}
        if not values.keys().isdisjoint(_ENDS_OF_PAGES):
            kept, is_begun = number, False
        elif not values.keys().isdisjoint(_BEGINNINGS_OF_PAGES):
            kept, is_begun = number, True
    found = lines[:kept]
    if is_begun:
        *_, (outcome, _) = _outcomes(header, session)
        found += outcome
    return "".join(f"{line}\n" for line in found)


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
            **{key: values[key] for key in Header.__dataclass_fields__ if key not in _OPTIONAL},
            sources=tuple(SourceText(**source) for source in values["sources"]),
            aid=Aid(**values["aid"]) if "aid" in values else None,
            earlier=earlier_of(values["earlier"]) if "earlier" in values else None,
            sitting=Sitting(**values["sitting"]) if "sitting" in values else None,
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


def _note(values: Mapping[str, Any]) -> Note:
    """A note as a journal keeps it.

    Raises:
        KeyError: It is incomplete.
        ValueError: It holds a word that notes do not have.
    """
    entries = []
    for slot, means, is_sure in values["pad"]:
        if means not in MEANINGS:
            raise ValueError(f"no entry means {means!r}")
        entries.append(Entry(slot, means, bool(is_sure), values.get("texts", {}).get(slot, "")))
    verdict = values["verdict"]
    if verdict is not None and verdict not in VERDICTS:
        raise ValueError(f"there is no verdict {verdict!r}")
    return Note(tuple(entries), verdict)


def _reading(values: Mapping[str, Any]) -> Reading | None:
    given = values.get("reading")
    if given is None:
        return None
    return Reading(tuple((move, share) for move, share in given["guesses"]), given["corrected"])
