"""What moves a buyer."""

from dataclasses import replace

import pytest

from negotiation.rental import rental
from salessim.negotiation.scenario.buyer_mind import BuyerMind, bettered, demand, hear
from salessim.negotiation.scenario.table_case import table_case
from salessim.negotiation.talks.moves import BUYER, Offer
from salessim.negotiation.talks.seat import seat_at

CASE = table_case(rental())
SEAT = seat_at(CASE.rules.table, BUYER, CASE.rules.rounds)
REACH = SEAT.best - SEAT.no_deal
OPENING = SEAT.no_deal + 0.9 * REACH


def package(**terms: str) -> int:
    space = CASE.rules.table.space
    return space.number(space.outcome(terms, rest=CASE.money.today))


def after(*offers: Offer, mind: BuyerMind | None = None, his: Offer | None = None) -> BuyerMind:
    mind = mind or BuyerMind()
    for offer in offers:
        mind, _ = hear(CASE, mind, SEAT, offer, his)
    return mind


def plain(**terms: str) -> Offer:
    return Offer((package(**terms),))


def test_he_opens_where_the_scenario_says() -> None:
    assert demand(CASE.plan, BuyerMind(), SEAT, 1) == pytest.approx(OPENING)


def test_he_does_not_bid_against_himself() -> None:
    silent = BuyerMind()
    assert demand(CASE.plan, silent, SEAT, CASE.rules.rounds) == pytest.approx(OPENING - CASE.plan.ahead * REACH)


def test_with_time_he_follows_you_down_his_range() -> None:
    moved = after(plain(discount="0%"), plain(discount="25%", maintenance="included", term="3 years"))
    demands = [demand(CASE.plan, replace(moved, raised=0.0), SEAT, number) for number in range(1, 11)]
    assert demands == sorted(demands, reverse=True)
    assert demands[-1] == pytest.approx(OPENING - CASE.plan.by_the_end * (OPENING - SEAT.no_deal))


def test_a_gift_raises_his_demand_and_a_trade_lowers_it() -> None:
    start = after(plain(discount="0%"))
    gift = after(plain(discount="10%"), mind=start)
    assert gift.raised == pytest.approx(CASE.plan.punishes * 10_000)
    assert gift.returned == 0
    trade = after(
        Offer((package(discount="10%", term="3 years"),), condition=((1, 1),)),
        mind=start,
        his=plain(discount="25%"),
    )
    assert trade.raised == 0
    assert trade.returned == pytest.approx(CASE.plan.returns * (10_000 - 2000))


def test_a_step_that_answers_his_own_is_no_gift() -> None:
    start = replace(after(plain(discount="0%")), moved=True)
    assert after(plain(discount="5%"), mind=start).raised == 0


def test_a_condition_he_has_granted_already_asks_for_nothing() -> None:
    start = after(plain(discount="0%", term="3 years"))
    empty_words = Offer((package(discount="10%", term="3 years"),), condition=((1, 1),))
    mind, made = hear(CASE, start, SEAT, empty_words, plain(discount="25%", term="3 years"))
    assert made is not None
    assert made.is_gift
    assert mind.raised > 0


def test_gifts_are_half_forgotten_with_every_turn() -> None:
    gift = after(plain(discount="0%"), plain(discount="10%"))
    assert after(plain(discount="10%"), mind=gift).raised == pytest.approx(gift.raised / 2)


def test_standing_still_is_counted() -> None:
    assert after(plain(discount="5%"), plain(discount="5%"), plain(discount="0%")).still_rounds == 2
    assert after(plain(discount="5%"), plain(discount="5%"), plain(discount="10%")).still_rounds == 0


def test_pressure_counts_while_it_lasts() -> None:
    pressed = BuyerMind(pressing=((0, 3), (1, 5)))
    calm = [demand(CASE.plan, BuyerMind(), SEAT, number) for number in (3, 5, 6)]
    hard = [demand(CASE.plan, pressed, SEAT, number) for number in (3, 5, 6)]
    step = CASE.plan.pressure * REACH
    assert [b - a for a, b in zip(calm, hard, strict=True)] == pytest.approx(
        [min(2 * step, SEAT.best - calm[0]), step, 0]
    )


def test_frozen_he_does_not_go_below() -> None:
    frozen = BuyerMind(frozen_at=(OPENING, 4))
    assert demand(CASE.plan, frozen, SEAT, 4) == pytest.approx(OPENING)
    assert demand(CASE.plan, frozen, SEAT, 5) < OPENING


def test_one_option_better_for_him() -> None:
    space = CASE.rules.table.space
    assert bettered(space, CASE, package(discount="10%"), 0) == package(discount="15%")
    assert bettered(space, CASE, package(discount="25%"), 0) is None
    assert bettered(space, CASE, package(), 3) == package(maintenance="half")
