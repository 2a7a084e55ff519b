import pytest

from salessim.department.compiling import compile_plan
from salessim.department.journal import DealLost, DealTaken, DealWon, LeadArrived, LeadQualified, SeatLeft
from salessim.department.opening import Opening
from salessim.department.policy import DiscountAsked, SilentDeal, UsualPolicy
from salessim.department.world import World
from salessim.errors import InputError
from small_department import changed, ran, small, world

DAY = 86_400


def prices(journal):
    return {event.deal: event.list_cents for event in journal.all(DealTaken)}


def same_where_both(one, other):
    common = one.keys() & other.keys()
    assert len(common) > 20
    assert {key: one[key] for key in common} == {key: other[key] for key in common}


def quits(journal, seats):
    return [(event.time, event.seat) for event in journal.all(SeatLeft) if event.seat in seats]


def test_the_same_seed_gives_the_same_journal_and_another_another():
    assert ran(days=120).journal.digest() == ran(days=120).journal.digest()
    assert ran(days=120).journal.digest() != ran(days=120, seed=2).journal.digest()


def test_stopping_on_the_way_changes_nothing():
    running = world()
    for day in range(0, 121, 7):
        running.run_until(running.starts + day * DAY)
    running.run_until(running.starts + 120 * DAY)
    assert running.journal.digest() == ran(days=120).journal.digest()


BEFORE = ran(changed(roles__AE__leaves="150%/year"))


@pytest.mark.parametrize(
    "change",
    [
        {"roles__AE__count": "3"},
        {"roles__SE__count": "4"},
        {"territories__west__share_of_companies": "30%"},
        {"roles__boss__coaching_hours_per_rep": "5/week"},
        {"roles__boss__reviews": {"deals_above": "5k EUR", "work": "30 min"}},
        {"roles__SE__vacation_days": "30"},
        {"roles__AE__visits": {"share": "50%", "takes": "3 hours"}},
        {"competitors": {"Rivalis": {"in_deals": "30%", "odds": "-20%"}}},
        {"process__qualifying__passes_unfit": "20%"},
        {"process__lost_because": {"price": "60%"}},
        {"routes": [{"to": ["AE 1"], "channels": ["outbound"]}]},
        {"tools": {"quoting": {"in_use": "yes", "cost": "40 EUR/month", "work": {"offer": "-50%"}}}},
    ],
)
def test_a_change_leaves_everybody_elses_luck_alone(change):
    after = ran(changed(roles__AE__leaves="150%/year", **change)).journal
    assert after.all(LeadArrived) == BEFORE.journal.all(LeadArrived)
    same_where_both(prices(after), prices(BEFORE.journal))
    seats = {"SDR 1", "AE 1", "AE 2"}
    assert quits(after, seats) == quits(BEFORE.journal, seats)
    assert quits(after, seats)


def test_another_source_of_leads_leaves_the_others_alone():
    document = changed(
        roles__AE__leaves="150%/year",
        marketing__fairs={"leads_per_month": {"firms": "10"}, "become_qualified": "30%"},
    )
    after = ran(document).journal
    web = [event for event in after.all(LeadArrived) if event.channel == "web"]
    assert web == BEFORE.journal.all(LeadArrived)
    assert any(event.channel == "fairs" for event in after.all(LeadArrived))
    same_where_both(prices(after), prices(BEFORE.journal))
    assert quits(after, {"AE 1", "AE 2"}) == quits(BEFORE.journal, {"AE 1", "AE 2"})


def test_another_territory_leaves_the_leads_alone():
    document = changed(
        roles__AE__leaves="150%/year",
        territories={
            "west": {"share_of_companies": "40%", "reps": ["AE 1"]},
            "east": {"share_of_companies": "40%", "reps": ["AE 2"]},
            "south": {"share_of_companies": "20%", "reps": ["AE 1", "AE 2"]},
        },
    )
    after = ran(document).journal
    assert after.all(LeadArrived) == BEFORE.journal.all(LeadArrived)
    same_where_both(prices(after), prices(BEFORE.journal))
    assert {event.territory for event in after.all(LeadQualified)} == {"west", "east", "south"}


def test_who_holds_a_seat_is_asked():
    running = world(held_seats=["AE 1"])
    asked = []
    while (pending := running.run_until(running.starts + 150 * DAY)) is not None:
        assert pending.view.seat == "AE 1"
        assert pending.time == running.now
        assert running.run_until(running.starts + 150 * DAY) == pending, "it waits"
        asked.append(pending.view)
        running.answer("drop" if isinstance(pending.view, SilentDeal) else 0.0)
    assert running.now == running.starts + 150 * DAY
    assert any(isinstance(view, SilentDeal) for view in asked)
    assert any(isinstance(view, DiscountAsked) for view in asked)
    discounts = {event.seat: set() for event in running.journal.all(DealWon)}
    for event in running.journal.all(DealWon):
        discounts[event.seat].add(event.discount_cents)
    assert discounts["AE 1"] == {0}
    assert len(discounts["AE 2"]) > 1
    assert any(event.why == "faded" and event.seat == "AE 1" for event in running.journal.all(DealLost))


def test_deciding_as_usual_from_outside_changes_nothing():
    running = world(held_seats=["AE 1", "AE 2"])
    policy = UsualPolicy(running.plan.assumptions.gives_up_after)
    while (pending := running.run_until(running.starts + 200 * DAY)) is not None:
        running.answer(policy.decide(pending.view))
    assert running.journal.digest() == ran(days=200).journal.digest()


def test_answers_have_to_fit_the_question():
    running = world(held_seats=["AE 1"])
    with pytest.raises(InputError, match="Nothing is to be decided"):
        running.answer("drop")
    seen = set()
    while len(seen) < 2:
        pending = running.run_until(running.starts + 300 * DAY)
        seen.add(type(pending.view))
        if isinstance(pending.view, SilentDeal):
            with pytest.raises(InputError, match="pursue or drop"):
                running.answer(0.5)
            running.answer("drop")
        else:
            for wrong in ("drop", 0.3, -0.1):
                with pytest.raises(InputError, match=r"a share from 0 to 0\.25"):
                    running.answer(wrong)
            running.answer(0.1)


def test_another_policy_decides_otherwise():
    class Generous:
        def decide(self, view):
            usual = UsualPolicy(0.5).decide(view)
            return view.most_allowed if isinstance(view, DiscountAsked) else usual

    plan = compile_plan(small())
    running = World(plan, Opening.empty(), 1, policy=Generous())
    running.run_until(running.starts + 150 * DAY)
    won = running.journal.all(DealWon)
    assert {round(event.discount_cents / (event.discount_cents + event.cents), 4) for event in won} == {0.25}


def test_more_hands_less_waiting():
    def waits(count):
        running = ran(changed(roles__AE__count=count, roles__AE__leaves=None, territories=None), days=300)
        tallies = [desk.tally() for desk in running.desks_of("AE")]
        return sum(tally.waited_seconds for tally in tallies) / sum(tally.taken for tally in tallies)

    assert waits("1") > waits("2") > waits("5")


def test_a_plan_can_begin_in_the_middle_of_a_month():
    running = ran(changed(calendar__starts="2027-03-17"), days=20)
    assert running.calendar.date_of(0).isoformat() == "2027-03-01"
    assert min(event.time for event in running.journal) == running.starts == 16 * DAY
