"""How a typed line is read: which moves it makes and what it is about. A first reader, simple and deterministic.

Each sentence is compared with the moves' example sentences by its character n-grams, weighted so that what is rare
counts more; whether it asks decides between questions and statements; naming what was just heard speaks for listening;
the scenario's own words say what it is about. Unseen speakers are understood far less often than the examples suggest,
so a reading that is not clear is said to be unsure.
"""

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Protocol

from salessim.conversation.case import Case, MoveCase
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario

QuestionForm = Literal["open", "closed", "none"]

_SIZES = (3, 4, 5)
# Assumptions, set by hand on the shipped scenarios: how near an example has to be, how much nearer than the next
# move's, what the form of the sentence and the words of a slot are worth, and how much naming what was heard counts.
_FLOOR, _SURE_GAP, _WRONG_FORM, _SLOT_WORD, _HEARD_AGAIN = 0.2, 0.04, 0.5, 0.15, 0.5
_MOST_GUESSES = 3
_OPEN = re.compile(r"(?:and |so |but )?(?:who|what|which|when|where|why|how|whose|tell me|walk me|take me)\b")
_MAY_ASK = ("confirm", "agenda", "greet", "small-talk", "propose-next-step", "ask-to-close", "pressure", "rude")
_LISTENING = ("acknowledge", "summarise")


@dataclass(frozen=True, slots=True)
class SentenceRead:
    """How one sentence was read.

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
        moves: The moves it makes, in order; empty: it was not understood.
        topic: The topic it is about; empty: nothing in particular.
        sentences: How each of its sentences was read.
    """

    moves: tuple[str, ...]
    topic: str
    sentences: tuple[SentenceRead, ...]


class Reader(Protocol):
    """Whatever reads lines."""

    def read(self, text: str, heard: str = "") -> LineRead:
        """Read a line that follows what the buyer said last."""


class NgramReader:
    """Reads lines by their likeness to examples."""

    def __init__(self, case: Case, scenario: Scenario, playbook: Playbook) -> None:
        # A sentence that a move is not like argues against it: it is kept as an example of no move.
        texts = [(text, move.id) for move in case.moves for text in move.sounds_like]
        texts += [(text, "") for move in case.moves for text in playbook.moves[move.id].not_like]
        asks = {number: move.id for move in case.moves if (number := move.fills) >= 0}
        for slot_name, slot in scenario.qualification.items():
            texts += [(text, asks[case.names.thing(slot_name)]) for text in slot.sounds_like]
            texts += [(text, "") for text in slot.not_like]
        counted = Counter(gram for text, _ in texts for gram in set(_grams(text)))
        self._weights = {gram: math.log(len(texts) / count) for gram, count in counted.items()}
        self._examples = [(self._vector(text), move) for text, move in texts]
        self._moves = case.moves
        self._topics = {name: _phrases(topic.words) for name, topic in scenario.topics.items()}
        self._about = [
            (self._vector(text), about)
            for name, topic in scenario.topics.items()
            for about, texts_about in ((name, topic.sounds_like), ("", topic.not_like))
            for text in texts_about
        ]
        self._slots = {
            asks[case.names.thing(name)]: _phrases(slot.words) for name, slot in scenario.qualification.items()
        }

    def read(self, text: str, heard: str = "") -> LineRead:
        """Read a line, sentence by sentence."""
        parts = [part for part in re.split(r"(?<=[.?!])\s+", text.strip()) if part]
        sentences = tuple(self._sentence(part, set(_words(heard))) for part in parts)
        moves = tuple(dict.fromkeys(read.guesses[0][0] for read in sentences if read.is_sure))
        topic = next((read.topic for read in reversed(sentences) if read.topic), "")
        return LineRead(moves, topic, sentences)

    def _sentence(self, text: str, heard: set[str]) -> SentenceRead:
        vector, form = self._vector(text), question_form(text)
        best: dict[str, float] = {}
        for example, name in self._examples:
            best[name] = max(best.get(name, 0.0), _likeness(vector, example))
        for move in self._moves:
            best[move.id] = self._in_context(move, best.get(move.id, 0.0), text, form, heard)
        ranked = sorted(((name, score) for name, score in best.items() if name), key=lambda pair: (-pair[1], pair[0]))
        top = ranked[:_MOST_GUESSES]
        whole = sum(score for _, score in top) or 1.0
        first = top[0]
        # Whether somebody sums up or acknowledges is a matter of degree, and no reason to ask.
        rivals = [score for name, score in ranked[1:] if not {name, first[0]} <= set(_LISTENING)]
        second = max(rivals[0], best.get("", 0.0))
        needs_confirming = {move.id: move.needs_confirming for move in self._moves}
        is_sure = first[1] >= _FLOOR and first[1] - second >= _SURE_GAP and not needs_confirming[first[0]]
        shares = tuple((name, score / whole) for name, score in top)
        return SentenceRead(shares, self._topic(text, vector), form, is_sure)

    def _in_context(self, move: MoveCase, score: float, text: str, form: QuestionForm, heard: set[str]) -> float:
        asks = form != "none"
        if asks != move.is_question and not (asks and move.kind in _MAY_ASK):
            score *= _WRONG_FORM
        if asks and move.id in self._slots and _named_most(text, {move.id: self._slots[move.id]}):
            score += _SLOT_WORD
        if move.kind in _LISTENING and not asks and heard:
            said = set(_words(text))
            score += _HEARD_AGAIN * len(said & heard) / (len(said) or 1)
        return score

    def _topic(self, text: str, vector: dict[str, float]) -> str:
        """The topic of the nearest example, where the scenario has one near enough, else the one whose words fall."""
        likeness = [(_likeness(vector, example), about) for example, about in self._about]
        nearest = max(likeness, default=(0.0, ""))
        return nearest[1] if nearest[0] >= _FLOOR else _named_most(text, self._topics)

    def _vector(self, text: str) -> dict[str, float]:
        raw = {gram: count * self._weights.get(gram, 0.0) for gram, count in Counter(_grams(text)).items()}
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        return {gram: value / length for gram, value in raw.items() if value}


def _likeness(one: dict[str, float], other: dict[str, float]) -> float:
    return sum(weight * other.get(gram, 0.0) for gram, weight in one.items())


def question_form(text: str) -> QuestionForm:
    """Whether a sentence asks, and whether openly."""
    said = text.strip().lower()
    if _OPEN.match(said):
        return "open"
    return "closed" if said.endswith("?") else "none"


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[a-z0-9]+", text.lower()) if len(word) > 2]


def _phrases(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(" ".join(re.findall(r"[a-z0-9]+", word.lower())) for word in words)


def _named_most(text: str, phrases: dict[str, tuple[str, ...]]) -> str:
    """Whose phrases a text names most, by their length; empty: nobody's."""
    said = f" {' '.join(re.findall(r'[a-z0-9]+', text.lower()))} "
    found = {name: sum(len(phrase) for phrase in known if f" {phrase} " in said) for name, known in phrases.items()}
    best = max(found, key=lambda name: found[name], default="")
    return best if best and found[best] else ""


@lru_cache(maxsize=4096)
def _grams(text: str) -> tuple[str, ...]:
    tidy = f" {' '.join(re.findall(r'[a-z0-9]+', text.lower()))} "
    return tuple(tidy[start : start + size] for size in _SIZES for start in range(max(0, len(tidy) - size + 1)))
