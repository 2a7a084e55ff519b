"""Segments, roles and seats that a department, or a what-if about it, names."""

import re
from collections.abc import Iterator

from salessim.errors import NotationError, Problem
from salessim.library.codes import check
from salessim.library.example_documents import DEPARTMENT, changed
from salessim.library.rules import rule, unknown_name, unknown_names
from salessim.library.tree import Mapping, Node
from salessim.library.view import View, part_of
from salessim.library.wording import quoted
from salessim.units import parse_holidays

_REGION = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
"""Anything else is no notation for a region, which the model says."""
_SEAT = re.compile(r"(.+?)(?:\s+(\d{1,6}))?")
_TERRITORY = "territories:\n  all: {share_of_companies: 100%, reps: [AE 1, AE 2]}\n"

SELLER = "AE"
"""Whoever owns the deal, where a step of the process says who does it."""


@rule(
    check(
        "E111",
        "No such segment",
        "Products, roles, channels and results name segments of the market; each has to stand under segments.",
        bad=changed(DEPARTMENT, "sells_to: small", "sells_to: smal"),
        line=9,
        good=DEPARTMENT,
    ),
    "department",
    "what-if",
)
def segments_exist(view: View) -> Iterator[Problem]:
    """E111."""
    if view.is_doubtful("segments"):
        return
    segments = part_of(view.department, "segments")
    yield from unknown_names(view, segments_exist.check, "segment", "segment", list(segments.items if segments else ()))


@rule(
    check(
        "E112",
        "No such role",
        """Whoever does a step, or is hired, has to stand under roles. In the process and under playbooks, AE means
        every role that sells to a segment, and a plural is understood (AEs, SDRs).""",
        bad=changed(DEPARTMENT, "qualifying: {done_by: SDR", "qualifying: {done_by: BDR"),
        line=12,
        good=DEPARTMENT,
    ),
    "department",
    "what-if",
)
def roles_exist(view: View) -> Iterator[Problem]:
    """E112."""
    if view.department is None or view.is_doubtful("roles"):
        return
    yield from unknown_names(view, roles_exist.check, "role", "role", list(view.roles))
    teams = [*view.roles, *([SELLER] if any(map(_sells, view.roles.values())) else [])]
    for use in view.uses("team"):
        # Only the names under `playbooks` may be plurals.
        singular = use.text.removesuffix("s") if use.steps[0] == "playbooks" else use.text
        if use.text not in teams and singular not in teams:
            yield unknown_name(roles_exist.check, use, "role", teams)


def _sells(role: Node) -> bool:
    return isinstance(role, Mapping) and "sells_to" in role.items


@rule(
    check(
        "E113",
        "No such seat",
        """The reps of a territory are named by role and number, up to the number of people in the role: with four of
        them, small AE 1 to small AE 4. Each works one territory.""",
        bad=DEPARTMENT + changed(_TERRITORY, "AE 2", "AE 3"),
        line=16,
        good=DEPARTMENT + _TERRITORY,
    ),
    "department",
)
def seats_exist(view: View) -> Iterator[Problem]:
    """E113."""
    found = seats_exist.check
    taken: dict[str, str] = {}
    if view.is_doubtful("roles"):
        return
    for use in view.uses("seat"):
        match = _SEAT.fullmatch(use.text.strip())
        role, number = (match[1], match[2]) if match else (use.text, None)
        count = _count(view.roles.get(role))
        if role not in view.roles:
            yield unknown_name(found, use, "seat", _seats(view))
        elif number is None:
            message = f"It is not clear which {quoted(role)} is meant."
            yield found.problem(use.node.place, message, f"Write {quoted(role + ' 1')}, for example.")
        elif count is not None and not 1 <= int(number) <= count:
            message = f"There is no {quoted(use.text)}; the role {quoted(role)} has {count}."
            yield found.problem(use.node.place, message, "Change its count, or name another seat.")
        elif use.text in taken:
            message = f"{quoted(use.text)} works {quoted(taken[use.text])} already."
            yield found.problem(use.node.place, message, "Each seat works one territory.")
        else:
            taken[use.text] = str(use.steps[1])


@rule(
    check(
        "E121",
        "No such region",
        "Public holidays are those of a country (DE) or of one of its parts (DE-SN).",
        bad=changed(DEPARTMENT, "hours: 9 to 17}", "hours: 9 to 17, holidays: DE-XX}"),
        line=4,
        good=changed(DEPARTMENT, "hours: 9 to 17}", "hours: 9 to 17, holidays: DE-SN}"),
    ),
    "department",
)
def regions_exist(view: View) -> Iterator[Problem]:
    """E121. A rule and not part of the model, because the tables of holidays take a third of a second to load."""
    for use in view.uses("region"):
        if _REGION.fullmatch(use.text):
            try:
                parse_holidays(use.text)
            except NotationError as error:
                yield regions_exist.check.problem(use.node.place, error.message, error.hint)


def _count(role: Node | None) -> int | None:
    text = role.text("count") if isinstance(role, Mapping) else None
    return int(text) if text is not None and text.isdecimal() and len(text) < 7 else None


def _seats(view: View) -> list[str]:
    return [f"{name} {number + 1}" for name, role in view.roles.items() for number in range(min(_count(role) or 0, 50))]
