"""What a what-if names of its baseline and of itself: territories, options, and paths to try."""

from collections.abc import Iterator

from salessim.errors import Problem
from salessim.library.codes import check
from salessim.library.example_documents import WHAT_IF, changed
from salessim.library.rules import rule, unknown_names
from salessim.library.tree import Mapping, at_path, walk
from salessim.library.view import View, part_of
from salessim.library.wording import nearest, quoted


@rule(
    check(
        "E115",
        "No such territory",
        "People are hired for a territory of the department that the what-if is about.",
        bad=changed(WHAT_IF, "role: mid AE,", "role: mid AE, territory: est,"),
        line=9,
        good=changed(WHAT_IF, "role: mid AE,", "role: mid AE, territory: east,"),
    ),
    "what-if",
)
def territories_exist(view: View) -> Iterator[Problem]:
    """E115."""
    if view.department is None:
        return
    territories = part_of(view.department, "territories")
    known = list(territories.items) if territories else []
    where = "The department has no territories."
    yield from unknown_names(view, territories_exist.check, "territory", "territory", known, where, block="territories")


@rule(
    check(
        "E116",
        "No such option",
        "An option builds on another one of the same what-if.",
        bad=WHAT_IF + "  two:\n    builds_on: one-a\n    changes:\n      - hire: {role: SE, approved: 2027-02-01}\n",
        line=11,
        good=WHAT_IF + "  two:\n    builds_on: one-ae\n    changes:\n      - hire: {role: SE, approved: 2027-02-01}\n",
    ),
    "what-if",
)
def options_to_build_on_exist(view: View) -> Iterator[Problem]:
    """E116."""
    yield from unknown_names(
        view, options_to_build_on_exist.check, "choice", "option", view.names("options"), block="options"
    )


@rule(
    check(
        "E117",
        "Nothing there to try",
        "A range to try is given for a value of the department, by its path, such as segments.mid.win_rate.",
        bad=WHAT_IF
        + 'questions:\n  - {ask: "And if?", show: what_flips_it, try: {segments.mid.win_rat: 14% to 22%}}\n',
        line=11,
        good=WHAT_IF
        + 'questions:\n  - {ask: "And if?", show: what_flips_it, try: {segments.mid.win_rate: 14% to 22%}}\n',
    ),
    "what-if",
)
def paths_to_try_exist(view: View) -> Iterator[Problem]:
    """E117."""
    department = view.department
    if department is None:
        return
    for use in view.uses("baseline path"):
        if at_path(department, use.text) is None:
            near = nearest(use.text, _paths(department), 0.7)
            hint = f"Did you mean {quoted(near)}?" if near else "Write it as in segments.mid.win_rate."
            message = f"The department has nothing at {quoted(use.text)}."
            yield paths_to_try_exist.check.problem(use.node.place, message, hint)


def _paths(department: Mapping) -> list[str]:
    return [node.path for _, node in walk(department) if node.path]
