"""Which of pydantic's complaints about a value that may be of several kinds is the one to report.

Where a value may be a text, a list or a set of names, pydantic tries each and reports what is wrong with all of them.
Only the kind that was meant is worth a message; it shows in the form of what was written.
"""

from dataclasses import dataclass, field
from typing import Any

from salessim.library.tree import Found, Mapping, Node, Scalar, Sequence, find
from salessim.library.wording import nearest

TEXT = "a single text or number"

_KINDS = {
    "string_type": TEXT,
    "list_type": "a list",
    "tuple_type": "a list",
    "set_type": "a list",
    "frozen_set_type": "a list",
    "dict_type": "names and values",
    "mapping_type": "names and values",
    "model_type": "names and values",
    "model_attributes_type": "names and values",
    "dataclass_type": TEXT,
    "int_type": "a number",
    "float_type": "a number",
    "decimal_type": "a number",
    "bool_type": "yes or no",
    "none_required": "nothing",
}

WRONG_KIND = "wrong_kind"
"""The type given to a complaint that a value is of the wrong kind altogether."""

CUT_TEXT = "cut_text"
"""The type given to a complaint that a colon has split a text."""

KEY_STEP = "[key]"
"""What pydantic puts at the end of a way to say that the name is wrong and not the value."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One of pydantic's errors, freed from the names of union members.

    Attributes:
        way: Keys and list indices (from 0) that lead to it.
        kind: Pydantic's type of error, or `WRONG_KIND`.
        context: What pydantic says about it.
        branch: The union member it is about, as pydantic calls it; empty outside of unions.
        is_about_name: Whether a name is wrong and not the value behind it.
    """

    way: tuple[str | int, ...]
    kind: str
    context: dict[str, Any] = field(default_factory=dict)
    branch: str = ""
    is_about_name: bool = False


@dataclass(frozen=True, slots=True)
class _Raw:
    """An error on the way of being understood: `done` steps lie behind, `left` before it."""

    done: tuple[str | int, ...]
    left: tuple[str | int, ...]
    node: Node | None
    kind: str
    context: dict[str, Any]
    branch: str = ""


def complaints(errors: list[dict[str, Any]], root: Node) -> list[Complaint]:
    """What is worth reporting of pydantic's errors about a tree.

    Args:
        errors: As `ValidationError.errors()` gives them.
        root: The tree that was validated.
    """
    raws = [_Raw((), tuple(error["loc"]), root, error["type"], error.get("ctx", {})) for error in errors]
    return _resolved([_advanced(raw) for raw in raws])


def _advanced(raw: _Raw) -> _Raw:
    """The error with all steps taken that the tree has, up to the name of a union member or the end."""
    done, left, node = raw.done, raw.left, raw.node
    branch = raw.branch
    while left:
        step = left[0]
        if isinstance(node, Mapping) and str(step) in node.items:
            node = node.items[str(step)].node
        elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.nodes):
            node = node.nodes[step]
        elif len(left) == 1 and (raw.kind == "missing" or step == KEY_STEP):
            return _Raw((*done, step), (), None, raw.kind, raw.context, branch)
        else:
            break
        done, left, branch = (*done, step), left[1:], ""
    return _Raw(done, left, node, raw.kind, raw.context, branch)


def _resolved(raws: list[_Raw]) -> list[Complaint]:
    found: list[Complaint] = []
    unions: dict[tuple[str | int, ...], list[_Raw]] = {}
    for raw in raws:
        if raw.left:
            unions.setdefault(raw.done, []).append(raw)
        else:
            found.append(_complaint(raw))
    for way, members in unions.items():
        found += _chosen(way, members)
    return found


def _complaint(raw: _Raw) -> Complaint:
    is_about_name = raw.done[-1:] == (KEY_STEP,)
    way = raw.done[:-1] if is_about_name else raw.done
    if raw.kind in _KINDS:
        return Complaint(way, WRONG_KIND, {**raw.context, "expected": [_KINDS[raw.kind]]}, raw.branch, is_about_name)
    return Complaint(way, raw.kind, raw.context, raw.branch, is_about_name)


def _chosen(way: tuple[str | int, ...], members: list[_Raw]) -> list[Complaint]:
    """The complaints of the union member that was meant."""
    by_branch: dict[str, list[_Raw]] = {}
    for raw in members:
        by_branch.setdefault(str(raw.left[0]), []).append(raw)
    fitting = {name: raws for name, raws in by_branch.items() if not any(map(_is_wrong_kind, raws))}
    if not fitting:
        # Of several members that are all of another kind, the kinds are what there is to say.
        expected = [_KINDS[raw.kind] for raws in by_branch.values() for raw in raws if _is_wrong_kind(raw)]
        return [Complaint(way, WRONG_KIND, {"expected": list(dict.fromkeys(expected))})]
    name = min(fitting, key=lambda branch: _distance(fitting[branch]))
    inner = [_Raw(raw.done, raw.left[1:], raw.node, raw.kind, raw.context, name) for raw in fitting[name]]
    return _resolved([_advanced(raw) for raw in inner])


def _is_wrong_kind(raw: _Raw) -> bool:
    return len(raw.left) == 1 and raw.kind in _KINDS


def _distance(raws: list[_Raw]) -> tuple[int, int, int]:
    """How far what was written is from a union member; the smallest is the one that was meant."""
    names = sum(raw.kind in ("extra_forbidden", "missing") for raw in raws)
    return names, len(raws), min(_rank(raw) for raw in raws)


def _rank(raw: _Raw) -> int:
    """Among members that fail on one text: a near choice first, then a notation, which can explain itself."""
    if raw.kind == "literal_error" and isinstance(raw.node, Scalar):
        return 0 if nearest(raw.node.text, choices(raw.context)) else 2
    return 1 if raw.kind == "notation" else 3


def without_cut_texts(found: list[Complaint], root: Node) -> list[Complaint]:
    """The complaints, with one for each text that a colon has split into a name and a value.

    In `- Call it: 38k` the name is unknown and what should be there is missing; neither is what went wrong.
    """
    unknown = {one.way for one in found if one.kind == "extra_forbidden"}
    cut = {
        one.way[:-1] for one in found if one.kind == "missing" and _is_cut(find(root, one.way[:-1]), one.way, unknown)
    }
    kept = [one for one in found if one.way[:-1] not in cut]
    return kept + [Complaint(way, CUT_TEXT) for way in sorted(cut, key=str)]


def _is_cut(at: Found, way: tuple[str | int, ...], unknown: set[tuple[str | int, ...]]) -> bool:
    """Whether the map at the place of a missing name is a text that a colon has split."""
    if not isinstance(at.node, Mapping) or at.node.is_flow or not isinstance(at.parent, Sequence):
        return False
    key = next(iter(at.node.items), "")
    return len(at.node.items) == 1 and " " in key and (*way[:-1], key) in unknown


def choices(context: dict[str, Any]) -> list[str]:
    """The words of a literal or enumeration, from pydantic's list of them in prose."""
    expected = str(context.get("expected", ""))
    parts = expected.split("'")
    return parts[1::2]
