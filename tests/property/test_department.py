"""Whatever the department, leads, deals, money and hands add up."""

from hypothesis import given, settings
from hypothesis import strategies as st

from salessim.department.journal import (
    CustomerLeft,
    DealLost,
    DealWon,
    HandsCounted,
    LeadAnswered,
    LeadArrived,
    LeadDisqualified,
    LeadQualified,
    MeetingHeld,
    SeatLeft,
    SeatTaken,
)
from salessim.department.kpis import Period, measured
from small_department import DAY, changed, ran

PERCENT = st.integers(0, 100).map(lambda share: f"{share}%")
DEPARTMENTS = st.fixed_dictionaries(
    {
        "roles__SDR__count": st.integers(0, 2).map(str),
        "roles__AE__count": st.integers(0, 3).map(str),
        "roles__SE__count": st.integers(0, 1).map(str),
        "roles__boss__count": st.integers(0, 1).map(str),
        "roles__AE__leaves": st.sampled_from(["0%/year", "50%/year", "600%/year"]),
        "roles__AE__open_deals_max": st.integers(0, 12).map(str),
        "segments__firms__win_rate": PERCENT,
        "segments__firms__never_decides": PERCENT,
        "segments__firms__churn": PERCENT.map(lambda share: f"{share}/year"),
        "segments__firms__companies": st.sampled_from(["0", "15", "5000"]),
        "segments__firms__time_to_decide": st.sampled_from(["1 hour", "5 days", "60 days"]),
        "marketing__web__leads_per_month__firms": st.sampled_from(["0", "5", "60"]),
        "marketing__web__become_qualified": PERCENT,
        "process__discount": st.sampled_from(
            [None, {"typical": "10%"}, {"typical": "15%", "most_allowed": "15%", "approval_above": "5%"}]
        ),
        "territories": st.sampled_from([None, {"west": {"share_of_companies": "50%", "reps": ["AE 1"]}}]),
        "hiring": st.sampled_from([None, {"time_to_hire": "2 weeks"}]),
    }
)


@settings(max_examples=25)
@given(DEPARTMENTS, st.integers(0, 10**6))
def test_it_adds_up(changes, seed):
    running = ran(changed(**changes), days=75, seed=seed)
    journal = running.journal

    arrived = {event.lead for event in journal.all(LeadArrived)}
    answered = {event.lead for event in journal.all(LeadAnswered)}
    refused = {event.lead for event in journal.all(LeadDisqualified)}
    assert answered <= arrived
    assert refused <= answered

    qualified = [event.deal for event in journal.all(LeadQualified)]
    closed = [event.deal for event in [*journal.all(DealWon), *journal.all(DealLost)]]
    still_open = [name for seat in running.seats for name in seat.deals] + list(running.unassigned)
    assert sorted(qualified) == sorted(closed + still_open)
    assert {event.deal for event in journal.all(MeetingHeld)} <= set(qualified)

    assert running.customers == len(journal.all(DealWon)) - len(journal.all(CustomerLeft))
    assert all(event.cents >= 0 and event.margin_cents <= event.cents for event in journal.all(DealWon))

    sitting = sum(seat.server is not None for seat in running.seats)
    assert sitting == len(journal.all(SeatTaken)) - len(journal.all(SeatLeft))
    for event in journal.all(HandsCounted):
        assert event.waited_seconds == event.queue_seconds
        assert 0 <= event.busy_seconds <= event.open_seconds

    figures = measured(Period(journal, running.starts, running.starts + 75 * DAY))
    assert figures["deals_won"][0] == len(journal.all(DealWon))
    assert all(0 <= above <= below for name, (above, below) in figures.items() if name.startswith("win_rate"))
