"""What the changes of a what-if name of its baseline: days, seats, channels, tools, and what cannot change."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from salessim.errors import NotationError, Problem
from salessim.library.codes import check
from salessim.library.example_documents import WHAT_IF, changed
from salessim.library.rules import rule, unknown_name, unknown_names
from salessim.library.tree import Mapping, Node, Scalar
from salessim.library.tree import Sequence as List
from salessim.library.view import View, part_of
from salessim.library.wording import quoted
from salessim.units import parse_date, parse_duration

_DAY_KEYS = frozenset({"approved", "on", "from", "starts", "date"})
_FIXED = ("calendar", "currency", "delivery", "distributors", "possible_worlds")
_SEAT = re.compile(r"(.+?)\s+(\d{1,6})")
_AGAIN = "      - set: {roles: {SDR: {quota: 1M EUR/year}}}\n"


def _changes(view: View) -> Iterator[tuple[str, Mapping]]:
    """All changes of all options and worlds: the option's or world's name, and the change."""
    for block in ("options", "worlds"):
        for name, entry in (view.part(block) or Mapping(view.root.source, 0, 0, "")).items.items():
            listed = entry.node.get("changes") if isinstance(entry.node, Mapping) else None
            for node in listed.nodes if isinstance(listed, List) else ():
                if isinstance(node, Mapping):
                    yield name, node


@rule(
    check(
        "E130",
        "A day outside of the time that is looked at",
        """What is done before the department's calendar starts, or after the end of look_ahead, has no effect on what
        is simulated.""",
        bad=changed(WHAT_IF, "approved: 2027-01-15", "approved: 2026-01-15"),
        line=9,
        good=WHAT_IF,
    ),
    "what-if",
)
def days_lie_ahead(view: View) -> Iterator[Problem]:
    """E130."""
    calendar = part_of(view.department, "calendar")
    try:
        first = parse_date((calendar.text("starts") if calendar else None) or "")
        last = first + timedelta(days=parse_duration(view.root.text("look_ahead") or "").days)
    except NotationError:
        return
    for _, change in _changes(view):
        for node in _days(change):
            try:
                day = parse_date(node.text)
            except NotationError:
                continue
            if not first <= day <= last:
                yield days_lie_ahead.check.problem(
                    node.place, f"{_said(day)} is outside of the time that is looked at.", _span(first, last)
                )


def _said(day: date) -> str:
    return day.isoformat()


def _span(first: date, last: date) -> str:
    return f"Give a day from {first.isoformat()} to {last.isoformat()}."


def _days(change: Mapping) -> Iterator[Scalar]:
    """The days in a change; what is laid over the department has its own."""
    for key, entry in change.items.items():
        if key == "from" and isinstance(entry.node, Scalar):
            yield entry.node
        elif key != "set" and isinstance(entry.node, Mapping):
            yield from (
                inner.node
                for name, inner in entry.node.items.items()
                if name in _DAY_KEYS and isinstance(inner.node, Scalar)
            )


@rule(
    check(
        "E131",
        "No such seat to change",
        """Somebody is named by his role and number, up to the number of people in the role: with five of them, mid AE 1
        to mid AE 5. Who is hired by the same what-if has the numbers that follow.""",
        bad=WHAT_IF + "      - leave: {who: mid AE 9, on: 2027-03-01}\n",
        line=10,
        good=WHAT_IF + "      - leave: {who: mid AE 6, on: 2027-09-01}\n",
    ),
    "what-if",
)
def seats_to_change_exist(view: View) -> Iterator[Problem]:
    """E131."""
    if view.department is None or view.is_doubtful("roles"):
        return
    more: dict[str, int] = {}
    for _, change in _changes(view):
        for verb, key in (("hire", "role"), ("move", "to"), ("promote", "to")):
            part = change.get(verb)
            if isinstance(part, Mapping) and (role := part.text(key)):
                count = part.text("count") or "1"
                more[role] = more.get(role, 0) + (int(count) if count.isdecimal() and len(count) < 7 else 1)
    for use in view.uses("open seat"):
        match = _SEAT.fullmatch(use.text.strip())
        role = match[1] if match else use.text
        node = view.roles.get(role)
        if not match or node is None:
            yield unknown_name(seats_to_change_exist.check, use, "seat", [f"{name} 1" for name in view.roles])
            continue
        there = _count(node) + more.get(role, 0)
        if not 1 <= int(match[2]) <= there:
            message = f"There is no {quoted(use.text)}; the role {quoted(role)} has {there}."
            yield seats_to_change_exist.check.problem(use.node.place, message, "Name another seat.")


def _count(role: Node) -> int:
    text = role.text("count") if isinstance(role, Mapping) else None
    return int(text) if text is not None and text.isdecimal() and len(text) < 7 else 0


@rule(
    check(
        "E132",
        "No such channel or tool",
        "A campaign runs in a channel that stands under marketing; a tool that is bought stands under tools.",
        bad=WHAT_IF + "      - campaign: {channel: inbond, starts: 2027-03-01, lasts: 3 weeks, leads: +50%}\n",
        line=10,
        good=WHAT_IF + "      - campaign: {channel: inbound, starts: 2027-03-01, lasts: 3 weeks, leads: +50%}\n",
    ),
    "what-if",
)
def channels_and_tools_exist(view: View) -> Iterator[Problem]:
    """E132."""
    if view.department is None:
        return
    for what, block in (("channel", "marketing"), ("tool", "tools")):
        found = part_of(view.department, block)
        known = list(found.items) if found else []
        where = f"The department has nothing under {block}."
        yield from unknown_names(view, channels_and_tools_exist.check, what, what, known, where, block=block)


@rule(
    check(
        "E133",
        "What cannot change while the department runs",
        """All options begin with the same department, which has run on its own file before. Its calendar, currency,
        warehouse, distributors and possible worlds remain as they are; to compare those, write another department.""",
        bad=changed(WHAT_IF + _AGAIN, "roles: {SDR: {quota: 1M EUR/year}}", "calendar: {hours: 8 to 18}"),
        line=10,
        good=WHAT_IF + _AGAIN,
    ),
    "what-if",
)
def what_is_set_can_change(view: View) -> Iterator[Problem]:
    """E133."""
    for _, change in _changes(view):
        overlay = change.get("set")
        for key in overlay.items if isinstance(overlay, Mapping) else ():
            if key in _FIXED:
                assert isinstance(overlay, Mapping)
                message = f"{quoted(key)} cannot change while the department runs."
                yield what_is_set_can_change.check.problem(
                    overlay.items[key].key.place, message, "Compare two departments instead."
                )
