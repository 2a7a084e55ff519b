from datetime import UTC, datetime

import pytest

from salessim.app.call_views import MarkView
from salessim.app.class_desk import SaidOfCall, SaidOfMark
from salessim.tui.screens.debrief import mark_sign
from tui.scripted_desk import played_call


@pytest.fixture
def in_debrief(open_app, desk):
    from contextlib import asynccontextmanager

    @asynccontextmanager
    async def opened(**options):
        async with open_app(desk, **options) as driver:
            driver.app.open_debrief(played_call(desk))
            await driver.see("80 of 100 · pass 65 ✓")
            yield driver

    return opened


async def test_result_lesson_and_marks(in_debrief):
    async with in_debrief() as driver:
        await driver.see(
            "✓ Passed", "Advance: “Good. Petra will send you the gate pass.”", "One thing", "You had 38,000"
        )
        await driver.see("SPIN", "✓  Asks about problems", "10 of 10", "turns 2, 4", "This call")
        await driver.see("◐  Makes the cost visible", "10.5 of 14", "✗  Asks what solving it is worth", "0 of 8")
        await driver.see("–  Shows only what answers a need", "not applicable")


async def test_a_mark_names_its_lines(in_debrief):
    async with in_debrief() as driver:
        await driver.press("enter")
        await driver.at("CardsScreen")
        await driver.see("Asks about problems", "Two different problems earn it all", "turn 2", "turn 4")
        await driver.see("How often does line 2 stop without warning?", "nine Saturdays")
        assert "What happens at the car maker" not in driver.text
        await driver.press("escape", "down", "down", "enter")
        await driver.see("Asks what solving it is worth", "It was in reach from turn 3.", "No line of yours")


async def test_the_lines_stand_beside_the_marks_where_there_is_room(in_debrief):
    async with in_debrief(size=(120, 40)) as driver:
        await driver.see("What was counted", "How often does line 2 stop without")
        await driver.press("down")
        await driver.see("What happens at the car maker", "She named one cost")


async def test_three_pages_one_after_the_other(in_debrief):
    async with in_debrief() as driver:
        await driver.press("tab")
        await driver.see("Worth knowing", "●  fact")
        await driver.press("end")
        await driver.see("○  fact", "Three shifts, five days. On paper.")
        await driver.press("tab")
        await driver.see("Hoffmann. You have fifteen minutes.")
        await driver.press("end")
        await driver.see("Good. Petra will send you the gate pass.")
        await driver.press("tab")
        await driver.see("Asks about problems")


async def test_again_leads_to_the_briefing_of_the_same_scenario(in_debrief, desk):
    async with in_debrief() as driver:
        await driver.press("a")
        await driver.at("BriefingScreen")
        await driver.see("Your goal")
        await driver.press("enter")
        await driver.at("CallScreen")
        assert len(desk.calls) == 2


async def test_esc_leads_home(in_debrief):
    async with in_debrief() as driver:
        await driver.press("escape")
        await driver.at("HomeScreen")


@pytest.mark.parametrize(
    ("points", "is_applicable", "sign"), [(10, True, "✓"), (4, True, "◐"), (0, True, "✗"), (0, False, "–")]
)
def test_every_mark_has_a_sign_beside_its_colour(points, is_applicable, sign):
    assert mark_sign(MarkView("Asks", points, 10, is_applicable, (), ""))[0] == sign


def test_a_mark_worth_nothing_here_is_not_a_success():
    assert mark_sign(MarkView("Asks", 0, 0, False, (), ""))[0] == "–"


async def test_a_mark_is_disputed_with_a_reason(open_app, desk):
    async with open_app(desk) as driver:
        driver.app.open_debrief(played_call(desk))
        await driver.see("Asks about problems")
        await driver.press("d")
        await driver.see("Is this mark wrong?", "Asks about problems: 10 of 10")
        await driver.press("enter")
        await driver.at("DisputeScreen")
        await driver.type("It was two")
        await driver.press("enter")
        await driver.see("waits for a trainer's decision")
        assert desk.classes.disputed == [("attempt-1", "Asks about problems", "It was two")]


async def test_going_to_a_mark_scrolls_the_call_to_its_lines(open_app, desk):
    async with open_app(desk, size=(120, 40)) as driver:
        driver.app.open_debrief(played_call(desk))
        await driver.see("Asks about problems")
        await driver.press("down")
        beside = driver.screen.query_one("#beside-call")
        await driver.until(lambda: bool(beside.query(".-meant")))
        rows = zip(beside._shown, beside.query(".line"), strict=True)
        assert {line.turn for line, row in rows if row.has_class("-meant")} == {3}


async def test_what_a_trainer_said_of_marks_is_read_beside_them(open_app, desk):
    criterion, day = "Asks about problems", datetime(2026, 5, 13, 9, tzinfo=UTC)
    note = SaidOfMark("note", criterion, day, "In passing only.", "Bea", 6)
    settled = SaidOfMark(
        "dispute",
        criterion,
        day,
        "I asked twice.",
        "Bea",
        ruling="refused",
        answer="Once is not a habit.",
        ruled_at=day,
    )
    of_call = SaidOfMark("note", "call", day, "Calmer than last week.", "Bea")
    desk.classes.said = SaidOfCall((note, settled, of_call), trainer_score=57)
    async with open_app(desk, size=(120, 40)) as driver:
        driver.app.open_debrief(played_call(desk))
        await driver.see("Bea, 13 May: “Calmer than last week.”", "With your trainer's points it is 57 of 100.")
        await driver.see("Asks about problems ✎")
        await driver.press("enter")
        await driver.at("CardsScreen")
        await driver.see("Bea, 13 May: “In passing only.” Bea would give 6 points.", "You, 13 May: “I asked twice.”")
        await driver.see("Bea, 13 May: the mark stands. “Once is not a habit.”")
