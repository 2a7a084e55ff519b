"""Problems as plain text: where, what, the line with a caret under the mistake, and what to do about it."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence

from salessim.errors import Problem

TAB_WIDTH = 4
"""Columns that a tab takes when a line is shown [columns]."""

_MARGIN = 20
"""Columns kept before the mistake where a long line is cut, if there are so many [columns]."""


def written(
    problems: Iterable[Problem], lines_of: Callable[[str], Sequence[str]] | None = None, *, width: int = 100
) -> str:
    """Problems one below the other, with an empty line between them.

    Args:
        problems: In the order in which they are to be shown.
        lines_of: The lines of a file by its name as places give it; empty where they are not at hand.
        width: Columns to keep to [columns].
    """
    texts = []
    for found in problems:
        lines = lines_of(found.place.file) if lines_of else ()
        texts.append(written_problem(found, lines, width=width))
    return "\n\n".join(texts)


def written_problem(found: Problem, lines: Sequence[str] = (), *, width: int = 100) -> str:
    """One problem: `file:line:column  message`, the line, a caret and the hint.

    Args:
        found: The problem.
        lines: The lines of the file it is in; none: the line is not shown.
        width: Columns to keep to [columns].
    """
    kind = "" if found.severity == "error" else f"{found.severity}: "
    rows = [f"{found.place}  {kind}{found.message} [{found.code}]"]
    row = found.place.line - 1
    if 0 <= row < len(lines):
        number = f"{found.place.line:5} | "
        shown, indent, under = _cut(lines[row], found.place.column - 1, found.place.width, max(20, width - len(number)))
        rows += [number + shown, " " * (len(number) - 2) + "| " + " " * indent + "^" * under]
    if found.hint:
        rows.append(f"        {found.hint}")
    return "\n".join(rows)


def _cut(line: str, start: int, width: int, most: int) -> tuple[str, int, int]:
    """The part of a line around a mistake, and where the caret stands under it [columns]."""
    cells = [_cell(sign) for sign in line]
    start = min(start, len(cells))
    indent = sum(columns for _, columns in cells[:start])
    under = max(1, sum(columns for _, columns in cells[start : start + width]))
    total = sum(columns for _, columns in cells)
    if total <= most:
        return "".join(sign for sign, _ in cells).rstrip(), indent, min(under, most - min(indent, most - 1))
    first, lead = _first_shown(cells, start, indent, most)
    kept, used = [], lead
    for sign, columns in cells[first:]:
        if used + columns > most - 1:
            kept.append("…")
            break
        kept.append(sign)
        used += columns
    before = lead + sum(columns for _, columns in cells[first:start])
    return ("…" if lead else "") + "".join(kept), before, max(1, min(under, most - before - 1))


def _first_shown(cells: Sequence[tuple[str, int]], start: int, indent: int, most: int) -> tuple[int, int]:
    """The first character to show of a long line, and the columns of the sign that says that it was cut."""
    margin = min(_MARGIN, most // 3)
    if indent < most - margin:
        return 0, 0
    first, back = start, 0
    while first > 0 and back + cells[first - 1][1] <= margin:
        first -= 1
        back += cells[first][1]
    return first, 1


def _cell(sign: str) -> tuple[str, int]:
    """What to show for a character and how many columns it takes; nothing that a terminal would obey."""
    if sign == "\t":
        return " " * TAB_WIDTH, TAB_WIDTH
    code = ord(sign)
    if code < 0x20:
        return chr(0x2400 + code), 1
    category = unicodedata.category(sign)
    if category in ("Mn", "Me"):
        return sign, 0
    if category in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return "�", 1
    return sign, 2 if unicodedata.east_asian_width(sign) in "WF" else 1
