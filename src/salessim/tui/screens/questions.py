"""Short questions and messages in the middle of the screen."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from salessim.errors import SalessimError
from salessim.tui import plan_words, practice_words, words
from salessim.tui.screens.modal import Modal


def _keys(*pairs: tuple[str, str]) -> Content:
    parts = [Content.assemble((key, "bold $ink-accent"), (f" {label}", "$ink-soft")) for key, label in pairs]
    return Content("   ").join(parts)


class YesOrNo(Modal[bool]):
    """Asks before something that cannot be taken back. Enter is yes, Esc is no."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "answer(True)"), ("escape", "answer(False)")]

    def __init__(self, title: str, text: str, yes: str, no: str) -> None:
        super().__init__()
        self._title, self._text, self._yes, self._no = title, text, yes, no

    def compose(self) -> ComposeResult:
        """Question, what it means, keys."""
        with Vertical(classes="box"):
            yield Static(Content.styled(self._title, "bold $ink"))
            yield Static(Content(self._text), classes="gap")
            yield Static(_keys(("Enter", self._yes), ("Esc", self._no)), classes="gap")

    def action_answer(self, answer: bool) -> None:
        """Answer and go."""
        self.dismiss(answer)


class Paused(Modal[None]):
    """Stands in front of a call until one comes back."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter,escape,space,f6", "go_on")]

    def compose(self) -> ComposeResult:
        """What it means, and the key."""
        with Vertical(classes="box"):
            yield Static(Content.styled(practice_words.PAUSED, "bold $ink"))
            yield Static(Content(practice_words.PAUSED_TEXT), classes="gap")
            yield Static(_keys(("Enter", practice_words.GO_ON)), classes="gap")

    def action_go_on(self) -> None:
        """Come back."""
        self.dismiss(None)


class LeaveQuestion(YesOrNo):
    """Asks whether to leave; the key that asked leaves when it is pressed again."""

    def __init__(self) -> None:
        super().__init__(words.LEAVE_TITLE, words.LEAVE_TEXT, words.LEAVE_YES, words.STAY)


class ErrorMessage(Modal[None]):
    """An error in plain words: what is wrong, and what to do about it."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter,escape,space", "understood")]

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def compose(self) -> ComposeResult:
        """Title, place, message, hint, key."""
        is_known = isinstance(self.error, SalessimError)
        with Vertical(classes="box"):
            yield Static(Content.styled(words.ERROR_TITLE if is_known else words.BROKEN_TITLE, "bold $ink-bad"))
            for line in self._lines():
                yield Static(Content(line), classes="gap")
            yield Static(_keys(("Enter", words.UNDERSTOOD)), classes="gap")

    def _lines(self) -> list[str]:
        if not isinstance(self.error, SalessimError):
            return [f"{type(self.error).__name__}: {self.error}", words.BROKEN_HINT]
        place = f"{self.error.place}: " if self.error.place else ""
        return [line for line in (f"{place}{self.error.message}", self.error.hint) if line]

    def action_understood(self) -> None:
        """Close."""
        self.dismiss(None)


class TooSmall(Modal[None]):
    """Stands in front of everything as long as the window is too small to read in."""

    def __init__(self, least: tuple[int, int]) -> None:
        super().__init__()
        self._least = least

    def compose(self) -> ComposeResult:
        """The message."""
        yield Static()

    def on_mount(self) -> None:
        """Say how large the window is."""
        self.show_size()

    def on_resize(self) -> None:
        """Say it again when that changes."""
        self.show_size()

    def on_screen_resume(self) -> None:
        """Go away if the window grew while something stood in front."""
        size = self.app.size
        if size.width >= self._least[0] and size.height >= self._least[1]:
            self.dismiss(None)

    def show_size(self) -> None:
        """Name the size needed and the size there is."""
        (width, height), size = self._least, self.app.size
        text = words.TOO_SMALL.format(width=width, height=height, columns=size.width, rows=size.height)
        self.query_one(Static).update(Content(text))


class AskLine(Modal[str | None]):
    """Asks for a line of text; None: it stays as it was."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave")]

    def __init__(self, question: str, text: str, hint: str, longest: int) -> None:
        super().__init__()
        self._question, self._text, self._hint, self._longest = question, text, hint, longest

    def compose(self) -> ComposeResult:
        """Question, line, keys."""
        with Vertical(classes="box"):
            yield Static(Content.styled(self._question, "bold $ink"))
            yield Input(self._text, max_length=self._longest, placeholder=self._hint)
            yield Static(Content.styled(plan_words.LINE_KEYS, "$ink-soft"), classes="gap")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps it."""
        event.stop()
        self.dismiss(event.value.strip())

    def action_leave(self) -> None:
        """It stays as it was."""
        self.dismiss(None)
