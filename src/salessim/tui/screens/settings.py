"""Settings: the colours of the screen."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList

from salessim.tui import themes, words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import SalesScreen
from salessim.tui.widgets.columns import cell, filling
from salessim.tui.widgets.row_list import RowList, heading, row


class SettingsScreen(SalesScreen):
    """A list of themes; the one under the pointer is shown at once and kept with Enter."""

    PLACE = "settings"
    HEADING = words.SETTINGS_TITLE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("settings")]

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield RowList()

    def on_mount(self) -> None:
        """Begin at the theme in use."""
        super().on_mount()
        self._before = self.app.theme
        themes_rows = [
            row(name, cell(title, "bold", width=20), filling(what, "$ink-soft"))
            for name, (title, what) in words.THEMES.items()
        ]
        rows = self.query_one(RowList)
        with self.prevent(OptionList.OptionHighlighted):
            rows.show([heading(words.SETTINGS_THEME, has_gap=False), *themes_rows])
            rows.highlighted = 1 + list(words.THEMES).index(self.app.theme)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what it would look like."""
        if event.option_id in themes.PALETTES:
            self.app.theme = event.option_id

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click keeps it."""
        event.stop()
        self.do("choose")

    def action_choose(self) -> None:
        """Keep the theme under the pointer."""
        self._before = self.app.theme
        self.close()
        self.sales_app.choose(replace(self.sales_app.preferences, theme=self.app.theme))

    def action_back(self) -> None:
        """Leave the theme as it was."""
        self.app.theme = self._before
        self.close()
