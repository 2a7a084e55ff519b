"""Debrief: what the call came to, and which lines made it so."""

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from salessim.app.call_port import Call, CallDesk
from salessim.app.call_views import DebriefView, MarkView, TranscriptLine
from salessim.app.class_desk import WHOLE_CALL, SaidOfCall
from salessim.tui import people_words, practice_words, trainer_words, words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import STYLES, SalesScreen
from salessim.tui.screens.cards import CardsScreen
from salessim.tui.widgets.cards import Card
from salessim.tui.widgets.columns import Columns, Stack, cell, filling
from salessim.tui.widgets.row_list import RowList, heading, row
from salessim.tui.widgets.transcript import Transcript, layouts

PAGES = dict(zip(("marks", "findings", "transcript"), words.PAGES, strict=True))


class DebriefScreen(SalesScreen):
    """The result above; below it the pages, one at a time: of a negotiation first what it came to in money."""

    PLACE = "debrief"
    CSS_PATH: ClassVar = [STYLES / "pages.tcss", STYLES / "call.tcss", STYLES / "table.tcss"]
    HEADING = words.BUSY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("debrief")]

    def __init__(self, call: Call, guess: int | None = None) -> None:
        super().__init__()
        self._call = call
        self._guess = guess
        self._debrief: DebriefView | None = None
        self._said = SaidOfCall()
        self._has_marks_seen = False
        self._turns: tuple[int, ...] = ()
        self._table = call.table
        self._pages = {**({"negotiation": words.TABLE_PAGE} if self._table else {}), **PAGES}
        self._page = next(iter(self._pages))

    def body(self) -> Iterable[Widget]:
        """Result, names of the pages, the pages."""
        yield Static(id="result")
        yield Static(id="tabs")
        if self._table is not None:
            yield VerticalScroll(id="negotiation")
        with Horizontal(id="marks"):
            yield RowList(id="mark-list")
            with Vertical(id="beside"):
                yield Card("", id="why")
                yield Transcript(id="beside-call", is_live=False)
        with VerticalScroll(id="findings"):
            yield Card("", id="says")
            yield Card("", id="pad")
            yield Card("", id="found")
        with Vertical(id="transcript"):
            yield Transcript(id="whole-call", is_live=False)

    def begin(self) -> None:
        """Fetch it."""
        self.query_one("#whole-call", Transcript).can_focus = True
        self.in_background(self._looked_back, self._show)

    def _looked_back(self, desk: CallDesk) -> tuple[DebriefView, SaidOfCall]:
        debrief = self._call.debrief()
        if self._guess is not None:
            desk.keep_guess(debrief.attempt, self._guess)
        return debrief, desk.classes.said_of(debrief.attempt) if desk.classes else SaidOfCall()

    # ------------------------------------------------------------------------------------------ what is shown
    async def _show(self, found: tuple[DebriefView, SaidOfCall]) -> None:
        debrief, self._said = found
        self._debrief = debrief
        self.show_title(debrief.title, words.score(debrief.score, debrief.pass_mark, debrief.has_passed))
        self.query_one("#result", Static).update(
            Stack([*result_lines(debrief, self._guess), *whole_call_lines(self._said)])
        )
        self.query_one(RowList).show(mark_rows(debrief, {each.criterion for each in self._said.marks}))
        self.query_one("#says", Card).show(words.SAYS, *says_lines(debrief))
        self.query_one("#pad", Card).show(words.PAD_COMPARED, *pad_lines(debrief))
        self.query_one("#found", Card).show(words.PAGES[1], *finding_lines(debrief))
        for transcript in self.query(Transcript):
            await transcript.show(debrief.lines)
        if not self.is_open:
            return
        if self._table is not None:
            from salessim.tui.widgets.dance_page import dance_page

            await self.query_one("#negotiation").mount_all(dance_page(self._table, debrief))
        self._show_page()

    def _show_page(self) -> None:
        for page in self._pages:
            self.query_one(f"#{page}").display = page == self._page
        names = [
            (f" {name} ", "bold $ink on $paper-marked") if page == self._page else (f" {name} ", "$ink-soft")
            for page, name in self._pages.items()
        ]
        self.query_one("#tabs", Static).update(Content.assemble(*names))
        inner = {"marks": "mark-list", "transcript": "whole-call"}.get(self._page, self._page)
        self.query_one(f"#{inner}").focus()
        self.show_keys()
        if self._page == "transcript":
            self.call_after_refresh(self._place_call)

    def _place_call(self) -> None:
        """Begin the call with the lines of the mark that was chosen, or where it began."""
        call = self.query_one("#whole-call", Transcript)
        if self._turns:
            call.point_at(self._turns)
        else:
            call.scroll_home(animate=False, immediate=True)

    def _mark(self, mark_id: str | None) -> MarkView | None:
        if self._debrief is None or mark_id is None:
            return None
        group, number = map(int, mark_id.split("."))
        return self._debrief.groups[group].marks[number]

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Scroll the call to the lines of the mark: beside the marks where there is room, and on its own page."""
        event.stop()
        mark = self._mark(event.option_id)
        if mark is not None and self._debrief is not None:
            (why, why_lines), *_ = mark_cards(mark, self._debrief.lines, self._said)
            self.query_one("#why", Card).show(why, *why_lines)
            for beside in self.query("#beside-call").results(Transcript):
                beside.point_at(mark.turns, scrolls=self._has_marks_seen)
            self._turns = mark.turns if self._has_marks_seen else ()
            self._has_marks_seen = True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click shows the lines on a page of their own."""
        event.stop()
        self.do("show_lines")

    def offers(self, action: str) -> bool:
        """Lines belong to marks; without a debrief there is nothing to turn over."""
        if action in ("show_lines", "next_page", "again", "review") and self._debrief is None:
            return False
        if action in ("show_lines", "dispute") and (self._page != "marks" or self._debrief is None):
            return False
        return super().offers(action)

    # ------------------------------------------------------------------------------------------ actions
    def action_show_lines(self) -> None:
        """Read what was counted for the mark under the pointer, and the lines it came from."""
        mark = self._mark(self.query_one(RowList).chosen)
        if mark is not None and self._debrief is not None:
            cards = mark_cards(mark, self._debrief.lines, self._said)
            self.app.push_screen(CardsScreen(mark.criterion, cards, words.points(mark)))

    def action_dispute(self) -> None:
        """Say that the mark under the pointer is wrong."""
        mark = self._mark(self.query_one(RowList).chosen)
        if mark is None or self._debrief is None:
            return
        attempt, criterion = self._debrief.attempt, mark.criterion

        def said(why: str | None) -> None:
            if why is not None:
                self.in_background(partial(_dispute, attempt, criterion, why), noted)

        def noted(_: object) -> None:
            self.query_one("#tabs", Static).update(
                Content.styled(trainer_words.DISPUTED.format(criterion=criterion), "$ink-accent")
            )

        from salessim.tui.screens.disputing import DisputeScreen

        self.app.push_screen(DisputeScreen(mark), said)

    def action_next_page(self) -> None:
        """The next page; after the last one comes the first."""
        pages = list(self._pages)
        self._page = pages[(pages.index(self._page) + 1) % len(pages)]
        self._show_page()

    def action_review(self) -> None:
        """Look at every line, and at what would have been better."""
        if self._debrief is not None:
            self.sales_app.open_review(self._debrief.attempt)

    def action_again(self) -> None:
        """Play the same scenario again."""
        briefing = self._call.briefing
        self.sales_app.open_briefing(briefing.scenario, briefing.difficulty)


def _dispute(attempt: str, criterion: str, why: str, desk: CallDesk) -> None:
    if desk.classes is not None:
        desk.classes.dispute(attempt, criterion, why)


def result_lines(debrief: DebriefView, guess: int | None = None) -> list[Visual]:
    """Passed or not, how it ended, what one had guessed, and the one thing to do differently."""
    ink = "$ink-good" if debrief.has_passed else "$ink-bad"
    verdict = cell(words.verdict(debrief.has_passed), f"bold {ink}")
    ending = f"{debrief.outcome}: “{debrief.ending}”" if debrief.ending else debrief.outcome
    lines: list[Visual] = [Columns(verdict, filling(ending))]
    if guess is not None:
        lines.append(Content.styled(practice_words.GUESSED.format(guess=guess), "$ink-soft"))
    if debrief.lesson:
        lines.append(Columns(cell(words.LESSON, "bold $ink-accent"), filling(debrief.lesson)))
    return lines


def mark_sign(mark: MarkView) -> tuple[str, str]:
    """Sign and ink of a mark."""
    if not mark.is_applicable:
        return words.NOT_APPLICABLE, "$ink-soft"
    if mark.points >= mark.of:
        return words.GOOD, "$ink-good"
    return (words.PART, "$ink-part") if mark.points > 0 else (words.BAD, "$ink-bad")


def whole_call_lines(said: SaidOfCall) -> list[Visual]:
    """What a trainer says of the whole call, and the score with his points."""
    notes = [line for each in said.marks if each.criterion == WHOLE_CALL for line in people_words.said_of_mark(each)]
    lines: list[Visual] = [Columns(cell(people_words.NOTE_SIGN, "$ink-accent"), filling(note)) for note in notes]
    if said.trainer_score is not None:
        lines.append(Content.styled(people_words.WITH_TRAINER.format(score=said.trainer_score), "$ink-accent"))
    return lines


def mark_rows(debrief: DebriefView, talked_of: Collection[str] = ()) -> list[Option]:
    """The marks under their headings, with a sign at those that people talked of; the id of a row is `group.mark`."""
    turns_width = max((len(words.in_turns(mark.turns)) for group in debrief.groups for mark in group.marks), default=0)
    rows: list[Option] = []
    for group_number, group in enumerate(debrief.groups):
        rows.append(heading(group.title, has_gap=bool(rows)))
        for number, mark in enumerate(group.marks):
            sign, ink = mark_sign(mark)
            rows.append(
                row(
                    f"{group_number}.{number}",
                    cell(sign, f"bold {ink}"),
                    filling(
                        f"{mark.criterion} {people_words.NOTE_SIGN}" if mark.criterion in talked_of else mark.criterion,
                        "" if mark.is_applicable else "$ink-soft",
                    ),
                    cell(words.points(mark), ink, is_right=True, width=len(words.NOT_COUNTED)),
                    cell(words.in_turns(mark.turns), "$ink-soft", width=min(16, turns_width)),
                )
            )
    return rows


def mark_cards(mark: MarkView, lines: Sequence[TranscriptLine], said: SaidOfCall) -> list[tuple[str, list[Visual]]]:
    """Why a mark is what it is: what was counted and what was said about it, then the lines it came from."""
    here = [each for each in said.marks if each.criterion == mark.criterion]
    notes = [line for each in here for line in people_words.said_of_mark(each)]
    sign, ink = mark_sign(mark)
    result = Columns(cell(f"{sign} {words.points(mark)}", f"bold {ink}"), filling(mark.why))
    own = [line for line in lines if line.turn in mark.turns]
    shown: list[Visual] = []
    turn = None
    for line, layout in zip(own, layouts(own), strict=True):
        if line.turn != turn:
            shown += [Content("")] if shown else []
            turn = line.turn
            shown.append(Content.styled(words.in_turns((turn,)), "$ink-soft"))
        shown.append(layout)
    return [
        (
            words.WHAT_WAS_COUNTED,
            [result, *(Columns(cell(people_words.NOTE_SIGN, "$ink-accent"), filling(note)) for note in notes)],
        ),
        (words.ITS_LINES, shown or [Content.styled(words.NO_TURNS, "$ink-soft")]),
    ]


def says_lines(debrief: DebriefView) -> list[Visual]:
    """What the scenario's author and the playbook have to say."""
    return [Columns(cell(words.BULLET, "$ink-accent"), filling(text)) for text in debrief.says]


def pad_lines(debrief: DebriefView) -> list[Visual]:
    """The pad, slot by slot: what was written, how that stands, and what was said."""
    lines: list[Visual] = []
    for mark in debrief.pad:
        written = f"“{mark.text}” " if mark.text else ""
        lines.append(Columns(cell(mark.title, "bold", width=24), filling(f"{written}{mark.standing}")))
        lines.append(Columns(cell("", width=24), filling(mark.said, "$ink-soft")))
    return lines


def finding_lines(debrief: DebriefView) -> list[Visual]:
    """What there was to find, by subject; what was missed is told now."""
    if not debrief.findings:
        return [Content.styled(words.NO_FINDINGS, "$ink-soft")]
    width = min(24, max(len(finding.rung) for finding in debrief.findings))
    lines: list[Visual] = []
    subject = None
    for finding in debrief.findings:
        if finding.subject != subject:
            subject = finding.subject
            lines.append(Content.styled(subject, "bold"))
        sign, ink, style = (
            (words.HERE, "$ink-good", "$ink") if finding.was_found else (words.NOT_HERE, "$ink-soft", "$ink-soft")
        )
        lines.append(
            Columns(cell(sign, ink), cell(finding.rung, "$ink-soft", width=width), filling(finding.text, style))
        )
    return lines
