"""A manager asks a shipped question, then one of his own, without a line of YAML."""

from pathlib import Path

from salessim.errors import RunError
from salessim.runs import Progress
from tui.scripted_answer import ScriptedPlanner, answered, put_into
from tui.scripted_desk import ScriptedDesk


def desk_of(folder: Path) -> ScriptedDesk:
    put_into(folder)
    desk = ScriptedDesk()
    desk.own_folder = folder
    return desk


async def test_a_question_is_answered_stopped_and_kept_as_a_page(open_app, tmp_path, monkeypatch):
    asked = []

    def run(self, given, is_quick, tell, stop):
        asked.append(is_quick)
        if not is_quick:
            tell("futures", Progress(7, 2000, 0, 90.0))
            assert stop.wait(30)
            raise RunError("It was stopped.", "")
        return answered()

    monkeypatch.setattr(ScriptedPlanner, "answer", run)
    async with open_app(desk_of(tmp_path)) as driver:
        await driver.see("Next for you")
        await driver.press("p")
        await driver.see("What would happen if", "One more AE?", "your own", "Departments")
        await driver.press("enter")
        await driver.see("Hire one AE", "hire: AE", "Enter takes a quick look")
        await driver.press("r")
        await driver.pilot.pause()
        for _ in range(50):
            await driver.pilot.pause()
            if "7 of 2000 futures" in driver.text:
                break
        assert "about 90 s left" in driver.text
        await driver.press("x")
        await driver.see("Stopped. The futures that were done are kept")
        await driver.press("enter")
        await driver.see("A quick look: 4 futures, not an answer.", "8 of 10 futures", "Go on as before")
        page = driver.screen.query_one("#page")
        tops = []
        for _ in range(12):
            await driver.press("tab")
            tops.append(int(page.scroll_offset.y))
        assert max(tops) == page.max_scroll_y, "it gets to the end"
        assert 0 in tops, "and to the beginning again"
        await driver.press("s")
        await driver.see("Written:")
        assert list((tmp_path / "answers").glob("one-more-ae-*.html"))
        assert asked == [False, True]


async def test_the_whole_answer_fits_on_a_large_screen(open_app, tmp_path):
    async with open_app(desk_of(tmp_path), size=(120, 95)) as driver:
        await driver.see("Next for you")
        await driver.press("p")
        await driver.see("One more AE?")
        await driver.press("enter")
        await driver.see("Hire one AE")
        await driver.press("enter")
        await driver.see("The answer", "More than going on as before", "by the end of each month", "━", "░")
        await driver.see("How likely each is the best", "Who is busiest, month by month", "When it pays for itself")


async def test_options_are_put_together_and_kept_as_a_file(open_app, tmp_path):
    async with open_app(desk_of(tmp_path), size=(120, 40)) as driver:
        await driver.see("Next for you")
        await driver.press("p")
        await driver.see("Four people")
        driver.screen.query_one("RowList").point_at(str(tmp_path / "four-people.yaml"))
        await driver.press("enter")
        await driver.see("At a glance")
        await driver.press("w")
        await driver.see("What should Four people do?", "+ an option")
        await driver.press("f2")
        await driver.see("There is nothing to choose from yet")
        await driver.press("end", "up", "enter")
        await driver.see("What is the option called?")
        await driver.type("Hire one")
        await driver.press("enter")
        await driver.see("What is to change?", "Raise or lower prices")
        await driver.type("hire")
        await driver.press("enter")
        await driver.see("Search begins on", "F6: SDR, AE, SE, boss")
        await driver.press("enter")
        await driver.see("Still needed: which role.")
        await driver.type("AEE")
        await driver.press("enter")
        await driver.see("there is no “AEE”", "Did you mean “AE”?")
        await driver.press("f6", "f6", "enter")
        await driver.see("hire: AE, count 1, approved 2027-03-01")
        await driver.press("enter")
        await driver.see("How many")
        await driver.press("down", "backspace", "2", "enter")
        await driver.see("count 2")
        await driver.press("f2")
        await driver.at("QuestionScreen")
        await driver.see("hire: AE, count 2", "about four-people")
        kept = tmp_path / "what-should-four-people-do.yaml"
        assert "- hire: {role: AE, count: 2, approved: 2027-03-01}" in kept.read_text(encoding="utf-8")
        await driver.press("e")
        await driver.see("kept as what-should-four-people-do.yaml")
        driver.screen.query_one("RowList").point_at("change:0.0")
        await driver.press("delete", "escape")
        await driver.see("Leave without keeping it?")
        await driver.press("enter")
        await driver.at("QuestionScreen")
