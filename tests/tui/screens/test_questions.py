import pytest
from textual.widgets import Input

from salessim.errors import NotFoundError, Place, SalessimError
from salessim.tui.screens.questions import AskLine


async def test_ctrl_c_asks_once(open_app, desk):
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        await driver.press("ctrl+c")
        await driver.see("Leave salessim?", "Everything you played is saved.")
        await driver.press("escape")
        await driver.at("HomeScreen")
        assert driver.app.is_running


@pytest.mark.parametrize("answer", ["enter", "ctrl+c", "ctrl+q"])
async def test_enter_or_asking_again_leaves(open_app, desk, answer):
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        await driver.press("ctrl+c", answer)
        await driver.until(lambda: not driver.app.is_running or driver.app._exit)
        assert driver.app.return_code == 0


async def test_ctrl_c_works_while_one_writes_and_over_an_error(open_app, desk):
    async with open_app(desk) as driver:
        driver.app.open_call(desk.start("discovery-plant-director"))
        await driver.see("fifteen minutes")
        await driver.type("Hello")
        await driver.press("ctrl+c")
        await driver.at("LeaveQuestion")
        await driver.press("escape")
        driver.app.show_error(SalessimError("It broke."))
        await driver.at("ErrorMessage")
        await driver.press("ctrl+c")
        await driver.at("LeaveQuestion")


async def test_an_error_says_where_what_and_what_to_do(open_app, desk):
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        error = NotFoundError("“[bold]trsut” is not known.", "Did you mean “trust”?", Place("a.yaml", 3, 4))
        driver.app.show_error(error)
        await driver.see("That did not work", "a.yaml:3:4: “[bold]trsut” is not known.", "Did you mean “trust”?")
        await driver.press("space")
        await driver.at("HomeScreen")


async def test_our_own_mistakes_are_called_so(open_app, desk):
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        driver.app.show_error(ZeroDivisionError("division by zero"))
        await driver.see("Something in salessim broke", "ZeroDivisionError", "our mistake, not yours")
        assert "Traceback" not in driver.text


async def test_a_window_too_small_says_so_and_comes_back(open_app, desk):
    async with open_app(desk) as driver:
        driver.app.open_call(desk.start("discovery-plant-director"))
        await driver.see("fifteen minutes")
        await driver.type("Hel")
        await driver.resize(59, 24)
        await driver.see("salessim needs a window of at least 60 by 16.", "This one has 59 by 24.")
        await driver.type("x")
        await driver.resize(70, 15)
        await driver.see("This one has 70 by 15.")
        await driver.resize(60, 16)
        await driver.see("Hel")
        await driver.type("lo")
        await driver.see("Hello")
        assert type(driver.screen).__name__ == "CallScreen"


async def test_one_can_leave_a_window_that_is_too_small_or_grow_it_under_the_question(open_app, desk):
    async with open_app(desk, size=(40, 10)) as driver:
        await driver.at("TooSmall")
        await driver.press("ctrl+c")
        await driver.see("Leave salessim?", "Enter leave")
        await driver.resize(80, 24)
        await driver.press("escape")
        await driver.at("HomeScreen")


async def test_a_question_is_answered_once_however_quickly_enter_is_pressed(open_app, desk):
    async with open_app(desk) as driver:
        await driver.see("Next for you")
        answers = []
        driver.app.push_screen(AskLine("What is it called?", "Two SDRs", "", 40), answers.append)
        await driver.at("AskLine")
        box = driver.screen.query_one(Input)
        for _ in range(3):
            box.post_message(Input.Submitted(box, "Two SDRs"))
        await driver.at("HomeScreen")
        await driver.until(lambda: answers == ["Two SDRs"])
        assert driver.app._exception is None
