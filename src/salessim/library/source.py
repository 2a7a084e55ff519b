"""The text of one document: decoded, with its lines, and able to say where a piece of it stands."""

import bisect
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from salessim.errors import Place, Problem
from salessim.library.limits import LINE_PROBLEMS_MAX, SIZE_MAX_BYTES
from salessim.library.shape_checks import problem

_OTHER_ENCODINGS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_BYTE_ORDER_MARK = "\ufeff"

# Control characters, line breaks that only some programs honour, text direction overrides and signs without width:
# none is ever meant, and some make a line say something else than it shows.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
# Spaces that look like a space and are none for YAML: in front of a line, and behind the colon or dash of an entry.
_STRANGE_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_MISPLACED_SPACE = re.compile(
    rf"^[ \t{_STRANGE_SPACE}]*[{_STRANGE_SPACE}][ \t{_STRANGE_SPACE}]*|(?<=[:\-])[{_STRANGE_SPACE}]+", re.MULTILINE
)
_STRANGE = re.compile(f"[{_STRANGE_SPACE}]")
_TAB_IN_FRONT = re.compile(r"^[ ]*\t[ \t]*(?=[^ \t\n])", re.MULTILINE)


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """The text of one document.

    Attributes:
        file: The file as the user named it, or the name of a shipped document.
        text: What is parsed: line breaks are line feeds, and forbidden characters and tabs in front of a line are
            replaced by spaces, so that one of them does not hide the mistakes behind it.
        lines: The lines as they were written, for showing them.
    """

    file: str
    text: str = field(repr=False)
    lines: tuple[str, ...] = field(repr=False)
    _starts: tuple[int, ...] = field(repr=False)
    _shifts: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}), repr=False)

    @classmethod
    def of(cls, text: str, file: str, *, tab_width: int = 1) -> "Source":
        """A source from decoded text.

        Args:
            text: The document, line breaks of any kind.
            file: How to call it in places.
            tab_width: Spaces that stand for a tab in front of a line [characters].
        """
        written = text.replace("\r\n", "\n").replace("\r", "\n")
        clean = _MISPLACED_SPACE.sub(lambda hit: _STRANGE.sub(" ", hit[0]), _FORBIDDEN.sub(" ", written))
        shifts: dict[int, int] = {}
        if tab_width != 1 and "\t" in clean:
            rows = clean.split("\n")
            for number, row in enumerate(rows):
                front = row[: len(row) - len(row.lstrip(" \t"))]
                if "\t" in front and len(front) < len(row):
                    rows[number] = front.replace("\t", " " * tab_width) + row[len(front) :]
                    shifts[number] = len(rows[number]) - len(row)
            clean = "\n".join(rows)
        elif "\t" in clean:
            clean = _TAB_IN_FRONT.sub(lambda hit: " " * len(hit[0]), clean)
        starts = [0, *(hit.end() for hit in re.finditer("\n", clean))]
        return cls(file, clean, tuple(written.split("\n")), tuple(starts), MappingProxyType(shifts))

    @property
    def has_tabs_in_front(self) -> bool:
        """Whether a line is indented with a tab."""
        return any("\t" in line[: len(line) - len(line.lstrip(" \t"))] and line.strip() for line in self.lines)

    def row(self, index: int) -> int:
        """The line that a character stands on [0..]."""
        return bisect.bisect_right(self._starts, index) - 1

    def start(self, row: int) -> int:
        """The index of a line's first character."""
        return self._starts[row] if row < len(self._starts) else len(self.text)

    def place(self, start: int, end: int | None = None, path: str = "") -> Place:
        """Where a piece of the text stands.

        Args:
            start: Index of its first character in `text`.
            end: Index behind its last character; None for a single character. A piece that goes on over several lines
                is underlined to the end of its first.
            path: Keys that lead to it.
        """
        row = self.row(min(start, len(self.text)))
        column = start - self._starts[row] + 1 - self._shifts.get(row, 0)
        row_end = self.start(row + 1) - 1 if row + 1 < len(self._starts) else len(self.text)
        width = 1 if end is None else min(end, row_end) - start
        return Place(self.file, row + 1, max(1, column), path, max(1, width))


def decode(data: bytes, file: str) -> tuple[str | None, list[Problem]]:
    """Bytes as text, and what is wrong with them.

    Returns:
        The text without a byte order mark, None where there is no use in going on; and the problems: too large (E015),
        not UTF-8 (E016).
    """
    if len(data) > SIZE_MAX_BYTES:
        message = f"This file is larger than {SIZE_MAX_BYTES // 1_000_000} MB, the most that a document may have."
        return None, [problem("E015", Place(file, 1, 1), message, "Split it into several documents.")]
    for mark, name in _OTHER_ENCODINGS:
        if data.startswith(mark):
            return None, [problem("E016", Place(file, 1, 1), f"This file is saved as {name}.", _SAVE_AS_UTF8)]
    if data.count(b"\x00") > 1 + len(data) // 100:
        message = "This is not a text file."
        hint = "A document is plain text in the YAML format, saved by a text editor as UTF-8."
        return None, [problem("E016", Place(file, 1, 1), message, hint)]
    text = data.decode("utf-8", errors="surrogateescape").removeprefix(_BYTE_ORDER_MARK)
    return _without_escaped(text, file)


_SAVE_AS_UTF8 = "Save it as UTF-8: editors offer that under “Save as” or “Save with encoding”."


def _without_escaped(text: str, file: str) -> tuple[str, list[Problem]]:
    """Text with undecodable bytes replaced, and one problem for each line that had some."""
    if text.isascii() or not re.search("[\udc80-\udcff]", text):
        return text, []
    problems = []
    for number, line in enumerate(re.split("\r\n|\r|\n", text), start=1):
        hit = re.search("[\udc80-\udcff]+", line)
        if hit is None:
            continue
        raw = hit[0].encode("utf-8", "surrogateescape")
        likely = raw.decode("cp1252", "replace")
        place = Place(file, number, hit.start() + 1, width=len(hit[0]))
        message = f"This is not saved as UTF-8; the unreadable part is perhaps meant as “{likely}”."
        problems.append(problem("E016", place, message, _SAVE_AS_UTF8))
        if len(problems) == LINE_PROBLEMS_MAX:
            break
    return re.sub("[\udc80-\udcff]", "�", text), problems


def line_problems(source: Source) -> list[Problem]:
    """What can be seen in the lines alone: tabs in front (E009) and characters that nobody means to write (E021)."""
    return [*_tab_problems(source), *_character_problems(source)]


def _tab_problems(source: Source) -> list[Problem]:
    """One problem for each run of neighbouring lines that begin with a tab."""
    problems: list[Problem] = []
    previous = -2
    for row, line in enumerate(source.lines):
        front = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" not in front or not line.strip():
            continue
        if row != previous + 1 and len(problems) < LINE_PROBLEMS_MAX:
            tab = front.index("\t")
            width = len(front) - tab
            place = Place(source.file, row + 1, tab + 1, width=width)
            message = "This line begins with a tab; only spaces can show what belongs to what."
            problems.append(problem("E009", place, message, "Put two spaces for each level in place of the tab."))
        previous = row
    return problems


def _character_problems(source: Source) -> list[Problem]:
    """One problem for each line with forbidden characters or spaces that are none."""
    problems: list[Problem] = []
    for row, line in enumerate(source.lines):
        if line.isascii() and line.isprintable():
            continue
        hit = _FORBIDDEN.search(line) or _MISPLACED_SPACE.search(line)
        if hit is None or len(problems) == LINE_PROBLEMS_MAX:
            continue
        strange = _STRANGE.search(hit[0])
        at = hit.start() + (strange.start() if strange else 0)
        code = f"U+{ord(line[at]):04X}"
        if strange:
            message = f"Here is a special space ({code}) that looks like an ordinary one and is not understood."
            hint = "Delete it and type an ordinary space. Such spaces come with text copied from a web page or a PDF."
        else:
            message = f"Here is an invisible character ({code}) that a document may not hold."
            hint = "Delete it, or the word around it, and type it again."
        problems.append(problem("E021", Place(source.file, row + 1, at + 1), message, hint))
    return problems
