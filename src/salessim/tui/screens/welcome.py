"""The first start: a name, and then the first call."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from salessim.app.call_port import PlayableScenario
from salessim.tui import words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import STYLES, SalesScreen


class WelcomeScreen(SalesScreen):
    """Two questions, each answered with Enter; Esc leads on without an answer."""

    PLACE = "welcome"
    CSS_PATH: ClassVar = [STYLES / "pages.tcss"]
    HEADING = words.WELCOME_TITLE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("welcome")]

    def __init__(self, name: str = "") -> None:
        """Begin.

        Args:
            name: The person's name, where it is known; empty: it is asked for.
        """
        super().__init__()
        self._name_known = name
        self._first: PlayableScenario | None = None
        self._has_asked = self._is_looking = False

    def begin(self) -> None:
        """Leave out the first question where it is answered."""
        if self._name_known:
            self._invite(self._name_known)

    def body(self) -> Iterable[Widget]:
        """A sentence, a question, a line to write in."""
        with Vertical(classes="page"):
            yield Static(words.WELCOME_TEXT, markup=False)
            yield Static(words.WELCOME_ASK_NAME, markup=False, id="question", classes="gap")
            yield Input(placeholder=words.WELCOME_NAME_HINT, max_length=40, id="name")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the line goes on."""
        event.stop()
        self.do("next")

    def action_next(self) -> None:
        """Take the name and ask for the call; then open the briefing."""
        if not self._has_asked:
            self._take_name(self.query_one(Input).value.strip())
        elif self._is_looking:
            return  # what there is to play is still being read
        elif self._first is not None:
            self.sales_app.open_briefing(self._first.name)
        else:
            self.close()

    def action_back(self) -> None:
        """Go on without an answer."""
        if not self._has_asked:
            self._take_name("")
        else:
            self.close()

    def _take_name(self, name: str) -> None:
        self.sales_app.play_as(name)  # Home, below, has begun to read the records of nobody
        self._invite(name)

    def _invite(self, name: str) -> None:
        self._has_asked = self._is_looking = True
        self.query_one(Input).display = False
        self.sales_app.choose(replace(self.sales_app.preferences, was_welcomed=True))
        self._ask(words.BUSY)
        self.in_background(lambda desk: desk.scenarios(), lambda found: self._ask_for_call(name, found))

    def _ask_for_call(self, name: str, found: tuple[PlayableScenario, ...]) -> None:
        self._is_looking = False
        self._first = found[0] if found else None
        self._ask(words.shall_we_call(name, self._first) if self._first else words.WELCOME_NONE)
        self.show_keys()

    def failed(self) -> None:
        """Without scenarios there is still Home."""
        self._is_looking = False
        self._ask(words.WELCOME_NONE)

    def _ask(self, text: str) -> None:
        self.query_one("#question", Static).update(Content.styled(text, "bold"))
