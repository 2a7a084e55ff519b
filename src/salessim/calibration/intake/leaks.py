"""Columns that know how a deal ended, because they are filled in at its end or only for some ends.

A forecast that learns from such a column is right about the past and worthless about open deals. Two signs are looked
for, in every column and in the columns that are used: that a cell is filled (or empty, or nought) tells the end almost
for sure; or that what stands in it does. Both are compared with what is to be expected of deals that were opened at the
same time, because older deals are closed more often and columns come into use and go out of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from salessim.calibration.deals import Days, Outcome, Rows

SURE: Final = 0.98
"""Share of deals that ended alike, from which on a sign tells the end (assumption)."""
USUAL_AT_MOST: Final = 0.8
"""Share of them that would have anyhow, above which nothing is told by that (assumption)."""
FEWEST: Final = 20
"""Deals with the sign: fewer could all be alike by chance (0.8 ** 20 = 1 %)."""
TELLS: Final = 0.97
"""Share of deals that what stands in a column assigns rightly, from which on it leaks (assumption)."""
_STRATA: Final = 20
_MOST_LEVELS: Final = 60

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Question:
    """Two ends to be told apart among some deals."""

    asked: Mask
    is_yes: Mask
    yes: str
    no: str


def leak_in(cells: Sequence[str], outcome: Rows, created: Days) -> str | None:
    """How a column tells the end, as a sentence; None where it does not.

    Args:
        cells: The column.
        outcome: How the deals stand.
        created: When they were opened [day].
    """
    blank = np.array([cell in ("", "0", "0.0", "0.00", "0,00", "-") for cell in cells], dtype=np.bool_)
    closed = outcome != Outcome.OPEN
    questions = (
        _Question(np.ones(len(outcome), np.bool_), ~closed, "open", "closed"),
        _Question(closed, outcome == Outcome.WON, "won", "lost"),
    )
    strata = _strata(created)
    for question in questions:
        found = _told_by_blanks(blank, question, strata)
        if found:
            return found
    codes = _codes(cells, blank)
    if codes is None:
        return None
    for question in questions:
        found = _told_by_content(codes, question, strata)
        if found:
            return found
    return None


def _strata(created: Days) -> Rows:
    """Deals opened at about the same time."""
    order = np.argsort(np.argsort(created, kind="stable"), kind="stable")
    return np.asarray(order * _STRATA // max(1, len(created)), dtype=np.int64)


def _told_by_blanks(blank: Mask, question: _Question, strata: Rows) -> str | None:
    asked, is_yes = question.asked, question.is_yes
    usual = _usual(asked, is_yes, strata)
    for side in (blank, ~blank):
        chosen = side & asked
        count = int(chosen.sum())
        if count < FEWEST or not (asked & ~side).any():
            continue
        share = float(is_yes[chosen].mean())
        expected = float(usual[chosen].mean())
        if (share >= SURE and expected <= USUAL_AT_MOST) or (share <= 1 - SURE and expected >= 1 - USUAL_AT_MOST):
            yes, no = asked & is_yes, asked & ~is_yes
            return (
                f"empty or nought in {int((blank & yes).sum())} of {int(yes.sum())} {question.yes} deals, "
                f"and in {int((blank & no).sum())} of {int(no.sum())} {question.no} ones"
            )
    return None


def _told_by_content(codes: Rows, question: _Question, strata: Rows) -> str | None:
    asked, is_yes = question.asked, question.is_yes
    if not asked.any() or is_yes[asked].all() or not is_yes[asked].any():
        return None
    code, end = codes[asked], is_yes[asked].astype(np.float64)
    counts = np.bincount(code)
    sums = np.bincount(code, weights=end)
    is_told = counts[code] >= FEWEST
    if is_told.mean() < USUAL_AT_MOST:
        return None
    # Each deal is guessed from the others of its kind alone, so that a kind of one deal tells nothing.
    others = (sums[code] - end) / np.maximum(counts[code] - 1, 1)
    right = float(((others > 0.5) == (end > 0.5))[is_told].mean())
    usual = _usual(asked, is_yes, strata)[asked]
    expected = float(((usual > 0.5) == (end > 0.5)).mean())
    if right < TELLS or expected > (1 + USUAL_AT_MOST) / 2:
        return None
    return (
        f"what stands in it tells {right:.0%} of {question.yes} and {question.no} deals apart; "
        f"their age alone tells {expected:.0%}"
    )


def _usual(asked: Mask, is_yes: Mask, strata: Rows) -> NDArray[np.float64]:
    """The share of the deals opened at the same time that ended so [deals]."""
    counts = np.bincount(strata[asked], minlength=_STRATA)
    sums = np.bincount(strata[asked], weights=is_yes[asked].astype(np.float64), minlength=_STRATA)
    return np.asarray((sums / np.maximum(counts, 1))[strata], dtype=np.float64)


def _codes(cells: Sequence[str], blank: Mask) -> Rows | None:
    """Levels of a column: its values, or tenths of its numbers; None where nearly every cell is different."""
    names, codes = np.unique(np.asarray(cells, dtype=np.str_), return_inverse=True)
    if len(names) <= _MOST_LEVELS:
        return np.asarray(codes, dtype=np.int64)
    try:
        numbers = np.array([float(cell) if not hit else np.nan for cell, hit in zip(cells, blank, strict=True)])
    except ValueError:
        common = np.bincount(codes) >= FEWEST
        return np.asarray(codes, dtype=np.int64) if common[codes].mean() >= USUAL_AT_MOST else None
    known = numbers[~blank]
    if not len(known):
        return None
    edges = np.quantile(known, np.arange(1, 10) / 10)
    return np.where(blank, 0, 1 + np.searchsorted(edges, numbers)).astype(np.int64)
