"""What the call and the table have in common: what is shown of the talk, reading back, the cards, and pausing."""

from collections.abc import Awaitable, Callable, Iterable
from functools import partial

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from salessim.app.call_port import Call, CallDesk
from salessim.app.call_views import CallView, TranscriptLine
from salessim.tui import practice_words, words
from salessim.tui.screens.base import SalesScreen
from salessim.tui.screens.cards import CardsScreen
from salessim.tui.screens.questions import Paused
from salessim.tui.widgets.cards import Card, briefing_lines, call_cards, method_lines
from salessim.tui.widgets.columns import Columns, cell, filling
from salessim.tui.widgets.picker import Picker
from salessim.tui.widgets.transcript import Transcript
from salessim.tui.widgets.your_words import YourWords

LONG_PAUSE_S = 2.5
SHORT_PAUSE_S = 0.5
WORDS_A_SECOND = 20
"""How quickly somebody begins to answer who thinks about it (assumption); the words are not spelled out."""


class ConversationScreen(SalesScreen):
    """A screen on which somebody talks with somebody."""

    _call: Call
    _view: CallView
    _is_busy: bool

    # ------------------------------------------------------------------------------------------ what is shown
    def body(self) -> Iterable[Widget]:
        """Conversation, what stands below it, words or a list; cards at the right where there is room."""
        with Horizontal(id="table"):
            with Vertical(id="talk"):
                yield Static(id="task")
                yield Transcript(id="transcript")
                yield from self.below_the_talk()
                yield YourWords(id="words")
                yield Picker(id="menu")
                yield Static(id="over")
            with VerticalScroll(id="cards", can_focus=False):
                for card_id in ("people", "heard", "goal", "account"):
                    yield Card("", id=card_id)

    def below_the_talk(self) -> Iterable[Widget]:
        """What stands between the conversation and the words."""
        return ()

    async def show_talk(self, view: CallView) -> None:
        """Show what was said, the cards, and what is being rehearsed."""
        await self.query_one(Transcript).show(view.lines)
        if not self.is_open:  # it may have been left while the lines were drawn
            return
        for card_id, title, body in call_cards(self._call.briefing, view):
            self.query_one(f"#{card_id}", Card).show(title, *body)
        self.query_one("#over", Static).update(self._over())
        rehearsal = self._call.rehearsal
        task = self.query_one("#task", Static)
        task.display = rehearsal is not None
        if rehearsal is not None:
            text = practice_words.lines_left(rehearsal.task, rehearsal.lines_left)
            number = practice_words.NUMBER_OF.format(number=rehearsal.number, of=rehearsal.of)
            cells = [filling(text, "bold $ink-accent"), *([cell(number, "$ink-soft")] if rehearsal.of > 1 else [])]
            task.update(Columns(*cells))

    def _over(self) -> Content:
        """What stands where the words stood, once the call is over."""
        rehearsal = self._call.rehearsal
        if rehearsal is None or not rehearsal.is_over:
            return Content.assemble((words.CALL_OVER, "bold"), " ", (words.CALL_OVER_HINT, "$ink-soft"))
        sign, ink = (words.GOOD, "$ink-good") if rehearsal.has_succeeded else (words.BAD, "$ink-bad")
        hint = practice_words.NEXT_HINT if rehearsal.number < rehearsal.of else practice_words.DONE_HINT
        model = f"{practice_words.EXPERT_SAYS} “{rehearsal.model}”" if rehearsal.model else ""
        parts = [Content.styled(f"{sign} {rehearsal.result}", f"bold {ink}")]
        parts += [Content.styled(text, "$ink-soft") for text in (model, hint) if text]
        return Content("\n").join(parts)

    def ask_coach(self) -> None:
        """Let the coach say what he would do next, where one stands by."""
        if self._call.help.has_coach and not self._view.has_ended:
            self.in_background(lambda _: self._call.coach(), self.show_coach)

    def show_coach(self, advice: str) -> None:
        """Show what the coach says; nothing while one chooses and after the end."""
        line = self.query_one("#coach", Static)
        line.display = bool(advice) and self.place in ("call", "table", "table words")
        line.update(Columns(cell(practice_words.COACH, "bold $ink-accent"), filling(advice, "$ink-soft")))

    # ------------------------------------------------------------------------------------------ the answer
    async def show_answer(self, view: CallView, then: Callable[[CallView], Awaitable[None]]) -> None:
        """Show what was said, then after a pause the answer; a key ends the pause, and at once there is none.

        Args:
            view: The call with the answer.
            then: Shows the whole of it.
        """
        pause = self._pause(view)
        if not pause:
            await then(view)
            return
        own = next((n for n, line in enumerate(view.lines) if line.turn == view.turn), len(view.lines))
        shown = next(
            (n for n in range(own, len(view.lines)) if not _is_own(view.lines[n])),
            len(view.lines),
        )
        await self.query_one(Transcript).show(view.lines[:shown])
        if not self.is_open:
            return
        self._is_busy = True
        self._answer = partial(then, view)
        self.set_timer(pause, self._answer_now)

    _answer: Callable[[], Awaitable[None]] | None = None

    async def _answer_now(self) -> None:
        answer, self._answer = self._answer, None
        if answer is not None and self.is_open:
            await answer()

    def _pause(self, view: CallView) -> float:
        """How long the buyer takes before he answers [s]."""
        pace = self.sales_app.preferences.pace
        if pace == "a short pause":
            return SHORT_PAUSE_S
        if pace == "like a person":
            said = sum(len(line.text.split()) for line in view.lines if line.turn == view.turn and line.kind == "said")
            return min(LONG_PAUSE_S, SHORT_PAUSE_S + said / WORDS_A_SECOND)
        return 0.0

    async def on_key(self) -> None:
        """Any key ends the pause before an answer."""
        await self._answer_now()

    # ------------------------------------------------------------------------------------------ beside the talk
    def failed(self) -> None:
        """What was not said stays where it is."""
        self._is_busy = False

    def action_read_back(self) -> None:
        """Scroll up."""
        self.query_one(Transcript).turn_page(-1)

    def action_read_on(self) -> None:
        """Scroll down."""
        self.query_one(Transcript).turn_page(1)

    def action_cards(self) -> None:
        """Read the briefing and the cards."""
        briefing = self._call.briefing
        people, heard, _, account = ((title, body) for _, title, body in call_cards(briefing, self._view))
        situation = (words.SITUATION, briefing_lines(briefing))
        method = (words.METHOD, method_lines(briefing))
        self.app.push_screen(CardsScreen(words.CARDS_TITLE, [people, heard, situation, account, method]))

    def action_pause(self) -> None:
        """Hide the call until one comes back."""
        self.app.push_screen(Paused())

    # ------------------------------------------------------------------------------------------ after the end
    def look_back(self) -> None:
        """Go on to the next rehearsal of a row; else to the debrief, after one's own guess."""
        rehearsal = self._call.rehearsal
        if rehearsal is not None and rehearsal.number < rehearsal.of:
            call = self._call

            def after(desk: CallDesk) -> Call | None:
                return desk.practice.next_rehearsal(call)

            self.in_background(after, self._rehearse_next)
            return
        if rehearsal is None and self.sales_app.preferences.guesses_first:
            from salessim.tui.screens.guess import GuessScreen

            self.app.push_screen(GuessScreen(), self._guessed)
            return
        self.sales_app.open_debrief(self._call)

    def _rehearse_next(self, following: Call | None) -> None:
        if following is None:
            self.sales_app.open_debrief(self._call)
        else:
            self.sales_app.open_call(following)

    def _guessed(self, guess: int | None) -> None:
        if guess is not None:
            self.sales_app.open_debrief(self._call, guess if guess >= 0 else None)


def _is_own(line: TranscriptLine) -> bool:
    return line.kind == "reading" or (line.kind == "said" and line.speaker == words.YOU)
