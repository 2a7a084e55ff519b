from collections import Counter

import pytest

from salessim.department.compiling import compile_plan
from salessim.department.journal import CloseExpected, DealLost, DealWon, LeadDisqualified, LeadQualified, WishHeard
from salessim.errors import InputError
from small_department import DAY, changed, market_alone, ran

RIVALS = {"Rivalis": {"in_deals": "40%", "odds": "-40%"}, "Secundus": {"in_deals": "10%", "odds": "+20%"}}


def shares_won(running):
    journal = running.journal
    old = running.now - 200 * DAY
    early = {event.deal: event for event in journal.all(LeadQualified) if event.time < old}
    won = {event.deal for event in journal.all(DealWon)}
    return early, won


@pytest.mark.parametrize(
    "changes",
    [
        {"competitors": RIVALS},
        {"process__qualifying__passes_unfit": "30%"},
        {"competitors": RIVALS, "process__qualifying__passes_unfit": "25%"},
    ],
)
def test_the_win_rate_is_the_files_whoever_competes_and_whoever_is_no_fit(changes):
    early, won = shares_won(market_alone(changed(**changes)))
    rate = sum(deal in won for deal in early) / len(early)
    assert rate == pytest.approx(0.3, abs=3.5 * (0.21 / len(early)) ** 0.5)


def test_who_is_no_fit_hardly_buys():
    early, won = shares_won(market_alone(changed(process__qualifying__passes_unfit="30%")))
    fit = [deal in won for deal, event in early.items() if event.is_fit]
    unfit = [deal in won for deal, event in early.items() if not event.is_fit]
    assert len(unfit) / len(early) == pytest.approx(0.3, abs=0.05)
    assert sum(unfit) / len(unfit) < 0.3 * sum(fit) / len(fit)


def test_some_who_are_sent_away_should_not_have_been():
    sent_away = ran(changed(process__qualifying__misses_fit="20%")).journal.all(LeadDisqualified)
    assert sum(event.was_fit for event in sent_away) / len(sent_away) == pytest.approx(0.2, abs=0.08)
    assert not any(event.was_fit for event in ran().journal.all(LeadDisqualified))


def test_competitors_take_orders_where_they_are():
    lost = market_alone(changed(competitors=RIVALS)).journal.all(DealLost)
    refused = [event for event in lost if event.why == "refused"]
    reasons = Counter(event.reason for event in refused)
    assert reasons["went to Rivalis"] > 4 * reasons["went to Secundus"] > 0
    assert reasons["went to Rivalis"] / len(refused) > 0.6 * 0.4, "more of the lost deals have him in them"


def test_reasons_and_wishes_are_collected():
    document = changed(
        process__lost_because={"price": "50%", "timing": "20%"}, process__wishes={"works offline": "30%"}
    )
    journal = market_alone(document).journal
    reasons = Counter(event.reason for event in journal.all(DealLost) if event.why == "refused")
    assert reasons["price"] / reasons.total() == pytest.approx(0.5, abs=0.05)
    assert reasons[""] / reasons.total() == pytest.approx(0.3, abs=0.05)
    assert len(journal.all(WishHeard)) / reasons.total() == pytest.approx(0.3, abs=0.05)
    assert {event.reason for event in journal.all(DealLost) if event.why == "faded"} == {""}


def test_more_competitors_than_deals_are_refused():
    with pytest.raises(InputError, match="Competitors are in 120% of the deals"):
        compile_plan(
            changed(competitors={"A": {"in_deals": "80%", "odds": "-5%"}, "B": {"in_deals": "40%", "odds": "-5%"}})
        )


def test_a_competitor_in_no_deal_changes_nothing():
    alone = changed(competitors={"Nobody": {"in_deals": "0%", "odds": "-50%"}})
    assert ran(alone, days=100).journal.digest() == ran(days=100).journal.digest()


def test_close_dates_are_stated_early_and_slip():
    journal = market_alone(changed(), days=400).journal
    stated = journal.all(CloseExpected)
    assert all(event.at > event.time for event in stated)
    first = {event.deal for event in stated if not event.slipped_seconds}
    slipped = {event.deal for event in stated if event.slipped_seconds}
    assert slipped < first
    assert 0.2 < len(slipped) / len(first) < 0.9
    ends = {event.deal: event.time for event in [*journal.all(DealWon), *journal.all(DealLost)]}
    assert all(event.time <= ends.get(event.deal, event.time) for event in stated)
