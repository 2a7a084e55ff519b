"""The journal of two months, by its hash and in short: a change of results is a change of the engine's rules."""

from collections import Counter

from small_department import ran


def test_two_months_of_four_people():
    journal = ran(days=61, seed=2027).journal
    counts = Counter(type(event).__name__ for event in journal)
    assert dict(sorted(counts.items())) == {
        "AccountsCounted": 2,
        "CloseExpected": 57,
        "CoachingHeld": 32,
        "ContractBegan": 9,
        "CostBooked": 8,
        "CustomerLeft": 1,
        "DealLost": 20,
        "DealTaken": 44,
        "DealWentSilent": 12,
        "DealWon": 9,
        "HandsCounted": 12,
        "LeadAnswered": 112,
        "LeadArrived": 112,
        "LeadDisqualified": 58,
        "LeadQualified": 44,
        "MeetingHeld": 83,
        "ProductSold": 12,
        "SeatTaken": 5,
        "TouchesMade": 43,
    }
    assert journal.digest() == "0426065fed2d4e7ae15a1866a5f25295"
