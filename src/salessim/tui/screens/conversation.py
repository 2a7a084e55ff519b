"""What the call and the table have in common: one reads back, looks at the cards, and waits for what was said."""

from salessim.app.call_port import Call
from salessim.app.call_views import CallView
from salessim.tui import words
from salessim.tui.screens.base import SalesScreen
from salessim.tui.screens.cards import CardsScreen
from salessim.tui.widgets.cards import briefing_lines, call_cards, method_lines
from salessim.tui.widgets.transcript import Transcript


class ConversationScreen(SalesScreen):
    """A screen on which somebody talks with somebody."""

    _call: Call
    _view: CallView
    _is_busy: bool

    def failed(self) -> None:
        """What was not said stays where it is."""
        self._is_busy = False

    def action_read_back(self) -> None:
        """Scroll up."""
        self.query_one(Transcript).turn_page(-1)

    def action_read_on(self) -> None:
        """Scroll down."""
        self.query_one(Transcript).turn_page(1)

    def action_cards(self) -> None:
        """Read the briefing and the cards."""
        briefing = self._call.briefing
        people, heard, _, account = ((title, body) for _, title, body in call_cards(briefing, self._view))
        situation = (words.SITUATION, briefing_lines(briefing))
        method = (words.METHOD, method_lines(briefing))
        self.app.push_screen(CardsScreen(words.CARDS_TITLE, [people, heard, situation, account, method]))
