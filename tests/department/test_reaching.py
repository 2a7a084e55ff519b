"""What comes of reaching out, reckoned by hand and over a year."""

import pytest

from salessim.department.journal import Journal, MeetingBooked, NobodyCame, TouchesMade
from salessim.department.kpis import Period, measured
from salessim.department.kpis.slices import cut, measured_by

EVENTS = (
    TouchesMade(1, "SDR 1", 100, 0, 9, 4, 1),  # before the period
    TouchesMade(10, "SDR 1", 60, 0, 5, 3, 2),
    TouchesMade(11, "SDR 1", 40, 0, 0, 0, 0),
    TouchesMade(12, "SDR 2", 50, 0, 5, 1, 1),
    TouchesMade(13, "seller 1", 30, 1),  # works without a sequence
    MeetingBooked(14, "p1", "SDR 1", "phone"),
    MeetingBooked(15, "p2", "SDR 1", "mail"),
    MeetingBooked(16, "p3", "SDR 2", "phone"),
    NobodyCame(17, "p1", "SDR 1"),
    MeetingBooked(18, "p1", "SDR 1", "phone"),
    NobodyCame(30, "p3", "SDR 2"),  # after it
)


def journal():
    made = Journal()
    for event in EVENTS:
        made.add(event)
    return made


def test_from_touches_to_meetings_and_no_shows():
    found = measured(Period(journal(), 10, 30))
    assert found["people_reached"] == [10, 150]
    assert found["conversations"] == [4, 10]
    assert found["meetings_booked"] == [4, 1]
    assert found["meetings_booked.phone"] == [3, 1]
    assert found["meetings_booked.mail"] == [1, 1]
    assert found["no_shows"] == [1, 4]


def test_by_rep_each_has_what_he_did_himself():
    by_rep = measured_by(cut(journal(), 10, 30, "rep"), "rep")
    assert by_rep["SDR 1"]["no_shows"] == (1, 3)
    assert by_rep["SDR 2"]["no_shows"] == (0, 1)
    assert by_rep["SDR 1"]["people_reached"] == pytest.approx((5, 100))
