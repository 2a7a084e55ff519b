"""The screen of a review, with real reviews of a short call behind it."""

import pytest

from salessim.app.review_desk import ReviewDesk
from salessim.tui.screens.review import curve_limits, curve_values
from salessim.tui.widgets.curve_plot import curve_rows
from tui import scripted_reviews
from tui.conftest import picture
from tui.scripted_desk import SCENARIO, TITLE


@pytest.fixture(scope="module")
def pages():
    """A review as it grows."""
    return scripted_reviews.pages()


@pytest.fixture
def reviewing(open_app, desk):
    def opened(**options):
        return open_app(desk, **options)

    return opened


async def shown(driver):
    driver.app.open_review("a1")
    await driver.at("ReviewScreen")
    await driver.see("65 pass")


async def test_it_opens_at_the_turning_point_and_goes_through_the_lines(reviewing, pages):
    async with reviewing() as driver:
        await shown(driver)
        last = pages[-1]
        await driver.see(last.turns[last.turning_point - 1].you)
        for _ in last.turns:
            await driver.press("left")
        await driver.see("I call about your press line.")
        await driver.press("right")
        await driver.see("How often does line 2 stop?", "better")
        for _ in last.turns:
            await driver.press("right")
        await driver.see("You end the call.")
        await driver.pilot.pause()
        await driver.press("pagedown", "pagedown")
        await driver.see("hidden", "lesson")


async def test_down_goes_to_the_next_mistake_and_up_back(reviewing, pages):
    noted = [turn for turn in pages[-1].turns if turn.grade in ("inaccurate", "mistake", "blunder")]
    assert noted, "the call has no mistake"
    async with reviewing() as driver:
        await shown(driver)
        for _ in pages[-1].turns:
            await driver.press("left")
        if noted[0].number > 1:
            await driver.press("down")
        await driver.see(noted[0].you)


async def test_one_can_play_on_from_a_line(reviewing, desk):
    async with reviewing() as driver:
        await shown(driver)
        for _ in range(4):
            await driver.press("left")
        await driver.press("right", "p")
        await driver.at("CallScreen")
        assert desk.reviews.played_on == [2]


async def test_one_can_try_a_line_and_comes_back(reviewing):
    async with reviewing(size=(100, 40)) as driver:
        await shown(driver)
        await driver.press("t")
        await driver.see("instead of")
        await driver.type("Let us say what we want")
        await driver.press("enter")
        await driver.at("CardsScreen")
        await driver.see("As it would be", "Let us say what we want")
        await driver.press("escape")
        await driver.at("ReviewScreen")


async def test_escape_leaves_the_words_first_then_the_review(reviewing):
    async with reviewing() as driver:
        await shown(driver)
        await driver.press("t", "escape")
        await driver.at("ReviewScreen")
        await driver.press("escape")
        await driver.at("HomeScreen")


async def test_it_is_written_as_a_page(reviewing, desk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    desk.reviews.export = lambda review, folder: ReviewDesk.export(desk.reviews, review, folder)
    async with reviewing() as driver:
        await shown(driver)
        await driver.press("x")
        await driver.see("Written:")
    assert "How often does line 2 stop?" in (tmp_path / "review-a1.html").read_text(encoding="utf-8")


async def test_another_curve_can_be_drawn(reviewing):
    async with reviewing() as driver:
        await shown(driver)
        await driver.press("c")
        await driver.see("chance of a good end")


async def test_a_rough_review_is_shown_before_the_last(reviewing, desk, pages):
    desk.reviews.pages = pages[:1]
    async with reviewing() as driver:
        driver.app.open_review("a1")
        await driver.at("ReviewScreen")
        await driver.see("still looking for better lines")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_it_looks_so(reviewing, svg_snapshot, size):
    async with reviewing(size=size) as driver:
        await shown(driver)
        assert picture(driver.app) == svg_snapshot


async def test_a_finished_call_is_reviewed_from_home_and_from_its_debrief(reviewing, desk):
    async with reviewing() as driver:
        await driver.see("Next for you")
        call = desk.start(SCENARIO)
        call.hang_up()
        driver.app.open_debrief(call)
        await driver.see(TITLE)
        await driver.press("v")
        await driver.at("ReviewScreen")


def test_the_curve_steps_where_the_worth_changes():
    rows = curve_rows([50, 50, 100, 0], (0, 100), 13, 3)
    assert rows == [
        "        ╭───╮",
        "────────╯   │",
        "            ╰",
    ]


def test_the_curves_have_their_limits(pages):
    review = pages[-1]
    for curve in ("score", "chance"):
        values = curve_values(review, curve)
        low, high = curve_limits(values, curve)
        assert len(values) == len(review.turns) + 1
        assert all(low <= value <= high for value in values)
