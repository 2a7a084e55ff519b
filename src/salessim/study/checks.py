"""What a what-if asks for: figures that there are."""

from __future__ import annotations

from collections.abc import Iterator

from salessim.department.kpis import KPIS
from salessim.errors import Problem
from salessim.library.codes import check
from salessim.library.example_documents import WHAT_IF, changed
from salessim.library.rules import Rule, rule
from salessim.library.tree import Entry, Mapping, Scalar
from salessim.library.tree import Sequence as List
from salessim.library.view import View, part_of
from salessim.library.wording import nearest, quoted
from salessim.study.measures import MEASURES
from salessim.study.whatif import SHOWN

_CHANCE = "chance_of_being_best"


@rule(
    check(
        "E140",
        "No such figure",
        """What counts, what is compared or shown, and what a decision rule limits or protects has to be a measure of
        what-ifs, such as contribution, or a figure of `salessim simulate --all`, such as new_revenue.""",
        bad=changed(WHAT_IF, "measure: contribution", "measure: contribtion"),
        line=5,
        good=WHAT_IF,
    ),
    "what-if",
)
def figures_exist(view: View) -> Iterator[Problem]:
    """E140."""
    known = [*MEASURES, *KPIS]
    for name, entry in _named(view):
        allowed = [*known, *SHOWN] if entry is not None else known
        node = entry.key if entry is not None else view.root.get("measure")
        if name not in allowed and node is not None:
            near = nearest(name, allowed, 0.5)
            hint = (
                f"Did you mean {quoted(near)}?" if near else "`salessim simulate DEPARTMENT --all` shows all figures."
            )
            yield figures_exist.check.problem(node.place, f"There is no figure {quoted(name)}.", hint)


def _named(view: View) -> Iterator[tuple[str, Entry | None]]:
    """Every name of a figure, with the entry it is the key of; None for the measure."""
    measure = view.root.text("measure")
    if measure is not None:
        yield measure, None
    questions = view.root.get("questions")
    for question in questions.nodes if isinstance(questions, List) else ():
        if not isinstance(question, Mapping):
            continue
        for key in ("show", "compare"):
            asked = question.get(key)
            if isinstance(asked, Scalar):
                yield asked.text, Entry(asked, asked)
            elif isinstance(asked, Mapping):
                yield from asked.items.items()
    for key in ("limits", "protect", "only_if"):
        part = part_of(view.root, "decide", key)
        yield from (part.items.items() if part else ())
    for block in ("options", "worlds"):
        entries = view.part(block)
        for entry in entries.items.values() if entries else ():
            changes = entry.node.get("changes") if isinstance(entry.node, Mapping) else None
            for change in changes.nodes if isinstance(changes, List) else ():
                guard = change.get("if_by") if isinstance(change, Mapping) else None
                when = guard.get("when") if isinstance(guard, Mapping) else None
                yield from (when.items.items() if isinstance(when, Mapping) else ())


STUDY_RULES: tuple[Rule, ...] = (figures_exist,)
"""The checks of questions."""
