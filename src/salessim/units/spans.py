"""Two ends of a span: `4k to 20k`, `20 min to 6 hours`, `0% to +17%`, `12-80`."""

import re

from salessim.units.money import symbol_last
from salessim.units.numerals import split_amount
from salessim.units.share import is_out_of

_TO = re.compile(r"(?:from )?(.+?) to (.+)")
_BETWEEN = re.compile(r"between (.+?) and (.+)")
_HYPHEN = re.compile(r"([+-]?[0-9][^-]*[0-9A-Za-z%]|[0-9]) ?- ?([0-9][^-]*)")


def split_span(text: str) -> tuple[str, str] | None:
    """The two ends of a tidy text, as written; `None` if it has no two ends."""
    match = _TO.fullmatch(text) or _BETWEEN.fullmatch(text) or _HYPHEN.fullmatch(text)
    return (match[1].strip(), match[2].strip()) if match else None


def complete_span(first: str, second: str, typical: str = "") -> tuple[str, str]:
    """Both ends with their units: one without a unit takes the other end's, else the typical value's.

    `4k` and `20k` beside `9k EUR/year` are `4k EUR/year` and `20k EUR/year`; `5` and `7%` are `5%` and `7%`.
    """
    of_first, of_second, of_typical = unit_of(first), unit_of(second), unit_of(typical)
    return (
        _lent(_lent(first, of_second), of_typical),
        _lent(_lent(second, of_first), of_typical),
    )


def unit_of(text: str) -> str:
    """What stands behind the number of a tidy text: `EUR/year` of `9k EUR/year`, nothing of `9k`."""
    numeral, rest = split_amount(symbol_last(text))
    return "" if not numeral or is_out_of(text) else rest


def _lent(end: str, unit: str) -> str:
    numeral, rest = split_amount(symbol_last(end))
    if not numeral or is_out_of(end) or not _is_part_of(rest, unit):
        return end
    return f"{numeral}{unit}" if unit[0] in "%/" else f"{numeral} {unit}"


def _is_part_of(rest: str, unit: str) -> bool:
    """Whether what stands behind a number is nothing, or a unit that lacks its `per`: `EUR` of `EUR/year`."""
    lacking = unit.removeprefix(rest)
    return bool(lacking) and (rest == "" or lacking.lstrip().startswith(("/", "per ")))
