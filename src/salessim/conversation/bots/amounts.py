"""Amounts of money in what was said: `38,000 EUR a month` is 456,000 a year."""

import re
from functools import lru_cache
from typing import Final

_AMOUNT: Final = re.compile(r"(\d[\d,]*(?:\.\d+)?) [A-Z]{3}\b(?: a (year|quarter|month|week|day|hour))?")
_TIMES_A_YEAR: Final = {"": 1.0, "year": 1.0, "quarter": 4.0, "month": 12.0, "week": 52.0, "day": 250.0, "hour": 2000.0}
"""Working days and hours, because costs arise in them (assumption)."""


@lru_cache(maxsize=4096)
def yearly_amount(text: str) -> int:
    """The first amount in a text [currency units per year]; 0: there is none.

    One without a period counts once.
    """
    found = _AMOUNT.search(text)
    if found is None:
        return 0
    return round(float(found[1].replace(",", "")) * _TIMES_A_YEAR[found[2] or ""])
