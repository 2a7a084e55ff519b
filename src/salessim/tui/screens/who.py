"""Who plays: everybody who has played on this computer, somebody new, or the same person under another name."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from salessim.tui import people_words, words
from salessim.tui.screens.modal import Modal
from salessim.tui.widgets.columns import cell, filling
from salessim.tui.widgets.row_list import RowList, row

PLAY, SOMEBODY_NEW, OTHER_NAME = "play:", "new", "rename"


class WhoScreen(Modal[str | None]):
    """Answers with `play:` and a name, `new`, or `rename`; None: it stays as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave")]

    def __init__(self, names: Sequence[str], now: str) -> None:
        super().__init__()
        self._names, self._now = names, now

    def compose(self) -> ComposeResult:
        """Question, names, keys."""
        with Vertical(classes="box"):
            yield Static(Content.styled(people_words.WHO, "bold $ink"))
            yield Static(Content.styled(people_words.WHO_WHAT, "$ink-soft"))
            yield RowList(classes="gap")
            yield Static(Content.styled(people_words.WHO_KEYS, "$ink-soft"), classes="gap")

    def on_mount(self) -> None:
        """Begin at whoever plays now."""
        rows = [
            row(
                f"{PLAY}{name}",
                cell(words.CHOSEN if name == self._now else words.NOT_CHOSEN, "$ink-accent", width=1),
                filling(name),
            )
            for name in self._names
        ]
        rows.append(row(SOMEBODY_NEW, cell("+", "$ink-soft", width=1), filling(people_words.SOMEBODY_NEW)))
        if self._now in self._names:
            text = people_words.OTHER_NAME.format(name=self._now)
            rows.append(row(OTHER_NAME, cell(" ", width=1), filling(text, "$ink-soft")))
        listed = self.query_one(RowList)
        listed.show(rows)
        if self._now in self._names:
            listed.point_at(f"{PLAY}{self._now}")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click chooses."""
        event.stop()
        self.dismiss(event.option_id)

    def action_leave(self) -> None:
        """It stays as it was."""
        self.dismiss(None)
