"""The keys that change the offer in the making at a negotiation table."""

from dataclasses import replace

from salessim.app.table_views import TableScreen
from salessim.tui.bidding import Bid, first_bid
from salessim.tui.screens.base import SalesScreen


class OfferScreen(SalesScreen):
    """A screen on which an offer is put together; a subclass shows it and makes it."""

    def __init__(self, table: TableScreen) -> None:
        super().__init__()
        self._table = table
        self._bid = first_bid(table)
        self._notice = ""
        self._is_busy = False

    def _show_bid(self) -> None:
        """Show the offer in the making."""
        raise NotImplementedError

    def _change(self, bid: Bid) -> None:
        if not self._is_busy:
            self._bid, self._notice = bid, ""
            self._show_bid()
            self.show_keys()

    def action_line_up(self) -> None:
        """Select the issue above."""
        self._change(self._bid.pointed(self._table, -1))

    def action_line_down(self) -> None:
        """Select the issue below."""
        self._change(self._bid.pointed(self._table, 1))

    def action_option_less(self) -> None:
        """The option before."""
        self._change(self._bid.changed(self._table, -1))

    def action_option_more(self) -> None:
        """The option after."""
        self._change(self._bid.changed(self._table, 1))

    def action_condition(self) -> None:
        """Ask for the selected issue in return, or no longer."""
        self._change(self._bid.conditioned(self._table))

    def action_beside(self) -> None:
        """Put another offer beside it."""
        self._change(self._bid.with_another())

    def action_other_offer(self) -> None:
        """Go to the next of several offers."""
        self._change(self._bid.turned())

    def action_his_terms(self) -> None:
        """Take the other side's terms into the offer."""
        self._change(self._bid.with_his(self._table))

    def action_start_over(self) -> None:
        """Put the offer back to where it began."""
        self._change(replace(first_bid(self._table), asked=frozenset(), line=self._bid.line))
