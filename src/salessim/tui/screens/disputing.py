"""Disputing a mark: one line of why."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from salessim.app.call_views import MarkView
from salessim.tui import trainer_words, words
from salessim.tui.screens.modal import Modal


class DisputeScreen(Modal[str | None]):
    """Asks why a mark is wrong; None: it is left as it is."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave")]

    def __init__(self, mark: MarkView) -> None:
        super().__init__()
        self._mark = mark

    def compose(self) -> ComposeResult:
        """Mark, line, keys."""
        text = trainer_words.DISPUTE_TEXT.format(criterion=self._mark.criterion, points=words.points(self._mark))
        with Vertical(classes="box"):
            yield Static(Content.styled(trainer_words.DISPUTE_TITLE, "bold $ink"))
            yield Static(Content(text), classes="gap")
            yield Input(max_length=400)
            yield Static(Content.styled(trainer_words.DISPUTE_KEYS, "$ink-soft"), classes="gap")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter sends it, once something was written."""
        event.stop()
        if event.value.strip():
            self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """The mark is left as it is."""
        self.dismiss(None)
