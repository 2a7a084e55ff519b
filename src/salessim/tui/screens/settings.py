"""Settings: name, colours, the buyer's pace, what happens around calls, keys."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from salessim.app.preferences import PACES, Preferences
from salessim.tui import people_words, themes, trainer_words, words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import SalesScreen
from salessim.tui.screens.questions import AskLine
from salessim.tui.screens.who import OTHER_NAME, PLAY, SOMEBODY_NEW, WhoScreen
from salessim.tui.widgets.columns import cell, filling
from salessim.tui.widgets.row_list import RowList, heading, row

NAME, COACH, GUESS, KEYS, PACE = "name", "coach", "guess", "keys", "pace:"


class SettingsScreen(SalesScreen):
    """One list; the theme under the pointer is shown at once, and everything is kept with Enter."""

    PLACE = "settings"
    HEADING = words.SETTINGS_TITLE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("settings")]

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield RowList()

    def begin(self) -> None:
        """Begin at the theme in use."""
        self._before = self.app.theme
        rows = self.query_one(RowList)
        with self.prevent(OptionList.OptionHighlighted):
            self._show()
            rows.point_at(self.app.theme)

    def _show(self) -> None:
        with self.prevent(OptionList.OptionHighlighted):
            app = self.sales_app
            self.query_one(RowList).show(settings_rows(app.preferences, self.app.theme, app.player))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what a theme would look like; away from the themes it is the one that was kept."""
        self.app.theme = event.option_id if event.option_id in themes.PALETTES else self._before

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click keeps it."""
        event.stop()
        self.do("choose")

    def action_choose(self) -> None:
        """Keep what is under the pointer, or change it."""
        chosen, before = self.query_one(RowList).chosen or "", self.sales_app.preferences
        if chosen in themes.PALETTES:
            self._before = chosen
            self._keep(replace(before, theme=chosen))
        elif chosen.startswith(PACE):
            self._keep(replace(before, pace=chosen.removeprefix(PACE)))
        elif chosen == COACH:
            self._keep(replace(before, has_coach=not before.has_coach))
        elif chosen == GUESS:
            self._keep(replace(before, guesses_first=not before.guesses_first))
        elif chosen == NAME:
            self.in_background(lambda desk: desk.classes.people() if desk.classes else (), self._ask_who)
        elif chosen == KEYS:
            from salessim.tui.screens.keys import KeysScreen

            self.app.push_screen(KeysScreen())

    def _ask_who(self, names: Sequence[str]) -> None:
        """Somebody who has played before, somebody new, or the same one under another name."""
        now = self.sales_app.player
        if not names:
            self.app.push_screen(_ask_name(trainer_words.ASK_NAME, now), self._play_as)
            return

        def chosen(answer: str | None) -> None:
            if answer == SOMEBODY_NEW:
                self.app.push_screen(_ask_name(people_words.ASK_NEW, ""), self._play_as)
            elif answer == OTHER_NAME:
                self.app.push_screen(_ask_name(people_words.ASK_NEW, now), self._rename)
            elif answer is not None:
                self._play_as(answer.removeprefix(PLAY))

        self.app.push_screen(WhoScreen(names, now), chosen)

    def _play_as(self, name: str | None) -> None:
        if name is not None:
            self.sales_app.play_as(name)
            self._show()

    def _rename(self, name: str | None) -> None:
        if name:
            now = self.sales_app.player
            self.in_background(lambda desk: desk.classes.rename(now, name) if desk.classes else name, self._play_as)

    def _keep(self, preferences: Preferences) -> None:
        self.sales_app.choose(preferences)
        self._show()

    def action_back(self) -> None:
        """Leave the theme as it was kept last."""
        self.app.theme = self._before
        self.close()


def _ask_name(question: str, name: str) -> AskLine:
    return AskLine(question, name, words.WELCOME_NAME_HINT, 40)


def settings_rows(preferences: Preferences, theme: str, player: str) -> list[Option]:
    """All settings with what was chosen."""
    pace = preferences.pace if preferences.pace in PACES else PACES[0]
    return [
        heading(trainer_words.SETTINGS_YOU, has_gap=False),
        _row(NAME, None, trainer_words.SETTINGS_NAME, player or trainer_words.NO_NAME),
        heading(words.SETTINGS_THEME),
        *(_row(name, name == theme, title, what) for name, (title, what) in words.THEMES.items()),
        heading(trainer_words.SETTINGS_PACE),
        *(_row(f"{PACE}{name}", name == pace, name.capitalize(), what) for name, what in trainer_words.PACES.items()),
        heading(trainer_words.SETTINGS_CALLS),
        _row(COACH, preferences.has_coach, trainer_words.SETTINGS_COACH, trainer_words.COACH_WHAT),
        _row(GUESS, preferences.guesses_first, trainer_words.SETTINGS_GUESS, trainer_words.GUESS_WHAT),
        _row(KEYS, None, trainer_words.SETTINGS_KEYS, trainer_words.KEYS_WHAT),
    ]


def _row(row_id: str, is_chosen: bool | None, title: str, what: str) -> Option:
    sign = " " if is_chosen is None else words.CHOSEN if is_chosen else words.NOT_CHOSEN
    ink = "$ink-accent" if is_chosen else "$ink-soft"
    return row(row_id, cell(sign, ink, width=1), cell(title, "bold", width=24), filling(what, "$ink-soft"))
