"""A screen on which something runs for long: it tells how far it is and can be stopped."""

from collections.abc import Awaitable, Callable
from threading import Event
from typing import ClassVar, Protocol, TypeVar

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from salessim.app.call_port import CallDesk
from salessim.runs import Progress
from salessim.tui import trainer_words
from salessim.tui.screens.base import SalesScreen

T = TypeVar("T")


class Tell(Protocol):
    """Whom to tell how far something is, and in what that is counted."""

    def __call__(self, progress: Progress, what: str = ...) -> None:
        """Tell it."""


class RunningScreen(SalesScreen):
    """Has a line `#running` that shows how far it is. Leaving the screen stops what runs."""

    class Went(Message):
        """The work is a little further."""

        def __init__(self, progress: Progress, what: str) -> None:
            super().__init__()
            self.progress, self.what = progress, what

    KEPT_WHEN_STOPPED: ClassVar[str] = trainer_words.STOPPED
    _stop: Event | None = None
    _what = ""

    @property
    def is_at_work(self) -> bool:
        """Whether something runs."""
        return self._stop is not None

    def run_long(
        self,
        what: str,
        job: Callable[[CallDesk, Tell, Event], T],
        then: Callable[[T], Awaitable[None] | None],
    ) -> None:
        """Run something in processes of its own.

        Args:
            what: What it is, in words.
            job: Is given the desk, whom to tell how far it is, and what to look at for being stopped.
            then: Shows what came of it.
        """
        if self.is_at_work:
            return
        stop = self._stop = Event()
        self._what = what
        self._show_running(what)

        def tell(progress: Progress, what: str = trainer_words.PARTS) -> None:
            self.post_message(self.Went(progress, what))

        def ended(result: T) -> Awaitable[None] | None:
            self._ended()
            return then(result)

        self.in_background(lambda desk: job(desk, tell, stop), ended, is_long=True)
        self.show_keys()

    @on(Went)
    def _went(self, event: Went) -> None:
        event.stop()
        if self.is_at_work:
            progress = event.progress
            how_far = trainer_words.progress(progress.done, progress.total, progress.seconds_left, event.what)
            self._show_running(f"{self._what} {how_far}. {trainer_words.STOP_HINT}")

    def _show_running(self, text: str) -> None:
        line = self.query_one("#running", Static)
        line.display = bool(text)
        line.update(Content.styled(text, "$ink-accent"))

    def _ended(self) -> None:
        self._stop = None
        self._show_running("")
        self.show_keys()

    def failed(self) -> None:
        """What was stopped or went wrong is over."""
        was_stopped = self._stop is not None and self._stop.is_set()
        self._ended()
        if was_stopped:
            self._show_running(self.KEPT_WHEN_STOPPED)

    def hides_failure(self, error: Exception) -> bool:  # noqa: ARG002 - others look at the error
        """Whoever stopped something himself needs no message about it."""
        return self._stop is not None and self._stop.is_set()

    def action_stop(self) -> None:
        """Stop what runs."""
        if self._stop is not None:
            self._stop.set()

    def action_back(self) -> None:
        """Leave; what runs is stopped."""
        self.action_stop()
        self.close()

    def on_unmount(self) -> None:
        """Nothing goes on unseen."""
        self.action_stop()

    def offers(self, action: str) -> bool:
        """One thing at a time."""
        if action == "stop":
            return self.is_at_work and super().offers(action)
        return super().offers(action)
