"""A question with a list of answers, found by typing a part of them."""

from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from salessim.tui import words
from salessim.tui.widgets.columns import cell, filling
from salessim.tui.widgets.row_list import RowList, heading, remark, row


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer.

    Attributes:
        id: What is reported when it is picked.
        label: Its name.
        what: What it does, in a few words.
        group: Heading it stands under; empty for none.
        example: A sentence shown while the pointer is on it.
    """

    id: str
    label: str
    what: str = ""
    group: str = ""
    example: str = ""

    def fit(self, text: str) -> int:
        """How well it fits what was typed: 0 not at all, 1 somewhere, 2 in its name, 3 at the start of its name."""
        parts, label = text.casefold().split(), self.label.casefold()
        whole = f"{label} {self.what} {self.group} {self.example}".casefold()
        if not all(part in whole for part in parts):
            return 0
        if not all(part in label for part in parts):
            return 1
        return 3 if label.startswith(" ".join(parts)) else 2


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what can be answered."""

    title: str
    answers: tuple[Answer, ...]


class Picker(Vertical):
    """Asks one question. The keys up and down move the pointer while one types."""

    BINDINGS = [  # noqa: RUF012 - Textual's own name and type
        ("up", "move('cursor_up')"),
        ("down", "move('cursor_down')"),
        ("pageup", "move('page_up')"),
        ("pagedown", "move('page_down')"),
    ]
    WIDEST_LABEL = 30
    LONG = 48

    class Picked(Message):
        """An answer was picked."""

        def __init__(self, answer: str) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._question = Question("", ())
        self._was_moved = False
        self._is_answered = False

    def compose(self) -> ComposeResult:
        """Title, line to type in, answers, example."""
        with Horizontal(classes="picker-top"):
            yield Static(classes="picker-title")
            yield Input(placeholder=words.TYPE_TO_FIND, compact=True)
        yield RowList()
        yield Static(classes="picker-example")

    def ask(self, question: Question) -> None:
        """Ask something else, with nothing typed yet."""
        self._question = question
        self._was_moved = False
        self._is_answered = False
        self.query_one(".picker-title", Static).update(Content.styled(question.title, "bold $ink"))
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self._show_fitting()
        self.query_one(Input).focus()

    def choose(self) -> None:
        """Pick the answer under the pointer; a question is answered once, however quickly Enter is pressed again."""
        chosen = self.query_one(RowList).chosen
        if chosen is not None and not self._is_answered:
            self._is_answered = True
            self.post_message(self.Picked(chosen))

    def action_move(self, where: str) -> None:
        """Move the pointer; from now on it stays with its answer as long as that fits."""
        self._was_moved = True
        getattr(self.query_one(RowList), f"action_{where}")()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what fits what was typed."""
        event.stop()
        self._show_fitting()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter picks."""
        event.stop()
        self.choose()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click picks."""
        event.stop()
        self.choose()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the example of the answer under the pointer."""
        event.stop()
        self._show_example(event.option_id)

    def _show_fitting(self) -> None:
        typed = self.query_one(Input).value
        fits = {each.id: each.fit(typed) for each in self._question.answers}
        answers = [each for each in self._question.answers if fits[each.id]]
        rows = self.query_one(RowList)
        if not answers:
            rows.show([remark(words.NOTHING_FITS.format(text=typed))])
            self._show_example(None)
            return
        before = rows.chosen
        rows.show(self._rows(answers))
        if not (self._was_moved and before in fits and fits[before]):
            rows.point_at(max(answers, key=lambda each: fits[each.id]).id)
        self._show_example(rows.chosen)

    def _rows(self, answers: list[Answer]) -> list[Option]:
        width = min(self.WIDEST_LABEL, max(len(each.label) for each in self._question.answers))
        rows: list[Option] = []
        group = ""
        for each in answers:
            if each.group != group:
                group = each.group
                rows.append(heading(group, has_gap=False))
            label = replace(cell(each.label, width=width), wraps=False) if each.what else filling(each.label)
            rows.append(row(each.id, label, *([filling(each.what, "$ink-soft", wraps=False)] if each.what else [])))
        return rows

    def _show_example(self, answer: str | None) -> None:
        """The example of the answer, and in full what it does, as far as there is room."""
        chosen = next((each for each in self._question.answers if each.id == answer), None)
        line = self.query_one(".picker-example", Static)
        line.display = any(each.example or len(each.what) > self.LONG for each in self._question.answers)
        if chosen is None:
            line.update("")
            return
        example = Content.styled(f"“{chosen.example}”" if chosen.example else "", "italic $ink-accent")
        what = Content.styled(chosen.what, "$ink-soft")
        line.update(Content("\n").join([part for part in (example, what) if part]))
