"""Forecasts from an open pipeline, and what is handed over to a what-if."""

import functools

import pytest
from click.testing import CliRunner

from calibration.made_deals import book, flow
from calibration.third_party import day_of
from salessim.app.check_documents import check_documents
from salessim.app.forecast import _days, forecast_as_json, forecast_months
from salessim.app.forecast_what_if import write_what_if
from salessim.app.money_asked import amount_asked
from salessim.calibration.department_file import department_of
from salessim.calibration.details import fit_details
from salessim.calibration.fit import fit_book
from salessim.calibration.forecast import make_forecast
from salessim.errors import InputError
from salessim.library.finding import Library


@functools.cache
def steady():
    return book(flow(until=270, a_day=3.0, seed=5), until=270)


@functools.cache
def made(target=None):
    return make_forecast(steady(), 61, target=target, futures=200)


def test_a_steady_department_goes_on_as_it_did():
    low, middle, high = made().total.wins
    assert low <= 0.4 * 3.0 * 61 <= high
    assert middle == pytest.approx(0.4 * 3.0 * 61, rel=0.25)


def test_parts_add_up_to_the_whole():
    whole = made()
    months = sum(span.wins[1] for span in whole.months)
    assert months == pytest.approx(whole.total.wins[1], rel=0.1)
    assert sum(span.revenue[1] for span in whole.months) == pytest.approx(whole.total.revenue[1], rel=0.15)


def test_deals_older_than_any_that_was_won_are_zombies():
    whole = made()
    open_ages = steady().until - steady().deals.created[steady().deals.is_open]
    assert whole.zombie_count > 0.5 * (open_ages > 200).sum()
    assert all(deal.chance < 0.02 for deal in whole.zombies)
    assert not {deal.id for deal in whole.zombies} & {deal.id for deal in whole.matter}


def test_a_target_far_above_is_hardly_ever_reached_and_says_what_it_would_take():
    target = made(2.0 * made().total.revenue[1]).target
    assert target.chance < 0.1
    assert target.gap == pytest.approx(made().total.revenue[1], rel=0.05)
    gains = {lever.name: lever for lever in target.levers}
    assert gains["larger deals"].gain == pytest.approx(0.1 * made().total.revenue[1], rel=0.2)
    assert gains["larger deals"].needed == pytest.approx(1.0, rel=0.25)


def test_the_same_seed_gives_the_same_forecast():
    again = make_forecast(steady(), 61, futures=200)
    assert forecast_as_json(again) == forecast_as_json(made())


def test_months_end_where_calendar_months_do():
    assert _days(day_of("2027-06-30"), 3) == 92
    assert _days(day_of("2027-01-15"), 1) == 31
    with pytest.raises(InputError, match="0 months"):
        forecast_months(steady(), 0)


def test_the_handed_over_documents_have_no_mistakes(tmp_path):
    paths = write_what_if(steady(), made(2.0 * made().total.revenue[1]), tmp_path)
    checked = check_documents(Library(tmp_path / "own"), [str(path) for path in paths])
    assert [problem.message for problem in checked.problems if problem.severity == "error"] == []
    with pytest.raises(InputError, match="there already"):
        write_what_if(steady(), made(), tmp_path)


def test_the_department_has_the_rates_that_made_the_deals():
    text = department_of(steady(), fit_details(steady(), fit_book(steady())), title="It's ours")
    assert "title: 'It''s ours'" in text
    assert "how many of them fade" not in text
    rate = float(text.split("best_guess: ")[1].split("%")[0])
    assert rate == pytest.approx(40.0, abs=5.0)


@pytest.mark.parametrize(("said", "amount"), [("1.2M", 1.2e6), ("500k EUR", 5e5), ("120", 120.0)])
def test_targets_are_read_with_and_without_a_currency(said, amount):
    assert amount_asked(said) == amount


def test_a_file_that_is_no_export_is_refused_in_words(tmp_path):
    from salessim.cli.forecast_command import forecast

    (tmp_path / "opportunities.csv").write_bytes(b"\xff\xfe\x00")
    result = CliRunner().invoke(forecast, [str(tmp_path / "opportunities.csv")])
    assert isinstance(result.exception, InputError)
