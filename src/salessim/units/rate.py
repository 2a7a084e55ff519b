"""How often, or what share, per time: `14%/year`, `1.5/week`."""

from dataclasses import dataclass
from typing import Final

from salessim.units.duration import SECONDS, split_per, time_unit, why_no_time_unit
from salessim.units.grammar import Grammar
from salessim.units.numerals import read_numeral, split_amount, write_number

RATE: Final = Grammar("a rate", ("14%/year", "1.5/week", "4% per month"))


@dataclass(frozen=True, slots=True)
class Rate:
    """A number or a share per unit of time.

    Attributes:
        value: How many [per `per`]; 14 % is 0.14.
        per: `second` to `year`.
    """

    value: float
    per: str

    @property
    def per_year(self) -> float:
        """How many in a year of 12 months, 4 quarters or 365.25 days [1/year].

        Plain proportion, nothing is compounded: 4 % a month is 48 % a year.
        """
        return self.value * SECONDS["year"] / SECONDS[self.per]

    def __str__(self) -> str:
        return f"{write_number(self.value)}/{self.per}"


def parse_rate(text: str) -> Rate:
    """Read a rate: `14%/year`, `1.5/week`, `4% per month`, `2 a day`.

    Raises:
        NotationError: It is no number, or not per a unit of time.
    """
    tidied = RATE.tidy(text)
    amount, per = split_per(tidied)
    if not per:
        raise RATE.refusal(tidied, "It should say per what time: a week, a month, a year?")
    unit = time_unit(per)
    if not unit:
        raise RATE.refusal(tidied, why_no_time_unit(per))
    numeral, rest = split_amount(amount)
    is_percent = rest == "%"
    if numeral and rest and not is_percent:
        raise RATE.refusal(tidied, f"I do not know what “{rest}” means here.")
    value = read_numeral(numeral or amount, RATE, tidied, dot_is_decimal=is_percent)
    return Rate(float(value / 100 if is_percent else value), unit)
