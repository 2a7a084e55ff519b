"""The authored lines of a scenario's own file: where each stands, so that one can say which were never heard.

Lines of personas and playbooks are left out: they serve many scenarios, and no single one has to say them all.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from salessim.conversation.case import Case
from salessim.conversation.case_basics import Line
from salessim.errors import Place
from salessim.library.tree import Mapping, Node, Sequence, at_path


@dataclass(frozen=True, slots=True)
class AuthoredLine:
    """A line that somebody on the buyer's side may say.

    Attributes:
        place: Its place as events of the call name it.
        where: Where it stands.
        text: Its words.
    """

    place: str
    where: Place
    text: str


def authored_lines(case: Case, root: Mapping, file: str) -> tuple[AuthoredLine, ...]:
    """The lines that stand in a file, in the order in which they stand there.

    Args:
        case: The scenario, ready to be played.
        root: Its tree, with all layers.
        file: The scenario's own file, as places call it.
    """
    found = []
    for line in lines_of(case):
        node = _node_of(root, line.place)
        if node is not None and node.source.file == file:
            found.append(AuthoredLine(line.place, node.place, line.text))
    return tuple(sorted(found, key=lambda line: (line.where.line, line.where.column)))


def _node_of(root: Mapping, place: str) -> Node | None:
    """The node of a line; its place ends with its number in the list, also where it stands alone."""
    path, _, number = place.rpartition(".")
    found = at_path(root, path)
    if found is None or not isinstance(found.node, Sequence):
        return found.node if found else None
    return found.node.nodes[int(number)] if int(number) < len(found.node.nodes) else None


def lines_of(case: Case) -> Iterator[Line]:
    """Every line that a case holds, whoever wrote it."""
    yield from case.opening
    for person in case.people:
        yield from person.joins_says
        yield from _all(person.lines.values())
    for thing in case.things:
        yield from _all((thing.says, thing.otherwise, thing.claims))
    for objection in case.objections:
        yield from _all((objection.says, objection.settled_says))
    for ask in case.asks:
        yield from _all((ask.says, ask.answered_says))
    yield from _all(beat.says for beat in case.beats)
    if case.commitment:
        yield from _all((case.commitment.refused_says, case.commitment.accepted_says))
    if case.table:
        yield from _all(case.table.tactic_lines)
        yield from _all(case.table.told_lines.values())
    yield from _all(ending.says for ending in case.endings)


def _all(groups: Iterable[tuple[Line, ...]]) -> Iterator[Line]:
    for group in groups:
        yield from group
