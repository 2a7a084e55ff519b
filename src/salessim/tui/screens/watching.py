"""Watching: a good call, line by line, with what there is to say about each; one can take over from any of them."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget

from salessim.app.practice_port import ExpertCall, ExpertTurn
from salessim.tui import practice_words, words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import STYLES, SalesScreen
from salessim.tui.widgets.cards import Card
from salessim.tui.widgets.columns import Columns, cell, filling
from salessim.tui.widgets.transcript import Transcript


class WatchingScreen(SalesScreen):
    """The conversation so far; beside or below it what there is to say about the last line."""

    PLACE = "watching"
    CSS_PATH: ClassVar = [STYLES / "call.tcss", STYLES / "pages.tcss", STYLES / "practice.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("watching")]
    AUTO_FOCUS = ""

    def __init__(self, expert: ExpertCall) -> None:
        super().__init__()
        self._expert = expert
        self._turn = 0
        self._is_busy = False

    def body(self) -> Iterable[Widget]:
        """Conversation and remarks."""
        with Horizontal(id="watched"):
            yield Transcript(id="transcript")
            with VerticalScroll(id="remarks", can_focus=False):
                yield Card("", id="about")
                yield Card("", id="brought")

    async def begin(self) -> None:
        """Begin before the first line."""
        await self._show()

    @property
    def _last(self) -> int:
        return self._expert.turns[-1].turn if self._expert.turns else 0

    async def _show(self) -> None:
        expert, turn = self._expert, self._turn
        note = practice_words.WATCH_NOTE.format(turn=turn, of=self._last)
        self.show_title(expert.title, note)
        is_over = turn >= self._last
        # The goodbye after the last line belongs to it.
        shown = expert.lines if is_over else tuple(line for line in expert.lines if line.turn <= turn)
        await self.query_one(Transcript).show(shown)
        if not self.is_open:
            return
        about, brought = self.query_one("#about", Card), self.query_one("#brought", Card)
        remark = next((each for each in expert.turns if each.turn == turn), None)
        if remark is None:
            text = f"{practice_words.BY.format(by=expert.by)} {practice_words.WATCH_BEFORE}"
            about.show(words.SITUATION, Content.styled(text, "$ink-soft"))
            brought.show("")
        else:
            about.show(practice_words.DID, *did_lines(remark))
            lines = brought_lines(remark)
            if is_over:
                over = practice_words.WATCH_OVER.format(outcome=expert.outcome, score=expert.score)
                lines = [*lines, Content.styled(over, "$ink-accent")]
            brought.show(practice_words.BROUGHT, *lines)
        self.query_one("#remarks").scroll_home(animate=False)
        self.show_keys()

    def offers(self, action: str) -> bool:
        """Forwards to the end, backwards to the beginning; who takes over needs something left to say."""
        if action == "next_line" and self._turn >= self._last:
            return False
        if action == "take_over" and self._turn >= self._last:
            return False
        return super().offers(action) and not (action == "line_before" and self._turn == 0)

    async def action_next_line(self) -> None:
        """Show the next line."""
        self._turn = min(self._turn + 1, self._last)
        await self._show()

    async def action_line_before(self) -> None:
        """Go one line back."""
        self._turn = max(self._turn - 1, 0)
        await self._show()

    def action_read_back(self) -> None:
        """Scroll up."""
        self.query_one(Transcript).turn_page(-1)

    def action_read_on(self) -> None:
        """Scroll down."""
        self.query_one(Transcript).turn_page(1)

    def action_take_over(self) -> None:
        """Go on by oneself from here, once."""
        if self._is_busy:
            return
        self._is_busy = True
        expert, turn = self._expert, self._turn
        self.in_background(lambda desk: desk.practice.take_over(expert, turn), self.sales_app.open_call)

    def failed(self) -> None:
        """Let one try again."""
        self._is_busy = False


def did_lines(remark: ExpertTurn) -> list[Visual]:
    """What a line does, and why somebody good does it."""
    lines: list[Visual] = [Content.styled(f"‹ {remark.did} ›", "bold $ink")] if remark.did else []
    return [*lines, Content.styled(remark.why, "$ink-soft")] if remark.why else lines or [Content(words.NO_TURNS)]


def brought_lines(remark: ExpertTurn) -> list[Visual]:
    """What a line brought."""
    return [Columns(cell(words.GOOD, "$ink-good"), filling(text)) for text in remark.brought]
