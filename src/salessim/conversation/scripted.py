"""Lines of a script: what each does, read where the script does not say it."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from salessim.conversation.case import Case
from salessim.conversation.journal import Reading
from salessim.conversation.pad import Note
from salessim.conversation.pad_reading import read_entries
from salessim.conversation.reading import LineRead, Reader
from salessim.conversation.turn import NamedTurn
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario, ScriptTurn

if TYPE_CHECKING:
    from salessim.conversation.reading.understanding import Understanding
    from salessim.conversation.table.reading import TableReader

MOST_KEPT = 3
"""So many guesses are kept with a turn."""


@dataclass(frozen=True, slots=True)
class ReadTurn:
    """A line of a script with what it does.

    Attributes:
        said: The line.
        reading: How it was read; None: the script says what it does.
        problem: What is wrong with an offer in it, in words; empty: nothing.
    """

    said: NamedTurn
    reading: Reading | None = None
    problem: str = ""


def named(turn: ScriptTurn) -> NamedTurn:
    """What a script says that a line does."""
    return NamedTurn(
        tuple(turn.means),
        turn.on or "",
        turn.to or "",
        tuple(turn.offer),
        turn.you,
        if_he_agrees=tuple(turn.if_he_agrees),
        or_else=tuple(turn.or_else),
        accepts=turn.accepts,
    )


class ScriptReader:
    """Reads the lines of scripts in one call."""

    def __init__(
        self, case: Case, scenario: Scenario, playbook: Playbook, understanding: "Understanding | None" = None
    ) -> None:
        """Take the call's documents; nothing is prepared before a line has to be read."""
        self._case, self._scenario, self._playbook = case, scenario, playbook
        self._understanding = understanding
        self._talk: Reader | None = None
        self._table: TableReader | None = None

    def read(self, turn: ScriptTurn, heard: str) -> ReadTurn:
        """What a line does.

        Args:
            turn: The line.
            heard: What the buyer's side said last.
        """
        given = named(turn)
        if given.moves or given.accepts or given.if_he_agrees or given.or_else:
            return ReadTurn(given)
        if self._case.table is not None:
            return ReadTurn(given) if given.offer else self._at_table(given, heard)
        read = self._talker().read(given.text, heard)
        said = replace(given, moves=read.moves, on=given.on or read.topic)
        return ReadTurn(said, reading_of(read))

    def note(self, turn: ScriptTurn) -> Note:
        """What is written down with a line.

        Raises:
            NotPlayableError: It names a slot that is not there.
        """
        return Note(
            read_entries({str(slot): text for slot, text in turn.pad.items()}, self._case, self._scenario), turn.verdict
        )

    def _at_table(self, given: NamedTurn, heard: str) -> ReadTurn:
        from salessim.conversation.table.reading import TableReader  # loads numpy, which most calls do without

        part = self._case.table
        assert part is not None  # it was asked for
        if self._table is None:
            self._table = TableReader(self._case, part, self._talker())
        read = self._table.read(given.text, heard)
        said = replace(read.said, on=given.on or read.said.on, to=given.to or read.said.to)
        kept = tuple(guess for sentence in read.sentences for guess in sentence.guesses[:1])
        return ReadTurn(said, Reading(kept), read.problem)

    def _talker(self) -> Reader:
        if self._talk is None:
            from salessim.conversation.reading.understanding import Understanding  # loads numpy

            understanding = self._understanding or Understanding()
            self._talk = understanding.in_call(self._case, self._scenario, self._playbook)
        return self._talk


def reading_of(read: LineRead) -> Reading:
    """What is kept of how a line was read."""
    return Reading(read.ranked[:MOST_KEPT])
