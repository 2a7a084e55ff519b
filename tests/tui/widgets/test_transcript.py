import pytest
from textual.app import App

from salessim.app.call_views import TranscriptLine
from salessim.tui.themes import DEFAULT_THEME, theme
from salessim.tui.widgets.transcript import Transcript, layouts, short_names


def said(turn, speaker, text):
    return TranscriptLine(turn, speaker, text)


def dialogue(turns):
    return tuple(
        line
        for turn in range(1, turns + 1)
        for line in (
            said(turn, "You", f"question {turn}"),
            said(turn, "Marta Hoffmann", f"answer {turn} " + "and " * 12),
        )
    )


class TranscriptApp(App[None]):
    def __init__(self):
        super().__init__()
        self.register_theme(theme(DEFAULT_THEME))
        self.theme = DEFAULT_THEME

    def compose(self):
        yield Transcript()


def text(app):
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["You", "Marta Hoffmann"], ["You", "Marta"]),
        (["Marta Hoffmann", "Marta Lenz"], ["Marta Hoffmann", "Marta Lenz"]),
        (["Dr. Weiss", "Ivo Radic"], ["Dr. Weiss", "Ivo"]),
        (["", "Ivo Radic", "Ivo Radic"], ["Ivo"]),
    ],
)
def test_short_names_are_clear(names, short):
    assert list(short_names(names).values()) == short


def test_kinds_of_lines_have_signs_and_not_only_colours():
    lines = (
        said(1, "You", "How often?"),
        TranscriptLine(1, "", "Problem question", "reading"),
        TranscriptLine(1, "", "leans in", "cue"),
        TranscriptLine(1, "", "Ivo joins", "happening"),
    )
    shown = [layout.plain.strip() for layout in layouts(lines)]
    assert shown == ["You  How often?", "‹ Problem question ›", "◦ leans in", "— Ivo joins"]


async def test_new_lines_come_into_view_at_the_bottom():
    async with TranscriptApp().run_test(size=(50, 12)) as pilot:
        transcript = pilot.app.query_one(Transcript)
        await transcript.show(dialogue(6))
        await pilot.pause()
        assert "answer 6" in text(pilot.app)
        await transcript.show(dialogue(7))
        await pilot.pause()
        assert "answer 7" in text(pilot.app)
        assert transcript.is_at_end


async def test_lines_shown_before_are_not_drawn_anew():
    async with TranscriptApp().run_test(size=(50, 12)) as pilot:
        transcript = pilot.app.query_one(Transcript)
        await transcript.show(dialogue(3))
        before = list(transcript.children)
        await transcript.show(dialogue(4))
        assert list(transcript.children)[: len(before)] == before
        await transcript.show(dialogue(4))
        assert len(transcript.children) == 8


async def test_another_call_takes_the_place_of_the_first():
    async with TranscriptApp().run_test(size=(50, 12)) as pilot:
        transcript = pilot.app.query_one(Transcript)
        await transcript.show(dialogue(3))
        await transcript.show((said(1, "You", "something else"),))
        await pilot.pause()
        assert "something else" in text(pilot.app)
        assert "question" not in text(pilot.app)


async def test_a_name_that_becomes_unclear_is_written_out_everywhere():
    async with TranscriptApp().run_test(size=(60, 20)) as pilot:
        transcript = pilot.app.query_one(Transcript)
        first = (said(1, "Marta Lenz", "One moment."),)
        await transcript.show(first)
        await transcript.show((*first, said(1, "Marta Hoffmann", "Hoffmann.")))
        await pilot.pause()
        assert "Marta Lenz" in text(pilot.app)


async def test_the_start_of_a_long_answer_is_not_scrolled_away():
    async with TranscriptApp().run_test(size=(50, 12)) as pilot:
        transcript = pilot.app.query_one(Transcript)
        await transcript.show(dialogue(4))
        await pilot.pause()
        long = (said(5, "You", "the question"), said(5, "Marta Hoffmann", "and so on " * 100))
        await transcript.show((*dialogue(4), *long))
        await pilot.pause()
        assert "the question" in text(pilot.app)
        assert not transcript.is_at_end


async def test_what_one_reads_stays_when_the_window_changes():
    async with TranscriptApp().run_test(size=(60, 12)) as pilot:
        transcript = pilot.app.query_one(Transcript)
        await transcript.show(dialogue(12))
        await pilot.pause()
        transcript.turn_page(-2)
        await pilot.pause()
        first = text(pilot.app).split("answer ")[1].split()[0]
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert f"answer {first} " in text(pilot.app)
        await pilot.resize_terminal(100, 14)
        await pilot.pause()
        assert f"answer {first} " in text(pilot.app)


async def test_at_the_end_one_stays_at_the_end_when_the_window_changes():
    async with TranscriptApp().run_test(size=(60, 12)) as pilot:
        transcript = pilot.app.query_one(Transcript)
        await transcript.show(dialogue(12))
        await pilot.pause()
        for size in ((40, 10), (120, 30), (60, 16)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert "answer 12" in text(pilot.app)
            assert transcript.is_at_end
