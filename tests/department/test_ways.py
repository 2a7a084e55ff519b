from math import fsum, prod

import pytest

from salessim.department.compiling import compile_plan
from salessim.department.journal import DealWon, LeadQualified, MeetingHeld
from salessim.department.marginals import marginals_of, probability
from salessim.department.ways import parts_along, ways_of
from salessim.model.department import Department
from small_department import plain, ran


def with_proof(share="40%", **step):
    """The small department with a proof of concept in a part of its deals."""
    document = plain()
    document["process"]["steps"].insert(
        2,
        {"step": "proof", "done_by": "AE", "work": "1 day", "share_of_losses": "30%", "share_of_time": "40%"}
        | {"in_deals": {"firms": share}}
        | step,
    )
    return Department.model_validate(document)


def test_steps_are_taken_in_a_share_of_the_deals():
    steps = compile_plan(with_proof()).steps
    ways = ways_of("firms", steps)
    assert ways == {(0, 1, 2, 3): pytest.approx(0.4), (0, 1, 3): pytest.approx(0.6)}
    assert ways_of("elsewhere", steps) == {(0, 1, 3): 1.0}
    journal = ran(with_proof(), days=200).journal
    demos = sum(event.step == "demo" for event in journal.all(MeetingHeld))
    proofs = sum(event.step == "proof" for event in journal.all(MeetingHeld))
    survive = 1 - 0.7 * 0.3 / 1.3 / (1 - 0.7 * 0.5 / 1.3)
    assert proofs / demos == pytest.approx(0.4 * survive, abs=0.12)


def test_what_a_deal_leaves_out_costs_it_nothing():
    assert parts_along((0, 2), [0.5, 0.3, 0.2]) == pytest.approx((5 / 7, 2 / 7))
    assert parts_along((0, 1), [0.0, 0.0, 1.0]) == (0.5, 0.5)


def test_every_way_wins_as_often_as_the_file_says():
    plan = compile_plan(with_proof())
    marginals = marginals_of(plan)["firms"]
    skills = [0.0]
    for way in ways_of("firms", plan.steps):
        drawn = marginals.along(way)
        assert fsum(step.share_of_time for step in drawn) == pytest.approx(1.0)
        # The spread of skill widens the chances a little, so that the middle one is not quite the mean.
        assert prod(probability(step.goes_well + skills[0]) for step in drawn) == pytest.approx(0.3, abs=0.01)


def test_a_step_that_no_deal_takes_changes_nothing():
    journal = ran(with_proof("0%"), days=120).journal
    assert journal.digest() == ran(days=120).journal.digest()


def test_one_more_step_leaves_the_luck_of_the_others_alone():
    def fates(department):
        journal = ran(department, days=150).journal
        return {event.deal for event in journal.all(LeadQualified)}, {event.deal for event in journal.all(DealWon)}

    qualified, won = fates(None)
    qualified_after, won_after = fates(with_proof("100%", share_of_losses="0%", share_of_time="0%", work="1 min"))
    assert len(qualified & qualified_after) > 0.9 * len(qualified)
    assert len(won & won_after) > 0.7 * len(won)
