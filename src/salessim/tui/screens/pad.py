"""The pad: what one has understood, slot by slot, and what one makes of the lead."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from salessim.app.call_views import PadView
from salessim.model.outcome import VERDICTS, Verdict
from salessim.tui import words
from salessim.tui.screens.modal import Modal

_VERDICTS: tuple[Verdict | None, ...] = (None, *VERDICTS)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written down anew: slots whose words have changed, and the verdict, if that has."""

    pad: dict[str, str]
    verdict: Verdict | None

    @property
    def is_anything(self) -> bool:
        """Whether there is anything to keep."""
        return bool(self.pad or self.verdict)


class PadScreen(Modal[Written]):
    """Nine lines to write on, and the verdict. Enter keeps what was written, Esc leaves all as it was."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", priority=True),
        Binding("escape", "leave", priority=True),
        Binding("down", "app.focus_next", priority=True),
        Binding("up", "app.focus_previous", priority=True),
        Binding("f6", "verdict", priority=True),
    ]

    def __init__(self, pad: PadView) -> None:
        super().__init__()
        self._pad = pad
        self._verdict = pad.verdict

    def compose(self) -> ComposeResult:
        """Title, how to write, the slots, the verdict, keys."""
        with Vertical(classes="box"):
            yield Static(Content.styled(words.PAD_TITLE, "bold $ink"))
            yield Static(Content.styled(words.PAD_HINT, "$ink-soft"))
            with VerticalScroll(id="slots", can_focus=False):
                yield from self._slots()
            yield Static(id="verdict", classes="gap")
            yield Static(Content.styled(words.PAD_KEYS, "$ink-soft"), classes="gap")

    def _slots(self) -> Iterator[Horizontal]:
        for slot in self._pad.slots:
            title = Static(Content.styled(slot.title.capitalize(), "$ink-soft"), classes="pad-title")
            yield Horizontal(title, Input(slot.text, id=slot.id, compact=True), classes="pad-line")

    def on_mount(self) -> None:
        """Show the verdict that was given before."""
        self._show_verdict()

    def _show_verdict(self) -> None:
        chosen = [
            (f"{words.CHOSEN if one == self._verdict else words.NOT_CHOSEN} {words.PAD_VERDICTS[one]}   ",
             "bold $ink" if one == self._verdict else "$ink-soft")
            for one in _VERDICTS
        ]  # fmt: skip
        self.query_one("#verdict", Static).update(Content.assemble((f"{words.YOUR_VERDICT}\n", "$ink-soft"), *chosen))

    def action_verdict(self) -> None:
        """Choose the next verdict."""
        self._verdict = _VERDICTS[(_VERDICTS.index(self._verdict) + 1) % len(_VERDICTS)]
        self._show_verdict()

    def action_keep(self) -> None:
        """Keep what has changed."""
        fields = {slot.id: self.query_one(f"#{slot.id}", Input).value.strip() for slot in self._pad.slots}
        pad = {slot.id: fields[slot.id] for slot in self._pad.slots if fields[slot.id] != slot.text}
        self.dismiss(Written(pad, self._verdict if self._verdict != self._pad.verdict else None))

    def action_leave(self) -> None:
        """Leave everything as it was."""
        self.dismiss(Written({}, None))
