"""Choosing what an option changes, and filling in its few fields."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from salessim.app.change_forms import ChangeForm, FormField
from salessim.library.wording import nearest
from salessim.tui import plan_words
from salessim.tui.screens.modal import Modal
from salessim.tui.widgets.picker import Answer, Picker, Question


class WhichChange(Modal[ChangeForm | None]):
    """All there is to change, found by typing a part of it."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", priority=True)]

    def __init__(self, forms: tuple[ChangeForm, ...]) -> None:
        super().__init__()
        self._forms = {form.id: form for form in forms}

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(classes="box wide"):
            yield Picker()

    def on_mount(self) -> None:
        """Ask."""
        answers = tuple(Answer(form.id, form.title, form.what) for form in self._forms.values())
        self.query_one(Picker).ask(Question(plan_words.WHICH_CHANGE, answers))

    @on(Picker.Picked)
    def _take(self, event: Picker.Picked) -> None:
        event.stop()
        self.dismiss(self._forms[event.answer])

    def action_leave(self) -> None:
        """Nothing is added."""
        self.dismiss(None)


class ChangeScreen(Modal[dict[str, str] | None]):
    """A line for each field; None: all stays as it was."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", priority=True),
        Binding("escape", "leave", priority=True),
        Binding("down", "app.focus_next", priority=True),
        Binding("up", "app.focus_previous", priority=True),
        Binding("f6", "next_choice", priority=True),
    ]

    def __init__(self, form: ChangeForm, filled: dict[str, str]) -> None:
        super().__init__()
        self._form = form
        self._filled = filled or {field.key: field.usual for field in form.fields}

    def compose(self) -> ComposeResult:
        """Title, fields, what can be chosen, keys."""
        with Vertical(classes="box wide"):
            yield Static(Content.styled(self._form.title, "bold $ink"))
            yield Static(Content.styled(self._form.what, "$ink-soft"))
            with VerticalScroll(id="fields", can_focus=False):
                yield from self._fields()
            yield Static(id="field-help", classes="gap")
            yield Static(Content.styled(plan_words.FORM_KEYS, "$ink-soft"))

    def _fields(self) -> Iterator[Horizontal]:
        for number, field in enumerate(self._form.fields):
            title = Static(Content.styled(field.title.capitalize(), "$ink-soft"), classes="field-title")
            hint = "" if field.is_needed else plan_words.MAY_BE_EMPTY
            line = Input(self._filled.get(field.key, ""), placeholder=hint, id=f"field-{number}", compact=True)
            yield Horizontal(title, line, classes="field-line")

    def on_descendant_focus(self) -> None:
        """Show what can be chosen in the line."""
        field = self._field
        if field is not None:
            text = plan_words.CHOICES.format(choices=", ".join(field.choices)) if field.choices else ""
            self._help(text, "$ink-soft")

    @property
    def _field(self) -> FormField | None:
        line = self.focused
        if not isinstance(line, Input) or not line.id:
            return None
        return self._form.fields[int(line.id.removeprefix("field-"))]

    def _help(self, text: str, ink: str) -> None:
        self.query_one("#field-help", Static).update(Content.styled(text, ink))

    def action_next_choice(self) -> None:
        """Put the next choice into the line."""
        field, line = self._field, self.focused
        if field is not None and field.choices and isinstance(line, Input):
            at = field.choices.index(line.value) + 1 if line.value in field.choices else 0
            line.value = field.choices[at % len(field.choices)]

    def action_keep(self) -> None:
        """Keep it, if all that is needed is there."""
        lines = {field.key: self.query_one(f"#field-{n}", Input).value for n, field in enumerate(self._form.fields)}
        found = {key: value.strip() for key, value in lines.items()}
        missing = self._form.missing(found)
        if missing:
            self._help(plan_words.MISSING.format(fields=", ".join(missing)), "$ink-bad")
            return
        for number, field in enumerate(self._form.fields):
            value = found[field.key]
            if not field.choices or not value or value in field.choices:
                continue
            near = nearest(value, list(field.choices))
            text = plan_words.NO_SUCH.format(title=field.title.capitalize(), value=value)
            self._help(f"{text} {plan_words.DID_YOU_MEAN.format(near=near)}" if near else text, "$ink-bad")
            self.query_one(f"#field-{number}", Input).focus()
            return
        self.dismiss(found)

    def action_leave(self) -> None:
        """All stays as it was."""
        self.dismiss(None)
