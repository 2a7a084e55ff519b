"""Playing a call: what both front ends do, from the briefing to the debrief."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from salessim.app import call_pages
from salessim.app.call_views import Briefing, CallView, DebriefView, MenuEntry, PadView, WordsRead
from salessim.app.earlier_attempts import what_went_before
from salessim.app.playable import Playable, load_playable
from salessim.app.putting_right import PuttingRight
from salessim.conversation.compiling import compile_case
from salessim.conversation.corrections import corrections_of
from salessim.conversation.debrief import debriefing
from salessim.conversation.journal import (
    Aid,
    Header,
    Reading,
    Sitting,
    header_line,
    header_seal,
    note_line,
    note_outcome_lines,
    outcome_lines,
    turn_line,
)
from salessim.conversation.marks import judged, mark_call
from salessim.conversation.menu import menu_of, model_sentence
from salessim.conversation.pad import Note
from salessim.conversation.pad_reading import read_entries
from salessim.conversation.replaying import last_seal, mended, read_journal, replayed, written
from salessim.conversation.scripted import MOST_KEPT
from salessim.conversation.session import Session, last_said, numbered
from salessim.conversation.step import step
from salessim.conversation.turn import NamedTurn
from salessim.conversation.view import view_of
from salessim.errors import NotPlayableError, SurroundingsError
from salessim.library.finding import Library
from salessim.library.loading import STANDARD
from salessim.luck import Luck
from salessim.model.history import Earlier
from salessim.model.outcome import Verdict
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario
from salessim.records.attempts import AttemptStore

if TYPE_CHECKING:
    from salessim.app.table_views import Priced, TableScreen
    from salessim.conversation.reading import LineRead, Reader
    from salessim.conversation.reading.understanding import Understanding
    from salessim.conversation.table.reading import TableRead, TableReader

NOT_KEPT = "The call goes on, but it is not being kept."


@dataclass(slots=True)
class Call(PuttingRight):
    """One attempt at one scenario, being played.

    Attributes:
        header: What it is played from.
        scenario: The scenario.
        playbook: The playbook.
        session: The call itself.
        store: Where it is kept; None: nowhere.
        warning: Why it is no longer kept, in words; empty while all is well.
        readings: How typed lines were read, by turn.
        misread: At a negotiation table: what was wrong with an offer in a typed line, by turn.
        understanding: How typed lines are read; None: as shipped, without a user's own lines.
    """

    header: Header
    scenario: Scenario
    playbook: Playbook
    session: Session
    store: AttemptStore | None
    warning: str = ""
    readings: dict[int, Reading] = field(default_factory=dict)
    misread: dict[int, str] = field(default_factory=dict)
    understanding: "Understanding | None" = None
    _seal: str = ""
    _lines_kept: int = 0
    _table_reader: "TableReader | None" = None
    _reader: "Reader | None" = None
    _is_debriefed: bool = False
    _taken_back: list[str] = field(default_factory=list)
    _words_read: "tuple[str, LineRead | None]" = ("", None)

    @property
    def attempt(self) -> str:
        """Id of the attempt."""
        return self.header.attempt

    @property
    def briefing(self) -> Briefing:
        """What is read before the call."""
        names = call_pages.known_before(self.session)
        title = self.scenario.after.scenario.replace("-", " ") if self.scenario.after else ""
        before = what_went_before(self.session.case, title)
        return call_pages.briefing(self.header, self.scenario, self.playbook, names, before)

    @property
    def view(self) -> CallView:
        """The call as it stands."""
        return call_pages.call_view(
            self.header, view_of(self.session), self.warning, call_pages.heard_so_far(self.session)
        )

    def menu(self) -> tuple[MenuEntry, ...]:
        """The moves that can be made now, in the order of the playbook's stages; none once the call is over."""
        return call_pages.menu(menu_of(self.session, self.scenario), self.session.case, self.playbook)

    def say(
        self,
        move: str,
        subject: str = "",
        text: str = "",
        to: str = "",
        offer: tuple[str, ...] = (),
    ) -> CallView:
        """Take a turn with one move.

        Args:
            move: Id of the move.
            subject: Id of what it is about; empty where it needs none.
            text: The trainee's words; empty for the model sentence.
            to: Id of the person addressed; empty for whoever leads the call.
            offer: Options proposed, as `issue.option`.

        Raises:
            NotPlayableError: It names something that is not there, or the call is over.
        """
        names = self.session.case.names
        number = names.move(move)
        words = text.strip() or model_sentence(
            self.session, self.scenario, number, names.subject(subject) if subject else -1
        )
        return self.take_turn(NamedTurn((move,), subject, to, offer, words), self._reading_kept(words, (move,)))

    def read_words(self, text: str) -> WordsRead:
        """How words would be read, before they are said; kept with the turn if they are said next."""
        read = self.read_talk(text)
        self._words_read = (text.strip(), read)
        return WordsRead(read.ranked[:MOST_KEPT], read.topic, read.doubt, read.moves)

    def say_as_read(self, text: str, to: str = "", subject: str = "", offer: tuple[str, ...] = ()) -> CallView:
        """Take a turn with the moves that the words were read as.

        Args:
            text: The words.
            to: Id of the person addressed; empty for whoever leads the call.
            subject: Id of what they are about; empty for what was read.
            offer: Options proposed, as `issue.option`.

        Raises:
            NotPlayableError: It names something that is not there, or the call is over.
        """
        read = self.read_talk(text)
        self._words_read = (text.strip(), read)
        said = NamedTurn(read.moves, subject or read.topic, to, offer, text.strip())
        return self.take_turn(said, self._reading_kept(said.text, said.moves))

    def _reading_kept(self, words: str, moves: tuple[str, ...]) -> Reading | None:
        """The reading to keep with a turn; None where the words said were not read before."""
        text, read = self._words_read
        if read is None or text != words:
            return None
        guesses = read.ranked[:MOST_KEPT]
        return Reading(
            guesses, was_corrected=moves != read.moves and moves[:1] != tuple(move for move, _ in guesses[:1])
        )

    def take_turn(self, said: NamedTurn, reading: Reading | None = None) -> CallView:
        """Take any turn: several moves, or none that was understood.

        The turn is on disk before the buyer answers.

        Raises:
            NotPlayableError: It names something that is not there, or the call is over.
        """
        if self.session.has_ended:
            raise NotPlayableError("This call is over.", "Look at the debrief, or start another attempt.")
        number = len(self.session.exchanges) + 1
        _check_names(said, self.session)
        self._keep([*self._taken_back, turn_line(number, said, reading)], durable=True)
        self._taken_back = []
        exchange = self.session.say(said)
        lines, self._seal = outcome_lines(number, exchange, self.session.case, self._seal)
        self._keep(lines, durable=self.session.has_ended)
        if reading is not None:
            self.readings[number] = reading
        return self.view

    def read_talk(self, text: str) -> "LineRead":
        """How typed words would be read in this call, before they count."""
        return self._talker().read(text, last_said(self.session))

    def _talker(self) -> "Reader":
        if self._reader is None:
            from salessim.conversation.reading.understanding import Understanding  # loads numpy

            understanding = self.understanding or Understanding()
            self._reader = understanding.in_call(self.session.case, self.scenario, self.playbook)
        return self._reader

    def read(self, text: str) -> "TableRead":
        """How a typed line would be read at the table, for echoing it before it counts.

        Raises:
            NotPlayableError: This call has no table.
        """
        case = self.session.case
        if case.table is None:
            raise NotPlayableError("There is no negotiation table in this call.", "Choose a move from the menu.")
        from salessim.conversation.table.reading import TableReader  # loads numpy, which most calls do without

        if self._table_reader is None:
            self._table_reader = TableReader(case, case.table, self._talker())
        return self._table_reader.read(text, last_said(self.session))

    def echo(self, said: NamedTurn) -> str:
        """What a line would do at the table, in words: the offer in its terms; empty: nothing there.

        Raises:
            NotPlayableError: It names something that is not there.
        """
        case = self.session.case
        if case.table is None:
            return ""
        from salessim.conversation.table.echoing import echo  # loads numpy, which most calls do without

        return echo(numbered(said, case), case.table)

    @property
    def table(self) -> "TableScreen | None":
        """The negotiation table as it stands; None where the call has none."""
        if self.session.case.table is None:
            return None
        from salessim.app.table_pages import table_screen  # loads numpy, which most calls do without

        return table_screen(self.session)

    def price(self, terms: tuple[str, ...]) -> "Priced":
        """What terms for every issue of the table are worth, as `issue.option`.

        Raises:
            InputError: A name is unknown, or an issue is missing.
            NotPlayableError: This call has no table.
        """
        from salessim.app.table_pages import priced  # loads numpy, which most calls do without

        return priced(self.session, terms)

    def write_down(self, note: Note) -> CallView:
        """Write something on the pad, or give a verdict on the lead; both can be done until the debrief was read.

        Raises:
            NotPlayableError: It names a slot that is not there, or the debrief was read.
        """
        if self._is_debriefed:
            raise NotPlayableError("The debrief was read, and it tells what is right.", "Start another attempt.")
        names = self.session.case.names
        for entry in note.entries:
            names.thing(entry.slot)
        self._keep([note_line(len(self.session.exchanges), note)], durable=True)
        lines, self._seal = note_outcome_lines(self.session.write_down(note), self.session.case, self._seal)
        self._keep(lines, durable=True)
        return self.view

    def write_pad(self, pad: Mapping[str, str], verdict: Verdict | None = None) -> CallView:
        """The same in words: for each slot what was understood, ending in a question mark where that is not sure.

        Raises:
            NotPlayableError: It names a slot that is not there, or the debrief was read.
        """
        return self.write_down(Note(read_entries(pad, self.session.case, self.scenario), verdict))

    @property
    def pad(self) -> PadView:
        """The pad as it stands."""
        return call_pages.pad(self.session, self.playbook)

    def hang_up(self) -> CallView:
        """End the call from the trainee's side."""
        return self.view if self.session.has_ended else self.take_turn(NamedTurn(hangs_up=True))

    def debrief(self) -> DebriefView:
        """What the call came to.

        Raises:
            NotPlayableError: It is not over yet.
        """
        if not self.session.has_ended:
            raise NotPlayableError("This call is not over yet.", "Play on, or hang up.")
        call = judged(self.scenario, self.playbook, self.session.case, self.session.events)
        marks = mark_call(call)
        said = self.session.situation.words_you
        told = debriefing(call, marks, self.session.heard, self.session.luck, self.session.pad, said)
        corrected = corrections_of(self.header, marks.score, self.session, self.readings)
        told = replace(told, says=tuple(filter(None, (corrected.in_words, *told.says))))
        self._is_debriefed = True
        return call_pages.debrief(self.header, view_of(self.session), marks, told, self.playbook)

    def journal(self) -> str:
        """The whole journal as text."""
        return written(self.header, self.session, self.readings)

    def begin_record(self) -> None:
        """Write the beginning of the journal."""
        self._seal = header_seal(self.header)
        lines, self._seal = outcome_lines(0, self.session.opening, self.session.case, self._seal)
        self._keep([header_line(self.header), *lines], durable=True)

    def begin_at(self, seal: str, lines_kept: int) -> None:
        """Go on writing after a turn with this seal.

        Args:
            seal: The seal.
            lines_kept: How many lines of the journal are kept already.
        """
        self._seal, self._lines_kept = seal, lines_kept

    def _keep(self, lines: list[str], *, durable: bool) -> None:
        if self.store is None or self.warning:
            return
        try:
            self.store.append(self.attempt, lines, durable=durable, after=self._lines_kept)
            self._lines_kept += len(lines)
        except SurroundingsError as error:
            # A full disk must not end a call. It goes on in memory, and the trainee is told.
            self.warning = f"{error.message} {NOT_KEPT}"


def _check_names(said: NamedTurn, session: Session) -> None:
    # Before anything is written: a turn on disk must be one that can be played.
    turn = numbered(said, session.case)
    if turn.at_table is not None or turn.to >= 0:
        step(session.case, session.situation, turn, session.luck)  # a table allows not everything at any time


def start_call(
    library: Library,
    given: str | Playable,
    *,
    seed: int,
    attempt: str,
    now: datetime,
    store: AttemptStore | None = None,
    playbook: str | None = None,
    difficulty: str = STANDARD,
    aid: Aid | None = None,
    earlier: Earlier | None = None,
    sitting: Sitting | None = None,
) -> Call:
    """Start an attempt.

    Args:
        library: Where to look for documents.
        given: Name or file of the scenario, or the scenario as it was read.
        seed: Seed of the attempt's luck.
        attempt: Its id.
        now: The time, with its time zone.
        store: Where to keep it; None: nowhere.
        playbook: Another playbook than the scenario's.
        difficulty: One of the scenario's difficulties.
        aid: What it is given that a trainee does not have; None: nothing.
        earlier: The attempt at an earlier call of the deal that it follows; None: that one went as it usually goes.
        sitting: Which sitting of a certification it is; None: it is none.

    Raises:
        InputError: The scenario does not exist, has mistakes or cannot be played, or it does not follow that attempt.
    """
    if isinstance(given, str):
        given = load_playable(library, given, playbook=playbook, difficulty=difficulty)
    luck = Luck(seed)
    case = compile_case(given.scenario, given.playbook, luck, earlier)
    started = now.isoformat(timespec="seconds")
    header = given.header(attempt=attempt, started=started, seed=seed, aid=aid, earlier=earlier, sitting=sitting)
    call = Call(header, given.scenario, given.playbook, Session(case, luck), store)
    call.begin_record()
    return call


def resume_call(store: AttemptStore, attempt: str) -> Call:
    """Open an attempt where it was left; a finished one for its debrief.

    A turn that was on disk when the program was killed is played; a torn last line is mended. What was taken back
    stays.

    Raises:
        NotFoundError: There is no such attempt.
        JournalError: Its journal was damaged or changed, or it was played under other rules.
    """
    text = store.read(attempt)
    journal = read_journal(text, attempt)
    session = replayed(journal)
    readings = {number: turn.reading for number, turn in enumerate(journal.turns, 1) if turn.reading is not None}
    header = journal.header
    call = Call(header, header.scenario_model(), header.playbook_model(), session, store, readings=readings)
    if journal.is_cut:
        text = mended(text, header, session)
        try:
            store.replace(attempt, text)
        except SurroundingsError as error:
            call.warning = f"{error.message} {NOT_KEPT}"
    call.begin_at(last_seal(header, session), len(text.splitlines()))
    return call
