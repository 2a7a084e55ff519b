"""One's own judgement, before the debrief."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from salessim.tui import practice_words
from salessim.tui.screens.modal import Modal

NO_GUESS = -1
_MOST = 100


class GuessScreen(Modal[int | None]):
    """Asks for the points one would give oneself: 0 to 100, `NO_GUESS` for none, None for going back."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave")]

    def compose(self) -> ComposeResult:
        """Question, line to write in, keys."""
        with Vertical(classes="box"):
            yield Static(Content.styled(practice_words.GUESS_TITLE, "bold $ink"))
            yield Static(Content(practice_words.GUESS_TEXT), classes="gap")
            yield Input(type="integer", max_length=3, compact=True)
            yield Static(Content.styled(practice_words.GUESS_KEYS, "$ink-soft"), classes="gap")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes on, with or without a guess."""
        event.stop()
        text = event.value.strip()
        self.dismiss(min(_MOST, int(text)) if text.isdecimal() else NO_GUESS)

    def action_leave(self) -> None:
        """Back to the call."""
        self.dismiss(None)
