import numpy as np
import pytest

from calibration.made_deals import START, flow
from calibration.third_party import crm_maven
from salessim.calibration.aalen_johansen import Lifetimes, lifetimes
from salessim.calibration.cycles import fit_cycles
from salessim.luck import Luck
from salessim.luck.transforms import lognormal_quantile


def test_a_lognormal_comes_back_with_its_share_that_is_never_decided():
    table = flow(until=600, a_day=5.0, seed=2, win_share=0.35, fade_share=0.3, cycle=40.0, sigma=0.6)
    cycles = fit_cycles(lifetimes(table, START + 600))
    assert cycles.win_share == pytest.approx(0.35, abs=0.03)
    assert cycles.never_share == pytest.approx(0.3, abs=0.04)
    assert cycles.won_by(np.array([40.0]))[0] == pytest.approx(0.175, abs=0.02)


def test_two_humps_are_found_where_there_are_two():
    u = Luck(7).block("humps", first=0, rows=4000, columns=3)
    days = np.where(
        u[:, 0] < 0.45, lognormal_quantile(u[:, 1], 9.0, 0.6), lognormal_quantile(u[:, 1], 85.0, 0.25)
    ).astype(np.int64)
    watched = (u[:, 2] * 300).astype(np.int64)
    end = np.where(days <= watched, 1, 0)
    lives = Lifetimes(np.zeros(4000, np.int64), np.minimum(days, watched), end)
    cycles = fit_cycles(lives)
    quick, slow = cycles.humps
    assert cycles.better_by > 100
    assert quick.share == pytest.approx(0.45, abs=0.04)
    assert quick.median == pytest.approx(9.0, rel=0.1)
    assert slow.median == pytest.approx(85.0, rel=0.05)


def test_ignoring_open_deals_would_shorten_the_cycle():
    table = flow(until=120, a_day=20.0, seed=4, win_share=1.0, fade_share=0.0, cycle=80.0, sigma=0.4)
    cycles = fit_cycles(lifetimes(table, START + 120))
    among_won = float(np.median((table.closed - table.created)[table.is_won]))
    assert among_won < 70.0
    half = float(cycles.won_by(np.array([80.0]))[0]) / cycles.win_share
    assert half == pytest.approx(0.5, abs=0.08)


def test_the_one_crm_has_two_humps():
    book = crm_maven()
    cycles = fit_cycles(lifetimes(book.deals, book.until))
    assert cycles.better_by > 1000
    assert cycles.humps[0].median == pytest.approx(8.6, rel=0.25)
    assert cycles.humps[1].median == pytest.approx(84.0, rel=0.15)


def test_without_a_win_there_is_no_time_to_win():
    with pytest.raises(ValueError, match="without a win"):
        fit_cycles(Lifetimes(np.array([0]), np.array([5]), np.array([0])))
