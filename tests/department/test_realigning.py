"""Territories with boundaries: who may have what lies in them, and what new boundaries do."""

from collections import Counter

import pytest

from salessim.department.compiling import compile_plan
from salessim.department.journal import AccountTaken, CustomerLeft, DealLost, DealTaken, LeadArrived, LeadQualified
from salessim.department.managing_events import TerritoryChanged
from salessim.errors import InputError
from small_department import DAY, changed, ran, world

TWO_CARERS = {
    "count": "2",
    "pay": {"salary": "50k EUR"},
    "accounts_max": "200",
}
TERRITORIES = {
    "west": {"share_of_companies": "60%", "reps": ["AE 1", "AM 1"]},
    "east": {"share_of_companies": "40%", "reps": ["AE 2", "AM 2"]},
}
SETTLED = {"roles__AM": TWO_CARERS, "territories": TERRITORIES, "roles__AE__leaves": None}
SWAP = [{"on": "2028-03-01", "territory": "west", "reps": ["AE 1", "AM 2"]}]
GAIN = [{"on": "2028-03-01", "territory": "east", "gains": {"west": "50%"}}]


def with_territories(only, **more):
    closed = {name: {**territory, "only": "yes" if only else "no"} for name, territory in TERRITORIES.items()}
    return changed(**{**SETTLED, "territories": closed, **more})


def _takers(journal):
    lies = {event.deal: event.territory for event in journal.all(LeadQualified)}
    return Counter((lies[event.deal], event.seat) for event in journal.all(DealTaken))


def test_nobody_else_may_have_the_deals_of_a_closed_territory():
    few = {"roles__AE__open_deals_max": "6"}
    open_world, closed = ran(with_territories(False, **few), days=250), ran(with_territories(True, **few), days=250)
    assert _takers(open_world.journal)["west", "AE 2"] > 0, "colleagues help out"
    taken = _takers(closed.journal)
    assert set(taken) == {("west", "AE 1"), ("east", "AE 2")}
    helped, alone = (_turned_away(each.journal, "west") for each in (open_world, closed))
    assert alone > helped


def _turned_away(journal, territory):
    lies = {event.deal: event.territory for event in journal.all(LeadQualified)}
    away = sum(e.why == "nobody had room" and lies[e.deal] == territory for e in journal.all(DealLost))
    return away / sum(each == territory for each in lies.values())


def test_nor_its_customers():
    crowded = {"roles__AM": {**TWO_CARERS, "accounts_max": "6"}}
    closed = ran(with_territories(True, **crowded), days=500)
    lies = {event.deal: event.territory for event in closed.journal.all(LeadQualified)}
    taken = {(lies[event.deal], event.seat) for event in closed.journal.all(AccountTaken)}
    assert taken == {("west", "AM 1"), ("east", "AM 2")}
    assert closed.unattended


@pytest.fixture(scope="module")
def before():
    return ran(changed(**SETTLED), days=700)


def test_new_people_take_over_what_lies_in_a_territory(before):
    after = ran(changed(**SETTLED, realignments=SWAP), days=700)
    change = after.journal.all(TerritoryChanged)[0]
    assert change.time == after.starts + 366 * DAY
    moved = [event for event in after.journal.all(AccountTaken) if event.time == change.time]
    assert len(moved) == change.customers > 20
    assert {(event.formerly, event.seat) for event in moved} == {("AM 1", "AM 2")}
    past = [[event for event in each.journal if event.time < change.time] for each in (before, after)]
    assert past[0] == past[1]
    assert [each.lead for each in before.journal.all(LeadArrived)] == [
        each.lead for each in after.journal.all(LeadArrived)
    ]


def test_being_handed_over_loses_the_share_that_was_measured():
    """The loss of 15.4 % comes on top: those who would have stayed leave with that chance sooner or later."""
    usual, after = (ran(changed(**SETTLED, **more), days=900) for more in ({}, {"realignments": SWAP}))
    at = after.journal.all(TerritoryChanged)[0].time
    moved = {event.deal for event in after.journal.all(AccountTaken) if event.formerly and event.time == at}
    stayed, gone = (sum(event.deal in moved for event in each.journal.all(CustomerLeft)) for each in (usual, after))
    assert gone > stayed
    assert (gone - stayed) / len(moved) == pytest.approx(0.154 * (1 - stayed / len(moved)), abs=0.09)


def test_companies_move_and_take_their_deals_along(before):
    after = ran(changed(**SETTLED, realignments=GAIN), days=700)
    change = after.journal.all(TerritoryChanged)[0]
    late = [event for event in after.journal.all(LeadQualified) if event.time >= change.time]
    share = sum(event.territory == "east" for event in late) / len(late)
    assert share == pytest.approx(0.4 + 0.6 * 0.5, abs=3 * (0.21 / len(late)) ** 0.5)
    assert change.customers > 0
    assert change.deals > 0
    where = {(e.deal): e.territory for e in before.journal.all(LeadQualified)}
    stayed = [event for event in late if event.territory == "west"]
    assert all(where[event.deal] == "west" for event in stayed if event.deal in where), "nobody moves the other way"


def test_a_part_that_moves_is_the_same_whatever_else_moves():
    one, two = world(changed(**SETTLED)), world(changed(**SETTLED))
    one.companies.move("west", "east", 0.3)
    two.companies.move("east", "west", 0.0)
    two.companies.move("west", "east", 0.3)
    lies = [[each.companies.territory_of("firms", number) for number in range(300)] for each in (one, two)]
    assert lies[0] == lies[1]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"territory": "moon"}, "“moon” under realignments is no territory"),
        ({"reps": ["AE 9"]}, "“AE 9” under realignments is no seat"),
        ({"gains": {"moon": "10%"}}, "“moon” under realignments is no territory"),
    ],
)
def test_boundaries_of_what_is_not_there_are_refused(change, says):
    with pytest.raises(InputError, match=says):
        compile_plan(changed(realignments=[{"on": "2028-03-01", "territory": "west", **change}]))
