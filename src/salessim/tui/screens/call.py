"""Call: the conversation, what one can do next, and the words one says."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from salessim.app.call_port import Call
from salessim.app.call_views import CallView, MenuEntry, PersonView, WordsRead
from salessim.conversation.turn import NamedTurn
from salessim.tui import practice_words, words
from salessim.tui.actions import bindings
from salessim.tui.composing import NONE_OF_THESE, Draft
from salessim.tui.screens.base import STYLES
from salessim.tui.screens.conversation import ConversationScreen
from salessim.tui.screens.pad import PadScreen, Written
from salessim.tui.screens.questions import YesOrNo
from salessim.tui.widgets.columns import Columns, cell, filling
from salessim.tui.widgets.picker import Picker
from salessim.tui.widgets.transcript import Transcript, short_names
from salessim.tui.widgets.your_words import YourWords

LONG_WAIT_S = 0.5
"""After this a line says that it is being read (assumption: sooner it would only flicker)."""


class CallScreen(ConversationScreen):
    """The transcript owns the screen; below it one writes, or chooses a move."""

    PLACE = "call"
    CSS_PATH: ClassVar = [STYLES / "call.tcss", STYLES / "pages.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("call", "menu", "call over")]
    AUTO_FOCUS = "YourWords"

    def __init__(self, call: Call) -> None:
        super().__init__()
        self._call = call
        self._view = call.view
        self._menu: tuple[MenuEntry, ...] | None = None
        self._draft = Draft()
        self._is_choosing = False
        self._is_busy = False
        self._puts_right = False

    # ------------------------------------------------------------------------------------------ what is shown
    def below_the_talk(self) -> Iterable[Widget]:
        """A warning, the coach, how the other side seems."""
        yield Static(id="warning")
        yield Static(id="coach")
        yield Static(id="state")

    async def begin(self) -> None:
        """Show the call as it stands, with the words not said the last time."""
        self._draft = self.sales_app.drafts.pop(self._view.attempt, Draft())
        self.query_one(YourWords).put(self._draft.text)
        self.watch(self.query_one(Transcript), "scroll_y", self._show_state, init=False)
        await self._show(self._view)

    @property
    def place(self) -> str:
        """The call, the call while choosing, or the call after its end."""
        if self._view.has_ended:
            return "call over"
        return "menu" if self._is_choosing else "call"

    async def _show(self, view: CallView) -> None:
        self._view = view
        self._menu = None
        self._is_busy = False
        self._draft = replace(self._draft, text=self.query_one(YourWords).text)
        self._is_choosing = self._is_choosing and not view.has_ended
        note = words.turn_and_time(view)
        if not self._call.help.has_menu:
            note = words.BETWEEN.join((practice_words.SITTING, note))
        self.show_title(view.title, note)
        await self.show_talk(view)
        if not self.is_open:
            return
        warning = self.query_one("#warning", Static)
        warning.display = bool(view.warning)
        warning.update(Content.styled(f"{words.BEWARE} {view.warning}", "$ink-bad"))
        self.query_one("#coach", Static).display = False
        self._show_place()
        self.ask_coach()

    def _show_place(self) -> None:
        """Show the box, the menu or the end, and the keys that go with it."""
        place = self.place
        for name, own in (("#words", "call"), ("#menu", "menu"), ("#over", "call over")):
            self.query_one(name).display = place == own
        box = self.query_one(YourWords)
        meaning = self._draft.meaning
        box.border_title = f"{words.YOUR_WORDS}{words.BETWEEN}{meaning}" if meaning else words.YOUR_WORDS
        whom = self._addressee()
        box.border_subtitle = words.spoken_to(whom.name) if whom and len(self._on_call()) > 1 else ""
        if place == "call":
            box.focus()
        elif place == "call over":
            self.set_focus(None)
        self.call_after_refresh(self._show_state)
        self.show_keys()

    def _show_state(self) -> None:
        short = short_names(person.name for person in self._view.people)
        manners = [f"{short[each.name]}{words.BETWEEN}{each.manner}" for each in self._on_call() if each.manner]
        if not self.is_open:
            return
        right = [] if self.query_one(Transcript).is_at_end else [words.MORE_BELOW]
        if self._view.talk_share_pct is not None:
            right.append(words.talk_share(self._view.talk_share_pct))
        pad = self._call.pad
        if pad.filled:
            right.append(words.PAD_FILLED.format(filled=pad.filled, slots=len(pad.slots)))
        line = Columns(filling("   ".join(manners), "$ink-soft", wraps=False), cell("   ".join(right), "$ink-soft"))
        self.query_one("#state", Static).update(line)

    def _on_call(self) -> list[PersonView]:
        return [person for person in self._view.people if person.is_on_call]

    def _addressee(self) -> PersonView | None:
        there = self._on_call()
        return next((person for person in there if person.id == self._draft.to), there[0] if there else None)

    def offers(self, action: str) -> bool:
        """Whom to speak to is a question only when several are there; in a certification there is no menu."""
        if action == "person" and len(self._on_call()) < 2:
            return False
        if action in ("moves", "meaning") and not self._call.help.has_menu:
            return False
        return super().offers(action)

    # ------------------------------------------------------------------------------------------ making a line
    @on(YourWords.Changed)
    def _take_words(self) -> None:
        if self._is_busy:  # what is typed while a line is read belongs to the next one
            return
        text = self.query_one(YourWords).text
        if self._draft.line and text != self._draft.text:  # other words may make other moves
            self._draft = self._draft.not_meant()
            self.query_one(YourWords).border_title = words.YOUR_WORDS
        self._draft = replace(self._draft, text=text, read=None)

    def action_moves(self) -> None:
        """Choose what the next line is to be; what was chosen before is asked anew."""
        if not self._is_busy:
            self._draft = replace(self._draft.not_meant(), read=None)
            self._ask()

    def menu(self) -> tuple[MenuEntry, ...]:
        """The moves that can be made now; asked for when they are first wanted, so that a reply need not wait."""
        if self._menu is None:
            self._menu = self._call.menu()
        return self._menu

    def _ask(self) -> None:
        box = self.query_one(YourWords)
        if not self._puts_right and box.text != self._draft.text:  # more was typed while these words were read
            box.put(self._draft.text)
        self._is_choosing = True
        self._show_place()
        self.query_one(Picker).ask(self._draft.question(self.menu()))

    @on(Picker.Picked)
    def _take_answer(self, event: Picker.Picked) -> None:
        event.stop()
        if event.answer == NONE_OF_THESE and not self._call.help.has_menu:
            self._is_choosing = False
            self._show_place()
            self.show_coach("")
            self.query_one(YourWords).border_title = practice_words.IN_OTHER_WORDS
            return
        self._draft = self._draft.answered(event.answer, self.menu())
        if self._draft.is_meant:
            self._is_choosing = False
            if self._puts_right:
                self._put_right()
                return
            self.query_one(YourWords).put(self._draft.text)
            self._show_place()
        else:
            self._ask()

    def action_choose(self) -> None:
        """Take the line under the pointer."""
        self.query_one(Picker).choose()

    def action_back(self) -> None:
        """Ask the last question again; from the first one back to the words."""
        if self._draft.entry is not None:
            self._draft = self._draft.step_back()
            self._ask()
        else:
            self._is_choosing = False
            if self._puts_right:
                self._puts_right, self._draft = False, Draft(to=self._draft.to)
            self._show_place()

    def action_clear(self) -> None:
        """Empty the words and what was meant by them."""
        self._draft = Draft(to=self._draft.to)
        self.query_one(YourWords).put("")
        self._show_place()

    def action_person(self) -> None:
        """Speak to the next of those who are there."""
        there = [person.id for person in self._on_call()]
        whom = self._addressee()
        if whom is not None:
            after = there[(there.index(whom.id) + 1) % len(there)]
            self._draft = replace(self._draft, to=after)
            self._show_place()

    def action_say(self) -> None:
        """Say it; where it is not known what is meant, ask first."""
        if self._is_busy:
            return
        draft = self._draft
        if draft.entry is None and draft.has_own_words:
            self._read(self._take_reading)
            return
        if not draft.is_meant or draft.entry is None or not draft.text.strip():
            self.do("moves")
            return
        self._is_busy = True
        text, subject = draft.text.strip(), draft.subject.id if draft.subject else ""
        if draft.line:
            self.in_background(lambda _: self._call.say_as_read(text, draft.to, subject, draft.offer), self._was_said)
            return
        move = draft.entry.move
        self.in_background(lambda _: self._call.say(move, subject, text, draft.to, draft.offer), self._was_said)

    def action_meaning(self) -> None:
        """Show how the words are read, to put it right; without words, how the last line was."""
        if self._is_busy:
            return
        if self._draft.has_own_words:
            self._read(self._show_reading)
        elif not self._draft.text.strip() and self._call.can_put_right:
            self._puts_right = True
            self._draft = Draft(to=self._draft.to, text=self._call.last_words)
            self._show_reading(self._call.last_read)

    def _put_right(self) -> None:
        """Say the last line again as it was meant."""
        draft, self._puts_right = self._draft, False
        assert draft.entry is not None, "what was meant is known"
        move, subject = draft.entry.move, draft.subject.id if draft.subject else ""
        self._show_place()
        self._is_busy = True
        self.in_background(lambda _: self._call.put_right((move,), subject, draft.offer), self._was_said)

    def _read(self, then: Callable[[WordsRead], None]) -> None:
        self._is_busy = True
        self.set_timer(LONG_WAIT_S, self._ask_for_patience)
        text = self._draft.text.strip()
        self.in_background(lambda _: self._call.read_words(text), then)

    def _ask_for_patience(self) -> None:
        if self._is_busy and self.is_open:
            self.query_one(YourWords).border_title = words.BUSY

    def failed(self) -> None:
        """What was not said stays where it is, with what was typed meanwhile."""
        super().failed()
        self._take_words()
        self._show_place()

    def _show_reading(self, read: WordsRead) -> None:
        self._is_busy = False
        self._draft = replace(self._draft.not_meant(), read=read)
        self._ask()

    def _take_reading(self, read: WordsRead) -> None:
        """Say it where the reading is sure and nothing is left to ask; else ask.

        Without a menu, what was not understood at all is said as it is: the buyer asks what was meant.
        """
        if read.doubt == "lost" and not self._call.help.has_menu:
            text, to = self._draft.text.strip(), self._draft.to
            self.in_background(lambda _: self._call.take_turn(NamedTurn(to=to, text=text)), self._was_said)
            return
        known = {entry.move for entry in self.menu()}
        if read.doubt != "sure" or not read.moves or not known.issuperset(read.moves):
            self._show_reading(read)
            return
        self._is_busy = False
        self._draft = replace(self._draft.not_meant(), read=read)
        drafts = [self._draft.answered(move, self.menu()) for move in read.moves]
        line = tuple(draft.entry for draft in drafts if draft.entry) if len(drafts) > 1 else ()
        left_open = next((draft for draft in drafts if not draft.is_meant), None)
        self._draft = replace(left_open or drafts[0], line=line)
        if left_open is not None:
            self._ask()
            return
        self._is_choosing = False
        self._show_place()
        self.action_say()

    async def _was_said(self, view: CallView) -> None:
        box, said = self.query_one(YourWords), self._draft.text
        self._draft = Draft(to=self._draft.to if any(p.id == self._draft.to for p in view.people) else "")
        box.put(box.text[len(said) :].lstrip() if box.text.startswith(said) else "")
        await self.show_answer(view, self._show)

    # ------------------------------------------------------------------------------------------ beside the line
    def action_home(self) -> None:
        """Go home; the call and the words wait."""
        if self._draft != Draft() and not self._view.has_ended:
            self.sales_app.drafts[self._view.attempt] = self._draft
        self.sales_app.go_home()

    def action_end_call(self) -> None:
        """Ask, then end the call."""

        def end(answer: bool | None) -> None:
            if answer and not self._is_busy:
                self._is_busy = True
                self.in_background(lambda _: self._call.hang_up(), self._was_said)

        self.app.push_screen(YesOrNo(words.END_TITLE, words.END_TEXT, words.END_YES, words.STAY), end)

    def action_pad(self) -> None:
        """Write down what was understood, and what one makes of the lead."""
        self._open_pad(self._show)

    def action_show_debrief(self) -> None:
        """Look back at it; where the playbook marks the verdict, ask for it first."""
        pad = self._call.pad
        if pad.is_marked and pad.verdict is None and self._call.rehearsal is None:
            self._open_pad(lambda _: self.look_back())
        else:
            self.look_back()

    def _open_pad(self, then: Callable[[CallView], Awaitable[None] | None]) -> None:
        def keep(written: Written | None) -> None:
            if written is None or self._is_busy:
                return
            if written.is_anything:
                self._is_busy = True
                self.in_background(lambda _: self._call.write_pad(written.pad, written.verdict), then)
            elif self._view.has_ended:
                self.in_background(lambda _: self._call.view, then)

        self.app.push_screen(PadScreen(self._call.pad), keep)
