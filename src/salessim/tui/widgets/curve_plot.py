"""The curve of a review: what a call was worth before the first line and after each, drawn in a few rows."""

from collections.abc import Sequence

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

_LABEL = 6
_UP, _LEVEL = "▲", "─"


class CurvePlot(Widget):
    """Steps from line to line; one line is pointed at."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._values: tuple[float, ...] = ()
        self._marks: tuple[str, ...] = ()
        self._at = 0
        self._limits: tuple[float, float] = (0.0, 100.0)

    def show(self, values: Sequence[float], marks: Sequence[str], at: int, limits: tuple[float, float]) -> None:
        """Draw other values.

        Args:
            values: Before the first line and after each.
            marks: A sign for each line, such as `?`; a blank where there is nothing to say.
            at: The line that is pointed at [1..].
            limits: The lowest and the highest value that the plot shows.
        """
        self._values, self._marks, self._at, self._limits = tuple(values), tuple(marks), at, limits
        self.refresh()

    @property
    def plain(self) -> str:
        """What is drawn, as text."""
        return self._content(self.size.width, self.size.height).plain

    def render(self) -> RenderResult:
        """The plot."""
        return self._content(self.size.width, self.size.height)

    def _content(self, width: int, height: int) -> Content:
        if len(self._values) < 2 or height < 4 or width < 2 * _LABEL:
            return Content("")
        low, high = self._limits
        rows = curve_rows(self._values, self._limits, width - _LABEL - 2, height - 2)
        names = {0: high, len(rows) // 2: (low + high) / 2, len(rows) - 1: low}
        lines = [
            Content.assemble(
                (_label(names.get(number)), "$ink-soft"), (" ┤" if number in names else " │", "$rule"), row
            )
            for number, row in enumerate(rows)
        ]
        return Content("\n").join([*lines, *self._below(width)])

    def _below(self, width: int) -> tuple[Content, Content]:
        """Signs of the lines under the curve, and the pointer under them."""
        room = width - _LABEL - 2
        signs, pointer = [" "] * room, [" "] * room
        for number, mark in enumerate(self._marks, start=1):
            place = place_of(number, len(self._values), room)
            for offset, sign in enumerate(mark.strip()[:2]):
                if place + offset < room:
                    signs[place + offset] = sign
        place = place_of(self._at, len(self._values), room)
        pointer[place] = _UP
        text = f"{self._at}"
        start = place + 2 if place + 1 + len(text) < room else place - 1 - len(text)
        pointer[start : start + len(text)] = text
        indent = " " * (_LABEL + 2)
        return (
            Content.styled(indent + "".join(signs), "bold $ink-bad"),
            Content.styled(indent + "".join(pointer), "bold $ink-accent"),
        )


def place_of(number: int, count: int, width: int) -> int:
    """The column at which what comes after a line stands [cells].

    Args:
        number: The line; 0: before the first.
        count: How many values there are, that before the first line with them.
        width: Width of the plot [cells].
    """
    return round(number * (width - 1) / max(1, count - 1))


def curve_rows(values: Sequence[float], limits: tuple[float, float], width: int, height: int) -> list[str]:
    """The curve as rows of text, the highest first; each value holds until the next.

    Args:
        values: Before the first line and after each.
        limits: The lowest and the highest value that the plot shows.
        width: Width [cells].
        height: Height [rows].
    """
    grid = [[" "] * width for _ in range(height)]
    low, high = limits
    span = max(high - low, 1e-9)

    def row_of(value: float) -> int:
        return height - 1 - round((min(max(value, low), high) - low) / span * (height - 1))

    for number in range(len(values) - 1):
        here, there = place_of(number, len(values), width), place_of(number + 1, len(values), width)
        level, following = row_of(values[number]), row_of(values[number + 1])
        for column in range(here, there + 1):
            if grid[level][column] == " ":
                grid[level][column] = _LEVEL
        if level != following:
            falls = following > level
            grid[level][there], grid[following][there] = ("╮", "╰") if falls else ("╯", "╭")
            for row in range(min(level, following) + 1, max(level, following)):
                grid[row][there] = "│"
        elif number + 2 == len(values):
            grid[following][there] = _LEVEL
    return ["".join(row) for row in grid]


def _label(value: float | None) -> str:
    return " " * _LABEL if value is None else f"{_short(value):>{_LABEL}}"


def _short(value: float) -> str:
    """A value in at most six characters."""
    return f"{value / 1000:.0f}k" if abs(value) >= 10_000 else f"{value:.0f}"
