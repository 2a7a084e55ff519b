"""Shares and points that belong together add up to a whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import get_args

from salessim.errors import NotationError, Problem
from salessim.library.codes import check
from salessim.library.example_documents import DEPARTMENT, SCENARIO, changed
from salessim.library.rules import rule, unknown_names
from salessim.library.tree import Entry, Mapping, Node, Scalar, Sequence
from salessim.library.view import View, part_of
from salessim.library.wording import quoted
from salessim.model.playbook import Measure
from salessim.units import parse_number, parse_share, write_number, write_percent

_ROUNDING = 0.005
"""How far a sum of shares may be from 100 %, because thirds are written as 33 % [share]."""


@dataclass(frozen=True, slots=True)
class _Sum:
    """Numbers that belong together: what they are called, where the first stands, and each of them."""

    called: str
    anchor: Scalar
    parts: tuple[Node | None, ...]


@rule(
    check(
        "E114",
        "Does not add up",
        """The shares of the companies in all territories, of all losses and of the time in all steps, and of where
        outbound work aims each add up to 100 %; working time to at most 100 %; the points of a call to 100.""",
        bad=changed(DEPARTMENT, "share_of_losses: 100%", "share_of_losses: 90%"),
        line=14,
        good=DEPARTMENT,
    ),
    "scenario",
    "department",
)
def shares_add_up(view: View) -> Iterator[Problem]:
    """E114."""
    if view.kind == "scenario":
        yield from _points(view)
        return
    for found in _wholes(view):
        total = _total(found.parts, parse_share)
        if total is not None and abs(total - 1) > _ROUNDING:
            message = f"{found.called} add up to {write_percent(round(total, 4))}, not 100%."
            yield shares_add_up.check.problem(found.anchor.place, message, "Change them so that they do.")
    working = view.part("working_time")
    if working is not None and working.items and not view.is_doubtful("working_time"):
        total = _total(tuple(entry.node for entry in working.items.values()), parse_share)
        if total is not None and total > 1 + _ROUNDING:
            anchor = next(iter(working.items.values())).key
            message = f"The parts of the working time add up to {write_percent(round(total, 4))}."
            yield shares_add_up.check.problem(anchor.place, message, "They may be at most 100%; less is fine.")


def _wholes(view: View) -> Iterator[_Sum]:
    """The groups of shares of a department that have to add up to 100 %."""
    territories = view.part("territories")
    if territories is not None and territories.items and not view.is_doubtful("territories"):
        yield _column(list(territories.items.values()), "share_of_companies", "The shares of the companies")
    steps = part_of(view.root, "process")
    listed = steps.get("steps") if steps else None
    if isinstance(listed, Sequence) and listed.nodes and not view.is_doubtful("process", "steps"):
        entries = [Entry(Scalar(n.source, n.start, n.end, n.path, ""), n) for n in listed.nodes]
        yield _column(entries, "share_of_losses", "The shares of the losses")
        yield _column(entries, "share_of_time", "The shares of the time")
    for role, node in view.roles.items():
        aims = part_of(node, "outbound", "aims_at") if isinstance(node, Mapping) else None
        if aims is not None and aims.items and not view.is_doubtful("roles", role, "outbound", "aims_at"):
            first = next(iter(aims.items.values())).key
            parts = tuple(entry.node for entry in aims.items.values())
            yield _Sum(f"What the outbound work of {quoted(role)} aims at", first, parts)


def _column(entries: list[Entry], key: str, called: str) -> _Sum:
    """One share of each entry, such as of every step."""
    parts = [entry.node.get(key) if isinstance(entry.node, Mapping) else None for entry in entries]
    nodes = [entry.node for entry in entries if isinstance(entry.node, Mapping) and key in entry.node.items]
    keys = [node.items[key].key for node in nodes]
    # Where another document lays its shares over these, it is the one that upset the sum.
    anchor = next((one for one in keys if one.source is not keys[0].source), keys[0]) if keys else entries[0].key
    return _Sum(called, anchor, tuple(parts))


def _weighted(part: str) -> str:
    return changed(SCENARIO, "{pass_mark: 60}", f"{{pass_mark: 60, weights: {{economics: 70, {part}: 30}}}}")


@rule(
    check(
        "E120",
        "No such part of the marks",
        "The marks of a negotiation have fixed parts; a weight for anything else would count for nothing.",
        bad=_weighted("tradng"),
        line=24,
        good=_weighted("trading"),
    ),
    "scenario",
)
def parts_of_marks_exist(view: View) -> Iterator[Problem]:
    """E120."""
    known = list(get_args(get_args(Measure.model_fields["table"].annotation)[0]))
    yield from unknown_names(view, parts_of_marks_exist.check, "part of the marks", "part", known)


def _points(view: View) -> Iterator[Problem]:
    """The points of a call: the playbook's share and the goals, or the weights of a negotiation."""
    scoring = view.part("scoring")
    if scoring is None:
        return
    weights = part_of(scoring, "weights")
    if weights is not None and weights.items and not view.is_doubtful("scoring", "weights"):
        total = _total(tuple(entry.node for entry in weights.items.values()), parse_number)
        if total is not None and abs(total - 100) > 1e-6:
            message = f"The weights add up to {write_number(round(total, 4))}, not 100."
            yield shares_add_up.check.problem(
                scoring.items["weights"].key.place, message, "Change them so that they do."
            )
    goals = scoring.get("goals")
    share = scoring.get("playbook_counts")
    if isinstance(goals, Sequence) and isinstance(share, Scalar) and not view.is_doubtful("scoring", "goals"):
        points = [goal.get("points") if isinstance(goal, Mapping) else None for goal in goals.nodes]
        total, counted = _total(tuple(points), parse_number), _total((share,), parse_share)
        if total is not None and counted is not None and abs(total + 100 * counted - 100) > 1e-6:
            left = write_number(round(100 - 100 * counted, 4))
            message = f"The goals give {write_number(round(total, 4))} points, but the playbook leaves {left} of 100."
            hint = "Change the points or “playbook_counts” so that they add up to 100."
            yield shares_add_up.check.problem(scoring.items["goals"].key.place, message, hint)


def _total(parts: tuple[Node | None, ...], parse: Callable[[str], float]) -> float | None:
    """The sum; None where a part is missing or not understood, which is reported elsewhere."""
    total = 0.0
    for part in parts:
        if not isinstance(part, Scalar):
            return None
        try:
            total += parse(part.text)
        except NotationError:
            return None
    return total
