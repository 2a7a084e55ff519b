import pytest
from textual.app import App
from textual.widgets import Input

from salessim.tui.themes import DEFAULT_THEME, theme
from salessim.tui.widgets.picker import Answer, Picker, Question

QUESTION = Question(
    "What next?",
    (
        Answer("greet", "Greeting", "Says hello.", "Opening", "Good morning."),
        Answer("problem", "Problem question", "Asks what is hard.", "Investigating", "How often does it stop?"),
        Answer("price", "Price range", "Names what it costs.", "Showing"),
    ),
)


class PickerApp(App[None]):
    CSS = "Picker RowList { height: auto; }"

    def __init__(self):
        super().__init__()
        self.picked = []
        self.register_theme(theme(DEFAULT_THEME))
        self.theme = DEFAULT_THEME

    def compose(self):
        yield Picker()

    def on_mount(self):
        self.query_one(Picker).ask(QUESTION)

    def on_picker_picked(self, event):
        self.picked.append(event.answer)


def text(app):
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("", ["greet", "problem", "price"]),
        ("hello", ["greet"]),
        ("PRO quest", ["problem"]),
        ("showing", ["price"]),
        ("stop", ["problem"]),
        ("zebra", []),
    ],
)
def test_an_answer_is_found_by_any_part_of_it(typed, fits):
    assert [answer.id for answer in QUESTION.answers if answer.fit(typed)] == fits


def test_a_name_fits_better_than_a_description_and_its_start_best():
    answers = (
        Answer("agenda", "Agenda", "Proposes how to spend the time."),
        Answer("step", "To propose", "Something that happens next."),
        Answer("offer", "Propose a price", ""),
    )
    assert [answer.fit("propose") for answer in answers] == [1, 2, 3]


async def test_typing_narrows_and_enter_picks():
    async with PickerApp().run_test(size=(70, 16)) as pilot:
        await pilot.press(*"hard", "enter")
        await pilot.pause()
        assert pilot.app.picked == ["problem"]


async def test_the_pointer_goes_to_what_fits_best():
    async with PickerApp().run_test(size=(70, 16)) as pilot:
        await pilot.press(*"pri", "enter")
        await pilot.pause()
        assert pilot.app.picked == ["price"]


async def test_arrows_move_the_pointer_while_one_types():
    async with PickerApp().run_test(size=(70, 16)) as pilot:
        await pilot.press("down", "down", "up", "enter")
        await pilot.pause()
        assert pilot.app.picked == ["problem"]
        assert pilot.app.query_one(Input).has_focus


async def test_the_pointer_stays_on_its_answer_while_the_list_narrows():
    async with PickerApp().run_test(size=(70, 16)) as pilot:
        await pilot.press("down", *"question", "backspace", "enter")
        await pilot.pause()
        assert pilot.app.picked == ["problem"]


async def test_the_example_of_the_answer_under_the_pointer_is_shown():
    async with PickerApp().run_test(size=(70, 16)) as pilot:
        await pilot.pause()
        assert "“Good morning.”" in text(pilot.app)
        await pilot.press("down")
        await pilot.pause()
        assert "“How often does it stop?”" in text(pilot.app)


async def test_nothing_that_fits_is_said_and_nothing_is_picked():
    async with PickerApp().run_test(size=(70, 16)) as pilot:
        await pilot.press(*"zebra", "enter")
        await pilot.pause()
        assert "Nothing here fits “zebra”." in text(pilot.app)
        assert pilot.app.picked == []
        await pilot.press(*["backspace"] * 5)
        await pilot.pause()
        assert "Greeting" in text(pilot.app)


async def test_a_new_question_starts_with_nothing_typed():
    async with PickerApp().run_test(size=(70, 16)) as pilot:
        await pilot.press(*"zebra")
        pilot.app.query_one(Picker).ask(Question("About what?", (Answer("x", "line 2 [stops]"),)))
        await pilot.pause()
        assert "line 2 [stops]" in text(pilot.app)
        assert pilot.app.query_one(Input).value == ""


async def test_a_question_is_answered_once():
    async with PickerApp().run_test(size=(70, 16)) as pilot:
        picker = pilot.app.query_one(Picker)
        picker.choose()
        picker.choose()
        await pilot.pause()
        assert pilot.app.picked == ["greet"]
        picker.ask(QUESTION)
        picker.choose()
        await pilot.pause()
        assert pilot.app.picked == ["greet", "greet"]


async def test_a_click_picks():
    async with PickerApp().run_test(size=(70, 16)) as pilot:
        await pilot.pause()
        row = next(number for number, line in enumerate(text(pilot.app).splitlines()) if "Price range" in line)
        await pilot.click(offset=(8, row))
        await pilot.pause()
        assert pilot.app.picked == ["price"]
