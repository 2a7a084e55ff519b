"""Conditions on a number: `46+`, `below 30`, `up to 12%`, `5 to 7`, `20k EUR or more`, `none`."""

import math
import re
from dataclasses import dataclass
from typing import Final, Literal

from salessim.units.duration import TIME_WORDS, Duration, parse_duration, time_unit, why_no_time_unit
from salessim.units.grammar import Grammar, nearest_word
from salessim.units.money import parse_money, symbol_last, why_no_currency
from salessim.units.numerals import read_numeral, split_amount, write_number
from salessim.units.share import is_out_of, parse_share, write_percent
from salessim.units.spans import complete_span, split_span

COMPARISON: Final = Grammar(
    "a condition on a number", ("46+", "below 30", "up to 12%", "5 to 7", "20k EUR or more", "none")
)

ComparedUnit = Literal["plain", "share", "money", "time"]

_AT_LEAST = re.compile(r"at least (.+)|(.+?) ?\+|(.+) or more", re.IGNORECASE)
_OVER = re.compile(r"(?:over|more than|above) (.+)", re.IGNORECASE)
_UP_TO = re.compile(r"(?:up to|at most|no more than) (.+)|(.+) or (?:less|fewer)", re.IGNORECASE)
_BELOW = re.compile(r"(?:below|under|less than|fewer than) (.+)", re.IGNORECASE)
_EXACTLY = re.compile(r"(?:exactly )?(.+)", re.IGNORECASE)
_OF = re.compile(r"(.+?) of ([A-Za-z].*)")
_SIGNS = re.compile(r"(>=|<=|[<>=≥≤]) ?(.+)")
_SIGN_WORDS: Final = {
    **dict.fromkeys((">=", "≥"), "{}+"),
    **dict.fromkeys(("<=", "≤"), "up to {}"),
    ">": "over {}",
    "<": "below {}",
    "=": "{}",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """A condition that a number meets or not.

    Attributes:
        low: Lower end, minus infinity if there is none [of `unit`].
        high: Upper end, plus infinity if there is none [of `unit`].
        is_low_included: Whether the lower end itself meets the condition.
        is_high_included: Whether the upper end itself meets the condition.
        unit: What is compared: a `plain` number, a `share` [0..1], `money` [currency units] or `time` [s].
        currency: The currency of money, else empty.
        of: What a share is a share of, as written (`the baseline`); mostly empty.
    """

    low: float
    high: float
    is_low_included: bool = True
    is_high_included: bool = True
    unit: ComparedUnit = "plain"
    currency: str = ""
    of: str = ""

    def holds(self, value: float) -> bool:
        """Whether the value meets the condition."""
        if value == self.low:
            return self.is_low_included and value <= self.high
        if value == self.high:
            return self.is_high_included and value >= self.low
        return self.low < value < self.high

    def __str__(self) -> str:
        low, high = self._written(self.low), self._written(self.high)
        if self.low == self.high:
            text = "none" if self.unit == "plain" and self.low == 0 and not self.of else low
        elif math.isinf(self.low):
            text = f"up to {high}" if self.is_high_included else f"below {high}"
        elif math.isinf(self.high):
            text = f"{low}+" if self.is_low_included else f"over {low}"
        else:
            text = f"{low} to {high}"
        return f"{text} of {self.of}" if self.of else text

    def _written(self, value: float) -> str:
        if math.isinf(value):
            return ""
        if self.unit == "share":
            return write_percent(value)
        if self.unit == "money":
            return f"{write_number(value)} {self.currency}".rstrip()
        if self.unit == "time":
            return str(Duration(int(value)))
        return write_number(value)


@dataclass(frozen=True, slots=True)
class _Bound:
    value: float
    unit: ComparedUnit
    currency: str = ""


def parse_comparison(text: str, unit: ComparedUnit | None = None) -> Comparison:
    """Read a condition on a number.

    At least: `46+`, `at least 46`, `46 or more`. Above: `over 5`, `more than 5`. At most: `up to 12%`, `at
    most 12%`, `3 or fewer`. Below: `below 30`, `less than 30`, `fewer than 3`. Between, ends included: `5
    to 7`. Exactly: `3`, `exactly 3`, and `none` for zero. A share may say of what: `at least 90% of the
    baseline`.

    Args:
        text: What is read.
        unit: What has to be compared, where only one thing makes sense; a plain zero fits everywhere.

    Raises:
        NotationError: It is no condition, its ends are of two kinds or the wrong way round, or it compares
            something else than `unit`.
    """
    tidied = COMPARISON.tidy(text)
    if tidied.lower() == "none":
        return Comparison(0.0, 0.0, unit=unit or "plain")
    if signs := _SIGNS.fullmatch(tidied):
        raise COMPARISON.refusal(tidied, f"Say it in words: “{_SIGN_WORDS[signs[1]].format(signs[2])}”.")
    said, of = (parts[1], parts[2]) if (parts := _OF.fullmatch(tidied)) else (tidied, "")
    comparison = _span(said, tidied, unit, of) or _one_sided(said, tidied, unit, of)
    if of and comparison.unit != "share":
        raise COMPARISON.refusal(tidied, f"Only a share can be “of {of}”: is a percent sign missing?")
    return comparison


def _one_sided(said: str, whole: str, unit: ComparedUnit | None, of: str) -> Comparison:
    form, match = next(
        (form, match)
        for form in (_AT_LEAST, _OVER, _UP_TO, _BELOW, _EXACTLY)
        if (match := form.fullmatch(said))  # the last one matches everything
    )
    bound = _read_bound(next(filter(None, match.groups())), whole, unit)
    return Comparison(
        low=-math.inf if form in {_UP_TO, _BELOW} else bound.value,
        high=math.inf if form in {_AT_LEAST, _OVER} else bound.value,
        is_low_included=form in {_AT_LEAST, _EXACTLY},
        is_high_included=form in {_UP_TO, _EXACTLY},
        unit=bound.unit,
        currency=bound.currency,
        of=of,
    )


def _span(said: str, whole: str, unit: ComparedUnit | None, of: str) -> Comparison | None:
    ends = None if _UP_TO.fullmatch(said) else split_span(said)
    if ends is None:
        return None
    low, high = (_read_bound(end, whole, unit) for end in complete_span(*ends))
    if (low.unit, low.currency) != (high.unit, high.currency):
        raise COMPARISON.refusal(whole, "Its two ends are of different kinds.")
    if low.value > high.value:
        raise COMPARISON.refusal(whole, f"The smaller end comes first: {ends[1]} to {ends[0]}.")
    return Comparison(low.value, high.value, True, True, low.unit, low.currency, of)


def _read_bound(text: str, whole: str, unit: ComparedUnit | None) -> _Bound:
    bound = _any_bound(text, whole)
    if unit is None or bound.unit == unit:
        return bound
    if bound.unit == "plain" and bound.value == 0:
        return _Bound(0.0, unit)
    wanted = {
        "plain": "a plain number, such as 3",
        "share": "a percentage, such as 12%",
        "money": "an amount of money, such as 20k EUR",
        "time": "a length of time, such as 3 hours",
    }[unit]
    raise COMPARISON.refusal(whole, f"What is compared here is {wanted}.")


def _any_bound(text: str, whole: str) -> _Bound:
    numeral, rest = split_amount(symbol_last(text))
    if is_out_of(text) or rest == "%":
        return _Bound(_signed_share(text, whole), "share")
    if not numeral or not rest:
        return _Bound(float(read_numeral(numeral or text, COMPARISON, whole)), "plain")
    if time_unit(rest.split(" ")[0]):
        return _Bound(float(parse_duration(text).seconds), "time")
    if re.fullmatch(r"[A-Z]{3}", rest):
        money = parse_money(text)
        return _Bound(money.amount, "money", money.currency)
    raise COMPARISON.refusal(whole, _why_no_unit(rest))


def _why_no_unit(rest: str) -> str:
    if nearest_word(rest, TIME_WORDS):
        return why_no_time_unit(rest)
    if re.fullmatch(r"[A-Za-z]{3}|euros?|dollars?|pounds?", rest, re.IGNORECASE):
        return why_no_currency(rest)
    return f"I do not know what “{rest}” means here."


def _signed_share(text: str, whole: str) -> float:
    if is_out_of(text):
        return parse_share(text)
    # A compared percentage may be a change or a multiple (over 110%, below -5%), so it is not held to
    # 0..100 %.
    return float(read_numeral(text[:-1].rstrip(), COMPARISON, whole, dot_is_decimal=True) / 100)
