"""What is kept of an attempt: `journal/1`, one JSON object a line, readable, replayable, and sealed turn by turn.

    {"journal": 1, "rules": 1, "attempt": ..., "seed": ..., "sources": [...], "documents": {...}}   the header
    {"turn": 1, "moves": [...], "on": ..., "to": ..., "offer": [...], "words": 17, "text": ...}     what the seller did
    {"event": "told", "rule": "ladder", "person": "marta", "thing": "line-2-stops.problem"}         what happened
    {"spoken": "said", "person": "marta", "text": ...}                                              what was said to it
    {"sealed": 1, "hash": ...}                                                                      end of the turn
    {"noted": 1, "pad": [["budget", "truth", true]], "verdict": null, "texts": {...}}               what he wrote down
    {"taken_back": 1}                                                                               it was read wrongly

A turn is written before its events, so that nothing said is lost. What was decided (header, moves, events) is chained
by SHA-256; wording and reading stand beside it and are not. Kinds of lines and events that a reader does not know are
passed over, but stay in the chain. A turn that was taken back stays where it was written, and so does what was noted
after it; the chain goes on from the seal before it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from salessim.conversation.case import Case
from salessim.conversation.compiling import compile_case
from salessim.conversation.earlier_calls import earlier_values
from salessim.conversation.events import RULES, Event
from salessim.conversation.lines import Spoken
from salessim.conversation.naming_events import event_of, event_values
from salessim.conversation.pad import Entry, Note
from salessim.conversation.session import Exchange, Noted
from salessim.conversation.turn import NamedTurn
from salessim.errors import JournalError
from salessim.luck import Luck
from salessim.model.document import Document
from salessim.model.history import Earlier
from salessim.model.outcome import Verdict
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario

VERSION: Final = 1
AnyDocument = TypeVar("AnyDocument", bound=Document)
_DECIDED_HEADER: Final = ("journal", "rules", "seed", "difficulty", "documents")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A document that an attempt was played from: its file, its text, and the SHA-256 of the text."""

    file: str
    sha256: str
    text: str


@dataclass(frozen=True, slots=True)
class Aid:
    """What an attempt was given that a trainee does not have. An attempt with any of it never counts.

    Attributes:
        is_revealed: Whether what the buyer hides was shown.
        begins_at: The point in the call at which it began, in words; empty: its beginning.
        given_turns: How many turns were played before, to come to that point.
        has_coach: Whether a coach stood by.
    """

    is_revealed: bool = False
    begins_at: str = ""
    given_turns: int = 0
    has_coach: bool = False


@dataclass(frozen=True, slots=True)
class Sitting:
    """An attempt that is a certification: in own words, with nobody's help, and only so often.

    Attributes:
        number: Which of the sittings it is [1..].
        most: How many there are.
    """

    number: int
    most: int


@dataclass(frozen=True, slots=True)
class Header:
    """What an attempt was played from.

    Attributes:
        attempt: Its id.
        started: When it was started, in ISO 8601 with time zone.
        engine: Version of the program.
        scenario: Name of the scenario.
        title: Title of the scenario.
        playbook: Name of the playbook.
        difficulty: Difficulty chosen.
        seed: Seed of its luck.
        documents: The merged documents as they were read, `scenario` and `playbook`.
        sources: The files that they were merged from.
        rules: Number of the rules it was played under.
        aid: What the attempt was given that a trainee does not have; None: nothing.
        earlier: The attempt at an earlier call of the deal that it follows; None: none.
        sitting: Which sitting of a certification it is; None: it is none.
    """

    attempt: str
    started: str
    engine: str
    scenario: str
    title: str
    playbook: str
    difficulty: str
    seed: int
    documents: Mapping[str, Any]
    sources: tuple[SourceText, ...]
    rules: int = RULES
    aid: Aid | None = None
    earlier: Earlier | None = None
    sitting: Sitting | None = None

    @property
    def counts(self) -> bool:
        """Whether the attempt says anything about who played it."""
        return self.aid is None

    def case(self) -> Case:
        """The case, compiled from the embedded documents.

        Raises:
            NotPlayableError: The documents cannot be played.
        """
        return compile_case(self.scenario_model(), self.playbook_model(), Luck(self.seed), self.earlier)

    def scenario_model(self) -> Scenario:
        """The embedded scenario.

        Raises:
            JournalError: It is not one.
        """
        return self._model("scenario", Scenario)

    def playbook_model(self) -> Playbook:
        """The embedded playbook.

        Raises:
            JournalError: It is not one.
        """
        return self._model("playbook", Playbook)

    def _model(self, kind: str, model: type[AnyDocument]) -> AnyDocument:
        try:
            return model.model_validate(self.documents.get(kind))
        except ValidationError as error:
            raise JournalError(
                f"The {kind} in attempt {self.attempt} cannot be read.", "It was written by another version."
            ) from error


@dataclass(frozen=True, slots=True)
class Reading:
    """How a typed line was read.

    Attributes:
        guesses: The likeliest moves with their shares, likeliest first.
        was_corrected: Whether the trainee put it right.
    """

    guesses: tuple[tuple[str, float], ...] = ()
    was_corrected: bool = False


@dataclass(frozen=True, slots=True)
class RecordedTurn:
    """A turn as it stands in a journal.

    Attributes:
        said: What the seller did.
        reading: How it was read; None: the move was chosen.
        events: The lines of its events, as read.
        spoken: The lines of what was said and could be noticed, as read.
        seal: The hash at its end; empty: the turn was not finished.
    """

    said: NamedTurn
    reading: Reading | None
    events: tuple[Mapping[str, Any], ...]
    spoken: tuple[Mapping[str, Any], ...]
    seal: str


@dataclass(frozen=True, slots=True)
class RecordedNote:
    """What was written down, as it stands in a journal.

    Attributes:
        turn: The turn after which it was.
        note: What was.
        events: The lines of its events, as read.
        seal: The hash at its end; empty: it was not finished.
    """

    turn: int
    note: Note
    events: tuple[Mapping[str, Any], ...]
    seal: str


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal that was read.

    Attributes:
        header: What the attempt was played from.
        opening: The lines of the events before the first turn.
        turns: Its turns; the last may be unfinished.
        notes: What was written down, in order.
        is_cut: Whether the end was missing or damaged; what is there can be played on.
    """

    header: Header
    opening: tuple[Mapping[str, Any], ...]
    turns: tuple[RecordedTurn, ...]
    notes: tuple[RecordedNote, ...] = ()
    is_cut: bool = False

    @property
    def is_finished(self) -> bool:
        """Whether the call is over."""
        return any(line.get("event") == "ended" for turn in self.turns for line in turn.events)

    def events(self, case: Case) -> list[Event]:
        """All events that this version knows, as the rules note them."""
        found: list[Event] = []
        for number, lines in enumerate((self.opening, *(turn.events for turn in self.turns))):
            notes = [line for note in self.notes if note.turn == number for line in note.events]
            found += [event for line in (*lines, *notes) if (event := event_of(line, number, case)) is not None]
        return found

    @property
    def verdict(self) -> Verdict | None:
        """The last verdict; None: there was none."""
        return next((noted.note.verdict for noted in reversed(self.notes) if noted.note.verdict), None)

    @property
    def pad(self) -> dict[str, Entry]:
        """What stands on the pad at the end, by slot."""
        return {entry.slot: entry for noted in self.notes for entry in noted.note.entries}

    def heard(self, case: Case) -> dict[int, str]:
        """The words in which each rung or slot was told."""
        return dict(case.before.heard) | {
            case.names.thing(thing): text
            for turn in self.turns
            for line in turn.spoken
            for thing, text in zip(line.get("things", ()), told_texts(line), strict=True)
        }


def header_line(header: Header) -> str:
    """The first line of a journal."""
    values = asdict(replace(header, earlier=None))
    del values["earlier"]
    values["sources"] = [asdict(source) for source in header.sources]
    values["documents"] = dict(header.documents)
    if header.aid is None:
        del values["aid"]
    elif not header.aid.has_coach:
        del values["aid"]["has_coach"]  # as it was before there was a coach: old seals hold
    if header.sitting is None:
        del values["sitting"]
    if header.earlier is not None:
        values["earlier"] = earlier_values(header.earlier)
    return json_line({"journal": VERSION, **values})


def turn_line(number: int, said: NamedTurn, reading: Reading | None = None) -> str:
    """The line that says what the seller did, written before anything happens."""
    values = decided_turn(number, said) | {"text": said.text}
    if reading is not None:
        guesses = [[move, round(share, 3)] for move, share in reading.guesses]
        values["reading"] = {"guesses": guesses, "corrected": reading.was_corrected}
    return json_line(values)


def decided_turn(number: int, said: NamedTurn) -> dict[str, Any]:
    """What the rules know of a turn; its words are only counted."""
    values: dict[str, Any] = {
        "turn": number,
        "moves": list(said.moves),
        "on": said.on,
        "to": said.to,
        "offer": list(said.offer),
        "words": len(said.text.split()),
        "hangs_up": said.hangs_up,
    }
    # Only said where it is so: most calls have no table.
    if said.if_he_agrees:
        values["if_he_agrees"] = list(said.if_he_agrees)
    if said.or_else:
        values["or_else"] = [list(package) for package in said.or_else]
    if said.accepts:
        values["accepts"] = True
    return values


def taken_back_line(number: int) -> str:
    """The line that says that a turn was taken back, because its words had been read wrongly."""
    return json_line({"taken_back": number})


def note_line(number: int, note: Note) -> str:
    """The line that says what was written down after a turn."""
    texts = {entry.slot: entry.text for entry in note.entries}
    return json_line(decided_note(number, note) | {"texts": texts})


def decided_note(number: int, note: Note) -> dict[str, Any]:
    """What the marks know of a note: what its words were read as, not the words."""
    pad = [[entry.slot, entry.means, entry.is_sure] for entry in note.entries]
    return {"noted": number, "pad": pad, "verdict": note.verdict}


def note_outcome_lines(noted: Noted, case: Case, before: str) -> tuple[list[str], str]:
    """The lines of the events of a note, and its seal.

    Args:
        noted: The note.
        case: The case.
        before: The seal before it.
    """
    events = [event_values(event, case) for event in noted.events]
    seal = sealed(before, noted.turn, decided_note(noted.turn, noted.note), events)
    return [*map(json_line, events), json_line({"sealed": noted.turn, "hash": seal})], seal


def outcome_lines(number: int, exchange: Exchange, case: Case, before: str) -> tuple[list[str], str]:
    """The lines that say what came of a turn, and its seal.

    Args:
        number: The turn; 0: what happened before the first.
        exchange: What came of it.
        case: The case.
        before: The seal of the turn before, or of the header.
    """
    events = [event_values(event, case) for event in exchange.events]
    seal = sealed(before, number, decided_turn(number, exchange.said), events)
    lines = [json_line(values) for values in events]
    lines += [json_line(_spoken_values(spoken, case)) for spoken in exchange.spoken]
    lines.append(json_line({"sealed": number, "hash": seal}))
    return lines, seal


def _spoken_values(spoken: Spoken, case: Case) -> dict[str, Any]:
    values: dict[str, Any] = {"spoken": spoken.kind}
    if spoken.person >= 0:
        values["person"] = case.people[spoken.person].id
    if spoken.things:
        values["things"] = [case.names.thing_name(thing) for thing in spoken.things]
        if spoken.words_of_things != (spoken.text,) * len(spoken.things):
            values["told"] = list(spoken.words_of_things)
    return {**values, "text": spoken.text, "places": list(spoken.places)}


def told_texts(line: Mapping[str, Any]) -> list[str]:
    """The words in which each of the things of a spoken line was told."""
    return list(line.get("told", [line["text"]] * len(line.get("things", ()))))


def json_line(values: Any) -> str:
    """A value as one line of JSON, always the same way."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def header_seal(header: Header) -> str:
    """The beginning of the chain."""
    values = json.loads(header_line(header))
    decided = {key: values[key] for key in _DECIDED_HEADER}
    if "aid" in values:  # sealed, so that nobody can make such an attempt count
        decided["aid"] = values["aid"]
    if "sitting" in values:
        decided["sitting"] = values["sitting"]
    if "earlier" in values:
        decided["earlier"] = {key: each for key, each in values["earlier"].items() if key != "heard"}
    decided["sources"] = [source["sha256"] for source in values["sources"]]
    return hashlib.sha256(json_line(decided).encode()).hexdigest()


def sealed(before: str, number: int, turn: Mapping[str, Any], events: Iterable[Mapping[str, Any]]) -> str:
    """The next link of the chain."""
    decided = json_line([before, number, turn, list(events)])
    return hashlib.sha256(decided.encode()).hexdigest()
