"""Parts of a whole, and changes relative to what was: `35%`, `8 of 10`, `+8%`, `110%`."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from salessim.units.grammar import Grammar
from salessim.units.numerals import read_numeral, split_amount, write_number

SHARE: Final = Grammar("a share", ("35%", "0.35", "8 of 10"))
SHARE_OF: Final = Grammar("a share of something", ("2% of the baseline", "95% of the best"))
CHANGE: Final = Grammar("a change", ("+8%", "-13%", "0%", "110%"))
FACTOR: Final = Grammar("a part or a multiple of the normal", ("80%", "115%", "+15%", "1.15"))

LEAST_PLAIN_CHANGE: Final = Decimal("0.5")
"""Least percentage that needs no sign to count as `of what it was` (assumption: below, one was forgotten)."""

_OUT_OF = re.compile(r"([0-9][0-9,]*k?) (?:out of|of|in) ([0-9][0-9,]*k?)")
_OF = re.compile(r"(.+?) of ([A-Za-z].*)")


@dataclass(frozen=True, slots=True)
class ShareOf:
    """A share of something named.

    Attributes:
        share: The share [0..1].
        of: What it is a share of, as written: `the baseline`.
    """

    share: float
    of: str

    def __str__(self) -> str:
        return f"{write_percent(self.share)} of {self.of}"


def write_percent(share: float) -> str:
    """A share as a percentage that is read back as the same share: `35%`."""
    return f"{write_number(Decimal(repr(share)) * 100)}%"


def parse_share(text: str) -> float:
    """Read a share: `35%`, `0.35`, `8 of 10`, `3 in 10` [0..1].

    Raises:
        NotationError: It is no share, lies outside 0 % to 100 %, or could mean two things (`35`, `1`).
    """
    tidied = SHARE.tidy(text)
    return float(_read_share(tidied, tidied, SHARE))


def parse_share_of(text: str) -> ShareOf:
    """Read a share of something named: `2% of the baseline`, `95% of the best he can get`.

    Raises:
        NotationError: The share is none, or what it is a share of is missing.
    """
    tidied = SHARE_OF.tidy(text)
    halves = _OF.fullmatch(tidied)
    if halves is None:
        raise SHARE_OF.refusal(tidied, "Say what it is a share of.")
    return ShareOf(float(_read_share(halves[1], tidied, SHARE_OF)), halves[2])


def is_out_of(text: str) -> bool:
    """Whether a tidy text is a share such as `8 of 10`."""
    return _OUT_OF.fullmatch(text) is not None


def _read_share(tidied: str, whole: str, grammar: Grammar) -> Decimal:
    if pair := _OUT_OF.fullmatch(tidied):
        part, all_ = (read_numeral(numeral, grammar, whole) for numeral in pair.groups())
        if not 0 <= part <= all_ or all_ == 0:
            raise grammar.refusal(whole, "The first number cannot be larger than the second.")
        return part / all_
    numeral, rest = split_amount(tidied)
    if numeral and rest not in {"", "%", "percent"}:
        raise grammar.refusal(whole, f"I do not know what “{rest}” means here.")
    value = read_numeral(numeral or tidied, grammar, whole, dot_is_decimal=rest != "")
    if rest:
        value /= 100
    elif value == 1:
        raise grammar.refusal(whole, "Write 1% for one in a hundred and 100% for all.")
    elif value > 1:
        raise grammar.refusal(whole, f"Is it a percentage? Then write {numeral}%.")
    if not 0 <= value <= 1:
        raise grammar.refusal(whole, "A share lies between 0% and 100%.")
    return value


def parse_change(text: str) -> float:
    """Read a change as the factor that it multiplies by: `+8%` is 1.08, `-13%` is 0.87, `0%` is 1.

    A percentage without a sign counts as `of what it was` from 50 % on (`110%` is 1.1, `80%` is 0.8); a
    smaller one could as well be a forgotten sign and is refused.

    Raises:
        NotationError: It is no percentage, lacks a sign where one is needed, or takes away 100 % or more.
    """
    tidied = CHANGE.tidy(text)
    value = _percentage(tidied, CHANGE)
    if tidied[0] in "+-" or value == 0:
        return float(_positive(1 + value, tidied, CHANGE))
    if value < LEAST_PLAIN_CHANGE:
        raise CHANGE.refusal(tidied, f"More or less? Write +{tidied} for more and -{tidied} for less.")
    return float(value)


def parse_factor(text: str) -> float:
    """Read a part or a multiple of the normal: `80%` is 0.8, `115%` is 1.15, `1.15` is 1.15, `+15%` is 1.15.

    Raises:
        NotationError: It is neither a percentage nor a number, or is below zero.
    """
    tidied = FACTOR.tidy(text)
    if split_amount(tidied)[1] == "":
        value = read_numeral(tidied, FACTOR)
        if tidied[0] in "+-" or value > 10:
            raise FACTOR.refusal(tidied, f"Is it a percentage? Then write {tidied}%.")
        return float(value)
    value = _percentage(tidied, FACTOR)
    return float(_positive(1 + value, tidied, FACTOR)) if tidied[0] in "+-" else float(value)


def _percentage(tidied: str, grammar: Grammar) -> Decimal:
    numeral, rest = split_amount(tidied)
    if numeral and rest == "":
        raise grammar.refusal(tidied, f"The percent sign is missing: {tidied}%.")
    if numeral and rest not in {"%", "percent"}:
        raise grammar.refusal(tidied, f"I do not know what “{rest}” means here.")
    return read_numeral(numeral or tidied, grammar, tidied, dot_is_decimal=True) / 100


def _positive(factor: Decimal, whole: str, grammar: Grammar) -> Decimal:
    if factor <= 0:
        raise grammar.refusal(whole, "Nothing would be left: a change takes away less than 100%.")
    return factor
