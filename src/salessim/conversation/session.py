"""One call being played: case, situation, what has happened and what was said, kept together in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from salessim.conversation.case import Case
from salessim.conversation.events import Event
from salessim.conversation.lines import Speaker, Spoken, heard_texts
from salessim.conversation.pad import Entry, Note, note_events
from salessim.conversation.situation import Situation
from salessim.conversation.step import begin, step
from salessim.conversation.turn import Act, NamedTurn, Turn
from salessim.errors import NotPlayableError
from salessim.luck import Luck


@dataclass(frozen=True, slots=True)
class Exchange:
    """A line of the seller's and what came of it.

    Attributes:
        said: What the seller said and did.
        turn: The same in numbers.
        events: What happened.
        spoken: What was said and could be noticed on the buyer's side.
    """

    said: NamedTurn
    turn: Turn
    events: tuple[Event, ...]
    spoken: tuple[Spoken, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """What the seller wrote down, after which turn, and the events of it."""

    turn: int
    note: Note
    events: tuple[Event, ...]


@dataclass(slots=True)
class Session:
    """A call from its first word on.

    Attributes:
        case: The scenario, ready to be played.
        luck: The luck of the attempt.
        situation: Where the call stands.
        opening: What was said before the first line.
        exchanges: All lines so far.
        situations: Where the call stood before the first line and after each.
        notes: All that was written down so far, in order.
        heard: The words in which each rung or slot was told.
    """

    case: Case
    luck: Luck
    situation: Situation = field(init=False)
    opening: Exchange = field(init=False)
    exchanges: list[Exchange] = field(default_factory=list)
    situations: list[Situation] = field(default_factory=list)
    notes: list[Noted] = field(default_factory=list)
    heard: dict[int, str] = field(default_factory=dict)
    _speaker: Speaker = field(init=False)

    def __post_init__(self) -> None:
        self._speaker = Speaker(self.case, self.luck)
        self.heard.update(self.case.before.heard)
        self.situation, events = begin(self.case, self.luck)
        self.situations.append(self.situation)
        self.opening = Exchange(NamedTurn(), Turn(), tuple(events), self._speaker.words_for(events))

    @property
    def events(self) -> list[Event]:
        """Everything that has happened, in order."""
        return [event for _, page in self.pages() for event in page.events]

    def pages(self) -> Iterator[tuple[int, Exchange | Noted]]:
        """Everything in order: the opening, each line, and what was written down after it; with the turn's number."""
        notes = iter(self.notes)
        noted = next(notes, None)
        for number, exchange in enumerate((self.opening, *self.exchanges)):
            yield number, exchange
            while noted is not None and noted.turn == number:
                yield number, noted
                noted = next(notes, None)

    @property
    def pad(self) -> dict[str, Entry]:
        """What stands on the pad now, by slot."""
        return {entry.slot: entry for noted in self.notes for entry in noted.note.entries}

    @property
    def has_ended(self) -> bool:
        """Whether the call is over."""
        return self.situation.ending >= 0

    def say(self, said: NamedTurn) -> Exchange:
        """Play one line.

        Raises:
            NotPlayableError: It names something that is not there.
            ValueError: The call has ended.
        """
        turn = numbered(said, self.case)
        situation, events = step(self.case, self.situation, turn, self.luck)
        return self.take(said, turn, situation, events)

    def take(self, said: NamedTurn, turn: Turn, situation: Situation, events: list[Event]) -> Exchange:
        """Add a line and what came of it, whoever decided that: the rules, or somebody in the buyer's place.

        Args:
            said: What the seller said.
            turn: The same in numbers.
            situation: Where the call stands afterwards.
            events: What happened.
        """
        exchange = Exchange(said, turn, tuple(events), self._speaker.words_for(events))
        self.situation = situation
        self.situations.append(situation)
        self.exchanges.append(exchange)
        self.heard.update(heard_texts(exchange.spoken))
        return exchange

    def words_for(self, events: list[Event]) -> tuple[Spoken, ...]:
        """The words in which these events would be heard now, without using them up."""
        return self._speaker.copied().words_for(events)

    def write_down(self, note: Note) -> Noted:
        """Write something down: it takes no time, and after the call there is still time for it.

        Raises:
            NotPlayableError: It names a slot that is not there.
        """
        turn = len(self.exchanges)
        noted = Noted(turn, note, note_events(note, self.case, turn))
        self.notes.append(noted)
        return noted

    def without_last(self) -> "Session":
        """The call as it stood before the last line, with the words as they were heard and the same luck."""
        again = Session(self.case, self.luck)
        kept = self.exchanges[:-1]
        for number, exchange in enumerate((self.opening, *kept)):
            if number:
                again.say(exchange.said)
                again.recall(number, exchange.spoken)
            for noted in self.notes:
                if noted.turn == number:
                    again.write_down(noted.note)
        return again

    def recall(self, turn: int, spoken: tuple[Spoken, ...]) -> None:
        """Put the words that were really said in the place of those found anew; what was decided stays."""
        self.exchanges[turn - 1] = replace(self.exchanges[turn - 1], spoken=spoken)
        self.heard.update(heard_texts(spoken))


def numbered(said: NamedTurn, case: Case) -> Turn:
    """A turn in numbers.

    Raises:
        NotPlayableError: It names something that is not there.
    """
    if case.table is not None:
        from salessim.conversation.table.acting import numbered_at_table  # loads numpy, which most calls do without

        return numbered_at_table(said, case, case.table)
    names = case.names
    subject = names.subject(said.on) if said.on else -1
    if said.if_he_agrees or said.or_else or said.accepts:
        raise NotPlayableError(
            "Conditions, a choice of packages, and a yes to an offer belong to a negotiation table.",
            "Leave if_he_agrees, or_else and accepts out.",
        )
    return Turn(
        acts=tuple(Act(names.move(move), subject) for move in said.moves),
        to=names.person(said.to) if said.to else -1,
        offer=tuple(names.option(option) for option in said.offer),
        words=len(said.text.split()),
        hangs_up=said.hangs_up,
    )


def last_said(session: Session) -> str:
    """What the buyer's side said last."""
    last = session.exchanges[-1] if session.exchanges else session.opening
    return " ".join(line.text for line in last.spoken if line.kind == "said")
