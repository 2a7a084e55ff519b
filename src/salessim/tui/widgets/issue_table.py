"""The issues of a negotiation in rows: what holds today, what the other side wants, your offer and its worth."""

from dataclasses import dataclass
from typing import Final

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from salessim.app.table_views import Priced, TableScreen
from salessim.tui import table_words as words
from salessim.tui.bidding import Bid, his_terms

NARROW: Final = 72
"""Below this width [cells] today's terms give way."""

_GAP: Final = 2
_WIDEST_TODAY, _WIDEST_HIS, _NARROWEST_YOURS, _WIDEST_YOURS = 10, 15, 16, 21


@dataclass(frozen=True, slots=True)
class IssueRow:
    """One row, in words.

    Attributes:
        title: The issue.
        today: What holds today.
        his: What the other side wants.
        yours: What you offer.
        worth: What that is worth to you.
        is_asked: Whether it is asked in return.
        is_beyond: Whether it is more than you may give alone.
        is_explained: Whether the other side has told what is behind it.
    """

    title: str
    today: str
    his: str
    yours: str
    worth: str
    is_asked: bool
    is_beyond: bool
    is_explained: bool


@dataclass(frozen=True, slots=True)
class IssueRows:
    """The whole table, in words.

    Attributes:
        headings: Over the columns: the other side's and yours.
        rows: The issues.
        pointer: Number of the row under the pointer; -1: none.
        together: What the options are worth together beyond the rows; empty: nothing.
        his_sum: What the other side's terms are worth to you.
        your_sum: What yours are.
        no_deal: What no deal is.
        no_deal_short: The same where there is little room.
    """

    headings: tuple[str, str]
    rows: tuple[IssueRow, ...]
    pointer: int
    together: str
    his_sum: str
    your_sum: str
    no_deal: str
    no_deal_short: str


def issue_rows(table: TableScreen, bid: Bid, priced: Priced, buyer: str) -> IssueRows:
    """The rows of a table with an offer in the making.

    Args:
        table: The table.
        bid: The offer.
        priced: What the package in hand is worth.
        buyer: Short name of whoever bargains.
    """
    his = his_terms(table) or ("",) * len(table.issues)
    on_table = table.demand if table.demand is not None else table.his[0] if table.his else None
    rows = []
    for number, issue in enumerate(table.issues):
        options = {option.id: option for option in issue.options}
        mine, theirs = options[bid.package[number]], options.get(his[number])
        today = next(option.title for option in issue.options if option.is_today)
        rows.append(
            IssueRow(
                issue.title,
                today,
                theirs.title if theirs else words.FRONTIER,
                mine.title,
                words.money(priced.by_issue[number]),
                issue.id in bid.asked,
                mine.needs_approval,
                issue.is_explained,
            )
        )
    # What is shown adds up to what is shown.
    rest = round(priced.package.yours) - sum(map(round, priced.by_issue))
    return IssueRows(
        headings=(words.his_column(buyer), words.your_column(bid.in_hand + 1, len(bid.packages))),
        rows=tuple(rows),
        pointer=-1 if table.has_ended else bid.line,
        together=words.money(rest) if abs(priced.together) >= 1 else "",
        his_sum=words.money(on_table.yours) if on_table else "",
        your_sum=words.money(priced.package.yours),
        no_deal=words.no_deal(table.no_deal),
        no_deal_short=f"{words.NO_DEAL} {words.money(table.no_deal)}",
    )


class IssueTable(Widget):
    """Draws the rows in columns that fit the width; signs stand beside every colour."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: IssueRows | None = None

    def show(self, rows: IssueRows) -> None:
        """Replace the rows."""
        self._shown = rows
        self.styles.height = len(rows.rows) + 2 + bool(rows.together)
        self.refresh()

    @property
    def plain(self) -> str:
        """What is drawn, as text."""
        return self._content(self.size.width).plain

    def render(self) -> RenderResult:
        """The table."""
        return self._content(self.size.width)

    def _content(self, width: int) -> Content:
        shown = self._shown
        if shown is None or width <= 0:
            return Content("")
        widths = _widths(shown, width)
        soft = "$ink-soft"
        lines = [_line(widths, ("", words.TODAY, shown.headings[0], shown.headings[1], words.TO_YOU), (soft,) * 5)]
        lines += [self._row(number, row, widths) for number, row in enumerate(shown.rows)]
        if shown.together:
            lines.append(_line(widths, (words.TOGETHER, "", "", "", shown.together), (soft,) * 5, spans=True))
        ink = "$ink-bad" if shown.your_sum.startswith("-") else "$ink-good"
        widths = (widths[0] + (widths[1] + _GAP if widths[1] else 0), 0, *widths[2:])
        no_deal = shown.no_deal if len(shown.no_deal) <= widths[3] else shown.no_deal_short
        cells = (words.SUM, "", shown.his_sum, no_deal, shown.your_sum)
        lines.append(_line(widths, cells, ("bold", "", "bold $ink-other", soft, f"bold {ink}")))
        return Content("\n").join(lines)

    def _row(self, number: int, row: IssueRow, widths: tuple[int, ...]) -> Content:
        shown = self._shown
        is_here = shown is not None and number == shown.pointer
        mark = words.BEYOND if row.is_beyond else words.ASKED if row.is_asked else ""
        yours = f"{words.LESS} {row.yours} {words.MORE}" if is_here else f"  {row.yours}"
        explained = f" {words.EXPLAINED}" if row.is_explained else ""
        styles = ("bold" if is_here else "", "$ink-soft", "$ink-other", "bold $ink-accent", "")
        cells = (row.title + explained, row.today, row.his, yours, row.worth)
        ink = "$ink-bad" if row.is_beyond else "$ink-part"
        line = _line(widths, cells, styles, mark=Content.styled(mark, f"bold {ink}"), is_here=is_here)
        return line.stylize("on $paper-marked") if is_here else line


def _widths(shown: IssueRows, width: int) -> tuple[int, ...]:
    """Widths of title, today, his, yours and worth [cells]; 0 for today where there is no room."""

    def widest(texts: list[str], most: int) -> int:
        return min(most, max(map(len, texts)))

    his = widest([shown.headings[0], shown.his_sum, *(row.his for row in shown.rows)], _WIDEST_HIS)
    yours = max(_NARROWEST_YOURS, widest([f"{row.yours}    " for row in shown.rows], _WIDEST_YOURS))
    today = widest([words.TODAY, *(row.today for row in shown.rows)], _WIDEST_TODAY)
    worth = widest([words.TO_YOU, shown.your_sum, shown.together, *(row.worth for row in shown.rows)], width)
    if width < NARROW:
        yours = widest([shown.headings[1], *(f"{row.yours}    " for row in shown.rows)], 17)
        today, his = 0, min(his, 11)
    fixed = len(words.POINTER) + (today + _GAP if today else 0) + his + len(words.ASKED) + 1 + yours + worth
    return (max(8, width - fixed - 3 * _GAP), today, his, yours, worth)


def _line(
    widths: tuple[int, ...],
    cells: tuple[str, ...],
    styles: tuple[str, ...],
    *,
    mark: Content | None = None,
    is_here: bool = False,
    spans: bool = False,
) -> Content:
    """One line: pointer, title, today, his, mark, yours, worth (at the right edge of its column)."""
    title, today, his, yours, worth = widths
    gap = Content(" " * _GAP)
    if spans:
        room = title + (today + _GAP if today else 0) + _GAP + his + _GAP + len(words.ASKED) + 1 + yours
        parts = [_fit(cells[0], room, styles[0])]
    else:
        parts = [_fit(cells[0], title, styles[0])]
        if today:
            parts += [gap, _fit(cells[1], today, styles[1])]
        parts += [gap, _fit(cells[2], his, styles[2]), gap]
        parts += [(mark or Content("")).pad_right(len(words.ASKED) - len(mark.plain if mark else "")), Content(" ")]
        parts.append(_fit(cells[3], yours, styles[3]))
    parts += [gap, _fit(cells[4], worth, styles[4], is_right=True)]
    pointer = Content.styled(words.POINTER if is_here else " " * len(words.POINTER), "bold $ink-accent")
    return Content.assemble(pointer, *parts)


def _fit(text: str, width: int, style: str, *, is_right: bool = False) -> Content:
    content = Content.styled(text, style) if style else Content(text)
    content = content.truncate(width, ellipsis=True)
    missing = width - content.cell_length
    return content.pad_left(missing) if is_right else content.pad_right(missing)
