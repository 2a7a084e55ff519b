"""A difference along the months: on average, with the band in which 8 of 10 futures lie, and none marked."""

from collections.abc import Sequence

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from salessim.study.intervals import Estimate
from salessim.study.sentences import amount

MEAN, BAND, ZERO, BLANK = "━", "░", "┄", " "
INKS = {MEAN: "bold $ink-accent", BAND: "$ink-soft", ZERO: "$ink-part", BLANK: ""}
ROWS = 9
"""Height of the plot without its months [rows]: odd, so that there is one in the middle."""
_LABEL = 8
_WIDEST = 6


class BandPlot(Widget):
    """One option's difference, month by month."""

    def __init__(self, points: Sequence[Estimate], months: Sequence[str], unit: str) -> None:
        super().__init__(classes="band-plot")
        self._points, self._months, self._unit = tuple(points), tuple(months), unit
        self.styles.height = ROWS + 1

    @property
    def plain(self) -> str:
        """What is drawn, as text."""
        return self._content(self.size.width).plain

    def render(self) -> RenderResult:
        """The plot."""
        return self._content(self.size.width)

    def _content(self, width: int) -> Content:
        if not self._points or width < 3 * _LABEL:
            return Content("")
        room = min(width - _LABEL - 2, _WIDEST * len(self._points))
        low, high = limits_of(self._points)
        rows = band_rows(self._points, (low, high), room, ROWS)
        named = {0: high, len(rows) - 1: low}
        zero = _row_of(0.0, (low, high), ROWS)
        named.setdefault(zero, 0.0)
        lines = [
            Content.assemble(
                (_label(named.get(number), self._unit), "$ink-soft"),
                (" ┤" if number in named else " │", "$rule"),
                *_runs(row),
            )
            for number, row in enumerate(rows)
        ]
        return Content("\n").join([*lines, Content.styled(_below(self._months, room), "$ink-soft")])


def limits_of(points: Sequence[Estimate]) -> tuple[float, float]:
    """Between which values a plot of these lies, none among them."""
    ends = [end for found in points for end in (found.low, found.mean, found.high) if end is not None]
    low, high = min([0.0, *ends]), max([0.0, *ends])
    return (low, high) if high > low else (low - 1.0, high + 1.0)


def band_rows(points: Sequence[Estimate], limits: tuple[float, float], width: int, height: int) -> list[str]:
    """The plot as rows of text, the highest first.

    Args:
        points: Month by month.
        limits: The lowest and the highest value that is shown.
        width: Width [cells].
        height: Height [rows].
    """
    grid = [[BLANK] * width for _ in range(height)]
    zero = _row_of(0.0, limits, height)
    for column in range(width):
        found = points[min(len(points) - 1, column * len(points) // width)]
        grid[zero][column] = ZERO
        if found.low is not None and found.high is not None:
            for row in range(_row_of(found.high, limits, height), _row_of(found.low, limits, height) + 1):
                if row != zero:
                    grid[row][column] = BAND
        grid[_row_of(found.mean, limits, height)][column] = MEAN
    return ["".join(row) for row in grid]


def _row_of(value: float, limits: tuple[float, float], height: int) -> int:
    low, high = limits
    return height - 1 - round((min(max(value, low), high) - low) / (high - low) * (height - 1))


def _runs(row: str) -> list[tuple[str, str]]:
    """Neighbours of one sign together, each with its ink."""
    runs: list[tuple[str, str]] = []
    for sign in row:
        if runs and runs[-1][0][-1] == sign:
            runs[-1] = (runs[-1][0] + sign, runs[-1][1])
        else:
            runs.append((sign, INKS[sign]))
    return runs


def _label(value: float | None, unit: str) -> str:
    return " " * _LABEL if value is None else f"{amount(value, unit, bare=True):>{_LABEL}}"


def _below(months: Sequence[str], room: int) -> str:
    """The first and the last month, at the ends."""
    first, last = months[0], months[-1]
    gap = room - len(first) - len(last)
    names = f"{first}{' ' * gap}{last}" if gap > 0 else last
    return " " * (_LABEL + 2) + names
