"""What a check looks at: a document with all its layers, and the names of everything that is in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from salessim.library.composing import LOST
from salessim.library.loading import CORE, Loaded, Shelf
from salessim.library.tree import Mapping, Node, Scalar, Sequence
from salessim.library.uses import Use, uses
from salessim.model.condition import RUNGS
from salessim.model.document import Kind


@dataclass(frozen=True)
class View:
    """A document under one of its difficulties.

    Attributes:
        loaded: The document.
        root: Its merged tree.
        shelf: Other documents.
    """

    loaded: Loaded
    root: Mapping
    shelf: Shelf

    @property
    def kind(self) -> Kind:
        """The document's kind."""
        assert self.loaded.kind is not None
        return self.loaded.kind

    @cached_property
    def all_uses(self) -> tuple[Use, ...]:
        """Every place where the document names something."""
        return tuple(uses(self.root, self.kind))

    def uses(self, *what: str) -> Iterator[Use]:
        """The places where it names certain things, in the words of `salessim.library.uses`."""
        return (use for use in self.all_uses if use.what in what)

    # ------------------------------------------------------------------ parts of a tree

    def part(self, *way: str) -> Mapping | None:
        """The map at the end of a way of keys, None where there is none."""
        return part_of(self.root, *way)

    def names(self, *way: str) -> list[str]:
        """The names of the entries there."""
        found = self.part(*way)
        return list(found.items) if found else []

    def is_doubtful(self, *way: str) -> bool:
        """Whether the map at the end of a way may lack entries, because a part of it could not be read.

        What is missing from it is then not worth a complaint.
        """
        parts = (self.loaded, *(part for part in (self.loaded.playbook, self.loaded.baseline) if part))
        return any(_hides(path, way) for part in parts for _, path in part.suspects.paths)

    # ------------------------------------------------------------------ what a scenario has

    @cached_property
    def people(self) -> list[str]:
        """The people of a scenario."""
        return self.names("people")

    @cached_property
    def topics(self) -> dict[str, list[str]]:
        """The topics of a scenario, with the rungs that each has."""
        topics = self.part("topics")
        return {
            name: [rung for rung in RUNGS if isinstance(entry.node, Mapping) and rung in entry.node.items]
            for name, entry in (topics.items.items() if topics else ())
        }

    @cached_property
    def slots(self) -> list[str]:
        """The qualification slots that a scenario fills."""
        return self.names("qualification")

    @cached_property
    def issues(self) -> dict[str, list[str]]:
        """The issues of a scenario's commitment and negotiation, with their options."""
        return issues_of(self.root)

    # ------------------------------------------------------------------ what a playbook has

    @cached_property
    def playbook(self) -> Mapping | None:
        """The playbook that a document names moves of: its own, or `core`."""
        if self.kind == "playbook":
            return self.root
        if self.loaded.playbook is not None:
            return self.loaded.playbook.root
        core = self.shelf.referred(CORE, "playbook", self.loaded.located)
        return self.shelf.playbook(core).root if core else None

    @cached_property
    def families(self) -> list[str]:
        """The families of moves that the playbook has."""
        return _names(self.playbook, "families")

    @cached_property
    def moves(self) -> list[str]:
        """The moves that the playbook has, without families."""
        return [name for name in _names(self.playbook, "moves") if name not in self.families]

    @cached_property
    def moves_anywhere(self) -> frozenset[str]:
        """The moves and families of all playbooks that can be found."""
        found: set[str] = set()
        for located in self.shelf.library.documents:
            if located.kind == "playbook":
                root = self.shelf.playbook(located).root
                found.update(_names(root, "moves"), _names(root, "families"))
        return frozenset(found)

    # ------------------------------------------------------------------ what a department has

    @cached_property
    def department(self) -> Mapping | None:
        """The department that the document is, or is about."""
        if self.kind == "department":
            return self.root
        return self.loaded.baseline.root if self.loaded.baseline else None

    @cached_property
    def roles(self) -> dict[str, Node]:
        """The roles of the department."""
        roles = part_of(self.department, "roles") if self.department else None
        return {name: entry.node for name, entry in roles.items.items()} if roles else {}


def _hides(path: str, way: tuple[str, ...]) -> bool:
    """Whether a suspect path is a map on the way, or an entry of the map at its end."""
    here = ".".join(way)
    return path in ("", LOST) or f"{here}.".startswith(f"{path}.") or path.rpartition(".")[0] == here


def part_of(root: Mapping | None, *way: str) -> Mapping | None:
    """The map at the end of a way of keys, None where there is none."""
    node: Node | None = root
    for key in way:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node if isinstance(node, Mapping) else None


def issues_of(root: Mapping | None) -> dict[str, list[str]]:
    """The issues of a scenario's commitment and negotiation, with their options."""
    found: dict[str, list[str]] = {}
    for block in ("commitment", "negotiation"):
        issues = part_of(root, block, "issues")
        for name, entry in issues.items.items() if issues else ():
            options = entry.node.get("options") if isinstance(entry.node, Mapping) else None
            found[name] = found.get(name, []) + texts_or_names(options)
    return found


def texts_or_names(node: Node | None) -> list[str]:
    """The texts of a list, or the names of a map's entries."""
    if isinstance(node, Mapping):
        return list(node.items)
    if isinstance(node, Sequence):
        return [item.text for item in node.nodes if isinstance(item, Scalar)]
    return []


def _names(root: Mapping | None, key: str) -> list[str]:
    found = part_of(root, key)
    return list(found.items) if found else []
