"""A document as a light tree of texts, maps and lists, in which every node knows where it was written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from salessim.errors import Place
from salessim.library.limits import PATH_MAX
from salessim.library.source import Source

Style: TypeAlias = Literal["plain", "quoted", "block"]
Plain: TypeAlias = "str | dict[str, Plain] | list[Plain]"


@dataclass(frozen=True, slots=True, eq=False)
class _Written:
    """What all nodes share.

    Attributes:
        source: The document it was written in.
        start: Index of its first character in the source's text.
        end: Index behind its last character.
        path: Keys joined by dots; items of a list count from 1, as people do.
    """

    source: Source
    start: int
    end: int
    path: str

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.source.place(self.start, self.end, self.path)


@dataclass(frozen=True, slots=True, eq=False)
class Scalar(_Written):
    """A text. Everything that is no map and no list is a text; types come later.

    Attributes:
        text: What was written, without quotes.
        style: Whether it stood plainly, in quotes, or as a block behind `|` or `>`.
    """

    text: str
    style: Style = "plain"

    def plain(self) -> str:
        """The text."""
        return self.text


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One named value of a map: its key, which has a place of its own, and what stands behind it."""

    key: Scalar
    node: "Node"


@dataclass(frozen=True, slots=True, eq=False)
class Mapping(_Written):
    """Named values, in the order they were written.

    Attributes:
        items: Entry by key.
        is_flow: Whether it was written in braces.
    """

    items: dict[str, Entry] = field(default_factory=dict)
    is_flow: bool = False

    def plain(self) -> dict[str, Plain]:
        """The same as dict, list and str."""
        return {key: entry.node.plain() for key, entry in self.items.items()}

    def get(self, key: str) -> "Node | None":
        """The value with that name, or None."""
        entry = self.items.get(key)
        return entry.node if entry else None

    def text(self, key: str) -> str | None:
        """The text with that name; None where there is none, or a map or list."""
        node = self.get(key)
        return node.text if isinstance(node, Scalar) else None


@dataclass(frozen=True, slots=True, eq=False)
class Sequence(_Written):
    """A list.

    Attributes:
        nodes: Its items.
        is_flow: Whether it was written in brackets.
    """

    nodes: list["Node"] = field(default_factory=list)
    is_flow: bool = False

    def plain(self) -> list[Plain]:
        """The same as dict, list and str."""
        return [node.plain() for node in self.nodes]


_NUMBER = re.compile(r"[0-9]{1,6}")

Node: TypeAlias = Scalar | Mapping | Sequence


@dataclass(frozen=True, slots=True)
class Found:
    """The deepest node on a way through a tree.

    Attributes:
        node: The node.
        key: Its key, if it stands in a map.
        parent: The map or list it stands in; None for the whole document.
        skipped: Parts of the way that matched nothing, in order.
        steps: The parts of the way that did match.
    """

    node: Node
    key: Scalar | None
    parent: Mapping | Sequence | None
    skipped: tuple[str | int, ...]
    steps: tuple[str | int, ...]


def find(root: Node, way: tuple[str | int, ...]) -> Found:
    """The deepest node on a way, such as pydantic's error location.

    Parts that match nothing are skipped, because pydantic puts the names of union members and validators between the
    keys. List items count from 0 here.
    """
    node: Node = root
    key: Scalar | None = None
    parent: Mapping | Sequence | None = None
    skipped: list[str | int] = []
    steps: list[str | int] = []
    for part in way:
        if isinstance(node, Mapping) and str(part) in node.items:
            entry = node.items[str(part)]
            parent, key, node = node, entry.key, entry.node
        elif isinstance(node, Sequence) and isinstance(part, int) and 0 <= part < len(node.nodes):
            parent, key, node = node, None, node.nodes[part]
        else:
            skipped.append(part)
            continue
        steps.append(part)
    return Found(node, key, parent, tuple(skipped), tuple(steps))


def at_path(root: Node, path: str) -> Found | None:
    """The node at a path as people write it: `people.marta.start.trust`, `rubric.3.weight` (items count from 1).

    A key that holds dots itself, such as those under `vary`, is found too.

    Returns:
        What is there, None if nothing is.
    """
    parts = path.split(".") if path else []
    way: list[str | int] = []
    node: Node | None = root
    while parts:
        if isinstance(node, Mapping):
            length = next((n for n in range(len(parts), 0, -1) if ".".join(parts[:n]) in node.items), 0)
            step: str | int = ".".join(parts[:length])
            node = node.get(str(step)) if length else None
        elif isinstance(node, Sequence) and _NUMBER.fullmatch(parts[0]) and 0 < int(parts[0]) <= len(node.nodes):
            length, step = 1, int(parts[0]) - 1
            node = node.nodes[step]
        else:
            return None
        if node is None:
            return None
        way.append(step)
        parts = parts[length:]
    return find(root, tuple(way))


def walk(node: Node, key: Scalar | None = None) -> Iterator[tuple[Scalar | None, Node]]:
    """All nodes below and including this one with their keys, in the order they were written."""
    yield key, node
    if isinstance(node, Mapping):
        for entry in node.items.values():
            yield from walk(entry.node, entry.key)
    elif isinstance(node, Sequence):
        for child in node.nodes:
            yield from walk(child)


def joined(path: str, step: str | int) -> str:
    """A path and one step more. A very long one keeps its end, so that a hostile document cannot fill the memory."""
    name = str(step + 1) if isinstance(step, int) else step
    longer = f"{path}.{name}" if path else name
    return longer if len(longer) <= PATH_MAX else "…" + longer[-PATH_MAX:]
