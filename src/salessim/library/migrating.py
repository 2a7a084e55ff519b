"""Older formats rewritten as the current one, by changing single pieces of the text: comments and layout stay.

A step leads from one major version of a format to the next. It looks at the tree and says which pieces of the text to
replace; the number in the format line is changed for it. `STEPS` holds the step that starts from each old version. All
formats are at their first version, so it is empty.
"""

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from salessim.errors import DocumentError, InputError
from salessim.library.reading import Reading, read
from salessim.library.source import decode
from salessim.library.tree import Mapping, Scalar
from salessim.library.wording import quoted
from salessim.model.document import FORMAT_LINE, KINDS, MAJORS, Kind


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of a text to be replaced.

    Attributes:
        start: Index of its first character, as nodes of the tree have it.
        end: Index behind its last character; the start, where something is only put in.
        text: What to write there; line breaks are line feeds.
    """

    start: int
    end: int
    text: str


Step: TypeAlias = Callable[[Mapping], Iterable[Edit]]
"""What to change in a document of one version to make it one of the next."""

Steps: TypeAlias = AnyMapping[Kind, AnyMapping[int, Step]]

STEPS: Steps = MappingProxyType({kind: MappingProxyType({}) for kind in KINDS})
"""For each kind, by the major version that it starts from."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """A document in the current version of its format.

    Attributes:
        kind: Its kind.
        before: The major version it was written in.
        after: The current one.
        data: The document, in UTF-8.
    """

    kind: Kind
    before: int
    after: int
    data: bytes

    @property
    def has_changed(self) -> bool:
        """Whether there was anything to do."""
        return self.before != self.after


def renamed(key: Scalar, name: str) -> Edit:
    """The edit that gives an entry another name."""
    return Edit(key.start, key.end, name)


def migrated(data: bytes, file: str, *, steps: Steps = STEPS, majors: AnyMapping[Kind, int] = MAJORS) -> Migrated:
    """A document in the current version of its format; untouched where it is that already.

    Args:
        data: The document.
        file: How to call it in messages.
        steps: The steps there are.
        majors: The current version of each format.

    Raises:
        DocumentError: It cannot be read.
        InputError: Its format is not known, newer than this program, or so old that no step leads on from it.
    """
    kind, before = _format_of(_read(data, file), file)
    current = majors[kind]
    if before > current:
        raise InputError(
            f"{quoted(file)} is {kind}/{before}, which is newer than this program.",
            f"It reads and writes {kind}/{current}. Install a newer salessim.",
        )
    for major in range(before, current):
        step = steps[kind].get(major)
        if step is None:
            raise InputError(f"{quoted(file)} is {kind}/{before}, and nothing leads on from {kind}/{major}.")
        data = _stepped(data, file, step, major)
    return Migrated(kind, before, current, data)


def _read(data: bytes, file: str) -> Reading:
    reading = read(data, file)
    if not reading.is_sound:
        raise DocumentError(reading.problems)
    return reading


def _format_of(reading: Reading, file: str) -> tuple[Kind, int]:
    assert reading.root is not None  # it is sound
    line = reading.root.text("format") or ""
    match = FORMAT_LINE.fullmatch(line.strip())
    kind = next((known for known in KINDS if match and known == match[1]), None)
    if match is None or kind is None:
        raise InputError(
            f"{quoted(file)} does not say which format it has.",
            f"Its first line should be something like “format: {KINDS[0]}/{MAJORS[KINDS[0]]}”.",
        )
    return kind, int(match[2][:6])


def _stepped(data: bytes, file: str, step: Step, major: int) -> bytes:
    reading = _read(data, file)
    assert reading.root is not None
    line = reading.root.items["format"].node
    number = re.compile(r"/(\d+)").search(reading.source.text, line.start, line.end)
    assert number is not None
    stepped = edited(data, [Edit(number.start(1), number.end(1), str(major + 1)), *step(reading.root)])
    if not read(stepped, file).is_sound:
        raise ValueError(f"the step from version {major} breaks {file}")
    return stepped


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """A document with some pieces replaced; everything else stays as it is, byte for byte.

    Raises:
        ValueError: Two edits overlap.
    """
    text, _ = decode(data, "")
    assert text is not None  # it was read before
    mark = data[: len(data) - len(data.removeprefix(b"\xef\xbb\xbf"))]
    # Indices of a tree count a line break as one character, whatever it is in the file.
    pieces = re.split("(\r\n|\r|\n)", text)
    breaks = pieces[1::2]
    usual = max(set(breaks), key=breaks.count) if breaks else "\n"
    units = [unit for number, piece in enumerate(pieces) for unit in ([piece] if number % 2 else piece)]
    behind = len(units)
    for edit in sorted(edits, key=lambda one: (one.start, one.end), reverse=True):
        if edit.end > behind:
            raise ValueError(f"two edits overlap at {edit.end}")
        units[edit.start : edit.end] = [edit.text.replace("\n", usual)]
        behind = edit.start
    return mark + "".join(units).encode("utf-8")
