"""Reading a document although a part of it is not YAML.

A parser stops at the first mistake. Here the piece that could not be read is taken apart into its entries, which are
the lines that begin in its leftmost column with all that is indented below them, and each is read by itself, down to
the smallest piece that cannot be read. What is whole is kept, so that one missing quotation mark does not hide the
other mistakes.
"""

import re
from dataclasses import dataclass, field

import yaml

from salessim.errors import Problem
from salessim.library.composing import LOST, Composer, Findings
from salessim.library.limits import DEPTH_MAX, PROBLEMS_MAX, REREAD_MAX_CHARACTERS
from salessim.library.shape_checks import problem
from salessim.library.source import Source
from salessim.library.syntax_mistakes import line_without_colon, mistake
from salessim.library.tree import Entry, Mapping, Node, Scalar, Sequence, joined
from salessim.library.wording import quoted

_HEADER = re.compile(r"^[ ]*(?P<key>[^\s#\"'\[\]{}&*!|>%@`,?:-][^#\"'\[\]{}:]*?|[\w-]+) *:(?:[ \t]+#.*)?[ \t]*$")
_DASH = re.compile(r"^[ ]*-(?= |$)")


@dataclass(slots=True)
class Recovery:
    """Reads one source piece by piece.

    Attributes:
        source: The document.
        findings: Where mistakes are noted.
        left: How much text may still be read again [characters]; a bound on time.
    """

    source: Source
    findings: Findings
    left: int = REREAD_MAX_CHARACTERS
    _rows: list[str] = field(default_factory=list)

    def read(self) -> Node | None:
        """The tree of what could be read; None if nothing could.

        Raises:
            LimitReached: The document is too deep or too long (E015).
        """
        self._rows = self.source.text.split("\n")
        return self._piece(_Piece(0, len(self._rows), ""), 0)

    def _piece(self, piece: "_Piece", depth: int) -> Node | None:
        """The node that a piece holds, taken apart if it cannot be read as a whole."""
        node, found = self._try(piece)
        if found is None:
            return node
        entries = self._entries(piece) if depth < DEPTH_MAX and self.left > 0 else []
        before = len(self.findings.problems)
        rebuilt = self._rebuild(piece, entries, depth) if entries else None
        if len(self.findings.problems) == before:
            # Each entry is fine by itself: they do not fit together.
            self.findings.add_lost(found, piece.path)
        return rebuilt

    def _try(self, piece: "_Piece") -> tuple[Node | None, Problem | None]:
        """The piece's tree, or what keeps it from being read."""
        text = "\n".join([piece.first or self._rows[piece.begin], *self._rows[piece.begin + 1 : piece.end]])
        self.left -= len(text)
        offset = self.source.start(piece.begin)
        attempt = Findings(nodes=self.findings.nodes)
        composer = Composer(self.source, offset, piece.path, attempt)
        try:
            node = composer.compose(text)
        except yaml.MarkedYAMLError as error:
            return None, mistake(error, self.source, offset, piece.path, composer.last)
        self.findings.problems += attempt.problems
        self.findings.broken += attempt.broken
        self.findings.nodes = attempt.nodes
        return node, None

    def _entries(self, piece: "_Piece") -> list["_Piece"]:
        """The entries of a piece: its leftmost lines, each with what is indented below it."""
        rows = [piece.first or self._rows[piece.begin], *self._rows[piece.begin + 1 : piece.end]]
        filled = [number for number, row in enumerate(rows) if row.strip() and not row.lstrip().startswith("#")]
        if not filled:
            return []
        left = min(len(rows[number]) - len(rows[number].lstrip(" ")) for number in filled)
        heads = [number for number in filled if len(rows[number]) - len(rows[number].lstrip(" ")) == left]
        # A list may stand in the same column as the name it belongs to.
        named = [number for number in heads if not _DASH.match(rows[number])]
        heads = named if named and named[0] == heads[0] else heads
        heads = [number for number in heads if rows[number].strip()[0] not in "]}"] or heads
        if heads[0] != filled[0]:
            heads.insert(0, filled[0])
        ends = [*heads[1:], len(rows)]
        return [
            _Piece(piece.begin + head, piece.begin + end, piece.path, rows[head] if head == 0 else None)
            for head, end in zip(heads, ends, strict=True)
        ]

    def _rebuild(self, piece: "_Piece", entries: list["_Piece"], depth: int) -> Node | None:
        """The map or list of a piece from its entries."""
        start = self.source.start(piece.begin)
        end = max(start, self.source.start(piece.end) - 1)
        mapping = Mapping(self.source, start, end, piece.path)
        sequence = Sequence(self.source, start, end, piece.path)
        for entry in entries:
            if len(self.findings.problems) >= PROBLEMS_MAX or self.left <= 0:
                self.findings.broken.append(joined(piece.path, LOST))
                break
            head = entry.first or self._rows[entry.begin]
            if _DASH.match(head):
                self._item(entry, sequence, depth)
            else:
                self._named(entry, mapping, depth)
        return sequence if sequence.nodes and not mapping.items else mapping

    def _item(self, entry: "_Piece", sequence: Sequence, depth: int) -> None:
        """One item of a list: what stands behind its dash."""
        head = entry.first or self._rows[entry.begin]
        path = joined(sequence.path, len(sequence.nodes))
        undashed = _DASH.sub(lambda hit: hit[0][:-1] + " ", head)
        node = self._piece(_Piece(entry.begin, entry.end, path, undashed), depth + 1)
        if node is not None:
            sequence.nodes.append(node)
        else:
            self.findings.broken.append(path)
            start = self.source.start(entry.begin)
            sequence.nodes.append(Scalar(self.source, start, start + len(head), path, ""))

    def _named(self, entry: "_Piece", mapping: Mapping, depth: int) -> None:
        """One named entry, or several if they were read together."""
        node, found = self._try(entry)
        if found is None:
            if isinstance(node, Mapping):
                for pair in node.items.values():
                    self._add(mapping, pair)
            elif node is not None:
                row = self.source.row(node.start)
                self.findings.add_lost(line_without_colon(self.source, row, node.path), mapping.path)
            return
        inside = self._inside(entry)
        if inside is None:
            self.findings.add(found, _guessed_path(entry, entry.first or self._rows[entry.begin]))
            return
        key, piece = inside
        before = len(self.findings.problems)
        value = self._piece(piece, depth + 1)
        if len(self.findings.problems) == before:
            self.findings.add_lost(found, piece.path)
        if value is None:
            self.findings.broken.append(piece.path)
        else:
            self._add(mapping, Entry(key, value))

    def _inside(self, entry: "_Piece") -> tuple[Scalar, "_Piece"] | None:
        """The name of an entry and the piece below it; None where the value stands on the same line."""
        head = entry.first or self._rows[entry.begin]
        header = _HEADER.match(head)
        if header is None or entry.end <= entry.begin + 1:
            return None
        path = joined(entry.path, header["key"])
        start = self.source.start(entry.begin) + header.start("key")
        key = Scalar(self.source, start, start + len(header["key"]), path, header["key"])
        return key, _Piece(entry.begin + 1, entry.end, path)

    def _add(self, mapping: Mapping, pair: Entry) -> None:
        first = mapping.items.setdefault(pair.key.text, pair)
        if first is not pair:
            line = self.source.row(first.key.start) + 1
            message = f"{quoted(pair.key.text)} is written twice; the first is on line {line}."
            hint = "Keep one of the two, or give it another name."
            self.findings.add(problem("E008", pair.key.place, message, hint))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines of a source.

    Attributes:
        begin: First line [0..].
        end: Line behind the last.
        path: Keys that lead to what the lines hold.
        first: The first line if it is read otherwise than it is written: with its dash blanked out.
    """

    begin: int
    end: int
    path: str
    first: str | None = None


def _guessed_path(entry: _Piece, head: str) -> str:
    """The path of an entry that could not be read, as far as its first line tells."""
    name = head.partition(":")[0].strip(" -\"'")
    return joined(entry.path, name if name and ":" in head else LOST)
