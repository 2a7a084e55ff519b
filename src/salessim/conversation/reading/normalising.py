"""Typed lines made alike: quotes, chat spelling and contractions undone, amounts replaced by what they are.

`wot wud it b worth 2 u` and `What would it be worth to you?` shall look the same to whoever reads on.
"""

import re
from functools import lru_cache
from importlib.resources import files
from typing import Final

from salessim.conversation.reading.amounts import find_amounts

_STRAIGHT: Final = str.maketrans({"’": "'", "‘": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "."})
_CONTRACTED: Final = (
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\bcan't\b"), "cannot"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'d\b"), " would"),
    (re.compile(r"\bi'm\b"), "i am"),
    (re.compile(r"\blet's\b"), "let us"),
    (re.compile(r"\b(what|who|how|where|when|that|it|here|there|he|she|this|why)'s\b"), r"\1 is"),
    (re.compile(r"'s\b"), ""),
    (re.compile(r"\bcan not\b"), "cannot"),
    (re.compile(r"(\w)in'(?!\w)"), r"\1ing"),
)
_FILLERS: Final = frozenset(("um", "uh", "uhm", "er", "erm", "hmm", "ah", "eh", "well", "actually", "basically"))
_TOKEN: Final = re.compile(r"<[a-z]+>|[a-z0-9]+(?:-[a-z0-9]+)*|[?!,.;:]")
_CHAT_WORD: Final = re.compile(r"[a-z0-9'/]+")
_REPEATED: Final = re.compile(r"([a-z])\1{2,}")


@lru_cache(maxsize=1)
def _spellings() -> dict[str, str]:
    text = (files(__package__) / "spellings.txt").read_text(encoding="utf-8")
    rows = (line.split(" = ") for line in text.splitlines() if line and not line.startswith("#"))
    return {typed.strip(): meant.strip() for typed, meant in rows}


def with_amounts_marked(text: str) -> str:
    """The line in lower case, each amount replaced by its kind: `by <date>`, `<money> a year`."""
    lowered = text.lower().translate(_STRAIGHT)
    parts: list[str] = []
    last = 0
    for amount in find_amounts(lowered):
        parts += [lowered[last : amount.start], f" <{amount.kind}> "]
        last = amount.end
    return "".join((*parts, lowered[last:]))


@lru_cache(maxsize=8192)
def tokens_of(text: str) -> tuple[str, ...]:
    """The words and stops of a line, made alike; numbers that are no amounts are `<number>`."""
    spellings = _spellings()
    tidy = with_amounts_marked(text)
    tidy = _REPEATED.sub(r"\1\1", tidy)
    tidy = _CHAT_WORD.sub(lambda match: spellings.get(match[0], match[0]), tidy)
    for pattern, meant in _CONTRACTED:
        tidy = pattern.sub(meant, tidy)
    found = _TOKEN.findall(tidy)
    words = [word for word in found if word not in _FILLERS]
    if not any(word[0].isalpha() or word[0] == "<" for word in words):
        words = found  # a line of nothing but fillers is just that
    return tuple("<number>" if word[0].isdigit() else word for word in words)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a line, made alike, without stops."""
    return tuple(word for word in tokens_of(text) if word[0].isalnum() or word[0] == "<")


@lru_cache(maxsize=8192)
def plain_words_of(text: str) -> tuple[str, ...]:
    """The words of a line with its numbers and dates as they stand: what a scenario's own words are found among."""
    tidy = _CHAT_WORD.sub(lambda match: _spellings().get(match[0], match[0]), text.lower().translate(_STRAIGHT))
    for pattern, meant in _CONTRACTED:
        tidy = pattern.sub(meant, tidy)
    return tuple(word for word in _TOKEN.findall(tidy) if word[0].isalnum())
