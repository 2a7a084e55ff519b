"""Authored examples at work without training: how near a line is to the nearest example of each label.

Nearness is the cosine of character n-grams within words, weighted so that what is rare among the examples counts more.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from salessim.conversation.reading.normalising import plain_words_of, words_of

_SIZES = (3, 4, 5)
_SHORT = 3  # `gas` and `bus` are no plurals


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest example of a label.

    Attributes:
        likeness: How near it is [0..1].
        example: The example.
    """

    likeness: float
    example: str


class Prototypes:
    """Examples of labels, ready to be compared with lines."""

    def __init__(self, examples: Iterable[tuple[str, str]]) -> None:
        """Take (example, label)."""
        self._examples = list(dict.fromkeys(examples))
        counted = Counter(gram for text, _ in self._examples for gram in set(_grams(text)))
        whole = len(self._examples)
        # Half a step more than in plain idf, so that a lone example still knows its own words.
        self._weights = {gram: math.log((whole + 1) / (count + 0.5)) for gram, count in counted.items()}
        self._found: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, (text, _) in enumerate(self._examples):
            for gram, weight in self._vector(text).items():
                self._found[gram].append((number, weight))

    def nearest(self, text: str) -> dict[str, Near]:
        """The nearest example of each label that has one at all like the line."""
        alike: dict[int, float] = defaultdict(float)
        for gram, weight in self._vector(text).items():
            for number, other in self._found.get(gram, ()):
                alike[number] += weight * other
        best: dict[str, Near] = {}
        for number, likeness in alike.items():
            example, label = self._examples[number]
            if label not in best or likeness > best[label].likeness:
                best[label] = Near(likeness, example)
        return best

    def _vector(self, text: str) -> dict[str, float]:
        rare = math.log((len(self._examples) + 1) / 0.5)
        raw = {gram: count * self._weights.get(gram, rare) for gram, count in Counter(_grams(text)).items()}
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        return {gram: value / length for gram, value in raw.items()}


@lru_cache(maxsize=8192)
def _grams(text: str) -> tuple[str, ...]:
    tidy = f" {' '.join(words_of(text))} "
    return tuple(tidy[start : start + size] for size in _SIZES for start in range(max(0, len(tidy) - size + 1)))


def phrases_of(words: Iterable[str]) -> tuple[str, ...]:
    """Words and phrases of an author, made alike with what is typed."""
    return tuple(phrase for word in words if (phrase := _in_singular(word)))


def _in_singular(text: str) -> str:
    """The plain words of a text without the s of a plural or of a verb: an author's `stops` is named by `stop`."""
    return " ".join(
        word[:-1] if len(word) > _SHORT and word.endswith("s") and not word.endswith("ss") else word
        for word in plain_words_of(text)
    )


def named_most(text: str, phrases: dict[str, tuple[str, ...]]) -> tuple[str, bool]:
    """Whose phrases a text names most, by their length, and whether that is clear; empty: nobody's."""
    said = f" {_in_singular(text)} "
    found = {name: sum(len(phrase) for phrase in known if f" {phrase} " in said) for name, known in phrases.items()}
    ranked = sorted(found, key=lambda name: (-found[name], name))
    if not ranked or not found[ranked[0]]:
        return "", False
    second = found[ranked[1]] if len(ranked) > 1 else 0
    return ranked[0], found[ranked[0]] > second


def echoed(text: str, heard: str) -> float:
    """The share of a line's longer words and numbers that were just heard [0..1]."""
    said = [word for word in plain_words_of(text) if len(word) > 3]
    known = set(plain_words_of(heard))
    return sum(word in known for word in said) / (len(said) or 1)
