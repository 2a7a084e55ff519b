"""Values that change from attempt to attempt: their paths exist, and each value fits where it is put."""

from collections.abc import Iterator

from salessim.errors import Place, Problem
from salessim.library.allowed import models_at
from salessim.library.codes import check
from salessim.library.example_documents import SCENARIO, changed
from salessim.library.layers import replaced
from salessim.library.rules import rule
from salessim.library.shape import shaped
from salessim.library.tree import Found, Mapping, Node, Scalar, Sequence, at_path, find, walk
from salessim.library.view import View
from salessim.library.wording import nearest, quoted
from salessim.model.scenario import Scenario

STARTS = ("", "topics.", "qualification.")
"""A path under `vary` starts at the top of the document, at a topic or at a slot."""

_FIGURE = changed(SCENARIO, "{says: Two of them no longer close.}", '{says: "That costs {figure}.", figure: 2k EUR}')


def varied_path(root: Mapping, path: str) -> Found | None:
    """What a path under `vary` leads to, None where it leads nowhere."""
    return next((found for start in STARTS if (found := at_path(root, start + path)) is not None), None)


@rule(
    check(
        "E107",
        "What varies is not there",
        """Each name under vary is a path to a value of this scenario, from the top or from a topic or slot; each text
        of its list has to be possible there.""",
        bad=_FIGURE + "vary:\n  doors.problem.figures: [2k EUR, 3k EUR]\n",
        line=26,
        good=_FIGURE + "vary:\n  doors.problem.figure: [2k EUR, 3k EUR]\n",
    ),
    "scenario",
    is_for_each_difficulty=False,
)
def what_varies_exists(view: View) -> Iterator[Problem]:
    """E107."""
    block = view.part("vary")
    varied: list[tuple[Found, list[Node]]] = []
    for path, entry in block.items.items() if block else ():
        found = varied_path(view.root, path)
        if found is None:
            near = nearest(path, _paths(view.root), 0.7)
            hint = f"Did you mean {quoted(near)}?" if near else "Write topic.rung.figure, for example."
            message = f"There is nothing at {quoted(path)} that could vary."
            yield what_varies_exists.check.problem(entry.key.place, message, hint)
        else:
            varied.append((found, entry.node.nodes if isinstance(entry.node, Sequence) else [entry.node]))
    yield from _values(view, varied)


def _values(view: View, varied: list[tuple[Found, list[Node]]]) -> Iterator[Problem]:
    """Values that do not fit: of each part all first ones are tried together, then all second ones, and so on."""
    if view.loaded.document is None:
        return
    parts: dict[tuple[str | int, ...], list[tuple[Found, list[Node]]]] = {}
    for found, nodes in varied:
        parts.setdefault(_part(found.steps), []).append((found, nodes))
    for way, members in parts.items():
        model = models_at(Scenario, way)[0]
        part = find(view.root, way).node
        for number in range(max(len(nodes) for _, nodes in members)):
            tree, tried = part, set()
            for found, nodes in members:
                if number < len(nodes) and isinstance(tree, Mapping):
                    tree = replaced(tree, found.steps[len(way) :], nodes[number])
                    tried.add(nodes[number].place)
            if isinstance(tree, Mapping):
                problems = shaped(tree, model, view.loaded.suspects)[1]
                yield from (one for one in problems if _is_within(one.place, tried))


def _part(steps: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The way to the part of a scenario, such as one topic, that is read anew with another value."""
    for length in range(min(2, len(steps) - 1), 0, -1):
        if len(models_at(Scenario, steps[:length])) == 1:
            return steps[:length]
    return ()


def _is_within(place: Place, tried: set[Place]) -> bool:
    return any(place.file == one.file and place.line == one.line and place.column == one.column for one in tried)


def _paths(root: Mapping) -> list[str]:
    """The paths of all texts in topics and slots, as a trainer would write them."""
    found = []
    for block in ("topics", "qualification"):
        part = root.get(block)
        for _, node in walk(part) if part is not None else ():
            if isinstance(node, Scalar):
                found.append(node.path.partition(".")[2])
    return found
