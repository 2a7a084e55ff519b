"""What a department leaves out of its file does not happen and costs nothing: there is no event of it."""

from salessim.department import journal as events
from salessim.department import managing_events, order_events, service_events
from small_department import changed, ran

PLAIN = {
    "LeadArrived",
    "LeadAnswered",
    "LeadQualified",
    "LeadDisqualified",
    "TouchesMade",
    "DealTaken",
    "MeetingHeld",
    "DealWentSilent",
    "DealWon",
    "ProductSold",
    "DealLost",
    "CloseExpected",
    "CustomerGrew",
    "CustomerLeft",
    "ContractBegan",
    "SeatTaken",
    "SeatLeft",
    "CoachingHeld",
    "CostBooked",
    "HandsCounted",
    "AccountsCounted",
}
"""What happens where there are leads, steps, people and customers, and nothing else."""


def kinds(world):
    return {type(event).__name__ for event in world.journal}


def test_a_plain_department_has_plain_events():
    assert kinds(ran(days=400)) == PLAIN
    every = {
        name
        for module in (events, managing_events, order_events, service_events)
        for name, kind in vars(module).items()
        if isinstance(kind, type) and hasattr(kind, "_fields")
    }
    assert len(every - PLAIN) >= 30, "there is much more that could happen"


def test_every_block_brings_its_own_events_and_no_others():
    forecasts = {"forecasts": {"made_by": "boss", "work": "20 min"}}
    targets = {"targets": {"revenue": "1M EUR/year", "set_by": "boss", "work": "1 day"}}
    quoting = {"process__quoting": {"in_step": "demo", "work": "30 min"}}
    visits = {"visits": {"per_year": {"firms": "6"}, "done_by": "SE", "work": "2 hours"}}
    assert kinds(ran(changed(**forecasts), days=400)) - PLAIN == {"ForecastMade"}
    assert kinds(ran(changed(**targets), days=400)) - PLAIN == {"TargetSet", "QuotaSet"}
    assert kinds(ran(changed(**quoting), days=400)) - PLAIN == {"QuoteMade"}
    assert kinds(ran(changed(**visits), days=400)) - PLAIN <= {
        "VisitHeld",
        "VisitMissed",
        "SatisfactionChanged",
        "SatisfactionCounted",
    }
