"""Forecasts made on days gone by, of data whose later part is known."""

import functools

import numpy as np
import pytest

from calibration.made_deals import START, book, deals, flow
from calibration.third_party import crm_dataworld, crm_maven, day_of, olist_funnel
from salessim.calibration.backtest import FORECAST, backtest
from salessim.calibration.verdicts import verdict_of_cut, verdict_of_cuts
from salessim.errors import InputError


@functools.cache
def cut_of(name, day):
    (cut,) = backtest(name(), [day_of(day)], 92, futures=300)
    return cut


def test_what_comes_later_changes_no_forecast():
    whole = book(flow(until=300, a_day=2.0, seed=1), until=300)
    early = book(whole.known_on(START + 230).deals, until=230)
    later = backtest(whole, [START + 200], 30, futures=50)[0]
    sooner = backtest(early, [START + 200], 30, futures=50)[0]
    np.testing.assert_array_equal(later.weeks.median, sooner.weeks.median)
    np.testing.assert_array_equal(later.weeks.high, sooner.weeks.high)


def test_a_steady_department_is_forecast_within_its_bands():
    covered, weeks = 0.0, 0
    for seed in range(3):
        whole = book(flow(until=330, a_day=2.0, seed=seed), until=330)
        (cut,) = backtest(whole, [START + 240], 90, futures=200)
        assert abs(cut.errors[FORECAST].total) < 0.3
        covered += cut.band.covered * len(cut.weeks.names)
        weeks += len(cut.weeks.names)
    assert 0.65 <= covered / weeks <= 0.97


def test_the_simple_rules_err_as_the_data_say():
    cut = cut_of(crm_maven, "2017-06-30")
    assert cut.errors["same period of the last cycle"].wins == pytest.approx(0.047, abs=0.001)
    assert cut.errors["same period of the last cycle"].revenue == pytest.approx(0.051, abs=0.001)
    shifted = cut_of(crm_dataworld, "2017-06-30")
    assert shifted.errors["last period"].wins == pytest.approx(0.365, abs=0.001)
    assert shifted.errors["last quarter's mean"].wins == pytest.approx(0.555, abs=0.001)


def test_a_quarter_of_the_one_crm_is_forecast_with_narrow_bands_that_hold():
    cut = cut_of(crm_maven, "2017-06-30")
    assert cut.errors[FORECAST].wins < 0.12
    assert cut.errors[FORECAST].revenue < 0.12
    assert cut.band.covered >= 0.65
    assert cut.band.width <= cut.trailing.width
    assert cut.band.crps < 0.8 * cut.trailing.crps
    assert abs(cut.fate[FORECAST].won - cut.fate["came"].won) < 0.15 * cut.fate["came"].won
    assert cut.deals[FORECAST].brier < min(cut.deals["constant rate"].brier, cut.deals["yield by age"].brier)


def test_a_shift_of_intake_is_met_better_than_by_any_rule_that_looks_back():
    cut = cut_of(crm_dataworld, "2017-06-30")
    ours = cut.errors[FORECAST].wins
    assert all(ours < each.wins for name, each in cut.errors.items() if name != FORECAST)
    assert cut.band.covered >= cut.trailing.covered + 0.25
    assert cut.band.crps < 0.5 * cut.trailing.crps
    later = cut_of(crm_dataworld, "2017-07-31")
    assert all(later.errors[FORECAST].wins < each.wins for name, each in later.errors.items() if name != FORECAST)
    assert later.band.covered >= 0.65


def test_leads_alone_are_enough_once_there_are_wins():
    cut = cut_of(olist_funnel, "2018-02-28")
    assert cut.errors[FORECAST].wins < cut.errors["last period"].wins
    assert cut.revenue is None


def test_too_few_wins_are_called_a_guess():
    cut = cut_of(olist_funnel, "2017-12-31")
    assert any("not identifiable" in each.why for each in cut.unknown)
    assert "Take it for a guess" in verdict_of_cut(cut)


def test_the_verdict_says_so_when_a_simple_rule_is_better():
    cut = cut_of(crm_maven, "2017-06-30")
    assert cut.errors[FORECAST].wins > cut.errors["same period of the last cycle"].wins
    assert "The simple rule “same period of the last cycle” was better, with 5%" in verdict_of_cut(cut)


def test_several_days_get_a_verdict_together():
    whole = book(flow(until=400, a_day=2.0, seed=3), until=400)
    cuts = backtest(whole, [START + 250, START + 300], 60, futures=60)
    assert verdict_of_cuts(cuts)[0].startswith("Over 2 days the forecast was off by")
    assert verdict_of_cuts(cuts[:1]) == ()


def test_a_day_without_a_week_after_it_is_refused():
    whole = book(flow(until=200, a_day=1.0, seed=1), until=200)
    with pytest.raises(InputError, match="only 3 days are known"):
        backtest(whole, [START + 197], 90, futures=50)


def test_without_a_win_nothing_can_be_fitted():
    lost = [(day, day + 5, 2, None) for day in range(50)]
    with pytest.raises(InputError, match="None of 50 deals was won"):
        backtest(book(deals(lost), until=100), [START + 60], 30, futures=50)
