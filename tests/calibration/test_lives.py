"""Ages at which deals end, what groups add to it, and what weeks and loads do."""

import numpy as np
import pytest

from calibration.made_deals import LOST, OPEN, START, WON, deals, flow
from calibration.third_party import crm_maven, day_of
from salessim.calibration.aalen_johansen import Lifetimes, lifetimes
from salessim.calibration.arrivals import fit_arrivals
from salessim.calibration.differences import fit_differences
from salessim.calibration.exposure import watch
from salessim.calibration.lives import fit_lives
from salessim.calibration.log_rates import Part, fit_log_rates, same_position, wandering
from salessim.luck import Luck
from salessim.luck.transforms import poisson_quantile


def test_lost_deals_are_not_taken_for_ones_that_might_be_won():
    ages = np.repeat([1, 2, 3, 4], 25)
    ends = np.array([1, 2, 1, 2])[ages - 1]
    shares = Lifetimes(np.zeros(100, np.int64), ages, ends).incidence()
    assert shares.win_share == pytest.approx(0.5)
    assert shares.never_share == pytest.approx(0.0, abs=1e-9)


def test_delayed_entry_does_not_count_time_before_watching():
    # Half of what came early was gone before watching began; those left are watched from age 10 on.
    entry = np.repeat([0, 10], 100)
    exit_ = np.concatenate((np.repeat([5, 20], 50), np.repeat(20, 100)))
    shares = Lifetimes(entry, exit_, np.ones(200, np.int64)).incidence()
    assert shares.won[6] == pytest.approx(0.5)


def test_missing_early_closings_are_noticed():
    table = flow(until=400, a_day=3.0, seed=1)
    assert not watch(table, START + 400).starts_late
    cut = table.where(~(table.closed < START + 150))
    seen = watch(cut, START + 400)
    assert seen.starts_late
    assert START + 150 <= seen.first <= START + 152


def test_a_cut_off_beginning_changes_the_win_share_little():
    table = flow(until=400, a_day=5.0, seed=2)
    cut = table.where(~(table.closed < START + 150))
    assert lifetimes(cut, START + 400).incidence().win_share == pytest.approx(0.4, abs=0.05)


def test_groups_that_differ_by_chance_are_left_alike():
    table = flow(until=300, a_day=4.0, seed=3, groups={"ann": 1.0, "bob": 1.0, "cid": 1.0})
    lives = fit_lives(table, START + 300, 30)
    assert not any(each.exceeds_chance for each in fit_differences(table, lives))


def test_a_real_difference_is_found_and_drawn_towards_the_middle():
    table = flow(until=300, a_day=6.0, seed=3, groups={"ann": 1.5, "bob": 1.0, "cid": 0.5})
    lives = fit_lives(table, START + 300, 30)
    found = {int(each.cause): each for each in fit_differences(table, lives) if each.column == "owner"}
    won = found[WON]
    ann, _, cid = won.factors
    raw = won.events / won.due
    assert won.exceeds_chance
    assert 1.2 < ann <= raw[0]
    assert raw[2] <= cid < 0.8


def test_a_department_whose_wins_do_not_grow_with_its_pipeline_is_seen_as_such():
    known = crm_maven().known_on(day_of("2017-08-31"))
    assert fit_lives(known.deals, known.until, 30).load_power > 0.4


def test_scatter_beyond_chance_widens_what_is_expected_of_arrivals():
    even = np.repeat(np.arange(START, START + 182), 5)
    counts = poisson_quantile(Luck(1).block("level", first=0, rows=26, columns=1)[:, 0], 1.0) * 50
    bursts = np.concatenate([np.full(count, START + 7 * week + 3) for week, count in enumerate(counts)])
    calm, wild = (fit_arrivals(days, START, START + 181, 28) for days in (even, bursts))
    assert wild.dispersion > 10 > calm.dispersion
    assert wild.rates.spread()[-1] > 2 * calm.rates.spread()[-1]
    assert calm.per_month[1] == pytest.approx(5 * 365.25 / 12, rel=0.05)


def test_a_place_in_the_quarter_is_learned_from_its_return():
    months = np.arange(12)
    due = np.full(9, 100.0)
    got = np.where(months[:9] % 3 == 0, 40.0, 130.0)
    parts = [
        Part(same_position((months % 3).tolist()), (0.0, 0.5, 1.0)),
        Part(wandering(np.eye(12)), (0.0, 0.2), 0.2),
        Part(np.eye(12), (0.05, 0.4), 0.1),
    ]
    ahead = np.exp(fit_log_rates(got, due, parts).mean())[9:]
    assert ahead == pytest.approx([0.4, 1.3, 1.3], rel=0.15)


def test_a_deal_that_was_never_won_is_refused_nowhere_but_counts():
    table = deals([(0, 10, WON, 5.0), (0, 12, LOST, None), (0, None, OPEN, None), (1, 4, WON, 7.0)])
    seen = watch(table, START + 30)
    assert seen.events.sum() == 3
    assert seen.exposure.sum() == 11 + 13 + 31 + 4
