"""Managers' forecasts: what they are made of, how wrong they are, and that they cost time and move nothing."""

import pytest

from salessim.department.compiling import compile_plan
from salessim.department.forecasting import judged_chance
from salessim.department.journal import DealWon, HandsCounted, Journal, SeatTaken
from salessim.department.kpis import Period, measured
from salessim.department.load import expected_flow
from salessim.department.managing_events import ForecastMade
from salessim.department.plan_managing import ForecastsPlan
from small_department import changed, ran, world

FORECASTS = {"made_by": "boss", "work": "20 min", "noise": {"typical": "1", "range": "0.5 to 2"}}


def forecasting(**more):
    return ran(changed(forecasts={**FORECASTS, **more}), days=500)


@pytest.fixture(scope="module")
def usual():
    return forecasting()


def test_one_for_the_month_and_one_for_the_quarter_every_month(usual):
    made = usual.journal.all(ForecastMade)
    months = [each for each in made if each.horizon == "month"]
    assert len(months) >= 15
    assert [each.horizon for each in made[:6]] == ["month", "quarter 1", "month", "quarter 3", "month", "quarter 2"]
    for each in made:
        assert each.starts <= each.time < each.ends
        assert each.commit_cents <= each.best_case_cents
        assert each.likely_cents <= each.best_case_cents or each.best_case_cents == each.commit_cents


def test_a_forecast_is_what_was_won_and_the_deals_that_seem_likely():
    """With every deal in the best case and none committed, commit is what was won by then."""
    wide = forecasting(commit_from="100%", best_case_from="0%")
    for each in wide.journal.all(ForecastMade):
        won = [deal for deal in wide.journal.all(DealWon) if each.starts <= deal.time <= each.time]
        assert each.commit_cents == sum(deal.cents for deal in won)
        assert each.best_case_cents >= each.likely_cents


def test_wishful_managers_promise_more():
    def bias(world):
        return measured(Period(world.journal, world.starts, world.now))["judged_forecast_bias"]

    sober, wishful = bias(forecasting(bias="-40%")), bias(forecasting(bias="+120%"))
    assert sober[1] == wishful[1] > 0, "what was won is the same"
    assert wishful[0] > 1.2 * sober[0]


def test_a_deal_that_has_come_further_seems_more_likely():
    plan = ForecastsPlan("boss", None, 0.0, None, 0.6, 0.25)
    running = ran(days=200)
    deal = next(deal for seat in running.seats for deal in seat.deals.values())
    chances = []
    for position in range(len(deal.way)):
        deal.position = position
        chances.append(judged_chance(deal, 1, plan))
    assert chances == sorted(chances)
    # The file's losses are 50, 30 and 20 % of those not won: the last step is passed by w of w + 20 % of (1 - w).
    win_rate = deal.segment.win_rate
    assert chances[0] == pytest.approx(win_rate)
    assert chances[-1] == pytest.approx(win_rate / (win_rate + 0.2 * (1 - win_rate)))


def test_forecasts_take_a_managers_time_and_change_nothing_else():
    idle = {"roles__boss__approves": None, "roles__boss__coaching_hours_per_rep": None}
    worlds = [ran(changed(**idle, **more), days=300) for more in ({}, {"forecasts": FORECASTS})]
    counts = [[each for each in world.journal.all(HandsCounted) if each.role == "boss"] for world in worlds]
    before, after = (
        [event for event in world.journal if not isinstance(event, ForecastMade) and event not in count]
        for world, count in zip(worlds, counts, strict=True)
    )
    assert before == after
    assert counts[0][-1].busy_seconds == 0
    loads = [expected_flow(compile_plan(changed(**more))).loads["boss"] for more in ({}, {"forecasts": FORECASTS})]
    assert loads[1] - loads[0] == pytest.approx(12 * 2 / 3 / (250 * 8 * 0.6), rel=0.05)
    # In each of nine months for each of two reps, if he is there and has deals: 20 minutes of undisturbed time.
    times, rest = divmod(counts[1][-1].busy_seconds, round(20 * 60 / 0.6))
    assert rest == 0
    assert 10 <= times <= 18


def test_a_department_that_makes_none_pays_nothing():
    assert not ran(days=60).journal.all(ForecastMade)
    assert world().plan.forecasts is None


def test_figures_by_hand():
    journal = Journal()
    for event in (
        SeatTaken(0, "AE 1", "AE", 0),
        ForecastMade(1, "boss", "month", 0, 100, 10_000, 20_000, 50_000),
        ForecastMade(2, "boss", "quarter 3", 0, 300, 100_000, 160_000, 200_000),
        DealWon(50, "a", "AE 1", "firms", 30_000, 1, 0, 1),
        ForecastMade(101, "boss", "month", 100, 200, 0, 10_000, 20_000),
        DealWon(150, "b", "AE 1", "firms", 50_000, 1, 0, 1),
        ForecastMade(201, "boss", "month", 200, 310, 0, 10_000, 20_000),  # not over yet
    ):
        journal.add(event)
    found = measured(Period(journal, 0, 300))
    assert found["judged_forecast_error.commit-month"] == pytest.approx([200 + 500, 300 + 500])
    assert found["judged_forecast_error.likely-month"] == pytest.approx([100 + 400, 800])
    assert found["judged_forecast_error.best-case-month"] == pytest.approx([200 + 300, 800])
    assert found["judged_forecast_error.likely-quarter-3"] == pytest.approx([800, 800])
    assert found["judged_forecast_error"] == pytest.approx([500 + 800, 1600])
    assert found["judged_forecast_bias.commit-quarter-3"] == pytest.approx([1000, 800])
    assert found["forecasts_in_range"] == [1, 3]
    assert found["forecasts_in_range.month"] == [1, 2]
