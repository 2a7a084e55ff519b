"""Names of people and customers become numbers; mails and telephone numbers are not kept at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from salessim.calibration.deals import Texts
from salessim.calibration.intake.headings import plain

_MAIL: Final = re.compile(r"\S+@\S+\.\S+")
_PHONE: Final = re.compile(r"\+?[\d\s()/.-]{7,20}")
_NAMES: Final = frozenset(
    {"name", "email", "mail", "phone", "mobile", "fax", "contact", "firstname", "lastname", "street", "address"}
    | {"first", "last", "birthday", "linkedin"}
)


def numbered(cells: Sequence[str], word: str) -> Texts:
    """Names as numbers in the order of the alphabet, such as `rep 1`; what is empty stays empty.

    Whoever has the export can tell who is who; whoever has the result alone cannot.
    """
    names = sorted({cell for cell in cells if cell}, key=lambda name: (name.casefold(), name))
    known = {name: f"{word} {number}" for number, name in enumerate(names, 1)}
    known[""] = ""
    return np.array([known[cell] for cell in cells], dtype=np.str_)


def without_people(cells: Sequence[str]) -> list[str]:
    """Groups such as sources, with each mail address or telephone number in them left out."""
    kept = {cell: "" if _is_personal(cell) else cell for cell in set(cells)}
    return [kept[cell] for cell in cells]


def is_personal(heading: str, cells: Iterable[str]) -> bool:
    """Whether a column holds names, mails or telephone numbers of people."""
    if set(plain(heading).split()) & _NAMES:
        return True
    filled = [cell for cell in cells if cell][:100]
    return bool(filled) and sum(_MAIL.fullmatch(cell) is not None for cell in filled) > len(filled) / 2


def identifiers(cells: Sequence[str], rows: Sequence[int], word: str) -> tuple[Texts, bool]:
    """Identifiers as they are; numbered where they are names or mails, and by row where there are none.

    Returns:
        The identifiers, and whether they were replaced.
    """
    filled = [cell for cell in cells if cell][:200]
    looks_named = sum(" " in cell or "@" in cell for cell in filled) > len(filled) / 2
    if looks_named:
        cells = list(numbered(cells, word))
    kept = [cell or f"row {row}" for cell, row in zip(cells, rows, strict=True)]
    return np.array(kept, dtype=np.str_), looks_named


def _is_personal(cell: str) -> bool:
    if _MAIL.fullmatch(cell):
        return True
    return _PHONE.fullmatch(cell) is not None and sum(sign.isdigit() for sign in cell) >= 7
