"""A question with a list of answers, found by typing a part of them."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from salessim.tui import words
from salessim.tui.widgets.columns import Cell, cell, filling
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

    def fits(self, text: str) -> bool:
        """Whether every word typed occurs somewhere in it."""
        whole = f"{self.label} {self.what} {self.group} {self.example}".casefold()
        return all(part in whole for part in text.casefold().split())


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

    class Picked(Message):
        """An answer was picked."""

        def __init__(self, answer: str) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._question = Question("", ())

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
        self.query_one(".picker-title", Static).update(Content.styled(question.title, "bold $ink"))
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self._show_fitting(keep=False)
        self.query_one(Input).focus()

    def choose(self) -> None:
        """Pick the answer under the pointer."""
        chosen = self.query_one(RowList).chosen
        if chosen is not None:
            self.post_message(self.Picked(chosen))

    def action_move(self, where: str) -> None:
        """Move the pointer."""
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

    def _show_fitting(self, *, keep: bool = True) -> None:
        typed = self.query_one(Input).value
        answers = [each for each in self._question.answers if each.fits(typed)]
        rows = self.query_one(RowList)
        if not answers:
            rows.show([remark(words.NOTHING_FITS.format(text=typed))])
            self._show_example(None)
            return
        rows.show(self._rows(answers), keep=keep)
        self._show_example(rows.chosen)

    def _rows(self, answers: list[Answer]) -> list[Option]:
        width = min(self.WIDEST_LABEL, max(len(each.label) for each in self._question.answers))
        rows: list[Option] = []
        group = ""
        for each in answers:
            if each.group != group:
                group = each.group
                rows.append(heading(group, has_gap=False))
            if each.what:
                rows.append(row(each.id, Cell(_cut(each.label, width), width), filling(each.what, "$ink-soft")))
            else:
                rows.append(row(each.id, filling(each.label)))
        return rows

    def _show_example(self, answer: str | None) -> None:
        example = next((each.example for each in self._question.answers if each.id == answer), "")
        line = self.query_one(".picker-example", Static)
        line.display = any(each.example for each in self._question.answers)
        line.update(Content.styled(f"“{example}”" if example else "", "italic $ink-soft"))


def _cut(text: str, width: int) -> Content:
    return cell(text).content.truncate(width, ellipsis=True)
