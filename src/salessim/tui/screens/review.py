"""Review: the curve of a call, its lines one by one with what would have been better, and playing on from each."""

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from salessim.app.call_port import CallDesk
from salessim.app.review import Reviewable
from salessim.app.review_branch import Branch
from salessim.conversation.review.grading import BAD
from salessim.conversation.review.views import ReviewView
from salessim.conversation.review.words import SIGNS
from salessim.runs import Progress
from salessim.tui import review_words, words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import STYLES, SalesScreen
from salessim.tui.screens.cards import CardsScreen
from salessim.tui.widgets.columns import Stack
from salessim.tui.widgets.curve_plot import CurvePlot
from salessim.tui.widgets.review_page import branch_cards, turn_lines

_NOTED = (*BAD, "inaccurate")
_ALWAYS = ("back", "read_back", "read_on", "help", "palette", "leave")


class ReviewScreen(SalesScreen):
    """The curve above, one line below it; the review grows while one reads."""

    PLACE = "review"
    CSS_PATH: ClassVar = [STYLES / "pages.tcss", STYLES / "review.tcss"]
    HEADING = words.BUSY
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review", "review words")]

    class Grew(Message):
        """There is more of the review."""

        def __init__(self, review: ReviewView) -> None:
            super().__init__()
            self.review = review

    class Went(Message):
        """The work is a little further."""

        def __init__(self, progress: Progress) -> None:
            super().__init__()
            self.progress = progress

    def __init__(self, attempt: str) -> None:
        super().__init__()
        self._attempt = attempt
        self._call: Reviewable | None = None
        self._review: ReviewView | None = None
        self._turn = 0
        self._curve = "score"
        self._has_moved = False
        self._is_writing = False
        self._is_busy = False
        self._stop = Event()

    @property
    def place(self) -> str:
        """Whether one is writing a line of one's own."""
        return "review words" if self._is_writing else "review"

    def body(self) -> Iterable[Widget]:
        """Curve, line, and where one writes."""
        yield Static(review_words.OPENING, id="what")
        yield CurvePlot(id="curve")
        with VerticalScroll(id="turn", can_focus=False):
            yield Static(id="line")
        yield Input(id="words", max_length=1000)

    def begin(self) -> None:
        """Begin."""
        self.query_one("#words").display = False
        attempt = self._attempt
        self.in_background(lambda desk: desk.reviews.open(attempt), self._start)

    def on_unmount(self) -> None:
        """Nothing goes on unseen."""
        self._stop.set()

    # ------------------------------------------------------------------------------------------ what is shown
    def _start(self, call: Reviewable) -> None:
        self._call = call
        self.show_title(review_words.TITLE.format(title=call.header.title))
        self.in_background(self._reviewing(call), lambda _: self.show_keys(), is_long=True)

    def _reviewing(self, call: Reviewable) -> Callable[[CallDesk], None]:
        def work(desk: CallDesk) -> None:
            for review in desk.reviews.stream(call, lambda done: self._tell(self.Went(done)), self._stop):
                self._tell(self.Grew(review))

        return work

    def _tell(self, message: Message) -> None:
        self.post_message(message)

    def hides_failure(self, error: Exception) -> bool:  # noqa: ARG002 - others look at the error
        """Whoever left needs no message about what was stopped."""
        return self._stop.is_set()

    def failed(self) -> None:
        """Let one try again."""
        self._is_busy = False

    @on(Went)
    def _show_progress(self, event: Went) -> None:
        event.stop()
        if self._call is not None and event.progress.total and event.progress.done < event.progress.total:
            note = review_words.WORKING.format(done=event.progress.done, total=event.progress.total)
            self.show_title(review_words.TITLE.format(title=self._call.header.title), note)

    @on(Grew)
    def _show_more(self, event: Grew) -> None:
        event.stop()
        review = self._review = event.review
        if not self._has_moved:  # who reads already is not taken elsewhere by better figures
            self._turn = review.turning_point or 1
        if review.is_complete:
            note = review_words.READY.format(score=review.score, pass_mark=review.pass_mark)
            self.show_title(review_words.TITLE.format(title=review.title), note)
        self._draw()

    def _draw(self) -> None:
        review = self._review
        if review is None:
            return
        what = review_words.CURVES[self._curve].format(currency=review.currency)
        self.query_one("#what", Static).update(what)
        values = curve_values(review, self._curve)
        signs = [SIGNS[turn.grade] for turn in review.turns]
        self.query_one(CurvePlot).show(values, signs, self._turn, curve_limits(values, self._curve))
        self.query_one("#line", Static).update(Stack(turn_lines(review, self._turn)))
        self.show_keys()

    # ------------------------------------------------------------------------------------------ actions
    def offers(self, action: str) -> bool:
        """Without a review there is nothing to go through."""
        if not super().offers(action):
            return False
        if self._review is None or action in _ALWAYS:
            return action in _ALWAYS
        ends = {"turn_before": 1, "turn_after": len(self._review.turns)}
        if self._turn == ends.get(action):
            return False
        if action in ("next_mistake", "mistake_before"):
            return self._noted(action == "next_mistake") is not None
        return action != "export_review" or self._review.is_complete

    def _noted(self, is_next: bool) -> int | None:
        review = self._review
        assert review is not None  # without one there is nothing to look for
        found = [turn.number for turn in review.turns if turn.grade in _NOTED]
        if is_next:
            return next((number for number in found if number > self._turn), None)
        return next((number for number in reversed(found) if number < self._turn), None)

    def _go_to(self, turn: int | None) -> None:
        if turn is not None:
            self._turn, self._has_moved = turn, True
            self._draw()
            self.query_one("#turn").scroll_home(animate=False)

    def action_turn_before(self) -> None:
        """The line before."""
        self._go_to(self._turn - 1)

    def action_turn_after(self) -> None:
        """The next line."""
        self._go_to(self._turn + 1)

    def action_next_mistake(self) -> None:
        """The next line that was not good."""
        self._go_to(self._noted(True))

    def action_mistake_before(self) -> None:
        """The last line before that was not good."""
        self._go_to(self._noted(False))

    def action_read_back(self) -> None:
        """Scroll up."""
        self._scroll(-1)

    def action_read_on(self) -> None:
        """Scroll down."""
        self._scroll(1)

    def _scroll(self, pages: int) -> None:
        page = self.query_one("#turn")
        page.scroll_relative(y=pages * max(1, page.size.height - 2), animate=False)

    def action_other_curve(self) -> None:
        """Score, chance of a good end, and money where there is a table."""
        kinds = [kind for kind in review_words.CURVES if kind != "money" or (self._review and self._review.currency)]
        self._curve = kinds[(kinds.index(self._curve) + 1) % len(kinds)]
        self._draw()

    def action_play_on(self) -> None:
        """Go back to this line and play on from there, once."""
        call, turn = self._call, self._turn
        if call is None or self._is_busy:
            return
        self._is_busy = True
        self._stop.set()
        self.in_background(lambda desk: desk.reviews.play_on(call, turn), self.sales_app.open_call)

    def action_try_line(self) -> None:
        """Write something else to say here."""
        review = self._review
        if review is None:
            return
        self._is_writing = self._has_moved = True
        box = self.query_one("#words", Input)
        box.border_title = review_words.TRY.format(words=_beginning(review.turns[self._turn - 1].you))
        box.display = True
        box.value = ""
        box.focus()
        self.show_keys()

    def action_try_words(self) -> None:
        """See what they would have led to."""
        call, turn, said = self._call, self._turn, self.query_one("#words", Input).value.strip()
        if call is None or self._is_busy or not said:
            return
        self._is_busy = True
        self.show_title(review_words.TITLE.format(title=call.header.title), review_words.TRYING)
        self.in_background(lambda desk: desk.reviews.tried(call, turn, said), self._show_tried, is_long=True)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.do("try_words")

    def _show_tried(self, made: Branch) -> None:
        self._is_busy = False
        self._close_words()
        title = review_words.TRIED.format(turn=made.turn, bot=made.bot)
        self.app.push_screen(CardsScreen(title, branch_cards(made)))

    def _close_words(self) -> None:
        self._is_writing = False
        self.query_one("#words").display = False
        self.set_focus(None)
        if self._review is not None:
            note = review_words.READY.format(score=self._review.score, pass_mark=self._review.pass_mark)
            self.show_title(review_words.TITLE.format(title=self._review.title), note)
        self.show_keys()

    def action_export_review(self) -> None:
        """Write it as a page into the folder one is in."""
        review = self._review
        if review is not None:
            self.in_background(lambda desk: desk.reviews.export(review, Path.cwd()), self._exported)

    def _exported(self, path: Path) -> None:
        self.query_one("#what", Static).update(review_words.WRITTEN.format(path=path))

    def action_back(self) -> None:
        """From one's own words to the review, from there to where one came from."""
        if self._is_writing:
            self._close_words()
        else:
            self._stop.set()
            self.close()


def curve_values(review: ReviewView, curve: str) -> list[float]:
    """What is drawn: before the first line and after each."""
    if curve == "money":
        return [one.money or 0.0 for one in review.curve]
    if curve == "chance":
        return [100 * sum(one.chances.get(end, 0.0) for end in review_words.GOOD_ENDS) for one in review.curve]
    return [one.score for one in review.curve]


def curve_limits(values: Iterable[float], curve: str) -> tuple[float, float]:
    """The lowest and the highest value that are shown."""
    if curve != "money":
        return 0.0, 100.0
    found = list(values)
    return min(found), max(max(found), min(found) + 1)


def _beginning(text: str, most: int = 40) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"
