"""What is looked at in a line: words and their neighbours, letters within words, ideas, and how it begins and ends.

Every feature is a short text of its group; `hashed` gives its place among `BUCKETS` by CRC-32, the same on every
machine. Each group has unit length, times its weight, so that a long line does not speak louder than a short one.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

from salessim.conversation.reading.forms import question_form
from salessim.conversation.reading.normalising import tokens_of

BUCKETS: Final = 1 << 18
_LETTERS: Final = (2, 3, 4, 5)
_OTHER: Final = "*"


@dataclass(frozen=True, slots=True)
class Group:
    """A group of features.

    Attributes:
        name: What it is, in a letter or two.
        weight: How much it counts against the others.
    """

    name: str
    weight: float


# Chosen on the bank, each voice read by what the others taught: see docs/background/understanding.md.
GROUPS: Final = (
    Group("w", 1.0),
    Group("c", 1.0),
    Group("i", 0.8),
    Group("s", 0.6),
    Group("f", 0.4),
    Group("b", 0.4),
)


@lru_cache(maxsize=1)
def _ideas() -> tuple[dict[str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    """Which ideas a word stands for, and which a stem does."""
    whole: dict[str, tuple[str, ...]] = {}
    stems: list[tuple[str, str]] = []
    for line in (files(__package__) / "concepts.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        idea, _, words = line.partition(":")
        for word in words.split():
            if word.endswith("*"):
                stems.append((word[:-1], idea))
            else:
                whole[word] = (*whole.get(word, ()), idea)
    return whole, tuple(stems)


@lru_cache(maxsize=1)
def _shape_words() -> frozenset[str]:
    text = (files(__package__) / "shape_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=16384)
def ideas_of(word: str) -> tuple[str, ...]:
    """The ideas that a word stands for, in the order of concepts.txt's lines."""
    whole, stems = _ideas()
    found = [*whole.get(word, ()), *(idea for stem, idea in stems if word.startswith(stem))]
    return tuple(sorted(set(found)))


def features_of(text: str, before: str = "", place: str = "whole") -> dict[str, tuple[str, ...]]:
    """The features of a line or a part of it, by group.

    Args:
        text: The line.
        before: What the buyer said just before; empty: not known.
        place: Where a part stands in its line: `whole`, `first`, `middle` or `last`.
    """
    tokens = tokens_of(text)
    return {
        "w": tuple(dict.fromkeys(_word_runs(tokens))),
        "c": tuple(dict.fromkeys(_letter_runs(tokens))),
        "i": tuple(dict.fromkeys(_idea_runs(tokens))),
        "s": tuple(dict.fromkeys(_ends(tokens))),
        "f": tuple(_form(text, tokens, place)),
        "b": tuple(dict.fromkeys(_after(tokens, tokens_of(before)))) if before else (),
    }


def hashed(group: str, feature: str) -> int:
    """The place of a feature [0..BUCKETS)."""
    return zlib.crc32(f"{group}:{feature}".encode()) % BUCKETS


def _word_runs(tokens: Sequence[str]) -> Iterator[str]:
    words = [token for token in tokens if token not in ",.;:"]
    yield from words
    yield from (f"{one} {two}" for one, two in pairwise(words))
    yield from (f"{one} {two} {three}" for one, two, three in zip(words, words[1:], words[2:], strict=False))


def _letter_runs(tokens: Sequence[str]) -> Iterator[str]:
    for token in tokens:
        if not token[0].isalpha():
            continue
        word = f" {token} "
        for size in _LETTERS:
            yield from (word[start : start + size] for start in range(len(word) - size + 1))


def _idea_runs(tokens: Sequence[str]) -> Iterator[str]:
    shape: list[str] = []
    known = _shape_words()
    for token in tokens:
        if token in ",.;:":
            continue
        ideas = ideas_of(token)
        yield from (f"={idea}" for idea in ideas)
        mark = token if token in known else (ideas[0] if ideas else _OTHER)
        if mark == _OTHER and shape and shape[-1] == _OTHER:
            continue
        shape.append(mark)
    for size in (2, 3, 4):
        yield from (" ".join(shape[start : start + size]) for start in range(len(shape) - size + 1))


def _ends(tokens: Sequence[str]) -> Iterator[str]:
    words = [token for token in tokens if token not in ",.;:!"]
    for size in (1, 2, 3, 4):
        yield "^" + " ".join(words[:size])
    for size in (1, 2, 3):
        yield "$" + " ".join(words[-size:])
    # How each sentence begins, and the last one.
    starts = [0, *(place + 1 for place, token in enumerate(tokens[:-1]) if token in ".?!;")]
    for start in starts:
        yield "|" + " ".join(tokens[start : start + 2])
    yield "!" + " ".join(tokens[starts[-1] : starts[-1] + 3])


def _form(text: str, tokens: Sequence[str], place: str) -> Iterator[str]:
    words = [token for token in tokens if token[0].isalpha()]
    count = len(words)
    yield "form " + question_form(text)
    yield "long " + next((str(most) for most in (1, 3, 6, 10, 16, 25, 40) if count <= most), "more")
    yield "place " + place
    for mark in ("<money>", "<percent>", "<date>", "<duration>", "<number>", "?", "!"):
        if mark in tokens:
            yield "has " + mark
    if tokens and tokens[-1] == "?":
        yield "asks at the end"


def _after(tokens: Sequence[str], before: Sequence[str]) -> Iterator[str]:
    known = _shape_words()
    said = {token for token in tokens if len(token) > 3 and token not in known}
    heard = {token for token in before if len(token) > 3 and token not in known}
    shared = len(said & heard)
    yield "shared " + str(min(shared, 4))
    yield "share " + str(round(4 * shared / (len(said) or 1)))
    yield "heard form " + ("asks" if before[-1:] == ("?",) else "tells")
    for token in before:
        yield from (f"heard {idea}" for idea in ideas_of(token))
    yield from (f"heard {one} {two}" for one, two in pairwise(before) if one in known or two in known)
