"""A page to read over the screen one is on: the cards of a call, or the lines behind a mark."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.visual import Visual
from textual.widget import Widget

from salessim.tui.actions import bindings
from salessim.tui.screens.base import STYLES, SalesScreen
from salessim.tui.widgets.cards import Card


class CardsScreen(SalesScreen):
    """Cards under one another."""

    PLACE = "cards"
    CSS_PATH: ClassVar = [STYLES / "pages.tcss"]
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("cards")]

    def __init__(self, title: str, cards: Sequence[tuple[str, Sequence[Visual]]], note: str = "") -> None:
        super().__init__()
        self._title_and_note = title, note
        self._cards = cards

    def body(self) -> Iterable[Widget]:
        """The cards."""
        with VerticalScroll(id="page"):
            for title, lines in self._cards:
                yield Card(title, *lines)

    def begin(self) -> None:
        """Show the title."""
        self.show_title(*self._title_and_note)
