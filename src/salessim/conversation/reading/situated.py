"""What the place where a line is said brings along: which moves there are, whose examples they are like, which topics.

`Anywhere` knows the core moves and a user's own lines; `InCall` knows a scenario and its playbook, too.
"""

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, Protocol

import numpy as np

from salessim.conversation.case import Case
from salessim.conversation.reading.bank import NOTHING, Voice
from salessim.conversation.reading.encoder import Encoder
from salessim.conversation.reading.forms import QuestionForm
from salessim.conversation.reading.head import Head, Scores
from salessim.conversation.reading.prototypes import Near, Prototypes, echoed, named_most, phrases_of
from salessim.conversation.reading.reader import MERGED, NEVER_SURE, Doubt
from salessim.conversation.reading.several import candidates, chances, evidence, made
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Ranked = tuple[tuple[str, float], ...]

# Assumptions, set on the shipped scenarios: from which likeness on an example speaks for its label, how loudly, how
# much moves of one kind are told apart by theirs, how near a topic's example has to be, and by how much nearer than
# the next topic's.
_ALIKE: Final = 0.3
_LOUD: Final = 14.0
_BETWEEN: Final = 8.0
_SLOT_WORD: Final = 1.0
_TOPIC_ALIKE: Final = 0.3
_TOPIC_CLEAR: Final = 0.05
# Assumptions: from which share on words that were just heard speak for listening, and how loudly.
_ECHO: Final = 0.4
_HEARD_AGAIN: Final = 10.0
# Assumption: what is withdrawn here is something that was offered, not the seller himself.
_TAKES_BACK: Final = re.compile(
    r"\b(?:withdraw(?:ing)?|(?:take|taking|pull|pulling)(?: back)?)\b(?! (?:from|our bid|my bid|our offer|altogether))"
    r"[^.?!]*(?:\d|%|per ?cent|discount|rebate|price|free|offer of)",
    re.IGNORECASE,
)
# Assumption: a greeting opens a line; from this share on a piece that follows it makes a move of its own.
_AFTER_GREETING: Final = 0.8
# Assumption: a line of which less than this share are words that several voices of the bank used is not understood.
_KNOWN_WORDS: Final = 0.4


class Situation(Protocol):
    """What a reader asks of the place."""

    def ranked(self, text: str, heard: str, *, is_part: bool = False) -> tuple[Ranked, QuestionForm]:
        """All moves with their probabilities, likeliest first, and whether the line asks."""

    def topic(self, text: str) -> tuple[str, float]:
        """What a line is about, and how sure that is; empty: nothing clear."""

    def made(self, text: str, heard: str, ranked: Ranked, pieces: "Sequence[Ranked]") -> tuple[str, ...]:
        """The moves that the line makes, the likeliest first."""

    def doubt(self, ranked: Ranked, text: str, together: "Sequence[str]") -> Doubt:
        """Whether the moves may be taken."""

    def is_sure(self, ranked: Ranked, together: "Sequence[str]" = ()) -> bool:
        """Whether the first, or these together, may be taken without asking."""

    def reasons(self, text: str, heard: str, move: str) -> "tuple[Reason, ...]":
        """What speaks for a move, the strongest first."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that speaks for a move.

    Attributes:
        kind: Words of the line that the bank's lines of this move share, or a document's example that is like it.
        text: The words, or the example.
        weight: What it adds to the move's logit.
    """

    kind: Literal["words", "example"]
    text: str
    weight: float


class Anywhere:
    """No scenario: the core moves, and a user's own lines as examples."""

    def __init__(self, head: Head, encoder: Encoder | None = None, own: "Sequence[Voice]" = ()) -> None:
        self._head = head
        self._encoder = encoder if head.takes_vector else None
        names = [label for label in head.labels if label not in MERGED]
        self._among = {label: names.index(MERGED.get(label, label)) for label in head.labels}
        self._last: tuple[tuple[str, str], Scores] = (("", ""), head.scores(""))
        lines = [line for voice in own for line in voice.lines if len(line.moves) == 1]
        self._own = Prototypes((line.text, line.moves[0]) for line in lines)

    def shares(self, text: str, heard: str, *, is_part: bool = False) -> tuple[dict[str, float], QuestionForm]:
        """Probability of each label of the head, and the form."""
        scores = self._scores(text, heard, is_part=is_part)
        logits = dict(zip(self._head.labels, scores.moves.tolist(), strict=True))
        limits = self._head.limits
        factor = limits.with_encoder if self._encoder is not None else limits.temperature
        raised = {label: factor * score for label, score in logits.items()}
        if heard and not is_part and self._head.form(scores) == "none":
            raised["acknowledge"] += _HEARD_AGAIN * max(0.0, echoed(text, heard) - _ECHO)
        for label, near in self._own.nearest(text).items():
            raised[label] = raised.get(label, 0.0) + _LOUD * max(0.0, near.likeness - _ALIKE)
        return _normal(raised), self._head.form(scores)

    def ranked(self, text: str, heard: str, *, is_part: bool = False) -> tuple[Ranked, QuestionForm]:
        """All moves with their probabilities; finer ones are counted as those they are read as."""
        shares, form = self.shares(text, heard, is_part=is_part)
        found: dict[str, float] = {}
        for label, share in shares.items():
            name = MERGED.get(label, label)
            found[name] = found.get(name, 0.0) + share
        del found[NOTHING]
        return _in_order(found), form

    def made(self, text: str, heard: str, ranked: Ranked, pieces: "Sequence[Ranked]") -> tuple[str, ...]:
        """The likeliest move, and what the line and its pieces speak for beside it."""
        names = [*sorted(name for name, _ in ranked), NOTHING]
        whole = _as_array(ranked, names)
        parts = np.array([_as_array(piece, names) for piece in pieces]).reshape(len(pieces), len(names))
        own = [self._among[self._kind_of(name)] for name in names]
        with_vector = self._encoder is not None
        found = evidence(whole, parts, self._scores(text, heard).several, self._head.pairs[np.ix_(own, own)])
        chance = chances(self._head.sets(with_vector=with_vector), found)
        moves = made(chance, candidates(whole, parts), whole, self._head.limits.second)
        likely = [names[move] for move in moves if names[move] != NOTHING]
        first = ranked[0][0]
        if self._kind_of(first) == "greet":
            likely += [piece[0][0] for piece in pieces if piece[0][1] >= _AFTER_GREETING and piece[0][0] not in likely]
        return (first, *(name for name in likely if name != first and self._may_be_taken(name)))

    def _kind_of(self, name: str) -> str:
        return name

    def _may_be_taken(self, name: str) -> bool:
        return name not in NEVER_SURE

    def _scores(self, text: str, heard: str, *, is_part: bool = False) -> Scores:
        """What the head says; that of the last whole line is remembered."""
        if (text, heard) != self._last[0]:
            said = self._encoder.vector(text) if self._encoder else None
            if is_part:  # as the pieces of the bank's lines were learned: on their own
                return self._head.scores(text, "", said)
            before = self._encoder.vector(heard) if self._encoder and heard else None
            self._last = ((text, heard), self._head.scores(text, heard, said, before))
        return self._last[1]

    def reasons(self, text: str, heard: str, move: str) -> tuple[Reason, ...]:
        """The words that count most, and the nearest of the user's own lines."""
        factor = self._head.limits.with_encoder if self._encoder else self._head.limits.temperature
        found = [Reason("words", words, factor * added) for words, added in self._head.speaks_for(text, move, heard)]
        return (*_as_reason(self._own.nearest(text).get(move)), *found)

    def topic(self, text: str) -> tuple[str, float]:
        """Nothing: there is no scenario."""
        del text
        return "", 0.0

    def doubt(self, ranked: Ranked, text: str, together: "Sequence[str]" = ()) -> Doubt:
        """By the limits of the head."""
        nothing = 1 - sum(share for _, share in ranked)
        if ranked[0][1] < max(nothing, self._head.limits.lost) or self._head.known_words(text) < _KNOWN_WORDS:
            return "lost"
        if self._kind_of(ranked[0][0]) == "walk-away" and _TAKES_BACK.search(text):
            return "unsure"  # `I withdraw the 12 percent` takes back an offer, and may not end a call
        return "sure" if self.is_sure(ranked, together) else "unsure"

    def is_sure(self, ranked: Ranked, together: "Sequence[str]" = ()) -> bool:
        """From the share on that was right often enough on voices not learned from."""
        limits = self._head.limits
        least = limits.sure_with_encoder if self._encoder else limits.sure
        shares = dict(ranked)
        share = sum(shares[move] for move in {ranked[0][0], *together})
        return share >= least and self._may_be_taken(ranked[0][0])


class InCall(Anywhere):
    """A scenario with its playbook: the moves that there are, their examples, the topics and their words."""

    def __init__(
        self,
        case: Case,
        scenario: Scenario,
        playbook: Playbook,
        head: Head,
        encoder: Encoder | None = None,
        own: "Sequence[Voice]" = (),
    ) -> None:
        super().__init__(head, encoder, own)
        self._moves = case.moves
        kinds: dict[str, list[str]] = {}
        for move in case.moves:
            kinds.setdefault(move.kind, []).append(move.id)
        self._of_kind = {kind: tuple(ids) for kind, ids in kinds.items()}
        known = frozenset(head.labels)
        self._kinds = {move.id: str(move.kind) for move in case.moves if move.kind in known}
        self._confirmed = frozenset(move.id for move in case.moves if move.needs_confirming or move.kind in NEVER_SURE)
        asks = {number: move.id for move in case.moves if (number := move.fills) >= 0}
        slots = {asks[case.names.thing(name)]: slot for name, slot in scenario.qualification.items()}
        examples = [(text, move.id) for move in case.moves for text in move.sounds_like]
        examples += [(text, asked) for asked, slot in slots.items() for text in slot.sounds_like]
        self._examples = Prototypes(examples)
        against = [(text, move.id) for move in case.moves for text in playbook.moves[move.id].not_like]
        against += [(text, asked) for asked, slot in slots.items() for text in slot.not_like]
        self._against = Prototypes(against)
        self._slots = {asked: phrases_of(slot.words) for asked, slot in slots.items()}
        self._questions = frozenset(move.id for move in case.moves if move.is_question)
        self._topics = {name: phrases_of(topic.words) for name, topic in scenario.topics.items()}
        self._topic_examples = Prototypes(
            (text, name) for name, topic in scenario.topics.items() for text in topic.sounds_like
        )
        self._topic_against = Prototypes(
            (text, name) for name, topic in scenario.topics.items() for text in topic.not_like
        )

    def ranked(self, text: str, heard: str, *, is_part: bool = False) -> tuple[Ranked, QuestionForm]:
        """The moves of the playbook with their probabilities."""
        shares, form = self.shares(text, heard, is_part=is_part)
        near, against = self._examples.nearest(text), self._against.nearest(text)
        raised = {}
        for kind, ids in self._of_kind.items():
            share = shares.get(kind, 0.0) or 1e-9
            between = _normal({move: _BETWEEN * _likeness(near, move) for move in ids})
            for move in ids:
                raised[move] = math.log(share * between[move]) + self._spoken_for(move, near, against)
        raised[NOTHING] = math.log(shares[NOTHING])
        named, _ = named_most(text, self._slots)
        if named and form != "none":
            raised[named] += _SLOT_WORD
        found = _normal(raised)
        del found[NOTHING]
        return _in_order(found), form

    def _spoken_for(self, move: str, near: dict[str, Near], against: dict[str, Near]) -> float:
        """What the documents' examples add to a move's logit, or take from it."""
        like, unlike = _likeness(near, move), _likeness(against, move)
        added = _LOUD * max(0.0, like - _ALIKE)
        return added - (_LOUD * max(0.0, unlike - _ALIKE) if unlike > like else 0.0)

    def reasons(self, text: str, heard: str, move: str) -> tuple[Reason, ...]:
        """The nearest example of the documents, the words that count most, and the nearest of the user's own lines."""
        kind = next(kind for kind, ids in self._of_kind.items() if move in ids)
        return (*_as_reason(self._examples.nearest(text).get(move)), *super().reasons(text, heard, kind))

    def topic(self, text: str) -> tuple[str, float]:
        """The topic of the nearest example, where one is near enough and no other as near; else whose words fall."""
        near, against = self._topic_examples.nearest(text), self._topic_against.nearest(text)
        alike = {name: found.likeness for name, found in near.items() if found.likeness > _likeness(against, name)}
        ranked = sorted(alike, key=lambda name: (-alike[name], name))
        if ranked and alike[ranked[0]] >= _TOPIC_ALIKE:
            second = alike[ranked[1]] if len(ranked) > 1 else 0.0
            if alike[ranked[0]] - second >= _TOPIC_CLEAR:
                return ranked[0], alike[ranked[0]] / (alike[ranked[0]] + second)
        barred = {name for name, found in against.items() if found.likeness >= _TOPIC_ALIKE and name not in alike}
        name, is_clear = named_most(text, {name: words for name, words in self._topics.items() if name not in barred})
        return (name, 0.8) if name and is_clear else ("", 0.0)

    def _kind_of(self, name: str) -> str:
        return self._kinds.get(name, NOTHING)

    def _may_be_taken(self, name: str) -> bool:
        """Never what the playbook wants confirmed."""
        return name not in self._confirmed and super()._may_be_taken(name)


def _as_array(ranked: Ranked, names: "Sequence[str]") -> "NDArray[np.float64]":
    """Shares in the order of names; the last is what is missing to one."""
    shares = dict(ranked)
    found = np.array([shares.get(name, 0.0) for name in names])
    found[-1] = max(0.0, 1 - found[:-1].sum())
    return found


def _as_reason(near: Near | None) -> tuple[Reason, ...]:
    if near is None or near.likeness <= _ALIKE:
        return ()
    return (Reason("example", near.example, _LOUD * (near.likeness - _ALIKE)),)


def _likeness(near: dict[str, Near], label: str) -> float:
    found = near.get(label)
    return found.likeness if found else 0.0


def _normal(logits: dict[str, float]) -> dict[str, float]:
    top = max(logits.values())
    raised = {name: math.exp(value - top) for name, value in logits.items()}
    whole = sum(raised.values())
    return {name: value / whole for name, value in raised.items()}


def _in_order(shares: dict[str, float]) -> Ranked:
    """Moves by their shares; what is missing to one is the chance that it is none of them."""
    return tuple(sorted(shares.items(), key=lambda pair: (-pair[1], pair[0])))
