from salessim.app.simulate import simulate
from salessim.app.workbench import Workbench
from salessim.tui.screens.department import amount


async def test_a_department_at_a_glance_and_simulated(open_app, desk, monkeypatch):
    asked = []

    def short(self, department, months, seed, on_progress, cancelled):
        asked.append(months)
        return simulate(department, library=self.library, months=1, replications=2, seed=seed, workers=0)

    monkeypatch.setattr(Workbench, "simulate", short)
    async with open_app(desk, size=(120, 40)) as driver:
        await driver.see("Next for you")
        await driver.press("p")
        await driver.at("PlanScreen")
        await driver.see("Departments", "startup-5")
        await driver.press("end", "enter")
        await driver.at("DepartmentScreen")
        await driver.see("At a glance", "People", "Segments", "12 months · 20 futures")
        await driver.press("m")
        await driver.see("18 months · 20 futures")
        await driver.press("r")
        await driver.see("What comes of it, in 2 futures", "deals won", "1 in 10 below")
        assert asked == [18]
        await driver.press("escape")
        await driver.at("PlanScreen")


def test_amounts_are_as_short_as_they_can_be_read():
    assert amount(0.256, "share") == "26%"
    assert amount(1234567.8, "EUR") == "1,234,568 EUR"
    assert amount(2.3456, "days") == "2.35 days"
    assert amount(None, "EUR") == "not enough cases"
    assert amount(float("nan"), "EUR") == "not enough cases"
