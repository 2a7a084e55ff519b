"""Plan, putting options together: what could be done, from forms with plain fields; kept as a file of one's own."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from salessim.app.call_port import CallDesk
from salessim.app.change_forms import ChangeForm, form_for, in_words
from salessim.app.whatif_draft import Draft
from salessim.tui import plan_words, words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import STYLES, SalesScreen
from salessim.tui.screens.change import ChangeScreen, WhichChange
from salessim.tui.screens.questions import AskLine, YesOrNo
from salessim.tui.widgets.columns import cell, filling
from salessim.tui.widgets.row_list import RowList, heading, remark, row

TITLE, LOOK, KEEP, MORE_OPTIONS = "title", "look", "keep", "more"
OPTION, CHANGE, MORE = "option:", "change:", "more:"


class OptionsScreen(SalesScreen):
    """One list: the question, then each option with what it changes."""

    PLACE = "options"
    CSS_PATH: ClassVar = [STYLES / "pages.tcss", STYLES / "trainer.tcss"]
    HEADING = plan_words.COMPOSE_TITLE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("options")]

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        self._draft = self._kept = draft
        self._forms: tuple[ChangeForm, ...] = ()
        self._problems: tuple[str, ...] = ()

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield RowList(remark(words.BUSY))

    def begin(self) -> None:
        """Fetch what the department can be asked to change."""
        department = self._draft.department
        self.in_background(lambda desk: desk.planner.forms(department), self._start)

    def _start(self, forms: tuple[ChangeForm, ...]) -> None:
        self._forms = forms
        self._show()

    def _show(self) -> None:
        file = self._draft.file
        note = plan_words.KEPT_AS.format(file=file.rpartition("/")[2]) if file else plan_words.NOT_KEPT
        self.show_title(self._draft.title, note)
        self.query_one(RowList).show(option_rows(self._draft, self._forms, self._problems))
        self.show_keys()

    def _change(self, draft: Draft, *, point_at: str = "") -> None:
        """Take on a change, and see whether the question makes sense."""
        self._draft = draft
        self._show()
        rows = self.query_one(RowList)
        if point_at and point_at in {each.id for each in rows.options}:
            rows.point_at(point_at)
        self.in_background(lambda desk: desk.planner.problems(draft), self._show_problems)

    def _show_problems(self, problems: tuple[str, ...]) -> None:
        self._problems = problems
        self._show()

    def offers(self, action: str) -> bool:
        """Only options and changes can be taken out; nothing works before the forms are there."""
        if action in ("open", "remove", "keep_question") and not self._forms:
            return False
        if action == "remove":
            return (self.query_one(RowList).chosen or "").startswith((OPTION, CHANGE)) and super().offers(action)
        return super().offers(action)

    def on_option_list_option_highlighted(self) -> None:
        """What can be done hangs on the row."""
        self.show_keys()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click changes it."""
        event.stop()
        self.do("open")

    # ------------------------------------------------------------------------------------------ changing it
    def action_open(self) -> None:
        """Change what is under the pointer."""
        chosen, draft = self.query_one(RowList).chosen or "", self._draft
        if chosen == TITLE:
            self._ask(plan_words.ASK_TITLE, draft.title, "", lambda text: self._change(replace(draft, title=text)))
        elif chosen == LOOK:
            self._ask(
                plan_words.ASK_LOOK,
                draft.look_ahead,
                plan_words.LOOK_HINT,
                lambda text: self._change(replace(draft, look_ahead=text)),
            )
        elif chosen.startswith(OPTION):
            number = int(chosen.removeprefix(OPTION))
            label = draft.options[number].label
            self._ask(plan_words.ASK_OPTION, label, "", lambda text: self._change(draft.renamed(number, text)))
        elif chosen.startswith(CHANGE):
            number, place = map(int, chosen.removeprefix(CHANGE).split("."))
            self._edit(number, place)
        elif chosen.startswith(MORE):
            self._add(int(chosen.removeprefix(MORE)))
        elif chosen == MORE_OPTIONS:
            self._ask(plan_words.ASK_OPTION, "", plan_words.OPTION_HINT, self._add_option)
        elif chosen == KEEP:
            self.action_keep_question()

    def _ask(self, question: str, text: str, hint: str, then: Any) -> None:
        self.app.push_screen(AskLine(question, text, hint, 80), lambda answer: then(answer) if answer else None)

    def _add_option(self, label: str) -> None:
        self._change(self._draft.with_option(label))
        self._add(len(self._draft.options) - 1)

    def _add(self, option: int) -> None:
        """Choose what else an option changes, and fill it in."""

        def chosen(form: ChangeForm | None) -> None:
            if form is not None:
                self._fill(form, {}, option, len(self._draft.options[option].changes))

        self.app.push_screen(WhichChange(self._forms), chosen)

    def _edit(self, option: int, place: int) -> None:
        change = self._draft.options[option].changes[place]
        form = form_for(change, self._forms)
        if form is not None:
            self._fill(form, form.filled(change) or {}, option, place)

    def _fill(self, form: ChangeForm, filled: dict[str, str], option: int, place: int) -> None:
        def kept(found: dict[str, str] | None) -> None:
            if found is not None:
                draft = self._draft.with_change(option, place, form.written(found))
                self._change(draft, point_at=f"{CHANGE}{option}.{place}")

        self.app.push_screen(ChangeScreen(form, filled), kept)

    def action_remove(self) -> None:
        """Take out what is under the pointer."""
        chosen = self.query_one(RowList).chosen or ""
        if chosen.startswith(OPTION):
            self._change(self._draft.without_option(int(chosen.removeprefix(OPTION))))
        elif chosen.startswith(CHANGE):
            self._change(self._draft.without_change(*map(int, chosen.removeprefix(CHANGE).split("."))))

    # ------------------------------------------------------------------------------------------ keeping it
    def action_keep_question(self) -> None:
        """Keep the question, and open it; while it makes no sense, say why."""
        draft = self._draft

        def keep(desk: CallDesk) -> tuple[tuple[str, ...], Draft]:
            problems = desk.planner.problems(draft)
            return problems, draft if problems else desk.planner.keep(draft)

        self.in_background(keep, self._was_kept)

    def _was_kept(self, found: tuple[tuple[str, ...], Draft]) -> None:
        problems, draft = found
        if problems:
            self._show_problems(problems)
            self.query_one(RowList).scroll_home(animate=False)
            return
        from salessim.tui.screens.question import QuestionScreen

        screen = QuestionScreen(draft.file, draft.title)
        self.close()
        if isinstance(self.app.screen, QuestionScreen):
            self.app.switch_screen(screen)
        else:
            self.app.push_screen(screen)

    def action_back(self) -> None:
        """Leave, after asking where something would be lost."""

        def answered(answer: bool | None) -> None:
            if answer:
                self.close()

        if self._draft == self._kept:
            self.close()
            return
        title, text = plan_words.LEAVE_DRAFT, plan_words.LEAVE_DRAFT_TEXT
        self.app.push_screen(YesOrNo(title, text, words.LEAVE_YES, words.STAY), answered)


def option_rows(draft: Draft, forms: tuple[ChangeForm, ...], problems: tuple[str, ...]) -> list[Option]:
    """What does not make sense yet; the question; each option with its changes; what can be added."""
    rows: list[Option] = []
    if problems:
        rows += [heading(plan_words.NOT_YET, has_gap=False), *(remark(f"{words.BAD} {each}") for each in problems)]
    rows += [
        heading(plan_words.YOUR_QUESTION, has_gap=bool(rows)),
        row(TITLE, cell(plan_words.QUESTION_ROW, "$ink-soft", width=11), filling(draft.title)),
        row(LOOK, cell(plan_words.LOOKS_ROW, "$ink-soft", width=11), filling(draft.look_ahead)),
        heading(plan_words.OPTIONS),
    ]
    labels = {option.name: option.label for option in draft.options}
    for number, option in enumerate(draft.options):
        rows.append(row(f"{OPTION}{number}", cell(words.BULLET, "$ink-accent"), filling(option.label, "bold")))
        if option.builds_on:
            above = plan_words.BUILDS_ON.format(label=labels.get(option.builds_on, option.builds_on))
            rows.append(remark(f"    {above}"))
        for place, change in enumerate(option.changes):
            note = "" if form_for(change, forms) else plan_words.ONLY_IN_FILE
            cells = [cell(" "), filling(in_words(change)), *([cell(note, "$ink-soft")] if note else [])]
            rows.append(row(f"{CHANGE}{number}.{place}", *cells))
        rows.append(row(f"{MORE}{number}", cell(" "), filling(plan_words.ADD_CHANGE, "$ink-soft")))
    return [
        *rows,
        row(MORE_OPTIONS, filling(plan_words.ADD_OPTION, "$ink-accent")),
        row(KEEP, filling(plan_words.KEEP, "bold $ink-accent")),
    ]
