"""Reasons and wishes are counted as customers gave them."""

from salessim.department.journal import DealLost, Journal, WishHeard
from salessim.department.kpis import Period, measured
from small_department import changed, ran


def test_reasons_and_wishes_by_hand():
    journal = Journal()
    for event in (
        DealLost(1, "a", "AE 1", "firms", "demo", "refused", "price"),
        DealLost(12, "b", "AE 1", "firms", "demo", "refused", "price"),
        DealLost(13, "c", "AE 1", "firms", "offer", "refused", "went to Rival"),
        DealLost(14, "d", "AE 1", "firms", "offer", "refused"),
        DealLost(15, "e", "AE 1", "firms", "offer", "faded"),
        WishHeard(16, "b", "firms", "works offline"),
    ):
        journal.add(event)
    found = measured(Period(journal, 10, 20))
    assert found["reasons_lost"] == [3, 1]
    assert found["reasons_lost.price"] == [1, 1]
    assert found["reasons_lost.went-to-Rival"] == [1, 1]
    assert found["reasons_lost.none-given"] == [1, 1]
    assert found["wishes"] == [1, 1]
    assert found["wishes.works-offline"] == [1, 1]


def test_a_years_refusals_have_the_files_reasons():
    running = ran(changed(process__lost_because={"price": "60%"}, process__wishes={"an app": "20%"}))
    found = measured(Period(running.journal, running.starts, running.now))
    refused = found["reasons_lost"][0]
    assert refused > 60
    assert abs(found["reasons_lost.price"][0] / refused - 0.6) < 3 * (0.24 / refused) ** 0.5
    assert abs(found["wishes"][0] / refused - 0.2) < 3 * (0.16 / refused) ** 0.5
