"""From YAML events to a tree, with everything that is wrong although YAML itself would let it pass.

YAML is read as a stream of events and never recursively, so that a file of a million brackets is refused at its
fortieth.
"""

from dataclasses import dataclass, field

import yaml

from salessim.errors import Problem
from salessim.library.cut_texts import (
    cut_item,
    cut_text,
    missing_space,
    pair_in_brackets,
    question_in_brackets,
    stray_bracket,
)
from salessim.library.limits import DEPTH_MAX, NAME_MAX, NODES_MAX
from salessim.library.shape_checks import problem
from salessim.library.source import Source
from salessim.library.tree import Entry, Mapping, Node, Scalar, Sequence, Style, joined
from salessim.library.wording import quoted

# The C parser where PyYAML has it, which is everywhere a wheel exists; "Base" keeps every scalar a text.
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

PATH_KEYED = frozenset({"vary", "try"})
"""Maps whose keys are paths into the document and therefore hold dots; all other keys are names."""

LOST = "?"
"""The last step of a path to an entry that could not be read, not even its name."""


class LimitReached(Exception):  # noqa: N818 - a signal inside this package, never shown
    """The document is deeper or longer than any document may be; carries the problem to report."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.problem = found


@dataclass(slots=True)
class Findings:
    """What reading one document brings to light, shared by all its parts.

    Attributes:
        problems: Mistakes so far.
        broken: Paths whose value could not be read or is known to be wrong, so that nobody complains about them twice.
        nodes: Nodes composed so far.
    """

    problems: list[Problem] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    nodes: int = 0

    def add(self, found: Problem, broken: str | None = None) -> None:
        """Note a mistake, and that the value at a path is not to be judged any further."""
        self.problems.append(found)
        if broken is not None:
            self.broken.append(broken)

    def add_lost(self, found: Problem, path: str) -> None:
        """Note a mistake that makes an entry of the map or list at a path disappear, nobody knows which."""
        self.add(found, joined(path, LOST))


@dataclass(slots=True)
class _Frame:
    """A map or list that is still open."""

    node: Mapping | Sequence
    key: Scalar | None = None
    skip: bool = False
    is_name: bool = False


class Composer:
    """Builds the tree of one piece of a source.

    Attributes:
        last: The last text that was read, for explaining a syntax error behind it.
    """

    def __init__(self, source: Source, offset: int, path: str, findings: Findings) -> None:
        self.source = source
        self.last: Scalar | None = None
        self._offset = offset
        self._path = path
        self._findings = findings
        self._frames: list[_Frame] = []
        self._root: Node | None = None

    def compose(self, text: str) -> Node | None:
        """The tree of a text that begins at the offset given; None where it holds nothing.

        Raises:
            yaml.MarkedYAMLError: The text is not YAML.
            LimitReached: It is too deep or too long (E015).
        """
        loader = _Loader(text)
        try:
            while loader.check_event():
                event = loader.get_event()
                if isinstance(event, yaml.ScalarEvent):
                    self._scalar(event)
                elif isinstance(event, yaml.CollectionStartEvent):
                    self._open(event)
                elif isinstance(event, yaml.CollectionEndEvent):
                    self._close(event)
                elif isinstance(event, yaml.AliasEvent):
                    self._alias(event)
                elif isinstance(event, yaml.DocumentStartEvent) and self._root is not None:
                    self._second_document(event)
                    break
        finally:
            loader.dispose()
        return self._root

    def _span(self, event: yaml.Event) -> tuple[int, int]:
        begin, end = event.start_mark, event.end_mark
        assert begin is not None  # only events that a program makes up have no marks
        assert end is not None
        return self._offset + begin.index, self._offset + end.index

    def _where(self) -> str:
        """The path of the node that comes next."""
        if not self._frames:
            return self._path
        frame = self._frames[-1]
        if isinstance(frame.node, Sequence):
            return joined(frame.node.path, len(frame.node.nodes))
        return frame.key.path if frame.key else frame.node.path

    def _is_key(self) -> bool:
        return bool(self._frames) and isinstance(self._frames[-1].node, Mapping) and self._frames[-1].key is None

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        start, end = self._span(event)
        style: Style = "plain" if not event.style else "block" if event.style in "|>" else "quoted"
        self._count(start, end)
        is_key = self._is_key()
        path = joined(self._frames[-1].node.path, event.value) if is_key else self._where()
        text = Scalar(self.source, start, end, path, event.value, style)
        self.last = text
        if event.anchor or event.tag:
            self._refuse_sign(text)
        if is_key:
            self._key(text)
            return
        self._check_text(text)
        self._place_node(text)

    def _check_text(self, text: Scalar) -> None:
        """Mistakes that can be seen in a value by itself."""
        is_flow = bool(self._frames) and self._frames[-1].node.is_flow
        found = cut_text(text) or missing_space(text, self._key_row()) or stray_bracket(text)
        if found is None and is_flow:
            found = question_in_brackets(text)
        if found is not None:
            self._findings.add(found, text.path)
        if text.text == "" and text.style != "quoted" and self._frames and not self._frames[-1].skip:
            self._findings.add(self._nothing(text), text.path)

    def _key_row(self) -> int | None:
        """The line of the name that the next value belongs to."""
        key = self._frames[-1].key if self._frames else None
        return self.source.row(key.start) if key else None

    def _nothing(self, text: Scalar) -> Problem:
        """The problem of a name or dash with nothing behind it."""
        frame = self._frames[-1]
        if frame.key is None:
            message, hint = "Nothing stands behind this dash.", "Write the text, or delete the dash."
            return problem("E018", self.source.place(max(text.start - 1, 0), text.start, text.path), message, hint)
        place = self.source.place(frame.key.start, frame.key.end, text.path)
        if text.style == "block":
            message = "A text that begins with “>” or “|” means that the text follows on the lines below; none does."
            return problem("E018", text.place, message, "If the sign belongs to the text, put the text in quotes.")
        if not frame.node.is_flow:
            message = f"Nothing stands behind {quoted(frame.key.text)}."
            return problem("E018", place, message, "Write its value behind the colon, or delete the line.")
        name, colon, rest = frame.key.text.partition(":")
        if colon and rest:
            message = f"There is no space behind the colon in {quoted(frame.key.text)}, so it is read as one word."
            return problem("E012", place, message, f"Write {quoted(f'{name}: {rest}')}.")
        message = f"{quoted(frame.key.text)} stands between commas as a name without a value."
        hint = (
            "If it belongs to the text before it, put that whole text in quotes, because a comma ends a text in braces."
        )
        return problem("E013", place, message, hint)

    def _key(self, key: Scalar) -> None:
        frame = self._frames[-1]
        assert isinstance(frame.node, Mapping)
        frame.key = key
        # Nearly every name is fine, so that only the others cost anything.
        is_fine = key.text not in frame.node.items and "." not in key.text and 0 < len(key.text.strip()) <= NAME_MAX
        frame.skip = not is_fine and self._refuse_name(key, frame, frame.node)

    def _refuse_name(self, key: Scalar, frame: _Frame, node: Mapping) -> bool:
        """Report a name that cannot stand here; whether its value is to be thrown away."""
        path, place = key.path, key.place
        first = node.items.get(key.text)
        if first is not None:
            line = self.source.row(first.key.start) + 1
            message = f"{quoted(key.text)} is written twice; the first is on line {line}."
            self._findings.add(problem("E008", place, message, "Keep one of the two, or give it another name."))
            return True
        if not key.text.strip():
            message = "There is no name before this colon."
            self._findings.add(problem("E007", place, message, "Write the name, or put the text in quotes."))
            return True
        if len(key.text) > NAME_MAX:
            message = f"{quoted(key.text)} is too long for a name, which has {NAME_MAX} characters at most."
            self._findings.add(problem("E015", place, message, "Is the colon part of a text? Put the text in quotes."))
            return True
        if not self._keys_are_paths(frame):
            message = f"The name {quoted(key.text)} holds a dot, which separates names in a path."
            hint = f"Write {quoted(key.text.replace('.', '-').strip('-'))}, for example."
            self._findings.add(problem("E014", place, message, hint), path)
        return False

    def _keys_are_paths(self, frame: _Frame) -> bool:
        """Whether the open map is one whose keys are paths."""
        return frame.node.path.rpartition(".")[2] in PATH_KEYED

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        start, end = self._span(event)
        self._count(start, end)
        if len(self._frames) >= DEPTH_MAX:
            message = f"This is nested more than {DEPTH_MAX} levels deep."
            place = self.source.place(start, None, self._where())
            raise LimitReached(problem("E015", place, message, "Is a bracket or brace opened here by mistake?"))
        is_name = self._is_key()
        path, is_flow = self._where(), bool(event.flow_style)
        node: Mapping | Sequence
        if isinstance(event, yaml.MappingStartEvent):
            node = Mapping(self.source, start, end, path, {}, is_flow)
        else:
            node = Sequence(self.source, start, end, path, [], is_flow)
        if event.anchor or event.tag:
            self._refuse_sign(node)
        self._frames.append(_Frame(node, is_name=is_name))

    def _no_name(self, node: Node) -> None:
        """A map or list stood where a name should; its value, which comes next, is thrown away."""
        message = "A name must be plain words; here a bracket or brace stands in its place."
        hint = "Put the text in quotes if the bracket belongs to it."
        self._findings.add(problem("E007", node.place, message, hint), node.path)
        frame = self._frames[-1]
        frame.key = Scalar(self.source, node.start, node.end, node.path, "")
        frame.skip = True

    def _close(self, event: yaml.CollectionEndEvent) -> None:
        frame = self._frames.pop()
        node = frame.node
        _, end = self._span(event)
        if isinstance(node, Mapping):
            node = Mapping(self.source, node.start, end, node.path, node.items, node.is_flow)
        else:
            node = Sequence(self.source, node.start, end, node.path, node.nodes, node.is_flow)
            if node.is_flow:
                self._check_commas(node)
        if frame.is_name:
            self._no_name(node)
            return
        if self._is_bare_pair(node):
            self._findings.add(pair_in_brackets(node), node.path)
        self._place_node(node)

    def _is_bare_pair(self, node: Node) -> bool:
        """Whether a map is one that YAML makes of `[a text: with a colon]`."""
        in_brackets = (
            bool(self._frames) and isinstance(self._frames[-1].node, Sequence) and self._frames[-1].node.is_flow
        )
        return in_brackets and isinstance(node, Mapping) and self.source.text[node.start : node.start + 1] != "{"

    def _check_commas(self, node: Sequence) -> None:
        for before, item in zip(node.nodes, node.nodes[1:], strict=False):
            found = cut_item(before, item)
            if found is not None:
                self._findings.add(found, node.path)

    def _alias(self, event: yaml.AliasEvent) -> None:
        start, end = self._span(event)
        self._count(start, end)
        word = f"*{event.anchor}"
        path = joined(self._frames[-1].node.path, word) if self._is_key() else self._where()
        text = Scalar(self.source, start, end, path, word)
        self._refuse_sign(text)
        if self._is_key():
            self._key(text)
        else:
            self._place_node(text)

    def _refuse_sign(self, node: Node) -> None:
        """An anchor, alias or tag."""
        sign = self.source.text[node.start : node.start + 1]
        name = {"&": "a label", "*": "a reference to a label", "!": "a type"}.get(sign, "a label")
        message = f"A value that begins with “{sign}” is {name} in YAML, which documents here don't use."
        hint = "If the sign belongs to the text, put the text in quotes. To use something twice, write it twice."
        place = self.source.place(node.start, None, node.path)
        self._findings.add(problem("E010", place, message, hint), node.path)

    def _second_document(self, event: yaml.Event) -> None:
        start, end = self._span(event)
        message = "A second document begins here; a file holds one."
        hint = "Put what follows into a file of its own, or delete this line."
        self._findings.add(problem("E022", self.source.place(start, max(end, start + 3)), message, hint))

    def _count(self, start: int, end: int) -> None:
        self._findings.nodes += 1
        if self._findings.nodes > NODES_MAX:
            message = f"This document has more than {NODES_MAX:,} values, the most that one may have."
            raise LimitReached(
                problem("E015", self.source.place(start, end), message, "Split it into several documents.")
            )

    def _place_node(self, node: Node) -> None:
        """Put a finished node where it belongs."""
        if not self._frames:
            self._root = node if self._root is None else self._root
            return
        frame = self._frames[-1]
        if isinstance(frame.node, Sequence):
            frame.node.nodes.append(node)
        elif frame.key is not None:
            if not frame.skip:
                frame.node.items[frame.key.text] = Entry(frame.key, node)
            frame.key = None
