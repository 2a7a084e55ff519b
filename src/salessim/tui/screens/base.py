"""What all screens have in common: title and keys, work in the background, errors in plain words."""

import logging
from collections.abc import Awaitable, Callable, Iterable
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from salessim.app.call_port import CallDesk
from salessim.errors import SalessimError
from salessim.tui.actions import Action, actions_in, works_in
from salessim.tui.widgets.bars import KeyBar, TitleBar

if TYPE_CHECKING:
    from salessim.tui.app import SalesApp

# The app reads what Home needs; every other screen names its own, so that the first one is drawn sooner.
STYLES = Path(__file__).parents[1] / "styles"
T = TypeVar("T")
log = logging.getLogger(__name__)


class SalesScreen(Screen[None]):
    """A screen with a title above and the keys that work below.

    A subclass names its place, composes its body and, where it asks the desk, does so through `in_background`.
    """

    PLACE: ClassVar[str]
    HEADING: ClassVar[str] = ""
    # Keys may arrive before everything is in place; until then they do nothing.
    is_ready = False

    class Done(Message):
        """Work in the background has ended well."""

        def __init__(self, then: Callable[[], Awaitable[None] | None]) -> None:
            super().__init__()
            self.then = then

    class Failed(Message):
        """Work in the background has not."""

        def __init__(self, error: Exception) -> None:
            super().__init__()
            self.error = error

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Callable[[], Awaitable[None] | None]] = []

    @property
    def sales_app(self) -> "SalesApp":
        """The app, as what it is."""
        return cast("SalesApp", self.app)

    @property
    def place(self) -> str:
        """Where one is; a screen that takes on several states says which."""
        return self.PLACE

    def compose(self) -> ComposeResult:
        """Title, body, keys."""
        yield TitleBar(self.HEADING)
        yield from self.body()
        yield KeyBar()

    def body(self) -> Iterable[Widget]:
        """What stands between title and keys."""
        return ()

    async def on_mount(self) -> None:
        """Show the keys, then begin; a screen that was left before it was there does not."""
        if not self.is_open:
            return
        self.is_ready = True
        self.show_keys()
        going_on = self.begin()
        if going_on is not None:
            await going_on

    def begin(self) -> Awaitable[None] | None:
        """What a screen does first, once all of it is there."""
        return None

    def show_title(self, title: str, note: str = "") -> None:
        """Change the title and what stands at its right."""
        self.query_one(TitleBar).show(title, note)

    def show_keys(self) -> None:
        """Show the keys that work now."""
        self.query_one(KeyBar).show(self.place, self.offered_actions(), self.sales_app.preferences.keys)
        self.refresh_bindings()

    def offered_actions(self) -> tuple[Action, ...]:
        """What can be done now."""
        return tuple(each for each in actions_in(self.place) if self.offers(each.id))

    def offers(self, action: str) -> bool:
        """Whether an action can be done as things stand; a screen may know more than the list of actions."""
        return works_in(action, self.place)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys work on the screen in front, once it is all there: they can be quicker than screens."""
        is_usable = self.is_ready and self.is_in_front
        return is_usable and self.offers(action) and super().check_action(action, parameters)

    def in_background(
        self,
        job: Callable[[CallDesk], T],
        then: Callable[[T], Awaitable[None] | None],
        *,
        is_long: bool = False,
    ) -> None:
        """Do something that may take a while, then go on with its result on the screen.

        Args:
            job: Is given the desk. Runs in a thread; must not touch the screen. One job runs at a time.
            then: Runs on the screen afterwards: when it is in front again, and not if it was left meanwhile.
            is_long: Whether it works in processes of its own for long; then other jobs do not wait for it.
        """
        self.run_worker(partial(self._work, job, then, is_long), thread=True, group="desk", exit_on_error=False)

    def _work(self, job: Callable[[CallDesk], T], then: Callable[[T], Awaitable[None] | None], is_long: bool) -> None:
        try:
            with nullcontext() if is_long else self.sales_app.desk_lock:
                result = job(self.sales_app.desk())
        except Exception as error:  # noqa: BLE001 - the border to the screen: whatever it is, it is shown, not thrown
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.Done(partial(then, result)))

    @property
    def is_in_front(self) -> bool:
        """Whether nothing stands before the screen."""
        return self.app.screen is self

    @property
    def is_open(self) -> bool:
        """Whether the screen is still there; work that was under way may end while or after it is left."""
        return self in self.app.screen_stack and self.display

    @on(Done)
    async def _go_on(self, event: Done) -> None:
        event.stop()
        self._waiting.append(event.then)
        await self._go_on_in_front()

    @on(events.ScreenResume)
    async def _go_on_in_front(self) -> None:
        while self._waiting and self.is_in_front:
            going_on = self._waiting.pop(0)()
            if going_on is not None:
                await going_on

    @on(Failed)
    def _show_failure(self, event: Failed) -> None:
        event.stop()
        is_hidden = self.hides_failure(event.error)
        if self.is_open:
            self.failed()
        if not is_hidden:
            self.sales_app.show_error(event.error)
        if not isinstance(event.error, SalessimError):
            log.error("unexpected failure on %s", self.place, exc_info=event.error)

    def hides_failure(self, error: Exception) -> bool:  # noqa: ARG002 - screens may look at the error
        """Whether a failure needs no message, because it was asked for."""
        return False

    def failed(self) -> None:
        """What a screen does when its work failed, before the error is shown."""

    def do(self, action: str) -> None:
        """Do an action that a widget asked for, if it can still be done: widgets' messages come a little later."""
        if self.check_action(action, ()):
            getattr(self, f"action_{action}")()

    def close(self) -> None:
        """Leave the screen for the one below it; once, however often it is asked."""
        if self.is_in_front and len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def action_back(self) -> None:
        """One step back."""
        self.close()
