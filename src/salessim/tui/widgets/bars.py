"""The line above a screen and the line of keys below it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import RenderResult
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from salessim.tui.actions import NO_KEYS, Action, key_bar
from salessim.tui.widgets.columns import Columns, cell, filling


class TitleBar(Widget):
    """Where one is, and at the right what is worth knowing at a glance."""

    def __init__(self, title: str = "", note: str = "") -> None:
        super().__init__()
        self._title = title
        self._note = note

    def show(self, title: str, note: str = "") -> None:
        """Change both ends."""
        self._title, self._note = title, note
        self.refresh()

    def render(self) -> RenderResult:
        """The title, which gives way to the note when both do not fit."""
        return Columns(filling(self._title, "bold $ink", wraps=False), cell(self._note, "$ink-soft"))


class KeyBar(Widget):
    """The keys that work here, as many as fit; `help` stays to the last."""

    GAPS: ClassVar = (3, 2)
    auto_links = False

    def __init__(self) -> None:
        super().__init__()
        self._place = ""
        self._own_keys: Mapping[str, str] = NO_KEYS
        self._actions: tuple[Action, ...] = ()

    def show(self, place: str, offered: Sequence[Action], own: Mapping[str, str] = NO_KEYS) -> None:
        """Show the keys of a place, out of those that can be used now; `own` are those a person chose himself."""
        self._place = place
        self._own_keys = own
        self._actions = key_bar(place, offered)
        self.refresh()

    @property
    def plain(self) -> str:
        """What is shown, as text."""
        return self._line(self._fitting(), 3).plain

    def _fitting(self) -> list[Action]:
        actions = list(self._actions)
        while len(actions) > 1 and self._line(actions, self.GAPS[-1]).cell_length > self.size.width:
            spare = [each for each in actions if each.id != "help"]
            actions.remove(spare[-1])
        return actions

    def _line(self, actions: Sequence[Action], gap: int) -> Content:
        parts: list[Content] = []
        for each in actions:
            owner = "app" if "everywhere" in each.places else "screen"
            click = Style.from_meta({"@click": f"{owner}.{each.id}"})
            key = Content.styled(each.key_in(self._place, self._own_keys), "bold $ink-accent")
            label = Content.styled(f" {each.label}", "$ink-soft")
            parts.append((key + label).stylize(click))
        return Content(" " * gap).join(parts)

    def render(self) -> RenderResult:
        """The line, with the wider gap where it fits."""
        actions = self._fitting()
        for gap in self.GAPS:
            line = self._line(actions, gap)
            if line.cell_length <= self.size.width:
                break
        return line
