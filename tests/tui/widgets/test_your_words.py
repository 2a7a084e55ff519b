import pytest
from textual.app import App

from salessim.tui.themes import DEFAULT_THEME, theme
from salessim.tui.widgets.your_words import YourWords


class WordsApp(App[None]):
    BINDINGS = [("enter", "said"), ("question_mark", "asked")]  # noqa: RUF012 - Textual's own name and type

    def __init__(self):
        super().__init__()
        self.heard = []
        self.register_theme(theme(DEFAULT_THEME))
        self.theme = DEFAULT_THEME

    def compose(self):
        yield YourWords()

    def action_said(self):
        self.heard.append("said")

    def action_asked(self):
        self.heard.append("asked")


async def test_enter_says_and_breaks_no_line():
    async with WordsApp().run_test(size=(40, 10)) as pilot:
        await pilot.press(*"abc", "enter")
        assert pilot.app.query_one(YourWords).text == "abc"
        assert pilot.app.heard == ["said"]


async def test_a_question_mark_asks_for_help_only_where_nothing_is_written():
    async with WordsApp().run_test(size=(40, 10)) as pilot:
        await pilot.press("question_mark")
        assert pilot.app.heard == ["asked"]
        await pilot.press("a", "question_mark")
        assert pilot.app.query_one(YourWords).text == "a?"
        assert pilot.app.heard == ["asked"]


@pytest.mark.parametrize(("words", "lines"), [("short", 1), ("word " * 12, 2), ("word " * 200, YourWords.MOST_LINES)])
async def test_it_grows_with_the_text_up_to_a_limit(words, lines):
    async with WordsApp().run_test(size=(40, 20)) as pilot:
        box = pilot.app.query_one(YourWords)
        box.put(words.strip())
        await pilot.pause()
        assert box.content_size.height == lines
        box.put("")
        await pilot.pause()
        assert box.content_size.height == 1


async def test_it_grows_when_the_window_narrows():
    async with WordsApp().run_test(size=(80, 20)) as pilot:
        box = pilot.app.query_one(YourWords)
        box.put("word " * 12)
        await pilot.pause()
        assert box.content_size.height == 1
        await pilot.resize_terminal(30, 20)
        await pilot.pause()
        assert box.content_size.height > 1


async def test_what_is_put_in_can_be_written_on():
    async with WordsApp().run_test(size=(40, 10)) as pilot:
        box = pilot.app.query_one(YourWords)
        box.put("How often?")
        await pilot.press("space", *"Ever")
        assert box.text == "How often? Ever"


async def test_several_lines_from_the_clipboard_become_one():
    async with WordsApp().run_test(size=(40, 10)) as pilot:
        box = pilot.app.query_one(YourWords)
        from textual import events

        pilot.app.post_message(events.Paste("one\ntwo\r\nthree"))
        await pilot.pause()
        assert box.text == "one two three"
