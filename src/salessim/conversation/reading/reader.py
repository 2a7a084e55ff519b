"""How a typed line is read: which moves it makes, whether it asks, what it is about, and which amounts it names.

A head learned from the phrase bank says which of the core moves a line makes; in a call only the playbook's moves are
left, and the examples of its documents speak for their own. The whole line decides what it is; a line of several
pieces makes those moves, too, of which a piece is clear. How sure a reading may be was chosen on voices that were not
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
        whole = self._sentence(ranked, topic, form)
        doubt = here.doubt(ranked, text)
        moves: list[str] = []
        sentences = [whole]
        if doubt == "sure":
            moves = [whole.guesses[0][0]]
        parts = pieces_of(text)
        if len(parts) > 1 and doubt != "lost" and here.may_hold_several(text, heard):
            moves, found = self._by_pieces(parts, heard, moves)
            sentences += found
        return LineRead(
            tuple(moves),
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

    def _sentence(self, ranked: tuple[tuple[str, float], ...], topic: str, form: QuestionForm) -> SentenceRead:
        is_sure = bool(ranked) and self._situation.is_sure(ranked)
        return SentenceRead(ranked[:_MOST_GUESSES], topic, form, is_sure)

    def _by_pieces(self, parts: tuple[str, ...], heard: str, moves: list[str]) -> tuple[list[str], list[SentenceRead]]:
        """The moves of a line in order: that of the whole where its likeliest piece stands, and of clear pieces."""
        here = self._situation
        read = [here.ranked(part, heard, is_part=True) for part in parts]
        placed: dict[str, float] = {}
        sentences = []
        for place, (ranked, form) in enumerate(read):
            if ranked and here.is_clear(ranked):
                placed.setdefault(ranked[0][0], place)
            sentences.append(SentenceRead(ranked[:_MOST_GUESSES], "", form, bool(ranked) and here.is_clear(ranked)))
        for move in moves:
            shares = [dict(ranked).get(move, 0.0) for ranked, _ in read]
            placed.setdefault(move, shares.index(max(shares)) - 0.5)
        if not moves:
            return [], sentences  # nothing may be taken without asking
        return sorted(placed, key=lambda move: placed[move]), sentences
