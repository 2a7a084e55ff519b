"""Money and numbers as exports write them; which sign is the decimal one is decided over a column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from salessim.calibration.deals import Floats, Texts

Decimal = Literal[".", ","]

_SIGNS: Final = {"R$": "BRL", "A$": "AUD", "C$": "CAD", "US$": "USD", "€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY",
                 "₹": "INR", "zł": "PLN", "Fr.": "CHF", "kr": "SEK"}  # fmt: skip
_TIMES: Final = {"k": 1e3, "tsd": 1e3, "t": 1e3, "m": 1e6, "mio": 1e6, "mn": 1e6, "mm": 1e6, "million": 1e6,
                 "b": 1e9, "bn": 1e9, "mrd": 1e9}  # fmt: skip
_CODE: Final = re.compile(r"\b[A-Z]{3}\b")
_DIGITS: Final = re.compile(r"(\d[\d.,]*|[.,]\d+)\s*([A-Za-z]+\.?)?")
_BLANKS: Final = dict.fromkeys(map(ord, " \u00a0\u202f\u2009'’_"))


@dataclass(frozen=True)
class AmountColumn:
    """A column of amounts.

    Attributes:
        values: Each cell's number, not a number where it is empty or cannot be read [as written].
        currencies: Each cell's currency, empty where it has none.
        unreadable: Cells that hold something else.
        has_percent: Which cells have a percent sign.
        decimal: The decimal sign it was read with.
        is_guess: Whether it could be the other one.
    """

    values: Floats
    currencies: Texts
    unreadable: NDArray[np.bool_]
    has_percent: NDArray[np.bool_]
    decimal: str
    is_guess: bool


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell taken apart: digits with their signs, what they are multiplied with, currency, percent sign."""

    digits: str
    times: float
    currency: str
    has_percent: bool


def read_amounts(cells: Sequence[str], told: Decimal | None = None) -> AmountColumn:
    """Reads a column of amounts.

    Args:
        cells: The cells, such as `1.234,56 EUR`, `$1,234`, `(12k)` or `7 %`.
        told: The decimal sign, if the user says it.
    """
    apart = {cell: _taken_apart(cell) for cell in set(cells)}
    decimal, is_guess = (told, False) if told else _decimal(each.digits for each in apart.values() if each)
    known: dict[str, tuple[float, str, bool]] = {}
    for cell, found in apart.items():
        value = float("nan") if found is None else _number(found.digits, decimal) * found.times
        known[cell] = (value, found.currency if found else "", bool(found and found.has_percent))
    values = np.array([known[cell][0] for cell in cells], dtype=np.float64)
    filled = np.array([cell not in ("", "-", "–") for cell in cells], dtype=np.bool_)
    return AmountColumn(
        values,
        np.array([known[cell][1] for cell in cells], dtype=np.str_),
        filled & np.isnan(values),
        np.array([known[cell][2] for cell in cells], dtype=np.bool_),
        decimal,
        is_guess,
    )


def _taken_apart(cell: str) -> _Cell | None:
    text = cell.strip()
    if not text:
        return None
    currency = ""
    for sign in sorted(_SIGNS, key=len, reverse=True):
        if sign in text:
            currency, text = _SIGNS[sign], text.replace(sign, " ")
            break
    if code := _CODE.search(text):
        currency, text = code[0], text.replace(code[0], " ")
    has_percent = "%" in text
    text = text.replace("%", " ").strip()
    is_negative = text.startswith(("-", "−", "(")) or text.endswith("-")
    text = text.strip("-−()+ \u00a0").replace(",-", "").replace(",–", "")
    found = _DIGITS.fullmatch(text.translate(_BLANKS))
    if found is None:
        return None
    unit = (found[2] or "").rstrip(".").casefold()
    if unit and unit not in _TIMES:
        return None
    times = _TIMES.get(unit, 1.0)
    return _Cell(found[1], -times if is_negative else times, currency, has_percent)


def _decimal(written: Iterable[str]) -> tuple[Decimal, bool]:
    """The decimal sign, and whether nothing proves it.

    Proofs: both signs in one number, a sign that stands twice, one not followed by three digits, a leading zero.
    Without a proof a sign before three digits groups thousands (assumption: money has two places or none).
    """
    proofs: dict[Decimal, int] = {".": 0, ",": 0}
    doubtful: dict[Decimal, int] = {".": 0, ",": 0}
    both: tuple[tuple[Decimal, Decimal], ...] = ((".", ","), (",", "."))
    for digits in written:
        for sign, other in both:
            if sign not in digits:
                continue
            if other in digits:
                proofs[sign] += digits.rfind(sign) > digits.rfind(other)
            elif digits.count(sign) > 1:
                proofs[other] += 1
            else:
                before, after = digits.split(sign)
                if len(after) != 3 or before in ("", "0") or len(before) > 3:
                    proofs[sign] += 1
                else:
                    doubtful[sign] += 1
    if proofs["."] != proofs[","]:
        return ("." if proofs["."] > proofs[","] else ","), False
    if doubtful["."] and not doubtful[","]:
        return ",", True
    return ".", bool(doubtful["."] or doubtful[","])


def _number(digits: str, decimal: str) -> float:
    groups = "," if decimal == "." else "."
    whole, _, part = digits.partition(decimal)
    if decimal in part or groups in part:
        return float("nan")
    if groups in whole and any(len(group) not in (2, 3) for group in whole.split(groups)[1:]):
        return float("nan")
    return float(f"{whole.replace(groups, '') or '0'}.{part or '0'}")
