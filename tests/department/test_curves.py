"""What plots show, on a journal small enough to reckon by hand."""

import pytest

from salessim.department.journal import (
    CustomerGrew,
    CustomerLeft,
    DealLost,
    DealTaken,
    DealWon,
    Journal,
    LeadArrived,
    LeadQualified,
    MeetingHeld,
    SeatTaken,
)
from salessim.department.kpis import Period
from salessim.department.kpis.curves import (
    MONTH_SECONDS,
    attainment,
    customers_kept,
    funnel,
    lost_by_age,
    pipeline,
    revenue_kept,
    won_by_age,
)
from salessim.department.kpis.fates import fates_of
from small_department import year

DAY = 86_400
START, END = 100 * DAY, 200 * DAY


def period(*events, starts=START, ends=END):
    made = Journal()
    for event in sorted(events, key=lambda event: event.time):
        made.add(event)
    return Period(made, starts, ends)


def qualified(day, deal):
    return LeadQualified(round(day * DAY), deal, "web", "small", "north", 1)


def won(day, deal, cents=1000, seat="AE 1"):
    return DealWon(round(day * DAY), deal, seat, "small", cents, cents, 0, 0)


def lost(day, deal):
    return DealLost(round(day * DAY), deal, "AE 1", "small", "demo", "refused")


def test_the_funnel_follows_the_deals_of_the_period():
    found = funnel(
        period(
            LeadArrived(99 * DAY, "early", "web", "small"),
            LeadArrived(100 * DAY, "a", "web", "small"),
            LeadArrived(101 * DAY, "b", "web", "small"),
            qualified(99, "early"),
            qualified(101, "a"),
            qualified(102, "c"),
            MeetingHeld(103 * DAY, "a", "talk", "AE 1", 1),
            MeetingHeld(103 * DAY, "early", "talk", "AE 1", 1),
            MeetingHeld(104 * DAY, "a", "demo", "AE 1", 1),
            MeetingHeld(105 * DAY, "c", "talk", "AE 1", 1),
            won(110, "a"),
            won(111, "early"),
        ),
        ["talk", "demo"],
    )
    assert found == {
        "leads": (2, 1),
        "qualified": (2, 1),
        "talk held": (2, 1),
        "demo held": (1, 1),
        "won": (1, 1),
    }


def test_the_pipeline_holds_what_is_open_at_the_moment():
    found = pipeline(
        period(
            DealTaken(90 * DAY, "a", "AE 1", "small", 100_00),
            DealTaken(120 * DAY, "b", "AE 1", "small", 250_00),
            DealTaken(125 * DAY, "b", "AE 2", "small", 250_00),  # handed over, still one deal
            won(130, "a"),
            lost(150, "b"),
        ),
        {"one": 110 * DAY, "two": 129 * DAY, "three": 130 * DAY, "four": 150 * DAY},
    )
    assert found == {"one": (100, 1), "two": (350, 1), "three": (250, 1), "four": (0, 1)}


def test_attainment_is_of_the_time_a_seat_was_filled():
    found = attainment(
        period(SeatTaken(0, "AE 1", "AE", 365_250), SeatTaken(0, "SE 1", "SE", 0), won(120, "a", 50_000))
    )
    # 100 days of a quota of 365,250 cents a year are 100,000 cents.
    assert found == {"AE 1": (50_000, pytest.approx(100_000))}


def test_fates_count_open_deals_as_long_as_they_were_watched():
    # Four deals from day 100 on: won at 10 days, lost at 20, open since 90 days (until the end), won at 40.
    # At 10: 1 of 4 won, 3/4 left. At 20: 1 of 3 lost: 1/4. At 40: 1 of 2 left in sight won: 1/2 * 1/2 = 1/4.
    some = period(
        qualified(100, "a"),
        won(110, "a"),
        qualified(100, "b"),
        lost(120, "b"),
        qualified(110, "c"),
        qualified(100, "d"),
        won(140, "d"),
    )
    fates = fates_of(some)
    assert fates.at(9 * DAY) == (0, 0)
    assert fates.at(10 * DAY) == pytest.approx((0.25, 0))
    assert fates.at(20 * DAY) == pytest.approx((0.25, 0.25))
    assert fates.at(365 * DAY) == pytest.approx((0.5, 0.25))
    assert fates.median_won_days() == 10
    assert won_by_age(some)["14"] == pytest.approx((0.25, 1))
    assert lost_by_age(some)["30"] == pytest.approx((0.25, 1))


def test_a_deal_that_is_censored_early_counts_for_less():
    # Two deals won at 10 and 50 days, and one that was open at 20 days when the period ended: of those still watched
    # at 50 days all are won, so the share won is 1/3 + 2/3 * 1 = 1, not 2/3.
    some = period(qualified(140, "a"), won(150, "a"), qualified(140, "b"), won(190, "b"), qualified(180, "c"))
    assert fates_of(some).at(365 * DAY) == pytest.approx((1.0, 0.0))


def test_old_deals_enter_at_the_age_they_had():
    # One qualified 40 days before the period and lost at 60 days of age: nobody was watched between 10 and 40.
    some = period(qualified(60, "old"), lost(120, "old"), qualified(100, "new"), won(110, "new"))
    fates = fates_of(some)
    assert fates.at(10 * DAY) == pytest.approx((1.0, 0.0)), "only the new one was watched at 10 days of age"
    # What was closed before the period says nothing about it.
    assert fates_of(period(qualified(60, "gone"), lost(99, "gone"))).ages == ()


def test_fates_are_those_of_all_deals_where_nothing_is_censored():
    deals = [(f"d{number}", 100 + number % 7, number % 3) for number in range(60)]
    events = [qualified(day, deal) for deal, day, _ in deals]
    events += [
        (lost if kind else won)(day + 5 + kind * 3 + number / 10, deal)
        for number, (deal, day, kind) in enumerate(deals)
    ]
    won_share, lost_share = fates_of(period(*events)).at(365 * DAY)
    assert (won_share, lost_share) == pytest.approx((1 / 3, 2 / 3))


def test_no_orders_have_no_median():
    assert fates_of(period(qualified(110, "a"), lost(120, "a"))).median_won_days() is None
    assert fates_of(period()).median_won_days() is None


def test_customers_and_their_money_by_age():
    month = MONTH_SECONDS / DAY
    some = period(
        won(0, "a", 1000),
        won(0, "b", 500),
        won(199 - 4 * month, "young", 10_000),
        CustomerGrew(round(5 * MONTH_SECONDS), "a", "small", 100),
        CustomerLeft(round(4 * MONTH_SECONDS), "b", "small", 500),
        starts=0,
    )
    kept = customers_kept(some)
    assert kept["0"] == (3, 3)
    assert kept["3"] == (3, 3)
    assert kept["6"] == (1, 2), "the young one is not six months old"
    assert kept["9"] == (0, 0)
    money = revenue_kept(some)
    assert money["3"] == (11_500, 11_500)
    assert money["6"] == (1_100, 1_500)


def test_curves_agree_with_the_figures_of_a_real_year():
    running = year()
    whole = Period(running.journal, running.starts, running.starts + 366 * DAY)
    shares = [fates_of(whole).at(days * DAY) for days in range(0, 366, 30)]
    assert shares == sorted(shares)
    assert all(share_won + share_lost <= 1 + 1e-9 for share_won, share_lost in shares)
    # The file says 30 % (drawn once from 25 to 36 %) of the deals are won in the end.
    assert 0.2 < shares[-1][0] < 0.45
