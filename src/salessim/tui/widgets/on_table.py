"""What lies on a negotiation table: issues, a late demand, words that press, give and get, the offers so far."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from salessim.app.table_views import Priced, TableScreen
from salessim.tui import table_words as words
from salessim.tui.bidding import Bid
from salessim.tui.widgets.issue_table import IssueTable, issue_rows
from salessim.tui.widgets.offer_plots import OfferLine
from salessim.tui.widgets.table_lines import Line, demand_lines


class TextLines(Static):
    """A few lines of text that take no room where there is nothing to say."""

    def show(self, lines: Sequence[Line]) -> None:
        """Replace the lines."""
        self.set_class(not lines, "-empty")
        self.update(Content("\n").join([Content.styled(text, style) for text, style in lines]))


class OnTable(Vertical):
    """Issues and offers, and below them what there is to say about them."""

    def compose(self) -> ComposeResult:
        """Demand, issues, words that press, give and get, offers."""
        yield TextLines(id="demand")
        yield IssueTable(id="issues")
        yield TextLines(id="pressure")
        yield TextLines(id="ledger")
        yield OfferLine(id="offers")

    def show(self, table: TableScreen, buyer: str) -> None:
        """Show what has happened so far.

        Args:
            table: The table.
            buyer: Short name of whoever bargains.
        """
        self.query_one("#demand", TextLines).show(demand_lines(table, buyer))
        pressing = [] if table.has_ended else table.tactics[-1:]
        said: list[Line] = [(words.said_by_him(buyer, text), "italic $ink-part") for text in pressing]
        self.query_one("#pressure", TextLines).show(said)
        is_first = not table.yours and not table.has_ended
        ledger = words.HOW_TO if is_first else words.ledger_line(table.ledger)
        self.query_one("#ledger", TextLines).show([(ledger, "$ink-soft")])
        self.query_one(OfferLine).show(buyer, table.curve, table.no_deal)

    def show_bid(self, table: TableScreen, bid: Bid, priced: Priced, buyer: str) -> None:
        """Show the offer in the making."""
        self.query_one(IssueTable).show(issue_rows(table, bid, priced, buyer))
