"""How a typed line is read: which moves it makes, whether it asks, what it is about, and which amounts it names.

A head learned from the phrase bank says which of the core moves a line makes; in a call only the playbook's moves are
left, and the examples of its documents speak for their own. The whole line decides what it is; which moves it makes
beside that one is weighed from the whole and its pieces. How sure a reading may be was chosen on voices that were not
learned from; what would count against somebody is never sure.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, Protocol

from salessim.conversation.reading.amounts import Amounts, amounts_of
from salessim.conversation.reading.forms import QuestionForm
from salessim.conversation.reading.segments import pieces_of

if TYPE_CHECKING:
    from salessim.conversation.reading.situated import Reason, Situation

Doubt = Literal["sure", "unsure", "lost"]

MERGED: Final = {"disqualify": "walk-away", "price-range": "price-quote"}
"""Finer moves, and those that they are read as where no situation tells them apart."""

NEVER_SURE: Final = ("rude", "pressure", "disparage")
"""Moves that count against somebody: taken only once they are confirmed."""

WORDS_A_MINUTE: Final = 173
"""Pace of speech [words per minute]; Gong Labs by way of breakintotechsales.com, grade C."""

_MOST_GUESSES: Final = 3
_LEAST_SHARE: Final = 0.0005
_LEAST_PIECES: Final = 2
_LEAST_RANKED: Final = 5  # so many are always told to a program, however unlikely


@dataclass(frozen=True, slots=True)
class SentenceRead:
    """How a line, or one piece of it that makes a move of its own, was read.

    Attributes:
        guesses: The likeliest moves with their shares, likeliest first.
        topic: The topic it is about; empty: none.
        question: Whether it asks, and how.
        is_sure: Whether the first guess may be taken without asking.
    """

    guesses: tuple[tuple[str, float], ...]
    topic: str
    question: QuestionForm
    is_sure: bool


@dataclass(frozen=True, slots=True)
class LineRead:
    """How a line was read.

    Attributes:
        moves: The moves it makes, in order, as far as they are sure; empty: ask what is meant.
        topic: The topic it is about; empty: nothing in particular, or it is not clear.
        sentences: How the line and its pieces were read, in order; the first is the whole line.
        ranked: All moves with their probabilities, likeliest first.
        doubt: Whether it may be taken as it is, has to be confirmed, or was not understood.
        question: Whether it asks, and how.
        amounts: Money, percentages, dates and lengths of time in it.
        words: Its length [words].
        topic_share: How sure the topic is [0..1].
    """

    moves: tuple[str, ...]
    topic: str
    sentences: tuple[SentenceRead, ...]
    ranked: tuple[tuple[str, float], ...] = ()
    doubt: Doubt = "lost"
    question: QuestionForm = "none"
    amounts: Amounts = field(default_factory=Amounts)
    words: int = 0
    topic_share: float = 0.0

    @property
    def seconds(self) -> float:
        """How long it takes to say [s]."""
        return self.words * 60 / WORDS_A_MINUTE

    def as_json(self) -> dict[str, object]:
        """The shape that `salessim say --json` prints; fields may be added, never renamed."""
        return {
            "moves": [
                {"move": move, "p": round(share, 6)}
                for place, (move, share) in enumerate(self.ranked)
                if place < _LEAST_RANKED or share >= _LEAST_SHARE
            ],
            "question": self.question,
            "topic": self.topic or None,
            "slots": self.amounts.as_json(),
            "taken": list(self.moves),
            "doubt": self.doubt,
            "topic_p": round(self.topic_share, 4),
            "words": self.words,
            "seconds": round(self.seconds, 1),
        }


class Reader(Protocol):
    """Whatever reads lines."""

    def read(self, text: str, heard: str = "") -> LineRead:
        """Read a line that follows what the buyer said last."""


class LineReader:
    """Reads lines, alone or in a call."""

    def __init__(self, situation: "Situation") -> None:
        """Take what the place where lines are said brings along: see `situated`."""
        self._situation = situation

    def read(self, text: str, heard: str = "") -> LineRead:
        """Read a line that follows what the buyer said last."""
        here = self._situation
        ranked, form = here.ranked(text, heard)
        topic, topic_share = here.topic(text)
        sentences = [SentenceRead(ranked[:_MOST_GUESSES], topic, form, bool(ranked) and here.is_sure(ranked))]
        pieces = self._pieces(text, heard)
        together = here.made(text, heard, ranked, pieces)
        doubt = here.doubt(ranked, text, together)
        moves = _in_order_of(pieces, together) if doubt == "sure" else ()
        if len(moves) > 1:
            sentences += [SentenceRead(own[:_MOST_GUESSES], "", form, own[0][0] in moves) for own in pieces]
        return LineRead(
            moves,
            topic,
            tuple(sentences),
            ranked,
            doubt,
            form,
            amounts_of(text),
            len(text.split()),
            topic_share,
        )

    def why(self, text: str, heard: str, move: str) -> "tuple[Reason, ...]":
        """What speaks for a move, the strongest first."""
        return self._situation.reasons(text, heard, move)

    def _pieces(self, text: str, heard: str) -> tuple[tuple[tuple[str, float], ...], ...]:
        """How the pieces of a line are read, each on its own; none where it is of one piece."""
        parts = pieces_of(text)
        if len(parts) < _LEAST_PIECES:
            return ()
        return tuple(self._situation.ranked(part, heard, is_part=True)[0] for part in parts)


def _in_order_of(pieces: tuple[tuple[tuple[str, float], ...], ...], moves: tuple[str, ...]) -> tuple[str, ...]:
    """Moves in the order of the pieces that speak most for them; without pieces the likeliest first."""
    if not pieces:
        return moves
    shares = [dict(piece) for piece in pieces]
    best = {move: max(range(len(shares)), key=lambda at: shares[at].get(move, 0.0)) for move in moves}
    return tuple(sorted(moves, key=lambda move: best[move]))
