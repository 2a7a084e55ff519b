"""Plan, a question: its options, a quick look or the whole answer with live progress, and the answer to read."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from salessim.app.call_port import CallDesk
from salessim.app.planner import QUICK_FUTURES, Asked
from salessim.app.whatif_draft import Draft
from salessim.study.answer import Answer
from salessim.tui import plan_words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import STYLES
from salessim.tui.screens.running import RunningScreen
from salessim.tui.widgets.answer_page import answer_parts, asked_cards
from salessim.tui.widgets.cards import Card


class QuestionScreen(RunningScreen):
    """The question first; the answer above it as soon as there is one."""

    PLACE = "question"
    CSS_PATH: ClassVar = [STYLES / "pages.tcss", STYLES / "trainer.tcss"]
    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("question")]
    KEPT_WHEN_STOPPED: ClassVar[str] = plan_words.STOPPED

    def __init__(self, given: str, title: str) -> None:
        super().__init__()
        self._given, self._title = given, title
        self._asked: Asked | None = None
        self._answer: Answer | None = None

    def body(self) -> Iterable[Widget]:
        """How far it is, then the answer and the question."""
        yield Static(id="running")
        yield VerticalScroll(id="page")

    def begin(self) -> None:
        """Read the question."""
        self.show_title(self._title)
        self._read()

    def _read(self) -> None:
        given = self._given
        self.in_background(lambda desk: desk.planner.asked(given), self._show)

    async def _show(self, asked: Asked) -> None:
        self._asked = asked
        self._show_running("")
        self.show_title(asked.title, plan_words.ABOUT.format(department=asked.department))
        hint = Static(Content.styled(plan_words.FIRST_HINT.format(quick=QUICK_FUTURES), "$ink-part"), classes="card")
        await self._show_parts([hint, *asked_cards(asked)])

    async def _show_parts(self, parts: Sequence[Widget]) -> None:
        page = self.query_one("#page")
        await page.remove_children()
        if not self.is_open:
            return
        await page.mount_all(parts)
        if self.is_open:
            page.scroll_home(animate=False)
            self.show_keys()

    def offers(self, action: str) -> bool:
        """One run at a time; only an answer can be kept."""
        if action in ("look_quickly", "answer_fully", "edit_options") and (self._asked is None or self.is_at_work):
            return False
        if action in ("keep_page", "next_part") and self._answer is None:
            return False
        return super().offers(action)

    # ------------------------------------------------------------------------------------------ asking
    def action_look_quickly(self) -> None:
        """Simulate a few futures."""
        self._ask(plan_words.QUICK, is_quick=True)

    def action_answer_fully(self) -> None:
        """Simulate until the answer holds."""
        self._ask(plan_words.FULL, is_quick=False)

    def _ask(self, what: str, *, is_quick: bool) -> None:
        given = self._given
        self.run_long(
            what,
            lambda desk, tell, stop: desk.planner.answer(
                given, is_quick, lambda unit, progress: tell(progress, unit), stop
            ),
            self._show_answer,
        )

    async def _show_answer(self, answer: Answer) -> None:
        self._answer = answer
        await self._show_parts([*answer_parts(answer), *(asked_cards(self._asked) if self._asked else [])])

    # ------------------------------------------------------------------------------------------ with the answer
    def action_keep_page(self) -> None:
        """Write it as a page."""
        answer = self._answer
        if answer is not None:
            self.in_background(
                lambda desk: desk.planner.keep_page(answer),
                lambda path: self._show_running(plan_words.SAVED.format(path=path)),
            )

    def action_next_part(self) -> None:
        """Scroll to the next part."""
        page = self.query_one("#page", VerticalScroll)
        tops = [int(card.virtual_region.y) for card in page.query(Card) if card.display]
        here = int(page.scroll_offset.y)
        following = next((after for before, after in pairwise([-1, *tops]) if after > here and after != before), 0)
        if following >= page.max_scroll_y > here:
            following = int(page.max_scroll_y)
        elif here >= page.max_scroll_y:
            following = 0
        page.scroll_to(y=following, animate=False)

    # ------------------------------------------------------------------------------------------ its options
    def action_edit_options(self) -> None:
        """Change the options."""
        given = self._given

        def opened(desk: CallDesk) -> Draft:
            return desk.planner.opened(given)

        self.in_background(opened, self._edit)

    def _edit(self, draft: Draft) -> None:
        from salessim.tui.screens.options import OptionsScreen

        self.app.push_screen(OptionsScreen(draft))
