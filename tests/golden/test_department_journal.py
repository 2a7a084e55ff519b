"""The journal of two months, by its hash and in short: a change of results is a change of the engine's rules."""

from collections import Counter

from small_department import ran


def test_two_months_of_four_people():
    journal = ran(days=61, seed=2027).journal
    counts = Counter(type(event).__name__ for event in journal)
    assert dict(sorted(counts.items())) == {
        "AccountsCounted": 2,
        "CloseExpected": 54,
        "CoachingHeld": 32,
        "ContractBegan": 6,
        "CostBooked": 8,
        "DealLost": 23,
        "DealTaken": 45,
        "DealWentSilent": 11,
        "DealWon": 6,
        "HandsCounted": 12,
        "LeadAnswered": 108,
        "LeadArrived": 110,
        "LeadDisqualified": 53,
        "LeadQualified": 45,
        "MeetingHeld": 78,
        "ProductSold": 8,
        "SeatTaken": 5,
        "TouchesMade": 158,
    }
    assert journal.digest() == "3507a90449ad24224b8246f01ff89a97"
