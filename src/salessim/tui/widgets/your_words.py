"""The box one writes in: grows with the text, and Enter is left to the screen."""

from textual import events
from textual.widgets import TextArea
from textual.widgets.text_area import EditResult, Location

from salessim.tui import words


class YourWords(TextArea):
    """A few lines of text. Enter does not break the line: it says what was written."""

    MOST_LINES = 4

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            id=id,
            soft_wrap=True,
            show_line_numbers=False,
            tab_behavior="focus",
            highlight_cursor_line=False,
            placeholder=words.WORDS_HINT,
        )
        self.border_title = words.YOUR_WORDS

    def put(self, text: str) -> None:
        """Replace the text and go to its end."""
        self.text = text
        self.move_cursor(self.document.end)
        self._grow()

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Leave `?` to the help page as long as there is nothing it could be part of."""
        if key == "question_mark" and not self.text:
            return False
        return super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" or (event.key == "question_mark" and not self.text):
            event.prevent_default()
            return
        await super()._on_key(event)

    def _replace_via_keyboard(self, insert: str, start: Location, end: Location) -> EditResult | None:
        # Pasted lines become one: what is said has no line breaks.
        return super()._replace_via_keyboard(" ".join(insert.splitlines()), start, end)

    def on_text_area_changed(self) -> None:
        """Grow and shrink with the text."""
        self._grow()

    def on_resize(self) -> None:
        """Wrap anew, and grow accordingly."""
        self.call_after_refresh(self._grow)

    def _grow(self) -> None:
        lines = max(1, min(self.MOST_LINES, self.wrapped_document.height))
        self.styles.height = lines + self.gutter.height
