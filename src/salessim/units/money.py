"""Money in whole cents, and money per time or per point: `48k EUR`, `11k EUR/month`, `-480 EUR per point`."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from salessim.errors import InputError
from salessim.units.duration import SECONDS, split_per, time_unit
from salessim.units.grammar import Grammar, nearest_word
from salessim.units.numerals import read_numeral, split_amount, why_no_unit, write_number

MONEY: Final = Grammar("an amount of money", ("48k EUR", "1.1M EUR", "48,000 EUR", "-480 EUR"))
MONEY_RATE: Final = Grammar("an amount of money per something", ("11k EUR/month", "48k EUR/year", "-480 EUR per point"))

PER_POINT: Final = "point"
"""The one `per` of a money rate that is no time: one percentage point or one point of a score."""

_SYMBOLS: Final = {"€": "EUR", "£": "GBP", "$": "USD"}
_SYMBOL_FIRST = re.compile(r"([+-]?) ?([€£$]|[A-Z]{3}(?= ?[+-]?[0-9])) ?(.+)")
_AMOUNT = re.compile(r"[+-]?[0-9][0-9.,]*(?: ?(?:[kKM]|thousand|million)(?![A-Za-z]))?")
_CODE = re.compile(r"[A-Z]{3}")
_NAMES: Final = {
    **dict.fromkeys(("euro", "euros"), "EUR"),
    **dict.fromkeys(("dollar", "dollars"), "USD"),
    **dict.fromkeys(("pound", "pounds"), "GBP"),
    **dict.fromkeys(("franc", "francs"), "CHF"),
}


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money.

    Attributes:
        cents: Hundredths of the currency's unit [cents].
        currency: Three capital letters (ISO 4217). Empty only for a plain zero, which is nothing in any
            currency.
    """

    cents: int
    currency: str

    @property
    def amount(self) -> float:
        """The amount [currency units]."""
        return self.cents / 100

    def __str__(self) -> str:
        number = write_number(Decimal(self.cents).scaleb(-2))
        return f"{number} {self.currency}".rstrip()

    def __neg__(self) -> "Money":
        return Money(-self.cents, self.currency)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.cents + other.cents, self._shared_currency(other))

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.cents - other.cents, self._shared_currency(other))

    def times(self, factor: float) -> "Money":
        """The amount times a factor, rounded to the cent (half to even)."""
        cents = (Decimal(self.cents) * Decimal(factor)).quantize(Decimal(1), rounding=ROUND_HALF_EVEN)
        return Money(int(cents), self.currency)

    def _shared_currency(self, other: "Money") -> str:
        if self.currency and other.currency and self.currency != other.currency:
            raise InputError(
                f"{self} and {other} are in two currencies and cannot be added.",
                "Write all amounts of one document in one currency.",
            )
        return self.currency or other.currency


@dataclass(frozen=True, slots=True)
class MoneyRate:
    """An amount of money per unit of time, or per point.

    Attributes:
        money: The amount.
        per: `second` to `year`, or `point`.
    """

    money: Money
    per: str

    @property
    def per_year(self) -> float:
        """The amount in a year of 12 months, 4 quarters or 365.25 days [currency units per year].

        An hour is an hour of the calendar; an hourly wage has to be multiplied by hours worked instead.

        Raises:
            InputError: The amount is per point, not per time.
        """
        if self.per == PER_POINT:
            raise InputError(f"“{self}” is an amount per point, not per time.")
        return self.money.amount * SECONDS["year"] / SECONDS[self.per]

    def __str__(self) -> str:
        return f"{self.money} per point" if self.per == PER_POINT else f"{self.money}/{self.per}"


def symbol_last(tidied: str) -> str:
    """The text with a currency that stands first moved behind the number, and a symbol turned into its code.

    `€48k/year` becomes `48k EUR/year`; a text without such a currency is returned as it is. A plain dollar
    sign is taken for the US dollar, the pound sign for sterling (convention).
    """
    if first := _SYMBOL_FIRST.fullmatch(tidied):
        sign, currency, rest = first.groups()
        if amount := _AMOUNT.match(rest):
            after = rest[amount.end() :].lstrip()
            gap = "" if after.startswith("/") else " "
            code = _SYMBOLS.get(currency, currency)
            return f"{sign}{amount[0]} {code}{gap}{after}".rstrip()
        return tidied
    numeral, rest = split_amount(tidied)
    if numeral and rest[:1] in _SYMBOLS:
        return f"{numeral} {_SYMBOLS[rest[0]]}{rest[1:]}"
    return tidied


def parse_money(text: str) -> Money:
    """Read an amount of money: `48k EUR`, `1.1M EUR`, `-480 EUR`, `48,000 EUR`, `€48k`; a plain `0` is
    nothing.

    Raises:
        NotationError: It is no amount of money, has no currency, or is finer than a cent.
    """
    return _read_money(MONEY.tidy(text), MONEY)


def parse_money_rate(text: str) -> MoneyRate:
    """Read an amount of money per time or per point: `11k EUR/month`, `48k EUR per year`, `+480 EUR per
    point`.

    Raises:
        NotationError: It is no amount of money, or what follows is no unit of time and not `point`.
    """
    tidied = symbol_last(MONEY_RATE.tidy(text))
    amount, per = split_per(tidied)
    if not per:
        raise MONEY_RATE.refusal(text, "It should say per what: a month, a year?")
    unit = PER_POINT if per == PER_POINT else time_unit(per)
    if not unit:
        near = nearest_word(per, (*SECONDS, PER_POINT))
        raise MONEY_RATE.refusal(
            text, f"Did you mean “{near}”?" if near else f"“{per}” is no unit of time and not “{PER_POINT}”."
        )
    return MoneyRate(_read_money(amount, MONEY_RATE, text), unit)


def _read_money(tidied: str, grammar: Grammar, whole: str = "") -> Money:
    whole = whole or tidied
    numeral, code = split_amount(symbol_last(tidied))
    if not numeral:
        read_numeral(tidied, grammar, whole)  # refuses, and says why where it can
    amount = read_numeral(numeral, grammar, whole)
    if not code:
        if amount == 0:
            return Money(0, "")
        raise grammar.refusal(whole, f"Which currency? For example: {numeral} EUR.")
    if not _CODE.fullmatch(code):
        raise grammar.refusal(whole, why_no_currency(code))
    cents = amount.scaleb(2)
    if cents != int(cents):
        raise grammar.refusal(whole, "Money is counted in whole cents: at most two digits behind the dot.")
    return Money(int(cents), code)


def why_no_currency(code: str) -> str:
    """What is wrong with a word that should be a currency, as a full sentence with the fix."""
    if code.lower() in _NAMES:
        return f"Write the currency as three capitals: {_NAMES[code.lower()]}."
    if re.fullmatch(r"[A-Za-z]{3}", code):
        return f"Write the currency in capitals: {code.upper()}."
    return why_no_unit(code) or f"“{code}” is no currency; write three capitals, such as EUR."
