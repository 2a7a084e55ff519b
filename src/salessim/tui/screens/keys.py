"""Keys: every action with its key, to be given another one."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from salessim.tui import action_words, trainer_words
from salessim.tui.actions import ACTIONS, TEXT_PLACES, Action, action, key_name
from salessim.tui.actions import bindings as bindings_of
from salessim.tui.screens.base import SalesScreen
from salessim.tui.screens.modal import Modal
from salessim.tui.widgets.columns import cell, filling
from salessim.tui.widgets.row_list import RowList, heading, row


class KeysScreen(SalesScreen):
    """A list of actions by place."""

    PLACE = "keys"
    HEADING = trainer_words.KEYS_TITLE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("keys")]

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield RowList()

    def begin(self) -> None:
        """Show all keys."""
        self._show()

    def _show(self) -> None:
        self.query_one(RowList).show(key_rows(self.sales_app.preferences.keys))
        self.show_keys()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click asks for a key."""
        event.stop()
        self.do("choose")

    def action_choose(self) -> None:
        """Ask for another key for the action under the pointer."""
        chosen = self.query_one(RowList).chosen
        if chosen is not None:
            own = self.sales_app.preferences.keys
            self.app.push_screen(AskKey(action(chosen), own), lambda key: self._take(chosen, key))

    def _take(self, action_id: str, key: str | None) -> None:
        if key is not None:
            self._keep({**self.sales_app.preferences.keys, action_id: key})

    def action_usual_keys(self) -> None:
        """Give the action under the pointer its usual key back."""
        chosen = self.query_one(RowList).chosen
        self._keep({name: key for name, key in self.sales_app.preferences.keys.items() if name != chosen})

    def _keep(self, keys: Mapping[str, str]) -> None:
        self.sales_app.choose(replace(self.sales_app.preferences, keys=dict(keys)))
        self._show()


class AskKey(Modal[str | None]):
    """Waits for a key that is free; None: it stays as it was."""

    def __init__(self, about: Action, own: Mapping[str, str]) -> None:
        super().__init__()
        self._about, self._own = about, own

    def compose(self) -> ComposeResult:
        """What is asked, and why a key cannot be had."""
        with Vertical(classes="box"):
            text = trainer_words.KEY_ASK.format(label=self._about.label)
            yield Static(Content.styled(text, "bold $ink"))
            yield Static(id="why-not", classes="gap")

    def on_key(self, event: events.Key) -> None:
        """Take the key, or say why not."""
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.dismiss(None)
        elif why := why_not(self._about, event.key, self._own):
            self.query_one("#why-not", Static).update(Content.styled(why, "$ink-bad"))
        else:
            self.dismiss(event.key)


def why_not(about: Action, key: str, own: Mapping[str, str]) -> str:
    """Why an action cannot have a key: something else has it there, or it is needed for writing; empty: it can."""
    in_text = set(about.places) & {*TEXT_PLACES, "everywhere"}
    if in_text and len(key) == 1:
        return trainer_words.KEY_NOT_FREE.format(key=key_name(key))
    for other in ACTIONS:
        shares = set(other.places) & set(about.places) or "everywhere" in (*other.places, *about.places)
        keys = (own[other.id],) if other.id in own else other.keys
        if other.id != about.id and shares and key in keys:
            return trainer_words.KEY_TAKEN.format(key=key_name(key), label=other.label)
    return ""


def key_rows(own: Mapping[str, str]) -> list[Option]:
    """Every action once, under the first place in which it works."""
    rows: list[Option] = []
    for place, title in action_words.SCREENS.items():
        here = [each for each in ACTIONS if each.places[0] == place]
        if here:
            rows += [heading(title, has_gap=bool(rows)), *(_key_row(each, own) for each in here)]
    return rows


def _key_row(each: Action, own: Mapping[str, str]) -> Option:
    is_own = each.id in own
    keys = key_name(own[each.id]) if is_own else ", ".join(map(key_name, each.keys))
    note = [cell(trainer_words.CHANGED_KEY, "$ink-other")] if is_own else []
    return row(each.id, cell(keys, "bold $ink-accent", width=14), filling(each.label), *note)
