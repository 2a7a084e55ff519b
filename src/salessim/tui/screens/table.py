"""Table: the conversation above, the issues and one's offer below, and one's own words where one wants them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar, Literal

from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from salessim.app.call_port import Call
from salessim.app.call_views import CallView, MenuEntry
from salessim.app.table_sentences import APPROVAL, offer_sentence
from salessim.app.table_views import TableScreen
from salessim.conversation.journal import Reading
from salessim.conversation.table.reading import TableRead
from salessim.conversation.turn import NamedTurn
from salessim.tui import practice_words, table_words, words
from salessim.tui.actions import bindings
from salessim.tui.bidding import bid_of, first_bid, leaves_offers, titles
from salessim.tui.composing import Draft
from salessim.tui.screens.base import STYLES
from salessim.tui.screens.conversation import ConversationScreen
from salessim.tui.screens.making_offers import OfferScreen
from salessim.tui.screens.questions import YesOrNo
from salessim.tui.widgets.on_table import OnTable, TextLines
from salessim.tui.widgets.picker import Picker, Question
from salessim.tui.widgets.table_lines import (
    Line,
    bid_lines,
    guesses_first,
    kept_reading,
    moves_to_pick,
    people_to_pick,
    read_lines,
)
from salessim.tui.widgets.transcript import Transcript, short_names
from salessim.tui.widgets.your_words import YourWords

Mode = Literal["table", "words", "read", "menu", "picking"]
PLACES = {"table": "table", "words": "table words", "read": "table read", "menu": "table menu", "picking": "table menu"}


BY_KEY = ("moves", "offer", "approval", "condition", "ask", "beside", "his_terms", "hold", "name_tactic", "join")
"""What is said at a table without words of one's own."""


class NegotiationScreen(ConversationScreen, OfferScreen):
    """What was said, what is on the table, and one's next offer, by keys or in words."""

    PLACE = "table"
    CSS_PATH: ClassVar = [STYLES / "call.tcss", STYLES / "table.tcss", STYLES / "pages.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("table", "table words", "table read", "table menu", "table over")
    ]
    AUTO_FOCUS = ""

    def __init__(self, call: Call, table: TableScreen) -> None:
        super().__init__(table)
        self._call = call
        self._view = call.view
        self._bid_before = self._bid
        self._mode: Mode = "table"
        self._draft = Draft()
        self._read: TableRead | None = None
        self._pending: tuple[NamedTurn, Reading | None] | None = None
        self._picked: dict[str, NamedTurn] = {}

    # ------------------------------------------------------------------------------------------ what is shown
    def below_the_talk(self) -> Iterable[Widget]:
        """A warning, the coach, the issues, what Enter does."""
        yield TextLines(id="warning")
        yield Static(id="coach")
        yield OnTable(id="on-table")
        yield TextLines(id="echo")

    async def begin(self) -> None:
        """Show the table as it stands, with the offer and the words not said the last time."""
        self._mode = self._usual_mode
        self._bid, text = self.sales_app.bids.pop(self._view.attempt, (self._bid, ""))
        box = self.query_one(YourWords)
        box.placeholder = table_words.READ_HINT
        box.put(text)
        self.watch(self.query_one(Transcript), "scroll_y", self._show_round, init=False)
        await self._show(self._view)

    @property
    def place(self) -> str:
        """The table, one's words, how they were read, a list to choose from, or the table after the end."""
        return "table over" if self._view.has_ended else PLACES[self._mode]

    @property
    def _buyer(self) -> str:
        return short_names(person.name for person in self._view.people).get(self._table.buyer, self._table.buyer)

    async def _show(self, view: CallView) -> None:
        self._view = view
        self._is_busy = False
        await self.show_talk(view)
        if not self.is_open:
            return
        warning = [(f"{words.BEWARE} {view.warning}", "$ink-bad")] if view.warning else []
        self.query_one("#warning", TextLines).show(warning)
        self.query_one(OnTable).show(self._table, self._buyer)
        self.show_coach("")
        self._show_place()
        self.ask_coach()

    def _show_place(self) -> None:
        """Show the offer, and with it the box, the reading, the list or the end, with the keys that go with it."""
        place = self.place
        self.set_class(self._view.has_ended, "-over")
        self.query_one("#words").display = place == "table words"
        self.query_one("#menu").display = place == "table menu"
        self.query_one("#over").display = place == "table over"
        self.query_one("#on-table").display = place != "table menu"
        if place == "table words":
            self.query_one(YourWords).focus()
        elif place != "table menu":
            self.set_focus(None)
        self._show_bid()
        self.show_keys()
        self.call_after_refresh(self._show_round)

    def _show_round(self) -> None:
        if self.is_open:
            below = [] if self.query_one(Transcript).is_at_end else [words.MORE_BELOW]
            sitting = [] if self._call.help.has_menu else [practice_words.SITTING]
            clock = words.turn_and_time(self._view)
            self.show_title(self._view.title, "   ".join([*below, *sitting, clock, table_words.round_of(self._table)]))

    def _show_bid(self) -> None:
        priced = self._call.price(self._bid.package)
        self.query_one(OnTable).show_bid(self._table, self._bid, priced, self._buyer)
        place = self.place
        lines: list[Line] = []
        if self._notice:
            lines = [(self._notice, "$ink-part")]
        elif place == "table read" and self._pending is not None:
            said, _ = self._pending
            labels = {entry.move: entry.label for entry in self._call.menu()}
            people = {choice.id: choice.title for choice in self._table.can_be_called}
            lines = read_lines(said, self._call.echo(said), labels, people)
        elif place == "table":
            lines = bid_lines(self._table, self._bid, self._buyer)
        self.query_one("#echo", TextLines).show(lines if place != "table menu" else [])

    def offers(self, action: str) -> bool:
        """Approval, names, calling in and turning over need something to be about."""
        if action in BY_KEY and not self._call.help.has_menu:
            return False  # in a certification one says it oneself
        if action in ("approval", "name_tactic", "join", "other_offer", "hold") and self.place == "table":
            table = self._table
            is_possible = {
                "approval": bool(table.approver) and bool(self._bid.beyond(table)),
                "name_tactic": bool(table.namings),
                "join": bool(table.can_be_called),
                "other_offer": len(self._bid.packages) > 1,
                "hold": table.hold_firm is not None,
            }
            return is_possible[action] and super().offers(action)
        return super().offers(action)

    # ------------------------------------------------------------------------------------------ acting by key
    def action_offer(self) -> None:
        """Make the offer, or say yes where it is the other side's; a yes is asked first."""
        what, said = self._bid.what(self._table), self._bid.said(self._table)
        is_untouched = not self._table.yours and self._bid.packages == first_bid(self._table).packages
        if what == "nothing new":
            self._notify(table_words.NOTHING_NEW)
        elif what == "offer" and is_untouched and not said.if_he_agrees and self._notice != table_words.AGAIN:
            # Whoever comes here with one Enter too many has not made an offer.
            self._notify(table_words.AGAIN)
        elif what == "as agreed":
            self.action_hold()
        elif what == "yes":
            package = self._call.price(self._bid.package).package
            text = table_words.yes_text(package, self._table)
            self._ask_first(table_words.YES_TITLE, text, table_words.YES_YES, self._worded(said))
        else:
            self._take(self._worded(said))

    def action_hold(self) -> None:
        """Leave everything as it is."""
        if self._table.hold_firm is not None:
            self._take(self._table.hold_firm.said)

    def action_walk(self) -> None:
        """Leave, after asking."""
        text = table_words.walk_text(self._table.no_deal, self._table.currency)
        self._ask_first(table_words.WALK_TITLE, text, table_words.WALK_YES, self._table.walk_away.said)

    def action_approval(self) -> None:
        """Ask one's superior for what goes beyond one's authority."""
        beyond = tuple(option.id for option in self._bid.beyond(self._table))
        spelled, approver = self._spelled(beyond), self._table.approver
        said = NamedTurn(to=approver, offer=beyond, text=APPROVAL.format(approver=approver, terms=spelled))
        cost = table_words.rounds(self._table.approval_rounds)
        text = table_words.APPROVAL_TEXT.format(terms=spelled, rounds=cost)
        title = table_words.APPROVAL_TITLE.format(approver=approver)
        self._ask_first(title, text, table_words.APPROVAL_YES, said, keeps_bid=True)

    def action_ask(self) -> None:
        """Choose what to ask about; the selected issue comes first."""
        picked = self._table.questions
        first = [move for move in picked if move.said.on == self._table.issues[self._bid.line].id]
        self._pick(*moves_to_pick(table_words.ASK_WHAT, [*first, *(move for move in picked if move not in first)]))

    def action_name_tactic(self) -> None:
        """Choose what to call it."""
        self._pick(*moves_to_pick(table_words.ASK_NAME, self._table.namings))

    def action_join(self) -> None:
        """Choose who should join."""
        self._pick(*people_to_pick(self._table.can_be_called, self._table.joining_rounds))

    def _pick(self, question: Question, picked: dict[str, NamedTurn]) -> None:
        if self._is_busy:
            return
        self._mode, self._picked, self._notice = "picking", picked, ""
        self._show_place()
        self.query_one(Picker).ask(question)

    def _ask_first(self, title: str, text: str, yes: str, said: NamedTurn, *, keeps_bid: bool = False) -> None:
        def answered(answer: bool | None) -> None:
            if answer:
                self._take(said, keeps_bid=keeps_bid)

        if not self._is_busy:
            self.app.push_screen(YesOrNo(title, text, yes, words.STAY), answered)

    def _take(self, said: NamedTurn, reading: Reading | None = None, *, keeps_bid: bool = False) -> None:
        """Say it. The turn is kept on disk before the other side answers."""
        if self._is_busy or self._view.has_ended:
            return
        self._is_busy = True

        def say(_: object) -> tuple[CallView, TableScreen | None]:
            return self._call.take_turn(said, reading), self._call.table

        async def was_said(result: tuple[CallView, TableScreen | None]) -> None:
            view, table = result
            assert table is not None, "a table does not go away"
            self._table = table
            line = self._bid.line
            self._bid = self._bid if keeps_bid or leaves_offers(said) else replace(first_bid(table), line=line)
            self._mode, self._notice, self._draft = self._usual_mode, "", Draft()
            self._read = self._pending = None
            self.query_one(YourWords).put("")
            await self.show_answer(view, self._show)

        self.in_background(say, was_said)

    def _worded(self, said: NamedTurn) -> NamedTurn:
        return replace(said, text=offer_sentence(said, self._spelled))

    def _spelled(self, options: Iterable[str]) -> str:
        known = titles(self._table)
        return ", ".join(known[option] for option in options)

    def _notify(self, text: str) -> None:
        self._notice = text
        self._show_bid()

    # ------------------------------------------------------------------------------------------ own words
    def action_own_words(self) -> None:
        """Write."""
        self._go("words")

    @property
    def _usual_mode(self) -> Mode:
        """Where one begins: in a certification with one's own words, else at the offer."""
        return "table" if self._call.help.has_menu else "words"

    def _go(self, mode: Mode) -> None:
        self._mode, self._notice = mode, ""
        self._show_place()

    @on(YourWords.Changed)
    def _take_words(self) -> None:
        text = self.query_one(YourWords).text
        if text != self._draft.text:
            self._draft = Draft(text=text)
            if self._notice:
                self._notify("")

    def action_clear(self) -> None:
        """Empty the words."""
        self.query_one(YourWords).put("")

    def action_check_words(self) -> None:
        """Show how the words are understood; nothing counts yet."""
        text = self._draft.text.strip()
        if self._is_busy:
            return
        if not text:
            self.action_moves()
            return
        self._is_busy = True
        self.in_background(lambda _: self._call.read(text), self._was_read)

    def _was_read(self, read: TableRead) -> None:
        self._is_busy = False
        said = read.said
        if read.problem:
            self._notify(f"{read.problem} {table_words.PROBLEM_HOW}")
        elif said.moves or said.to or said.accepts or said.offer or said.if_he_agrees:
            self._read = read
            self._echo(said, kept_reading(read, was_corrected=False))
        else:
            self._read = read
            self._ask_meaning()

    def _echo(self, said: NamedTurn, reading: Reading | None) -> None:
        """Show what a line would do, with its offer in the table; it counts with the next Enter."""
        self._pending, self._bid_before = (said, reading), self._bid
        self._bid = bid_of(said, self._table, self._bid.line) or self._bid
        self._go("read")

    def action_say(self) -> None:
        """Say what was understood."""
        if self._pending is not None:
            self._take(*self._pending)

    def action_moves(self) -> None:
        """Choose what the words are meant to do, or what to say."""
        if not self._is_busy:
            self._draft = replace(self._draft, entry=None, subject=None, options=())
            self._ask_meaning()

    def _ask_meaning(self) -> None:
        if not self._call.help.has_menu:
            self._notify(practice_words.IN_OTHER_WORDS)
            return
        self._go("menu")
        self.query_one(Picker).ask(self._draft.question(self._meanings()))

    def _meanings(self) -> tuple[MenuEntry, ...]:
        return guesses_first(self._call.menu(), self._read if self._draft.text else None)

    def action_choose(self) -> None:
        """Take the line under the pointer."""
        self.query_one(Picker).choose()

    @on(Picker.Picked)
    def _take_answer(self, event: Picker.Picked) -> None:
        event.stop()
        if self._mode == "picking":
            self._mode = "table"
            self._take(self._picked[event.answer])
            return
        self._draft = self._draft.answered(event.answer, self._meanings())
        if not self._draft.is_meant:
            self._ask_meaning()
            return
        entry, subject = self._draft.entry, self._draft.subject
        assert entry is not None, "it is known what is meant"
        said = NamedTurn((entry.move,), subject.id if subject else "", text=self._draft.text.strip())
        reading = kept_reading(self._read, was_corrected=True) if self._read and self._draft.has_own_words else None
        self.query_one(YourWords).put(self._draft.text)
        self._echo(said, reading)

    def action_back(self) -> None:
        """From a list or a reading to where one was, from the words to the table; nothing is lost."""
        if not self._call.help.has_menu and self._mode == "words":
            self.action_home()
        elif self._mode == "menu" and self._draft.entry is not None:
            self._draft = self._draft.step_back()
            self._ask_meaning()
        elif self._mode in ("read", "menu"):
            self._bid = self._bid_before if self._mode == "read" else self._bid
            self._go("words")
        else:
            self._go("table")

    # ------------------------------------------------------------------------------------------ beside the table
    def action_home(self) -> None:
        """Go home; the table, the offer and the words wait."""
        if not self._view.has_ended:
            self.sales_app.bids[self._view.attempt] = (self._bid, self._draft.text)
        self.sales_app.go_home()

    def action_show_debrief(self) -> None:
        """Look back at it."""
        self.look_back()
