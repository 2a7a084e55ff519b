"""Finds the options of a table in what somebody says: `eight percent`, `a three-year term`, `no reference`."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from salessim.conversation.reading.numbers import NUMBER_WORDS, SIZES
from salessim.conversation.table.part import TablePart

_TIMES = {size: SIZES[size] for size in ("thousand", "k")} | {"hundred": 100}
_UNITS = {
    "%": ("%", "percent", "pct", "point", "points", "pt", "pts"),
    "year": ("year", "years", "annual", "yr", "yrs"),
    "month": ("month", "months", "mth", "mths"),
    "week": ("week", "weeks", "wk", "wks"),
    "day": ("day", "days"),
    "hour": ("hour", "hours", "hr", "hrs"),
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
_SAME = {"upfront": "in advance", "up front": "in advance", "prepaid": "in advance", "prepay": "pay in advance"}
_NOTHING = ("none", "no", "nothing")
# fmt: off
_TOO_COMMON = frozenset((
    "with", "from", "your", "their", "this", "that", "year", "years", "day", "days", "hour", "hours", "percent",
    "points", "week", "weeks", "month", "months", "and", "the", "for", "per", "off", "our", "a", "an", "eur",
))
# fmt: on
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|%|[a-z]+")
# Between a number and its unit there may be a word or two (`two training days`), but none of these.
# fmt: off
_PARTS = frozenset((
    "if", "for", "and", "but", "or", "with", "to", "at", "in", "on", "then", "when", "you", "we", "i", "off", "of",
    "by", "a", "the", "your", "our", "is", "are", "per",
))
# fmt: on
_BARE = re.compile(
    r"\b(?P<before>do|did|offer|give you|go (?:up |down |as far as )?to|(?:come|came|go|went)(?: down| up)?(?: to)?|"
    r"(?:get|bring) you (?:up |down )?to|make it|meet you at|or|say|at|accept|take|have|be|is|about|on)"
    r" (?P<number>\d+(?:\.\d+)?|[a-z]+(?: [a-z]+)?)(?=$|[,;.?]| (?:if|for|then|but|off|and|when|provided|with|as|"
    r"assuming|in return|in exchange|once|unless)\b)"
)

_LARGE = 1_000  # a bare number from here on speaks for itself

Token = tuple[str, float | None]
"""A word with None, or an amount with the name of its unit; an amount that has none has an empty name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """An option that is named, and where."""

    issue: str
    option: str
    place: int


class Phrasebook:
    """The options of one table, ready to be found in sentences."""

    def __init__(self, part: TablePart) -> None:
        self._options = [(issue, option, tokens(option)) for issue, option in part.options]
        issues = dict.fromkeys(issue for issue, _ in part.options)
        words = {issue: self._words(issue, part.title(issue)) for issue in issues}
        used = Counter(word for own in words.values() for word in own)
        self._words_of = {issue: {word for word in own if used[word] == 1} for issue, own in words.items()}

    def _words(self, issue: str, title: str) -> set[str]:
        texts = [issue.replace("-", " "), title, *(option for name, option, _ in self._options if name == issue)]
        found = {word for text in texts for word, number in tokens(text) if number is None}
        return {word for word in found if len(word) > 2 and word not in _TOO_COMMON and word not in _NOTHING}

    def options_in(self, text: str) -> tuple[Mention, ...]:
        """The options that a text names, at most one for each issue, in the order of the text."""
        said = tokens(text)
        found: dict[str, Mention] = {}
        rivals: dict[int, list[Mention]] = {}
        for issue, option, wanted in self._options:
            place = self._place(said, wanted, issue)
            if place >= 0:
                rivals.setdefault(place, []).append(Mention(issue, option, place))
        for place in sorted(rivals):
            mention = self._meant(said, rivals[place])
            if mention is not None:
                found[mention.issue] = mention
        return tuple(sorted(found.values(), key=lambda mention: mention.place))

    def unknown_amounts(self, text: str) -> tuple[str, ...]:
        """Issues of which an amount is named that is no option, such as ten percent between eight and twelve."""
        said = tokens(self.with_units(text))
        known = {token for _, _, option in self._options for token in option if token[1] is not None}
        units = {
            token[0]: {issue for issue, _, option in self._options for other in option if other[0] == token[0]}
            for token in known
        }
        strange = [token for token in said if token[0] and token[1] is not None and token not in known]
        return tuple(dict.fromkeys(next(iter(units[unit])) for unit, _ in strange if len(units.get(unit, ())) == 1))

    def with_units(self, text: str) -> str:
        """A text whose bare amounts have their unit, where only one issue has an option of that number.

        `I could do 12` becomes `I could do 12 %` at a table with one issue that has a 12 among its options.
        """

        def spelled(match: re.Match[str]) -> str:
            said = tokens(match["number"])
            if len(said) != 1 or said[0][0] or said[0][1] is None:
                return match[0]
            units = {
                (issue, unit)
                for issue, _, option in self._options
                for unit, number in option
                if number == said[0][1] and unit in _UNITS
            }
            return f"{match[0]} {next(iter(units))[1]}" if len(units) == 1 else match[0]

        return _BARE.sub(spelled, text)

    def issue_in(self, text: str) -> str:
        """The issue that a text speaks of; empty: none, or it cannot be told."""
        mentions = self.options_in(text)
        said = {word for word, _ in tokens(text)}
        named = [issue for issue, words in self._words_of.items() if any(_is_in(word, said) for word in words)]
        if len(named) == 1:
            return named[0]
        return mentions[-1].issue if mentions else ""

    def _place(self, said: list[Token], wanted: list[Token], issue: str) -> int:
        """Where an option is named; -1: nowhere."""
        is_nothing = (len(wanted) == 1 and wanted[0][0] in _NOTHING) or _is_zero(wanted)
        if is_nothing and (place := self._nothing_of(said, issue)) >= 0:
            return place
        amounts = [token for token in wanted if token[1] is not None]
        if amounts and not self._is_counted(amounts, said, issue):
            return -1
        if amounts:
            rest = {word for word, number in wanted if number is None} - self._words_of.get(issue, set())
            if not all(word in {other for other, _ in said} for word in rest if word not in _TOO_COMMON):
                return -1
            return said.index(amounts[0]) if all(amount in said for amount in amounts) else -1
        if not wanted or wanted[0][0] in _NOTHING:
            return -1
        if [word for word, _ in wanted[1:]] == ["of", "it"]:
            return self._whole_of(wanted[0], said, issue)
        size = len(wanted)
        return next((place for place in range(len(said) - size + 1) if said[place : place + size] == wanted), -1)

    def _is_counted(self, amounts: list[Token], said: list[Token], issue: str) -> bool:
        """Whether a text counts this issue: a small bare number could be anything, unless it names what it counts."""
        bare = [number for unit, number in amounts if not unit and number is not None]
        names = {word for word, number in said if number is None}
        return all(number >= _LARGE for number in bare) or any(_is_in(word, names) for word in self._words_of[issue])

    def _whole_of(self, share: Token, said: list[Token], issue: str) -> int:
        """Where a text names a share of an issue: `all of the campaigns` for the option `all of it`; -1: nowhere."""
        for place, word in enumerate(said):
            following = [other for other, _ in said[place + 1 : place + 5]]
            if word == share and (
                following[:2] == ["of", "it"] or any(_is_in(n, following) for n in self._words_of[issue])
            ):
                return place
        return -1

    def _nothing_of(self, said: list[Token], issue: str) -> int:
        """Where a text says that there is none of an issue: `no reference`, `without training`."""
        for place, (word, _) in enumerate(said[:-1]):
            following = {other for other, _ in said[place + 1 : place + 3]}
            if word in ("no", "without") and any(_is_in(name, following) for name in self._words_of[issue]):
                return place
        return -1

    def _meant(self, said: list[Token], rivals: list[Mention]) -> Mention | None:
        """Of several issues that have the same amount, the one whose own words stand nearest."""
        longest = max(len(mention.option) for mention in rivals)
        if len(rivals) == 1:
            return rivals[0]
        if len({mention.issue for mention in rivals}) == 1:
            return next(mention for mention in rivals if len(mention.option) == longest)

        def distance(mention: Mention) -> int:
            own = self._words_of[mention.issue]
            near = [abs(place - mention.place) for place, (word, _) in enumerate(said) if _is_in(word, own)]
            return min(near, default=len(said) + 1)

        best = min(rivals, key=distance)
        return best if distance(best) <= len(said) else None


def tokens(text: str) -> list[Token]:
    """A text as words and amounts: `a three-year term` is a, (year, 3), term."""
    tidy = text.lower().replace("per cent", "percent")
    for said, meant in _SAME.items():
        tidy = re.sub(rf"\b{said}\b", meant, tidy)
    words = _TOKEN.findall(tidy.replace("’", "'").replace("'s", " "))
    found: list[Token] = []
    number: float | None = None
    for place, word in enumerate(words):
        value = _number(word)
        if word in _TIMES and (number is not None or word == "hundred"):
            number = (number or 1) * _TIMES[word]
        elif value is not None:
            if number is not None and value < number and _goes_on(number, value, words[place - 1]):
                number += value  # twenty five, a hundred and twenty
                continue
            if number is not None:
                found.append(("", number))
            number = value
        elif number is None:
            found.append((word, None))
        elif word in _UNIT_OF:
            found.append((_UNIT_OF[word], number))
            number = None
        elif _has_unit_ahead(words, place):
            found.append((word, None))  # `two training days`: the number waits for its unit
        elif word == "and" and number % 100 == 0 and place + 1 < len(words) and words[place + 1] in NUMBER_WORDS:
            continue
        else:
            found += [("", number), (word, None)]
            number = None
    if number is not None:
        found.append(("", number))
    return found


def _goes_on(number: float, value: float, before: str) -> bool:
    """Whether a number word continues the number before it, as `five` does in `twenty five`."""
    is_spelled = before in NUMBER_WORDS or before in _TIMES or before == "and"
    return is_spelled and ((number in range(20, 100, 10) and value < 10) or (number % 100 == 0 and value < 100))


def _has_unit_ahead(words: list[str], place: int) -> bool:
    """Whether the number before a word counts a unit that stands one or two words further on."""
    for word, following in zip(words[place : place + 2], words[place + 1 : place + 3], strict=False):
        if word in _PARTS or _number(following) is not None:
            return False
        if following in _UNIT_OF and following != "%":
            return True
    return False


def _number(word: str) -> float | None:
    if word in NUMBER_WORDS:
        return float(NUMBER_WORDS[word])
    if not word[0].isdigit():
        return None
    return float(re.sub(r",(?=\d{3}\b)", "", word).replace(",", ".").rstrip("."))


def _is_zero(wanted: list[Token]) -> bool:
    return bool(wanted) and all(number == 0 for _, number in wanted if number is not None) and wanted[0][1] == 0


def _is_in(word: str, words: Iterable[str]) -> bool:
    """Whether a word stands among others, in the singular or the plural."""
    return any(word == other or word.rstrip("s") == other.rstrip("s") for other in words)
