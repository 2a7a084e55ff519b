"""The app: which screen follows which, themes, and what works everywhere."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen

from salessim.app.call_port import Call, CallDesk
from salessim.app.preferences import Preferences, load_preferences, save_preferences
from salessim.errors import SalessimError
from salessim.tui import themes
from salessim.tui.actions import bindings
from salessim.tui.resting import rest_memory
from salessim.tui.screens.base import STYLES
from salessim.tui.screens.home import HomeScreen
from salessim.tui.screens.questions import ErrorMessage, LeaveQuestion, TooSmall

if TYPE_CHECKING:
    from salessim.tui.bidding import Bid
    from salessim.tui.composing import Draft

LEAST_SIZE = (60, 16)
# From these sizes on [cells] a screen bears the class, so that styles can use the room.
WIDTHS = [(0, "-narrow"), (120, "-wide")]
HEIGHTS = [(0, "-low"), (20, "-middle"), (34, "-tall")]


class SalesApp(App[None], inherit_bindings=False):
    """Home, and one screen at a time above it: Esc always leads back home.

    Attributes:
        desk_lock: Held while the desk works; it is asked one thing at a time.
        drafts: Words not said yet, by attempt, so that going home loses none.
        bids: Offers not made yet at a negotiation table and words not said there, by attempt.
        preferences: What the person chose.
    """

    CSS_PATH: ClassVar = [STYLES / "base.tcss", STYLES / "lists.tcss"]
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("everywhere")]
    TITLE = "salessim"

    def __init__(
        self,
        open_desk: Callable[[str], CallDesk],
        folder: Path,
        open_scenario: str | None = None,
        *,
        as_buyer: bool = False,
        trainee: str = "",
    ) -> None:
        """Begin.

        Args:
            open_desk: Opens the desk of a person; empty: as the settings say.
            folder: Where preferences are kept.
            open_scenario: A scenario whose briefing is opened at once.
            as_buyer: Whether the ways to practise it are opened instead.
            trainee: Who plays, where the command line or the environment said so; empty: as the settings say.
        """
        super().__init__()
        self._open_desk = open_desk
        self._trainee = trainee
        self._desk: CallDesk | None = None
        self.desk_lock = Lock()
        self.drafts: dict[str, Draft] = {}
        self.bids: dict[str, tuple[Bid, str]] = {}
        self.preferences: Preferences = load_preferences(folder)
        self._folder = folder
        self._open_scenario = open_scenario
        self._as_buyer = as_buyer
        self.animation_level = "none"
        for each in self.available_themes:
            self.unregister_theme(each)
        for theme in themes.all_themes():
            self.register_theme(theme)
        chosen = self.preferences.theme
        self.theme = chosen if chosen in themes.PALETTES else themes.DEFAULT_THEME
        self.set_keymap(dict(self.preferences.keys))

    def desk(self) -> CallDesk:
        """Where calls come from, opened when it is first asked: that reads much, and the first screen needs none."""
        if self._desk is None:
            self._desk = self._open_desk(self._trainee)
        return self._desk

    @property
    def player(self) -> str:
        """Who plays; empty: nobody has said."""
        return self._trainee or self.preferences.name

    def play_as(self, name: str) -> None:
        """Let somebody else play from now on; the settings remember him unless the command line named somebody."""
        if self._trainee:
            self._trainee = name
        else:
            self.choose(replace(self.preferences, name=name))
        self._desk = None

    def get_default_screen(self) -> Screen[None]:
        """Home is under everything."""
        return HomeScreen()

    def on_mount(self) -> None:
        """Welcome a new person, or open what the command line asked for."""
        if self._open_scenario is not None and self._as_buyer:
            from salessim.tui.screens.practise import PractiseScreen

            self.show(PractiseScreen(self._open_scenario, self._open_scenario, begins_with="buyer"))
        elif self._open_scenario is not None:
            self.open_briefing(self._open_scenario)
        elif not self.preferences.was_welcomed:
            from salessim.tui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen(self._trainee))

    def on_resize(self, event: events.Resize) -> None:
        """Hide what would be unreadable, and bring it back."""
        is_too_small = event.size.width < LEAST_SIZE[0] or event.size.height < LEAST_SIZE[1]
        is_hidden = isinstance(self.screen, TooSmall)
        if is_too_small and not is_hidden:
            self.push_screen(TooSmall(LEAST_SIZE))
        elif is_hidden and not is_too_small:
            self.pop_screen()

    # ------------------------------------------------------------------------------------------ where to go
    def open_briefing(self, scenario: str, difficulty: str = "") -> None:
        """Read before a call."""
        from salessim.tui.screens.briefing import BriefingScreen

        self.show(BriefingScreen(scenario, difficulty))

    def open_call(self, call: Call) -> None:
        """Play, or go on playing; where there is a negotiation table, at it."""
        rest_memory()
        table = call.table
        if table is not None:
            from salessim.tui.screens.table import NegotiationScreen

            self.show(NegotiationScreen(call, table))
            return
        from salessim.tui.screens.call import CallScreen

        self.show(CallScreen(call))

    def open_debrief(self, call: Call, guess: int | None = None) -> None:
        """Look back; `guess` are the points one gave oneself before [0..100]."""
        from salessim.tui.screens.debrief import DebriefScreen

        self.show(DebriefScreen(call, guess))

    def open_review(self, attempt: str) -> None:
        """Look at a finished call line by line, over the screen one is on."""
        from salessim.tui.screens.review import ReviewScreen

        self.push_screen(ReviewScreen(attempt))

    def go_home(self) -> None:
        """Leave whatever is open above Home."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def show(self, screen: Screen[None]) -> None:
        """Open a screen above Home, in the place of the one that is open there."""
        if isinstance(self.screen, HomeScreen):
            self.push_screen(screen)
        else:
            self.switch_screen(screen)

    # ------------------------------------------------------------------------------------------ everywhere
    def choose(self, preferences: Preferences) -> None:
        """Take on what a person chose, and keep it."""
        self.preferences = preferences
        if preferences.theme in themes.PALETTES:
            self.theme = preferences.theme
        self.set_keymap(dict(preferences.keys))
        try:
            save_preferences(self._folder, preferences)
        except SalessimError as error:
            self.show_error(error)

    def show_error(self, error: Exception) -> None:
        """Show what went wrong, over whatever is open."""
        self.push_screen(ErrorMessage(error))

    def action_help(self) -> None:
        """Open the help page of the place one is in."""
        from salessim.tui.screens.base import SalesScreen
        from salessim.tui.screens.help import HelpScreen

        if isinstance(self.screen, SalesScreen) and not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen.place))

    def action_palette(self) -> None:
        """Open the palette of the place one is in."""
        from salessim.tui.screens.base import SalesScreen
        from salessim.tui.screens.palette import PaletteScreen

        if isinstance(self.screen, SalesScreen):
            self.push_screen(PaletteScreen(self.screen), self._run_chosen)

    async def _run_chosen(self, chosen: str | None) -> None:
        if chosen is not None:
            await self.run_action(chosen)

    def action_leave(self) -> None:
        """Ask once; asked again, leave."""
        if isinstance(self.screen, LeaveQuestion):
            self.exit()
        else:
            self.push_screen(LeaveQuestion(), lambda answer: self.exit() if answer else None)
