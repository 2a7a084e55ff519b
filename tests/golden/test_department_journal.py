"""The journal of two months, by its hash and in short: a change of results is a change of the engine's rules."""

from collections import Counter

from small_department import ran


def test_two_months_of_four_people():
    journal = ran(days=61, seed=2027).journal
    counts = Counter(type(event).__name__ for event in journal)
    assert dict(sorted(counts.items())) == {
        "AccountsCounted": 2,
        "CoachingHeld": 32,
        "CostBooked": 8,
        "DealLost": 25,
        "DealTaken": 43,
        "DealWentSilent": 17,
        "DealWon": 3,
        "HandsCounted": 12,
        "LeadAnswered": 108,
        "LeadArrived": 110,
        "LeadDisqualified": 56,
        "LeadQualified": 43,
        "MeetingHeld": 79,
        "SeatTaken": 5,
        "TouchesMade": 157,
    }
    assert journal.digest() == "ad4918240211c59946fdcbd575947360"
