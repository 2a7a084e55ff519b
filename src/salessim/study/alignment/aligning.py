"""Align territories: linear relaxation, rounding, repair, local search, and what is left to branch and bound."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from salessim.errors import InputError
from salessim.study.alignment.case import Case, Places
from salessim.study.alignment.improving import improve
from salessim.study.alignment.relaxing import least_tolerance, relax
from salessim.study.alignment.rounding import repair, round_up
from salessim.study.alignment.settling import settle

WANTED_GAP = 0.015
"""How near to its bound an alignment has to be before the search ends."""


@dataclass(frozen=True)
class Aligned:
    """An alignment.

    Attributes:
        case: What was aligned.
        rep_of: Who looks after each account [n].
        cost: What it costs in a year: driving and hand-overs [money].
        bound: What no alignment under the same rules can undercut [money].
    """

    case: Case
    rep_of: Places
    cost: float
    bound: float

    @property
    def gap(self) -> float:
        """The part of the cost that a better alignment could save at most [0..1]."""
        return max(0.0, self.cost - self.bound) / self.cost if self.cost > 0 else 0.0


def align(case: Case) -> Aligned:
    """The cheapest alignment that could be found, with a bound that says how far from the best it is at most.

    Raises:
        InputError: Locks or large accounts do not let the work be as even as wanted.
    """
    _check_locks(case)
    relaxed = relax(case)
    if relaxed is None:
        least = least_tolerance(case)
        raise InputError(
            f"The work cannot be shared out within {case.prices.tolerance:.0%} of everybody's fair part.",
            f"Under these locks somebody is at least {least:.1%} off. Allow more, or lock less.",
        )
    tried = repair(case, round_up(relaxed.parts))
    best = improve(case, tried) if case.is_even(tried) else None
    bound = relaxed.bound
    if best is None or case.cost_of(best) - bound > WANTED_GAP * case.cost_of(best):
        best, bound, is_impossible = settle(case, relaxed, best, WANTED_GAP / 3)
        if best is None:
            raise _not_found(case, tried, is_impossible)
    return Aligned(case, best, case.cost_of(best), bound)


def _check_locks(case: Case) -> None:
    """No rep may have more work locked than he or she may have at all."""
    locked = np.array([each.is_locked for each in case.accounts])
    loads = case.loads(np.where(locked, case.current, -1))
    for rep, load, fair, high in zip(case.reps, loads, case.fair, case.high, strict=True):
        if load > high + case.slack:
            raise InputError(
                f"What is locked for {rep.name} is {load / fair:.0%} of a fair part of the work; "
                f"{high / fair:.0%} is allowed.",
                "Lock fewer of these accounts, or allow more unevenness.",
            )


def _not_found(case: Case, tried: Places, is_impossible: bool) -> InputError:
    even = f"within {case.prices.tolerance:.0%} of everybody's fair part"
    said = (
        f"Whole accounts cannot be shared out {even}."
        if is_impossible
        else f"No way was found to share out whole accounts {even}."
    )
    return InputError(
        said,
        f"The nearest that was tried has somebody {case.unevenness(tried):.1%} off. Allow more, or split accounts.",
    )
