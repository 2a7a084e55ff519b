"""Align territories, and tell what it brings and costs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from salessim.app.territory_files import read_accounts, read_reps, reps_of
from salessim.errors import InputError
from salessim.study.alignment import Aligned, Case, Prices, align
from salessim.study.alignment.case import Places


@dataclass(frozen=True)
class Alignment:
    """An alignment beside what was before.

    Attributes:
        aligned: The alignment.
        currency: Of all money.
    """

    aligned: Aligned
    currency: str

    @property
    def moved(self) -> tuple[int, ...]:
        """The numbers of the accounts whose rep changes; who had none is not among them [0..]."""
        case = self.aligned.case
        return tuple(int(each) for each in np.flatnonzero((self.aligned.rep_of != case.current) & (case.current >= 0)))

    @property
    def sales_at_risk(self) -> float:
        """Sales of a year that the hand-overs are expected to cost [money]."""
        case = self.aligned.case
        return sum(case.accounts[each].potential for each in self.moved) * case.prices.hand_over_loss

    def as_json(self) -> dict[str, Any]:
        """The shape that `salessim territory --json` prints."""
        case, new = self.aligned.case, self.aligned.rep_of
        return {
            "accounts": len(case.accounts),
            "currency": self.currency,
            "assumptions": {
                "per_km": case.prices.per_km,
                "hand_over_loss": case.prices.hand_over_loss,
                "margin": case.prices.margin,
                "tolerance": case.prices.tolerance,
            },
            "before": _totals(case, case.current),
            "after": _totals(case, new),
            "sales_at_risk": self.sales_at_risk,
            "cost_per_year": self.aligned.cost,
            "bound": self.aligned.bound,
            "gap": self.aligned.gap,
            "reps": [
                {"rep": rep.name, "before": before, "after": after}
                for rep, before, after in zip(case.reps, _of_reps(case, case.current), _of_reps(case, new), strict=True)
            ],
            "moves": [
                {
                    "account": case.accounts[each].name,
                    "from": case.accounts[each].rep,
                    "to": case.reps[new[each]].name,
                    "km_before": float(case.km[each, case.current[each]]),
                    "km_after": float(case.km[each, new[each]]),
                    "sales_at_risk": case.accounts[each].potential * case.prices.hand_over_loss,
                }
                for each in self.moved
            ],
        }


def align_territories(
    accounts_file: Path, reps_file: Path | None = None, *, prices: Prices | None = None, currency: str = "EUR"
) -> Alignment:
    """Aligns the accounts of a table.

    Args:
        accounts_file: The accounts; see `read_accounts`.
        reps_file: The reps; None for those who have accounts, each in the middle of them.
        prices: What things cost; None for the usual.
        currency: Of all money.

    Raises:
        InputError: A table has mistakes, or the work cannot be shared out so evenly.
    """
    accounts = read_accounts(accounts_file)
    reps = read_reps(reps_file) if reps_file else reps_of(accounts)
    if not reps:
        raise InputError("No account has a rep, so there is nobody to share them out to.", "Give reps with --reps.")
    unknown = sorted({each.rep for each in accounts if each.rep} - {rep.name for rep in reps})
    if unknown:
        raise InputError(
            f"Accounts are with “{unknown[0]}”, who is not in the table of reps.",
            "Add a line for every rep; for accounts of somebody who has left, leave “rep” empty.",
        )
    return Alignment(align(Case(accounts, reps, prices or Prices())), currency)


def _totals(case: Case, rep_of: Places) -> dict[str, float]:
    km = float(case.km_of(rep_of).sum())
    return {
        "km_per_year": km,
        "driving_per_year": km * case.prices.per_km,
        "furthest_from_fair_part": case.unevenness(rep_of),
    }


def _of_reps(case: Case, rep_of: Places) -> list[dict[str, float]]:
    km = case.km_of(rep_of)
    return [
        {
            "accounts": int(np.sum(rep_of == place)),
            "work": float(load),
            "part_of_fair": float(load / fair),
            "km_per_year": float(km[rep_of == place].sum()),
            "sales": float(sum(case.accounts[each].potential for each in np.flatnonzero(rep_of == place))),
        }
        for place, (load, fair) in enumerate(zip(case.loads(rep_of), case.fair, strict=True))
    ]
