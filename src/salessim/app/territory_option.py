"""An alignment as an option of a what-if, that it may be simulated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    department = check_document(library, given, "department").sound()
    assert isinstance(department, Department)
    shares = {name: each.share_of_companies for name, each in department.territories.items()}
    document = as_whatif(alignment, given, shares, day.isoformat())
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=100)


def as_whatif(alignment: Alignment, department: str, shares: Mapping[str, float], day: str) -> dict[str, Any]:
    """A what-if that simulates the alignment: each territory gets its new part of the companies.

    The verb changes one territory after the other and leaves the others in proportion; the parts are reckoned so that
    all are right after the last one. A department without a rep's territory has no place for it.

    Args:
        alignment: The alignment; its reps are called as the territories of the department.
        department: Name or file of the department.
        shares: The part of all companies in each territory of the department.
        day: When.

    Raises:
        NotFoundError: A rep is not called as a territory.
        InputError: An account had no rep, or no territory changes.
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
    gained = {
        name: float(np.sum(alignment.aligned.rep_of == place) - np.sum(case.current == place)) / counts
        for place, name in enumerate(names)
    }
    whole = sum(shares[name] for name in names)
    wanted = {name: max(0.0, shares[name] + whole * gained[name]) for name in names}
    steps = one_after_the_other(shares, wanted)
    if not steps:
        raise InputError("No territory gains or loses accounts, so there is nothing to simulate.")
    return {
        "format": "what-if/1",
        "title": "New territories, as aligned",
        "baseline": department,
        "look_ahead": "18 months",
        "measure": "contribution",
        "options": {
            "new-territories": {
                "label": f"Move {len(alignment.moved)} of {counts} accounts",
                "changes": [
                    {"reassign": {"territory": name, "share_of_companies": f"{100 * part:.6f}%", "on": day}}
                    for name, part in steps
                ],
            }
        },
    }


def one_after_the_other(shares: Mapping[str, float], wanted: Mapping[str, float]) -> Sequence[tuple[str, float]]:
    """Parts to set one after the other, each leaving the others in proportion, that end in what is wanted.

    After the first k steps the k first territories stand to each other as wanted and the others as before; so the part
    to set is the wanted one against the sum of both.
    """
    now = dict(shares)
    steps = []
    for name, part in wanted.items():
        if abs(part - shares[name]) < 1e-9:
            continue
        now[name] = part
        steps.append((name, part / sum(now.values())))
    return steps
