"""What the checks of arithmetic reckon with: the document as it is laid out, its plan, and what a year of it brings."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from pydantic import ValidationError

from salessim.department.compiling import compile_plan
from salessim.department.load import Flow, expected_flow
from salessim.department.plan import Plan
from salessim.errors import Place, SalessimError
from salessim.library.checks import REFERENCE_RULES
from salessim.library.example_documents import DEPARTMENT
from salessim.library.tree import find
from salessim.library.view import View
from salessim.model.department import Department
from salessim.units import Quantity

SOUND = (
    DEPARTMENT.replace("win_rate: 20%}", "win_rate: 20%, never_decides: 40%}")
    .replace("sells_to: small}", "sells_to: small, quota: 200k EUR/year, open_deals_max: 30}")
    .replace("process:\n", "marketing:\n  web: {leads_per_month: {small: 30}, become_qualified: 40%}\nprocess:\n")
)
"""A small department whose figures fit: 144 deals qualify a year, 29 are won, and they bring 259k EUR."""

LAST_YEAR = "check_against: {new_revenue: 260k EUR, deals_won: {small: 29}, revenue_over_quota: 65%}\n"
"""What such a department could have had in a year."""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """A department reckoned through.

    Attributes:
        department: The document.
        plan: What it is with best guesses.
        flow: What a year brings on average if nobody has to wait.
    """

    department: Department
    plan: Plan
    flow: Flow


def reckoned(view: View) -> Reckoning | None:
    """A department's arithmetic; None where something else is wrong with it, which other checks say."""
    if any(True for entry in REFERENCE_RULES if "department" in entry.kinds for _ in entry.find(view)):
        return None
    return _reckoned(json.dumps(view.root.plain(), ensure_ascii=False))


@lru_cache(maxsize=4)
def _reckoned(text: str) -> Reckoning | None:
    try:
        department = Department.model_validate(json.loads(text))
        plan = compile_plan(department)
        return Reckoning(department, plan, expected_flow(plan))
    except (SalessimError, ValidationError, ZeroDivisionError):
        return None


def place_of(view: View, *way: str) -> Place:
    """Where a key stands; that of the deepest part of the way that is there."""
    found = find(view.root, way)
    return (found.key or found.node).place


def doubt(quantity: Quantity) -> float:
    """By how much a number may be larger than its best guess, 8 chances in 10 [factor]; 1 where it is known."""
    return quantity.high / quantity.median if quantity.nature == "unsure" and quantity.median else 1.0
