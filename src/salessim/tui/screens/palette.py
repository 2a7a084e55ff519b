"""Palette: everything one can do here, found by typing."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from salessim.tui import action_words, words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import SalesScreen
from salessim.tui.screens.modal import Modal
from salessim.tui.widgets.picker import Answer, Picker, Question


class PaletteScreen(Modal[str | None]):
    """Returns the action that was picked, as Textual writes it (`screen.say`), or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("palette")]

    def __init__(self, below: SalesScreen) -> None:
        super().__init__()
        self._below = below
        self._is_ready = False

    def compose(self) -> ComposeResult:
        """One question."""
        with Vertical(classes="box"):
            yield Picker()

    def on_mount(self) -> None:
        """Ask it."""
        self._is_ready = True
        # There is none any more if the app was left in the same moment.
        for picker in self.query(Picker):
            picker.ask(palette_question(self._below))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that arrive before the question is there do nothing."""
        return self._is_ready and super().check_action(action, parameters)

    def on_picker_picked(self, event: Picker.Picked) -> None:
        """Hand it back."""
        self.dismiss(event.answer)

    def action_choose(self) -> None:
        """Take the line under the pointer."""
        self.query_one(Picker).choose()

    def action_back(self) -> None:
        """Do nothing."""
        self.dismiss(None)


def palette_question(below: SalesScreen) -> Question:
    """What can be done on a screen, as a question; the palette itself is left out."""
    answers = []
    for each in below.offered_actions():
        if each.id != "palette":
            is_here = "everywhere" not in each.places
            group = action_words.SCREENS[below.place if is_here else "everywhere"]
            label = f"{each.label.capitalize()} ({each.key_in(below.place, below.sales_app.preferences.keys)})"
            answers.append(Answer(f"{'screen' if is_here else 'app'}.{each.id}", label, each.help, group))
    return Question(words.PALETTE_TITLE, tuple(answers))
