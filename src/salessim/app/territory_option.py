"""An alignment as an option of a what-if, that it may be simulated."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import yaml

from salessim.app.territory import Alignment
from salessim.errors import InputError, NotFoundError
from salessim.library.check import check_document
from salessim.library.finding import Library
from salessim.model.department import Department


def whatif_of(alignment: Alignment, given: str, day: date, library: Library) -> str:
    """A what-if document that simulates an alignment of the territories of a department.

    Args:
        alignment: The alignment; its reps are called as the territories.
        given: Name or file of the department.
        day: When the new territories begin.
        library: Where to look for the department.

    Raises:
        InputError: The department has mistakes, or its territories are not those of the alignment.
    """
    loaded = check_document(library, given, "department")
    department = loaded.sound()
    assert isinstance(department, Department)
    shares = {name: each.share_of_companies for name, each in department.territories.items()}
    document = as_whatif(alignment, loaded.name, shares, day.isoformat())
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=100)
    return text if _carers_in_territories(department) else _NOBODY_CHANGES + text


_NOBODY_CHANGES = """\
# Whoever looks after customers in this department works no territory. So its customers keep their people, and what
# hand-overs cost is not in the answer: name these people under `reps` of the territories to have it simulated.
"""


def _carers_in_territories(department: Department) -> bool:
    """Whether anybody who works a territory looks after customers."""
    reps = {rep for territory in department.territories.values() for rep in territory.reps}
    return any(
        f"{name} {number + 1}" in reps
        for name, role in department.roles.items()
        if role.accounts_max
        for number in range(role.count)
    )


def as_whatif(alignment: Alignment, department: str, shares: Mapping[str, float], day: str) -> dict[str, Any]:
    """A what-if that simulates the alignment: the same parts of each rep's companies go to the same others, at once.

    A department without a rep's territory has no place for it.

    Args:
        alignment: The alignment; its reps are called as the territories of the department.
        department: Name or file of the department.
        shares: The part of all companies in each territory of the department.
        day: When.

    Raises:
        NotFoundError: A rep is not called as a territory.
        InputError: An account had no rep, or no account changes hands.
    """
    case = alignment.aligned.case
    names = [rep.name for rep in case.reps]
    unknown = [name for name in names if name not in shares]
    if unknown:
        raise NotFoundError(
            f"“{unknown[0]}” is no territory of {department}; it has {', '.join(shares) or 'none'}.",
            "Only an alignment whose reps are called as territories can be simulated: name them so under “rep”.",
        )
    if np.any(case.current < 0):
        raise InputError(
            "Some accounts had no rep, so the change of a territory cannot be told.",
            "Give every account a rep before an option is made of it.",
        )
    counts = len(case.accounts)
    gains = {
        name: {
            other: float(np.sum((case.current == giver) & (alignment.aligned.rep_of == place)) / held)
            for giver, other in enumerate(names)
            if giver != place and (held := np.sum(case.current == giver))
        }
        for place, name in enumerate(names)
    }
    changes = [
        {"reassign": {"territory": name, "gains": taken, "on": day}}
        for name, found in gains.items()
        if (taken := {other: f"{100 * part:.6f}%" for other, part in found.items() if part > 0.0})
    ]
    if not changes:
        raise InputError("No account changes hands, so there is nothing to simulate.")
    return {
        "format": "what-if/1",
        "title": "New territories, as aligned",
        "baseline": department,
        "look_ahead": "18 months",
        "measure": "contribution",
        "options": {
            "new-territories": {
                "label": f"Move {len(alignment.moved)} of {counts} accounts",
                "changes": changes,
            }
        },
    }
