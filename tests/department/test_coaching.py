from collections import Counter

from salessim.department.journal import CoachingHeld, HandsCounted
from small_department import changed, ran

STEADY = {"roles__AE__leaves": None, "roles__SDR__leaves": None}


def test_every_rep_is_coached_every_week():
    sessions = Counter(event.seat for event in ran(changed(**STEADY), days=70).journal.all(CoachingHeld))
    assert set(sessions) == {"SDR 1", "AE 1", "AE 2", "SE 1"}
    assert set(sessions.values()) <= {9, 10}


def test_coaching_takes_the_coachs_time():
    def busy(hours):
        journal = ran(changed(**STEADY, roles__boss__coaching_hours_per_rep=f"{hours}/week"), days=62).journal
        return [event.busy_seconds for event in journal.all(HandsCounted) if event.role == "boss"][-1]

    assert busy(2) > 1.5 * busy(1)


def test_a_coach_without_time_coaches_less():
    sessions = Counter(
        event.seat
        for event in ran(changed(**STEADY, roles__boss__coaching_hours_per_rep="20/week"), days=140).journal.all(
            CoachingHeld
        )
    )
    assert max(sessions.values()) < 10


def test_without_a_coach_nobody_is_coached():
    assert not ran(changed(roles__boss__count="0"), days=30).journal.all(CoachingHeld)
