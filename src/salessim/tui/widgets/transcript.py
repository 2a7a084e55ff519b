"""The conversation. It keeps its place while one reads and shows what is new at the bottom."""

from collections.abc import Iterable, Sequence

from textual.containers import VerticalScroll
from textual.widgets import Static

from salessim.app.call_views import TranscriptLine
from salessim.tui import words
from salessim.tui.widgets.columns import Columns, cell, filling

WIDEST_NAME = 12


def short_names(speakers: Iterable[str]) -> dict[str, str]:
    """A short name for each speaker: the first word, unless it is a title or belongs to two of them."""
    names = list(dict.fromkeys(name for name in speakers if name))
    firsts = [name.split()[0] for name in names]
    short = {}
    for name, first in zip(names, firsts, strict=True):
        is_clear = firsts.count(first) == 1 and not first.endswith(".")
        short[name] = first if is_clear else name
    return short


def line_layout(line: TranscriptLine, name: str, name_width: int) -> Columns:
    """One line as it is drawn: who in the first column, what in the second."""
    if line.kind == "said":
        ink = "$ink-accent" if line.speaker == words.YOU else "$ink-other"
        label = name if len(name) <= name_width else f"{name[: name_width - 1]}…"
        return Columns(cell(label, f"bold {ink}", width=name_width), filling(line.text, "$ink"))
    text, style = {
        "reading": (f"‹ {line.text} ›", "$ink-soft"),
        "cue": (f"{words.CUE} {line.text}", "italic $ink-soft"),
        "happening": (f"— {line.text}", "italic $ink-part"),
    }[line.kind]
    return Columns(cell("", width=name_width), filling(text, style))


def layouts(lines: Sequence[TranscriptLine]) -> list[Columns]:
    """All lines as they are drawn, their texts in one column."""
    short = short_names(line.speaker for line in lines)
    width = min(WIDEST_NAME, max((len(name) for name in short.values()), default=3))
    return [line_layout(line, short.get(line.speaker, ""), width) for line in lines]


class Transcript(VerticalScroll, can_focus=False):
    """The lines so far; of a call that is over (not `is_live`) nothing new comes, and the view stays put."""

    def __init__(self, *, id: str | None = None, is_live: bool = True) -> None:
        super().__init__(id=id)
        self._is_live = is_live
        self._shown: tuple[TranscriptLine, ...] = ()
        self._first_seen: Static | None = None

    @property
    def is_at_end(self) -> bool:
        """Whether the last line can be seen."""
        return self.follows or self.scroll_offset.y >= self.max_scroll_y

    @property
    def follows(self) -> bool:
        """Whether what is new is followed: until one scrolls up, and again from the end."""
        return self._anchored and not self._anchor_released

    async def show(self, lines: tuple[TranscriptLine, ...]) -> None:
        """Show these lines; what was shown before stays as it is, what is new is brought into view.

        However much was answered, the first line of the answer is not scrolled out at the top.
        """
        before = self._shown
        names_before = short_names(line.speaker for line in before)
        if lines[: len(before)] != before or names_before.items() - short_names(_speakers(lines)).items():
            await self.remove_children()
            before = ()
        rows = [
            Static(layout, classes=_classes(line))
            for line, layout in list(zip(lines, layouts(lines), strict=True))[len(before) :]
        ]
        self._shown = lines
        if not rows:
            return
        await self.mount_all(rows)
        if not self._is_live:
            return
        self.anchor()
        if before:
            self.call_after_refresh(self._keep_in_view, rows[0])

    def _keep_in_view(self, first_new: Static) -> None:
        if self.virtual_size.height - first_new.virtual_region.y > self.size.height:
            self.scroll_to_widget(first_new, top=True, animate=False, immediate=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the first line in view, so that it can be found again when the width changes."""
        super().watch_scroll_y(old_value, new_value)
        seen = (row for row in self.query(Static) if row.virtual_region.bottom > new_value)
        self._first_seen = next(seen, None)

    def on_resize(self) -> None:
        """Keep the line one was reading where it was."""
        reading = self._first_seen
        if reading is not None and reading.is_attached and not self.follows:
            self.call_after_refresh(self.scroll_to_widget, reading, top=True, animate=False, immediate=True)

    def point_at(self, turns: Sequence[int], *, scrolls: bool = True) -> None:
        """Mark the lines of these turns and, if it `scrolls`, bring the first of them into view."""
        rows = [row for row in self.query(Static) if row.has_class("line")]
        first: Static | None = None
        for line, row in zip(self._shown, rows, strict=False):
            is_meant = line.turn in turns
            row.set_class(is_meant, "-meant")
            first = first or (row if is_meant else None)
        if first is not None and scrolls:
            self.release_anchor()
            self.call_after_refresh(self.scroll_to_widget, first, top=True, animate=False, immediate=True)

    def turn_page(self, pages: int) -> None:
        """Scroll by pages, keeping two lines of the last one in view."""
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)


def _speakers(lines: Sequence[TranscriptLine]) -> Iterable[str]:
    return (line.speaker for line in lines)


def _classes(line: TranscriptLine) -> str:
    return f"line {line.kind}" + (" you" if line.speaker == words.YOU else "")
