"""A quantity of a document: known, varying between cases, or one number that nobody knows exactly.

Two kinds of range, never mixed: `{typical: 9 weeks, range: 5 to 18}` is variation between cases and is
drawn for each; `{best_guess: 22%, unsure: 18% to 26%}` is one constant, drawn once per simulated future. A
plain value is known.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Literal

from salessim.errors import NotationError
from salessim.units.duration import DURATION, SECONDS, parse_duration, unit_said, write_seconds
from salessim.units.grammar import Grammar, nearest_word, shown
from salessim.units.money import MONEY, MONEY_RATE, PER_POINT, parse_money, parse_money_rate
from salessim.units.numerals import NUMBER, parse_number, write_number
from salessim.units.rate import RATE, parse_rate
from salessim.units.share import CHANGE, FACTOR, SHARE, parse_change, parse_factor, parse_share, write_percent
from salessim.units.spans import complete_span, split_span
from salessim.units.two_piece import Space, TwoPiece, why_not_two_piece

QuantityKind = Literal["money", "money_rate", "duration", "share", "rate", "change", "factor", "number"]
Nature = Literal["known", "varies", "unsure"]

_PAIRS: Final[dict[str, tuple[str, Nature]]] = {
    "typical": ("range", "varies"),
    "best_guess": ("unsure", "unsure"),
}
_PARTS: Final = ("typical", "range", "best_guess", "unsure")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value of a document in the base unit of its kind.

    Attributes:
        kind: What is measured.
        nature: `known` (one value), `varies` (between cases) or `unsure` (one value, not known exactly).
        median: The value, or the middle of the range [`unit`].
        low: The value below which 1 of 10 lie [`unit`]; the median where it is known.
        high: The value above which 1 of 10 lie [`unit`]; the median where it is known.
        unit: The base unit: a currency (`EUR`), a currency per year (`EUR/year`), `s`, `1/year`, or empty
            for plain numbers, shares [0..1] and factors.
        spread: The shape of the range; `None` where the value is known.
        said_in: The unit of time in which the author wrote the middle, so that it can be written back to him;
            takes no part in comparing.
    """

    kind: QuantityKind
    nature: Nature
    median: float
    low: float
    high: float
    unit: str = ""
    spread: TwoPiece | None = None
    said_in: str = field(default="", compare=False)

    def quantile(self, u: float) -> float:
        """The value below which a share `u` of cases (or of what could be true) lies [`unit`]."""
        return self.median if self.spread is None else self.spread.quantile(u)

    def mean(self) -> float:
        """The mean over cases (or over what could be true) [`unit`]."""
        return self.median if self.spread is None else self.spread.mean()

    def written(self, value: float) -> str:
        """A value [`unit`] for reading, rounded and in the author's unit of time: `9.4 weeks`, `22%`."""
        return _KINDS[self.kind].write(value, self)

    def __str__(self) -> str:
        middle, low, high = (self.written(value) for value in (self.median, self.low, self.high))
        if self.nature == "varies":
            return f"typically {middle}, 8 of 10 from {low} to {high}"
        if self.nature == "unsure":
            return f"about {middle}, 8 chances in 10 from {low} to {high}"
        return middle


def parse_quantity(raw: str | Mapping[str, object], kind: QuantityKind) -> Quantity:
    """Read a plain value, `{typical, range}` or `{best_guess, unsure}`.

    In a range, an end without a unit takes the other end's, else the middle's: `{typical: 9k EUR/year,
    range: 4k to 20k}`.

    Args:
        raw: The text, or the keys and texts.
        kind: What is measured.

    Raises:
        NotationError: A part was not understood (`within` says which), is missing or too much, or the parts
            do not make a range.
    """
    reading = _KINDS[kind]
    if isinstance(raw, Mapping):
        return _read_range(raw, kind, reading)
    tidied = reading.grammar.tidy(raw)
    if split_span(tidied):
        raise reading.grammar.refusal(
            tidied,
            f"A range needs its middle: {{typical: ..., range: {tidied}}} if cases differ, or "
            f"{{best_guess: ..., unsure: {tidied}}} if it is one number that you do not know exactly.",
        )
    value, unit = reading.read(tidied)
    return Quantity(kind, "known", value, value, value, unit, said_in=unit_said(tidied))


def parse_span(text: str, kind: QuantityKind) -> tuple[float, float]:
    """Read two ends without a middle, such as the values that a study tries: `14% to 22%`, `5 to 18 weeks`.

    Returns:
        The smaller and the larger end [base unit of the kind, as `Quantity.unit`].

    Raises:
        NotationError: There are no two ends, one was not understood, or they are the wrong way round.
    """
    reading = _KINDS[kind]
    tidied = reading.grammar.tidy(text)
    (low, low_unit), (high, high_unit) = map(reading.read, _ends(tidied, reading))
    if low_unit != high_unit:
        raise NotationError(tidied, f"The ends of {shown(tidied)} are of different kinds.", (reading.span,))
    if not low < high:
        raise NotationError(tidied, f"In {shown(tidied)} the smaller end does not come first.", (reading.span,))
    return low, high


def _read_range(raw: Mapping[str, object], kind: QuantityKind, reading: "_Reading") -> Quantity:
    middle_key, range_key, nature = _keys_of(raw, reading)
    with _within(middle_key):
        middle_text = reading.grammar.tidy(raw[middle_key])
        median, unit = reading.read(middle_text)
    with _within(range_key):
        range_text = reading.grammar.tidy(raw[range_key])
        ends = _ends(range_text, reading, typical=middle_text)
        (low, low_unit), (high, high_unit) = map(reading.read, ends)
        if not unit == low_unit == high_unit:
            message = f"{shown(range_text)} and {shown(middle_text)} are of different kinds."
            raise NotationError(range_text, message, (reading.span,))
        if reason := why_not_two_piece(median, low, high, reading.space):
            message = f"{shown(range_text)} around {shown(middle_text)} is no range. {reason}"
            raise NotationError(range_text, message)
    spread = TwoPiece(median, low, high, reading.space)
    return Quantity(kind, nature, median, low, high, unit, spread, unit_said(middle_text))


def _ends(tidied: str, reading: "_Reading", typical: str = "") -> tuple[str, str]:
    ends = split_span(tidied)
    if ends is None:
        raise NotationError(tidied, f"{shown(tidied)} has no two ends.", (reading.span,))
    return complete_span(*ends, typical=typical)


def _keys_of(raw: Mapping[str, object], reading: "_Reading") -> tuple[str, str, Nature]:
    """The key of the middle, the key of the range, and what the two together say."""
    what, shapes = reading.grammar.what, reading.shapes
    said = shown(", ".join(map(str, raw)))
    if not raw:
        raise NotationError("", f"There is nothing here; it should be {what}.", shapes)
    for key in raw:
        if key not in _PARTS:
            near = nearest_word(str(key), _PARTS)
            guess = f" Did you mean “{near}”?" if near else ""
            raise NotationError(str(key), f"{shown(key)} is no part of {what}.{guess}", shapes, str(key))
    for middle_key, (range_key, nature) in _PAIRS.items():
        if raw.keys() == {middle_key, range_key}:
            return middle_key, range_key, nature
        if raw.keys() == {middle_key} or raw.keys() == {range_key}:
            missing = range_key if middle_key in raw else middle_key
            raise NotationError(said, f"“{missing}” is missing beside {said}.", shapes)
    raise NotationError(
        said,
        f"{said} mixes two kinds of range. “typical” and “range” say that cases differ; “best_guess” and "
        "“unsure” say that it is one number which nobody knows exactly.",
        shapes,
        next((key for key in raw if key in {"range", "unsure"}), ""),
    )


@contextmanager
def _within(key: str) -> Iterator[None]:
    """Say of every refusal inside which part it is about."""
    try:
        yield
    except NotationError as error:
        error.within = key
        raise


@dataclass(frozen=True, slots=True)
class _Reading:
    """How one kind of quantity is read, spread and written; `span` is an example of two ends."""

    grammar: Grammar
    span: str
    read: Callable[[str], tuple[float, str]]
    write: Callable[[float, Quantity], str]
    space: Space = "log"

    @property
    def shapes(self) -> tuple[str, ...]:
        """Examples of the two kinds of range."""
        middle = self.grammar.examples[0]
        return (
            f"{{typical: {middle}, range: {self.span}}}",
            f"{{best_guess: {middle}, unsure: {self.span}}}",
        )


def _read_money(text: str) -> tuple[float, str]:
    money = parse_money(text)
    return money.amount, money.currency


def _read_money_rate(text: str) -> tuple[float, str]:
    rate = parse_money_rate(text)
    if rate.per == PER_POINT:
        raise MONEY_RATE.refusal(text, "It has to be per time here: a month, a year?")
    return rate.per_year, f"{rate.money.currency}/year"


def _rounded(value: float) -> str:
    if abs(value) >= 1000:
        return write_number(float(round(value)))
    return write_number(round(value, 2 if abs(value) >= 1 else 4))


def _per_time(per_year: float, quantity: Quantity) -> str:
    per = quantity.said_in or "year"
    number = _rounded(per_year * SECONDS[per] / SECONDS["year"])
    return (
        f"{number} {quantity.unit.removesuffix('/year')}/{per}" if quantity.kind == "money_rate" else f"{number}/{per}"
    )


_KINDS: Final[dict[str, _Reading]] = {
    "money": _Reading(
        MONEY,
        "20k EUR to 90k EUR",
        _read_money,
        lambda value, quantity: f"{_rounded(value)} {quantity.unit}".rstrip(),
    ),
    "money_rate": _Reading(MONEY_RATE, "5k EUR/month to 20k EUR/month", _read_money_rate, _per_time),
    "duration": _Reading(
        DURATION,
        "5 min to 1 hour",
        lambda text: (float(parse_duration(text).seconds), "s"),
        lambda value, quantity: write_seconds(value, quantity.said_in),
    ),
    "share": _Reading(
        SHARE,
        "25% to 45%",
        lambda text: (parse_share(text), ""),
        lambda value, _: write_percent(round(value, 4)),
        "logit",
    ),
    "rate": _Reading(RATE, "10%/year to 20%/year", lambda text: (parse_rate(text).per_year, "1/year"), _per_time),
    "change": _Reading(
        CHANGE,
        "+2% to +17%",
        lambda text: (parse_change(text), ""),
        lambda value, _: f"{round(100 * (value - 1), 2):+g}%",
    ),
    "factor": _Reading(
        FACTOR,
        "60% to 110%",
        lambda text: (parse_factor(text), ""),
        lambda value, _: write_percent(round(value, 4)),
    ),
    "number": _Reading(NUMBER, "30 to 80", lambda text: (parse_number(text), ""), lambda value, _: _rounded(value)),
}
