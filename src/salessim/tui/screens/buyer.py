"""Being the buyer: somebody sells, and one decides what the buyer does and says."""

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Static

from salessim.app.practice_port import BuyersCall, BuyerView
from salessim.tui import practice_words, words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import STYLES, SalesScreen
from salessim.tui.screens.cards import CardsScreen
from salessim.tui.screens.questions import YesOrNo
from salessim.tui.widgets.cards import Card, stacked_facts
from salessim.tui.widgets.picker import Answer, Picker, Question
from salessim.tui.widgets.transcript import Transcript
from salessim.tui.widgets.your_words import YourWords


class BuyerScreen(SalesScreen):
    """The conversation; below it the words of the buyer, or what he can do."""

    PLACE = "buyer"
    CSS_PATH: ClassVar = [STYLES / "call.tcss", STYLES / "pages.tcss", STYLES / "practice.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("buyer", "buyer words", "buyer over")]
    AUTO_FOCUS = ""

    def __init__(self, call: BuyersCall) -> None:
        super().__init__()
        self._call = call
        self._view = call.view
        self._choice = ""
        self._is_busy = False

    def body(self) -> Iterable[Widget]:
        """Conversation, words or choices; what one knows at the right where there is room."""
        with Horizontal(id="table"):
            with Vertical(id="talk"):
                yield Transcript(id="transcript")
                yield Static(id="state")
                yield YourWords(id="words")
                yield Picker(id="menu")
                yield Static(id="over")
            with VerticalScroll(id="cards", can_focus=False):
                for card_id in ("who", "knows", "told"):
                    yield Card("", id=card_id)

    async def begin(self) -> None:
        """Show the first line of the seller's."""
        self.query_one(YourWords).placeholder = practice_words.BUYER_HINT
        await self._show(self._view)

    @property
    def place(self) -> str:
        """Choosing, writing, or after the end."""
        if self._view.has_ended:
            return "buyer over"
        return "buyer words" if self._choice else "buyer"

    async def _show(self, view: BuyerView) -> None:
        self._view = view
        self._is_busy = False
        self._choice = ""
        self.show_title(practice_words.BUYER_TITLE.format(title=view.title), f"turn {view.turn}" if view.turn else "")
        await self.query_one(Transcript).show(view.lines)
        if not self.is_open:
            return
        for card_id, (title, lines) in zip(("who", "knows", "told"), buyer_cards(view), strict=True):
            self.query_one(f"#{card_id}", Card).show(title, *lines)
        over = Content.assemble((practice_words.BUYER_OVER, "bold"), " ", (practice_words.BUYER_OVER_HINT, "$ink-soft"))
        self.query_one("#over", Static).update(over)
        self.query_one(YourWords).put("")
        self._show_place()

    def _show_place(self) -> None:
        place = self.place
        for name, own in (("#words", "buyer words"), ("#menu", "buyer"), ("#over", "buyer over")):
            self.query_one(name).display = place == own
        if place == "buyer":
            self.query_one(Picker).ask(choices(self._view))
        elif place == "buyer words":
            self.query_one(YourWords).focus()
        else:
            self.set_focus(None)
        mood = practice_words.YOU_FEEL.format(mood=self._view.mood) if self._view.mood else ""
        self.query_one("#state", Static).update(Content.styled(mood, "$ink-soft"))
        self.show_keys()

    @on(Picker.Picked)
    def _take_choice(self, event: Picker.Picked) -> None:
        event.stop()
        chosen = next((each for each in self._view.choices if each.id == event.answer), None)
        if chosen is None:
            return
        self._choice = chosen.id
        self.query_one(YourWords).put(chosen.text)
        self._show_place()

    def action_answer(self) -> None:
        """Take what is under the pointer."""
        self.query_one(Picker).choose()

    def action_replies(self) -> None:
        """Choose again what to do."""
        if not self._is_busy:
            self._choice = ""
            self._show_place()

    def action_answer_so(self) -> None:
        """Say it."""
        if self._is_busy or not self._choice:
            return
        self._is_busy = True
        choice, text = self._choice, self.query_one(YourWords).text.strip()
        self.in_background(lambda _: self._call.reply(choice, text), self._show)

    def failed(self) -> None:
        """What was not said stays where it is."""
        self._is_busy = False

    def action_read_back(self) -> None:
        """Scroll up."""
        self.query_one(Transcript).turn_page(-1)

    def action_read_on(self) -> None:
        """Scroll down."""
        self.query_one(Transcript).turn_page(1)

    def action_what_you_know(self) -> None:
        """Read who one is and what one knows."""
        self.app.push_screen(CardsScreen(self._view.title, buyer_cards(self._view)))

    def action_mark_seller(self) -> None:
        """Mark the seller."""
        from salessim.tui.screens.marking import MarkingScreen

        self.sales_app.show(MarkingScreen(self._call))

    def action_back(self) -> None:
        """Choose again what to do."""
        self.action_replies()

    def action_home(self) -> None:
        """Leave, after asking: such a call is not kept."""

        def answered(answer: bool | None) -> None:
            if answer:
                self.sales_app.go_home()

        if self._view.has_ended or self._view.turn < 2:
            self.sales_app.go_home()
            return
        title, text = practice_words.LEAVE_BUYER, practice_words.LEAVE_BUYER_TEXT
        self.app.push_screen(YesOrNo(title, text, words.LEAVE_YES, words.STAY), answered)


def buyer_cards(view: BuyerView) -> list[tuple[str, list[Visual]]]:
    """Who one is, what one knows, what one has told."""
    return [
        (practice_words.BUYER_YOU, [Content(view.you)]),
        (practice_words.BUYER_KNOWS, stacked_facts(view.knows) or [Content(practice_words.ALL_TOLD)]),
        (practice_words.BUYER_TOLD, stacked_facts(view.told) or [Content(practice_words.NOTHING_TOLD)]),
    ]


def choices(view: BuyerView) -> Question:
    """What the buyer can do now."""
    answers = tuple(Answer(each.id, each.title, each.what, example=each.text) for each in view.choices)
    return Question(practice_words.BUYER_ASK, answers)
