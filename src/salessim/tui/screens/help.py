"""Help: the keys that work where one was, what the signs mean, and a word on how to go about it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget

from salessim.tui import action_words
from salessim.tui.actions import ACTIONS, NO_KEYS, Action, bindings, key_name
from salessim.tui.screens.base import STYLES, SalesScreen
from salessim.tui.widgets.cards import Card
from salessim.tui.widgets.columns import Columns, cell, filling


class HelpScreen(SalesScreen):
    """The help page of a place."""

    PLACE = "help"
    CSS_PATH: ClassVar = [STYLES / "pages.tcss"]
    HEADING = action_words.HELP_TITLE
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("help")]

    def __init__(self, about: str) -> None:
        super().__init__()
        self._about = about

    def body(self) -> Iterable[Widget]:
        """Text, keys, signs."""
        here = [each for each in ACTIONS if self._about in each.places]
        everywhere = [each for each in ACTIONS if "everywhere" in each.places]
        own = self.sales_app.preferences.keys
        with VerticalScroll(id="page"):
            yield Card(action_words.SCREENS[self._about], *map(Content, action_words.HELP_TEXTS.get(self._about, ())))
            yield Card(action_words.HELP_KEYS, *key_lines(here, own))
            yield Card(action_words.HELP_EVERYWHERE, *key_lines(everywhere, own))
            yield Card(action_words.HELP_SIGNS, *sign_lines())


def key_lines(actions: Sequence[Action], own: Mapping[str, str] = NO_KEYS) -> list[Visual]:
    """Keys and what they do; `own` are those a person chose himself."""
    keys = {each.id: ", ".join(map(key_name, _keys(each, own))) for each in actions}
    width = max(map(len, keys.values()), default=0)
    return [Columns(cell(keys[each.id], "bold $ink-accent", width=width), filling(each.help)) for each in actions]


def _keys(action: Action, own: Mapping[str, str]) -> tuple[str, ...]:
    return (own[action.id],) if action.id in own else action.keys


def sign_lines() -> list[Visual]:
    """Signs and what they mean."""
    width = max(len(sign) for sign, _ in action_words.SIGNS)
    return [Columns(cell(sign, "bold", width=width), filling(meaning)) for sign, meaning in action_words.SIGNS]
