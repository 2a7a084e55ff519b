"""Words on a scale from 0 to 100 (`wary`, `open`), and shifts along it (`up a lot`)."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from salessim.units.comparison import Comparison, parse_comparison
from salessim.units.grammar import Grammar, nearest_word
from salessim.units.numerals import read_numeral

SCALE_END: Final = 100
"""Highest value of every scale; the lowest is 0 [points]."""

SHIFT_WORDS: Final = ("up a little", "up", "up a lot", "down a little", "down", "down a lot")
"""Shifts in words. How many points they are is an engine parameter, not a matter of notation."""

SHIFT: Final = Grammar("a shift", (*SHIFT_WORDS, "-4"))


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from 0 to 100 with words on it, lowest first.

    Attributes:
        name: What it measures, such as `trust`.
        words: The words, lowest first.
        starts: The value that each word stands for when somebody starts there [points].
        floors: The lowest value that is still called by each word [points]; the first is 0.
    """

    name: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    floors: tuple[int, ...]

    def __post_init__(self) -> None:
        ends = (*self.floors[1:], SCALE_END + 1)
        if (
            len({len(self.words), len(self.starts), len(self.floors)}) != 1
            or len(self.words) < 2
            or self.floors[0] != 0
            or any(low >= high for low, high in pairwise((*self.floors, SCALE_END + 1)))
            or not all(floor <= start < end for floor, start, end in zip(self.floors, self.starts, ends, strict=True))
        ):
            raise ValueError(f"the scale {self.name!r} does not go up from 0 to {SCALE_END} word by word")

    def start(self, word_or_number: str | int) -> int:
        """The value that a word or a number from 0 to 100 stands for [points].

        Raises:
            NotationError: It is no word of this scale and no whole number from 0 to 100.
        """
        grammar = self._grammar("a value", ("0 to 100",))
        if isinstance(word_or_number, int):
            return self._within(word_or_number, str(word_or_number), grammar)
        tidied = grammar.tidy(word_or_number)
        if tidied.lower() in self.words:
            return self.starts[self.words.index(tidied.lower())]
        if not tidied[-1].isdigit():
            raise grammar.refusal(tidied, self._nearest(tidied))
        number = read_numeral(tidied, grammar)
        if number != int(number):
            raise grammar.refusal(tidied, "Only whole numbers are points of a scale.")
        return self._within(int(number), tidied, grammar)

    def word(self, value: float) -> str:
        """The word for a value [points]; values beyond the ends take the outermost words."""
        called = self.words[0]
        for word, floor in zip(self.words, self.floors, strict=True):
            if value >= floor:
                called = word
        return called

    def condition(self, text: str) -> Comparison:
        """A condition on this scale, read once so that it can be asked often.

        The lowest word means "no better than that", every other word "at least that"; `below 5`, `46+` and
        `40 to 60` work as everywhere.

        Raises:
            NotationError: It is no word of this scale and no condition on a plain number.
        """
        grammar = self._grammar("a condition", ("46+", "below 5"))
        tidied = grammar.tidy(text)
        word = tidied.lower()
        if word == self.words[0]:
            return parse_comparison(f"below {self.floors[1]}")
        if word in self.words:
            return parse_comparison(f"{self.floors[self.words.index(word)]}+")
        if word == "none" or not any(character.isdigit() for character in word):
            raise grammar.refusal(tidied, self._nearest(tidied))
        return parse_comparison(tidied, "plain")

    def holds(self, condition: str, value: float) -> bool:
        """Whether a value [points] meets a condition as `condition` reads it.

        Raises:
            NotationError: The condition is none.
        """
        return self.condition(condition).holds(value)

    def _grammar(self, what: str, more: tuple[str, ...]) -> Grammar:
        return Grammar(f"{what} of {self.name}", (*self.words, *more))

    def _nearest(self, text: str) -> str:
        near = nearest_word(text, self.words)
        return f"Did you mean “{near}”?" if near else ""

    def _within(self, value: int, text: str, grammar: Grammar) -> int:
        if not 0 <= value <= SCALE_END:
            raise grammar.refusal(text, f"A scale goes from 0 to {SCALE_END}.")
        return value


@dataclass(frozen=True, slots=True)
class Shift:
    """A move along a scale.

    Attributes:
        word: The words it was written in (`up a lot`), or `None` for a number.
        amount: How far a number goes, below zero for down [points]; 0 for words.
    """

    word: str | None
    amount: int

    def __str__(self) -> str:
        return self.word or f"{self.amount:+d}"


def parse_shift(text: str) -> Shift:
    """Read a shift along a scale: `up`, `up a little`, `down a lot`, or a whole number of points such as
    `-4`.

    Raises:
        NotationError: It is none of the words and no whole number from -100 to 100.
    """
    tidied = SHIFT.tidy(text)
    word = tidied.lower()
    if word in SHIFT_WORDS:
        return Shift(word, 0)
    if not word[-1].isdigit():
        near = nearest_word(word, SHIFT_WORDS)
        raise SHIFT.refusal(tidied, f"Did you mean “{near}”?" if near else "")
    number = read_numeral(tidied, SHIFT)
    if number != int(number) or abs(number) > SCALE_END:
        raise SHIFT.refusal(tidied, f"Shifts are whole points from -{SCALE_END} to {SCALE_END}.")
    return Shift(None, int(number))
