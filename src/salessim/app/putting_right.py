"""Putting right how the last line was read, once its answer showed that it was read wrongly."""

from dataclasses import replace

from salessim.app.assisted import Assisted
from salessim.app.call_views import CallView, WordsRead
from salessim.conversation.journal import Reading, taken_back_line
from salessim.conversation.pad import Note
from salessim.conversation.replaying import last_seal
from salessim.conversation.session import Session
from salessim.conversation.turn import NamedTurn
from salessim.errors import NotPlayableError


class PuttingRight(Assisted):
    """The part of a call that takes the last turn back and says its words again, as they were meant."""

    session: Session
    readings: dict[int, Reading]
    _seal: str
    _taken_back: list[str]

    def take_turn(self, said: NamedTurn, reading: Reading | None = None) -> CallView:
        """Take any turn."""
        raise NotImplementedError

    def write_down(self, note: Note) -> CallView:
        """Write something down."""
        raise NotImplementedError

    @property
    def can_put_right(self) -> bool:
        """Whether the last line was read, and its reading may still be put right."""
        given = self.header.aid.given_turns if self.header.aid else 0
        last = len(self.session.exchanges)
        at_table = self.session.case.table is not None  # there a line is echoed before it counts
        is_closed = self.session.has_ended or at_table or self.rehearsal is not None or self.header.sitting is not None
        return last > given and last in self.readings and not is_closed

    @property
    def last_read(self) -> WordsRead:
        """How the last line was read; without guesses where it was not read."""
        last = self.session.exchanges[-1].said if self.session.exchanges else NamedTurn()
        reading = self.readings.get(len(self.session.exchanges), Reading())
        return WordsRead(reading.guesses, last.on, "unsure", ())

    @property
    def last_words(self) -> str:
        """The trainee's last line; empty: there was none."""
        return self.session.exchanges[-1].said.text if self.session.exchanges else ""

    def put_right(self, moves: tuple[str, ...], subject: str = "", offer: tuple[str, ...] = ()) -> CallView:
        """Say how the last line was meant: it and its answer are taken back, and the same words are said again.

        They meet the same luck. It is kept as a correction, and what was written down after the line stays.

        Args:
            moves: Ids of the moves that were meant.
            subject: Id of what they are about; empty where they need none.
            offer: Options proposed, as `issue.option`.

        Raises:
            NotPlayableError: There is no line to put right, or the meaning names something that is not there.
        """
        if not self.can_put_right:
            raise NotPlayableError(
                "There is no reading to put right.", "Only the last line can be, if it was read, while the call lasts."
            )
        number, kept = len(self.session.exchanges), (self.session, self._seal)
        said = replace(self.session.exchanges[-1].said, moves=moves, on=subject, offer=offer)
        notes = [noted.note for noted in self.session.notes if noted.turn == number]
        self.session = self.session.without_last()
        self._seal = last_seal(self.header, self.session)
        self._taken_back = [taken_back_line(number)]
        try:
            view = self.take_turn(said, replace(self.readings[number], was_corrected=True))
        except NotPlayableError:
            (self.session, self._seal), self._taken_back = kept, []
            raise
        for note in notes:
            view = self.write_down(note)
        return view
