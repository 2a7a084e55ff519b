"""A list of rows under headings, one of them under the pointer."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from salessim.tui import words
from salessim.tui.widgets.columns import Cell, Columns, Stack


def heading(text: str, *, has_gap: bool = True) -> Option:
    """A line above rows that belong together, after an empty one if it has a gap; it cannot be chosen."""
    title = Content.styled(text, "bold $ink-accent")
    return Option(Stack((Content(""), title)) if has_gap else title, disabled=True)


def remark(text: str) -> Option:
    """A line to read that cannot be chosen, such as why a list is empty."""
    return Option(Content.styled(text, "$ink-soft"), disabled=True)


def row(row_id: str, *cells: Cell, below: Visual | None = None) -> Option:
    """A row that can be chosen.

    Args:
        row_id: What is reported when it is chosen.
        cells: Its cells.
        below: A second line, if there is one.
    """
    line = Columns(*cells)
    return Option(Stack((line, below)) if below else line, id=row_id)


class RowList(OptionList):
    """A list that marks the row under the pointer with a sign as well as a colour."""

    def show(self, rows: Sequence[Option], *, keep: bool = True) -> None:
        """Replace all rows.

        Args:
            rows: Headings, remarks and rows.
            keep: Whether the pointer stays on the row with the same id, where there still is one.
        """
        before = self.highlighted_option.id if self.highlighted_option else None
        self.set_options(rows)
        ids = [each.id for each in rows]
        if keep and before in ids and before is not None:
            self.highlighted = ids.index(before)
        else:
            self.point_at_first()

    def point_at_first(self) -> None:
        """Put the pointer on the first row that can be chosen, and show the list from its top."""
        self.highlighted = next((index for index, each in enumerate(self.options) if not each.disabled), None)
        self.scroll_home(animate=False)

    def point_at(self, row_id: str) -> None:
        """Put the pointer on a row; with the heading in view where it is the first."""
        index = self.get_option_index(row_id)
        if any(not each.disabled for each in self.options[:index]):
            self.highlighted = index
        else:
            self.point_at_first()

    @property
    def chosen(self) -> str | None:
        """Id of the row under the pointer."""
        return self.highlighted_option.id if self.highlighted_option else None

    def _get_left_gutter_width(self) -> int:
        return len(words.CURSOR)

    def render_line(self, y: int) -> Strip:
        """The line of a row, behind the pointer if it is the first line of the row under it."""
        line = super().render_line(y)
        number = self.scroll_offset.y + y
        here = number < len(self._lines) and self._lines[number] == (self.highlighted, 0)
        style = next((segment.style for segment in line), None)
        return Strip([Segment(words.CURSOR if here else " " * len(words.CURSOR), style), *line])
