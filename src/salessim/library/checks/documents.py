"""Other documents that a document names: they exist, and do not extend each other in a circle."""

from collections.abc import Iterator

from salessim.errors import InputError, Problem
from salessim.library.codes import check
from salessim.library.example_documents import SCENARIO, WHAT_IF, changed
from salessim.library.loading import CORE
from salessim.library.rules import rule
from salessim.library.tree import Mapping, Scalar
from salessim.library.view import View
from salessim.library.wording import listed, quoted
from salessim.model.document import Kind

_KINDS: tuple[Kind, ...] = ("playbook", "persona", "department", "scenario")


@rule(
    check(
        "E101",
        "No such document",
        """A document refers to another by its name, or to a file in its own folder. The name is the file's name without
        the ending.""",
        bad=changed(SCENARIO, "persona: driver", "persona: drivr"),
        line=14,
        good=SCENARIO,
    ),
    "scenario",
    "persona",
    "playbook",
    "department",
    "what-if",
)
def documents_exist(view: View) -> Iterator[Problem]:
    """E101."""
    for kind in _KINDS:
        for use in view.uses(kind):
            try:
                view.shelf.library.referred(use.text, kind, view.loaded.located)
            except InputError as error:
                yield documents_exist.check.problem(use.node.place, error.message, error.hint)


@rule(
    check(
        "E109",
        "Going round in a circle",
        "What a document extends, or an option builds on, cannot in turn need that document or option.",
        bad=changed(
            WHAT_IF,
            "    changes:\n",
            """    builds_on: two-aes
    changes:
      - hire: {role: SE, approved: 2027-01-15}
  two-aes:
    builds_on: one-ae
    changes:
""",
        ),
        line=8,
        good=WHAT_IF,
    ),
    "persona",
    "playbook",
    "what-if",
)
def no_circle(view: View) -> Iterator[Problem]:
    """E109."""
    if view.kind == "what-if":
        yield from _circle_of_options(view)
    else:
        yield from _circle_of_documents(view)


def _circle_of_documents(view: View) -> Iterator[Problem]:
    seen = [view.loaded.located]
    while True:
        root = view.shelf.reading(seen[-1]).root
        extends = root.get("extends") if root else None
        if not isinstance(extends, Scalar):
            return
        below = view.shelf.referred(extends.text, view.kind, seen[-1])
        if below is None:
            return
        if any(below.file == known.file for known in seen):
            names = [known.name for known in seen] + [below.name]
            hint = "Take “extends” away." if below.name == CORE else "Let one of them stand on its own."
            message = f"These documents extend each other in a circle: {' → '.join(names)}."
            yield no_circle.check.problem(extends.place, message, hint)
            return
        seen.append(below)


def _circle_of_options(view: View) -> Iterator[Problem]:
    options = view.part("options")
    base = {
        name: entry.node.text("builds_on")
        for name, entry in (options.items.items() if options else ())
        if isinstance(entry.node, Mapping)
    }
    reported: set[str] = set()
    for use in view.uses("choice"):
        first = str(use.steps[1])
        ring = [first]
        while (below := base.get(ring[-1])) is not None and below not in ring:
            ring.append(below)
        if below == first and first not in reported:
            reported.update(ring)
            message = f"These options build on each other in a circle: {listed(map(quoted, ring), 'and')}."
            yield no_circle.check.problem(use.node.place, message, "Let one of them stand on its own.")
