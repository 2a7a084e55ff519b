"""Small grammars and exact arithmetic for money, time, shares, rates, conditions, ranges and working time.

Every `parse_*` reads a text as a person writes it and raises `salessim.errors.NotationError`, with examples
of what it would understand, for anything that is not clear. Nothing here knows a document or loads a heavy
library on import.
"""

from salessim.units.comparison import ComparedUnit, Comparison, parse_comparison
from salessim.units.dates import (
    HolidayRegion,
    WorkHours,
    parse_date,
    parse_holidays,
    parse_hours,
    parse_work_days,
    write_work_days,
)
from salessim.units.duration import Duration, parse_duration, write_seconds
from salessim.units.grammar import nearest_word, shown
from salessim.units.money import Money, MoneyRate, parse_money, parse_money_rate
from salessim.units.numerals import parse_count, parse_number, write_number
from salessim.units.quantity import Nature, Quantity, QuantityKind, parse_quantity, parse_span
from salessim.units.rate import Rate, parse_rate
from salessim.units.scale import SHIFT_WORDS, Scale, Shift, parse_shift
from salessim.units.share import (
    ShareOf,
    parse_change,
    parse_factor,
    parse_share,
    parse_share_of,
    write_percent,
)
from salessim.units.two_piece import Space, TwoPiece
from salessim.units.work_calendar import WorkCalendar, days_between

__all__ = [
    "SHIFT_WORDS",
    "ComparedUnit",
    "Comparison",
    "Duration",
    "HolidayRegion",
    "Money",
    "MoneyRate",
    "Nature",
    "Quantity",
    "QuantityKind",
    "Rate",
    "Scale",
    "ShareOf",
    "Shift",
    "Space",
    "TwoPiece",
    "WorkCalendar",
    "WorkHours",
    "days_between",
    "nearest_word",
    "parse_change",
    "parse_comparison",
    "parse_count",
    "parse_date",
    "parse_duration",
    "parse_factor",
    "parse_holidays",
    "parse_hours",
    "parse_money",
    "parse_money_rate",
    "parse_number",
    "parse_quantity",
    "parse_rate",
    "parse_share",
    "parse_share_of",
    "parse_shift",
    "parse_span",
    "parse_work_days",
    "shown",
    "write_number",
    "write_percent",
    "write_seconds",
    "write_work_days",
]
