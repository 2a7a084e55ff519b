"""A row of cells that wrap and line up at any width: what lists, cards and transcripts are drawn with.

Textual's own table widget scrolls sideways and costs much per row; a row of text in a list needs neither.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row.

    Attributes:
        content: What stands in it; colours are names of inks, such as `$ink-soft`.
        width: Width [cells]; None for as wide as its text, 0 for what the others leave.
        is_right: Whether it stands at the right edge of its column.
        wraps: Whether it goes on in the next line where it is too long; else it is cut off with an ellipsis.
    """

    content: Content
    width: int | None = None
    is_right: bool = False
    wraps: bool = True

    def at(self, width: int) -> Content:
        """Its content for a column of that width [cells]."""
        content = self.content if self.wraps else self.content.truncate(max(1, width), ellipsis=True)
        missing = width - content.cell_length
        return content.pad_left(missing) if self.is_right and missing > 0 else content


def cell(text: str, style: str = "", *, width: int | None = None, is_right: bool = False) -> Cell:
    """A cell of one style. The text is taken as it is: brackets in it are not markup."""
    return Cell(Content.styled(text, style) if style else Content(text), width, is_right)


def filling(text: str, style: str = "", *, wraps: bool = True) -> Cell:
    """The cell that takes the width the others leave, and wraps in it or is cut off there."""
    return replace(cell(text, style, width=0), wraps=wraps)


class Columns(Visual):
    """Cells side by side. Where there is not enough room, cells at the end give way, then the filling one wraps."""

    GAP = 2
    NARROWEST_FILLING = 12

    def __init__(self, *cells: Cell) -> None:
        self._cells = cells

    @property
    def plain(self) -> str:
        """The text without layout, for finding by type-ahead and for tests."""
        return "  ".join(each.content.plain for each in self._cells)

    def _widths(self, width: int) -> list[tuple[Cell, int]]:
        """Cells that fit, with their widths; cells are dropped from the end, never the filling one."""
        cells = list(self._cells)
        while True:
            fixed = sum(self._natural(each) for each in cells if each.width != 0)
            room = width - fixed - self.GAP * (len(cells) - 1)
            flexible = [each for each in cells if each.width == 0]
            wanted = min(self.NARROWEST_FILLING, *(each.content.cell_length for each in flexible)) if flexible else 0
            droppable = [index for index, each in enumerate(cells) if index and each.width != 0]
            if room >= wanted or not droppable:
                break
            del cells[droppable[-1]]
        share = max(1, room // max(1, len(flexible)))
        return [(each, share if each.width == 0 else min(self._natural(each), width)) for each in cells]

    @staticmethod
    def _natural(each: Cell) -> int:
        return each.content.cell_length if each.width is None else each.width

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Width at which nothing wraps [cells]."""
        lengths = [each.width or each.content.get_optimal_width(rules, container_width) for each in self._cells]
        return sum(lengths) + self.GAP * (len(lengths) - 1)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Height of the tallest cell [lines]."""
        return max((each.at(own).get_height(rules, own) for each, own in self._widths(width) if own > 0), default=1)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draw the cells side by side."""
        plain = replace(options, selection=None)
        drawn: list[tuple[list[Strip], int]] = []
        for each, own in self._widths(width):
            drawn.append((each.at(own).render_strips(own, None, style, plain), own))
        lines = max((len(strips) for strips, _ in drawn), default=1)
        blank = style.rich_style
        gap = Strip.blank(self.GAP, blank)
        rows: list[Strip] = []
        for line in range(lines if height is None else min(lines, height)):
            parts: list[Strip] = []
            for strips, own in drawn:
                part = strips[line] if line < len(strips) else Strip.blank(own, blank)
                parts += [part.adjust_cell_length(own, blank), gap]
            rows.append(Strip.join(parts[:-1]).adjust_cell_length(width, blank))
        return rows


class Stack(Visual):
    """Visuals under one another, as one."""

    def __init__(self, parts: Sequence[Visual]) -> None:
        self._parts = tuple(parts)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Width of the widest [cells]."""
        return max((part.get_optimal_width(rules, container_width) for part in self._parts), default=0)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Sum of the heights [lines]."""
        return sum(part.get_height(rules, width) for part in self._parts)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draw one after the other."""
        plain = replace(options, selection=None)
        rows = [strip for part in self._parts for strip in part.render_strips(width, None, style, plain)]
        return rows if height is None else rows[:height]
