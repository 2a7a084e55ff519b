"""What a trainee's corrections did to a score: the call is played again with its lines as they were first read.

A correction is honest when the reader was wrong, and it is also the way to a better score for words that did not earn
it. Nobody can tell the two apart offline, so that an attempt says which lines were corrected and what it came to
without.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from salessim.conversation.events import RULES
from salessim.conversation.journal import Header, Reading
from salessim.conversation.marks import judged, mark_call
from salessim.conversation.pad import Note
from salessim.conversation.session import Session
from salessim.conversation.turn import NamedTurn
from salessim.luck import Luck


@dataclass(frozen=True, slots=True)
class Corrections:
    """The lines of an attempt that the trainee put right.

    Attributes:
        turns: Their turns.
        score: The attempt's score.
        score_as_read: Its score had each of them been taken as it was first read; None: that cannot be told.
    """

    turns: tuple[int, ...] = ()
    score: int = 0
    score_as_read: int | None = None

    @property
    def raised_score(self) -> bool:
        """Whether the score is higher for them."""
        return self.score_as_read is not None and self.score > self.score_as_read

    @property
    def in_words(self) -> str:
        """What there is to say about them; empty: nothing was corrected."""
        if not self.turns:
            return ""
        several = len(self.turns) > 1
        told = f"You corrected how turn{'s' if several else ''} {', '.join(map(str, self.turns))} "
        told += "were read." if several else "was read."
        if self.score_as_read is None or self.score == self.score_as_read:
            return told
        them = "them" if several else "it"
        return f"{told} Without {them} the score would have been {self.score_as_read} instead of {self.score}."

    def as_json(self) -> dict[str, object]:
        """What `score --json` and `play --json` print."""
        return {"turns": list(self.turns), "score_as_read": self.score_as_read, "raised_score": self.raised_score}


def corrections(
    header: Header, score: int, turns: Iterable[tuple[NamedTurn, Reading | None]], notes: Iterable[tuple[int, Note]]
) -> Corrections:
    """Find the corrected lines of an attempt, and play it without its corrections.

    Args:
        header: The head of its journal.
        score: Its score.
        turns: What was said, turn by turn, and how it was read.
        notes: What was written down, each after which turn.
    """
    said = tuple(turns)
    corrected = tuple(number for number, (_, read) in enumerate(said, start=1) if read and read.was_corrected)
    if not corrected:
        return Corrections((), score)
    case = header.case()
    if header.rules != RULES or case.table is not None:
        return Corrections(corrected, score)  # at a table the offer decides, and that is echoed before it counts
    session = Session(case, Luck(header.seed))
    written = tuple(notes)
    for number, (line, read) in enumerate(((NamedTurn(), None), *said)):
        if number and not session.has_ended:
            session.say(_as_read(line, read))
        for after, note in written:
            if after == number:
                session.write_down(note)
    if not session.has_ended:
        session.say(NamedTurn(hangs_up=True))
    call = judged(header.scenario_model(), header.playbook_model(), case, session.events)
    return Corrections(corrected, score, mark_call(call).score)


def corrections_of(header: Header, score: int, session: Session, readings: Mapping[int, Reading]) -> Corrections:
    """The same for a call that was just played, with its readings by turn."""
    turns = [(exchange.said, readings.get(number)) for number, exchange in enumerate(session.exchanges, start=1)]
    return corrections(header, score, turns, [(noted.turn, noted.note) for noted in session.notes])


def _as_read(line: NamedTurn, read: Reading | None) -> NamedTurn:
    if read is None or not read.was_corrected:
        return line
    return replace(line, moves=tuple(move for move, _ in read.guesses[:1]))
