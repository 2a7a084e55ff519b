"""Runs the small department while something is done to it."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import yaml

from salessim.department.carrying_out import carry_out
from salessim.department.compiling import compile_plan
from salessim.department.compiling_changes import compile_changes
from salessim.department.laying_over import Plain
from salessim.department.opening import Opening
from salessim.department.plan import Plan
from salessim.department.standing import Standing
from salessim.department.world import World
from salessim.luck import Luck
from salessim.model.department import Department
from salessim.model.playbook import Assumption
from salessim.model.whatif import Change
from small_department import DAY, plain

STARTS = "2027-03-01"
"""The small department's first day."""

BOOK = [
    {"effect": "demo_step", "odds": "+60%", "confidence": "guess", "source": "assumption"},
    {"effect": "adoption", "value": "100%", "confidence": "guess", "source": "assumption"},
]
"""What a made-up playbook called `bold` does."""


def changes(text: str) -> tuple[list[Change], list[dict[str, Any]]]:
    """Changes as a file would list them, read and as texts."""
    raw = yaml.load(text, Loader=yaml.CBaseLoader)
    return [Change.model_validate(each) for each in raw], raw


def ran_with(
    text: str = "", *, days: int = 150, seed: int = 1, opening_months: int = 3, document: Plain | None = None
) -> World:
    """The small department after some days in which the changes were made; without any, as it is."""
    document = plain() if document is None else document
    baseline = Department.model_validate(document)
    books: dict[str, Sequence[Assumption]] = {"bold": [Assumption.model_validate(each) for each in BOOK]}

    def compiled(written: Plain) -> Plan:
        return compile_plan(Department.model_validate(json.loads(json.dumps(written))), Luck(seed), baseline, books)

    plan = compiled(document)
    world = World(plan, Opening(opening_months), seed)
    world.run_until(world.starts)
    if text:
        carry_out(compile_changes(*changes(text), STARTS), Standing(document, compiled, plan), world)
    world.run_until(world.starts + days * DAY)
    return world


def second_of(day: str, world: World) -> int:
    """The first second of a day [s]."""
    return world.calendar.second_of(date.fromisoformat(day))
