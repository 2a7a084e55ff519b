"""How deals stand, by flags and by the names of stages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

from salessim.calibration.deals import Outcome, Rows

YES: Final = frozenset({"true", "1", "1.0", "yes", "y", "x", "ja", "wahr", "oui", "sí", "si"})
_LOST: Final = re.compile(
    r"\blost\b|closed ?lost|not won|no[- ]sale|no decision|verloren|perdu|perdid|\bdead\b|abandon|disqualif|rejected"
    r"|abgelehnt|cancel|storniert"
)
_WON: Final = re.compile(r"\bwon\b|closed ?won|gewonnen|gagné|ganad")


def outcome_of_stage(stage: str, won: Sequence[str] = (), lost: Sequence[str] = ()) -> Outcome:
    """What a stage says; what is neither won nor lost is open.

    Args:
        stage: Its name.
        won: Stages that mean won; without any, those with a word that says so.
        lost: Stages that mean lost; without any, those with a word that says so.
    """
    name = stage.strip().casefold().replace("_", " ")
    if lost and name in {each.strip().casefold() for each in lost}:
        return Outcome.LOST
    if won and name in {each.strip().casefold() for each in won}:
        return Outcome.WON
    if not lost and _LOST.search(name):
        return Outcome.LOST
    if not won and _WON.search(name):
        return Outcome.WON
    return Outcome.OPEN


def outcomes(
    count: int,
    stage: Sequence[str] | None,
    is_won: Sequence[str] | None,
    is_closed: Sequence[str] | None,
    won: Sequence[str] = (),
    lost: Sequence[str] = (),
) -> Rows:
    """How each deal stands: flags say it where there are some, stages say the rest.

    Args:
        count: How many deals.
        stage: Their stages, if there is such a column.
        is_won: Whether they are won, if there is such a column.
        is_closed: Whether they are won or lost, if there is such a column.
        won: Stages that mean won.
        lost: Stages that mean lost.
    """
    found = np.full(count, int(Outcome.OPEN), dtype=np.int64)
    if stage is not None:
        known = {name: int(outcome_of_stage(name, won, lost)) for name in set(stage)}
        found = np.array([known[name] for name in stage], dtype=np.int64)
    if is_closed is not None:
        shut = np.array([cell.casefold() in YES for cell in is_closed], dtype=np.bool_)
        # A closed deal that is not said to be won is lost; an open one is open, whatever its stage is called.
        found = np.where(shut & (found == Outcome.OPEN), int(Outcome.LOST), found)
        found = np.where(~shut, int(Outcome.OPEN), found)
    if is_won is not None:
        has_won = np.array([cell.casefold() in YES for cell in is_won], dtype=np.bool_)
        found = np.where(has_won, int(Outcome.WON), found)
        found = np.where(
            ~has_won & (found == Outcome.WON), int(Outcome.OPEN if is_closed is None else Outcome.LOST), found
        )
    return np.asarray(found, dtype=np.int64)
