from collections import Counter
from dataclasses import replace
from datetime import date
from statistics import fmean, variance

import pytest

from salessim.department.compiling import compile_plan
from salessim.department.market import first_of, leads_of, month_of
from salessim.luck import Luck
from small_department import small

MONTHS = range(month_of(date(2027, 1, 1)), month_of(date(2037, 1, 1)))


def plan_with(leads_per_month=40.0, **assumptions):
    plan = compile_plan(small())
    channel = plan.channels[0]
    usual = replace(channel.leads_per_month["firms"], median=leads_per_month, low=leads_per_month, high=leads_per_month)
    return replace(
        plan,
        calendar=replace(plan.calendar, starts=date(2027, 1, 1)),
        channels=(replace(channel, leads_per_month={"firms": usual}),),
        assumptions=replace(plan.assumptions, **assumptions),
    )


def leads(plan, seed=1, months=MONTHS):
    return leads_of(months, plan, Luck(seed), plan.calendar)


def test_months_are_numbered_without_a_gap():
    assert month_of(date(2027, 12, 31)) + 1 == month_of(date(2028, 1, 1))
    assert first_of(month_of(date(2028, 2, 29))) == date(2028, 2, 1)


def test_as_many_come_as_the_file_says():
    found = leads(plan_with(drift_sd=0.0))
    assert len(found) / len(MONTHS) == pytest.approx(40, rel=0.05)
    assert found == sorted(found, key=lambda lead: lead.arrives)
    assert len({lead.origin for lead in found}) == len(found)


def test_the_season_shows():
    plan = plan_with(leads_per_month=400.0, drift_sd=0.0)
    by_month = Counter(plan.calendar.date_of(lead.arrives).month for lead in leads(plan))
    others = fmean(count for month, count in by_month.items() if month != 8)
    assert by_month[8] / others == pytest.approx(0.5 / (11.5 / 11), rel=0.05)


def test_counts_of_months_are_poisson_without_drift_and_vary_more_with_it():
    def dispersion(drift_sd):
        plan = plan_with(leads_per_month=100.0, drift_sd=drift_sd)
        plan = replace(plan, channels=(replace(plan.channels[0], season=(1.0,) * 12),))
        counts = Counter(
            (seed, plan.calendar.date_of(lead.arrives).strftime("%Y-%m"))
            for seed in range(3)
            for lead in leads(plan, seed)
        )
        return variance(counts.values()) / fmean(counts.values())

    assert 0.75 < dispersion(0.0) < 1.25
    assert dispersion(0.3) > 4


def test_drift_leaves_the_mean_as_it_is():
    plan = plan_with(drift_sd=0.3)
    total = sum(len(leads(plan, seed)) for seed in range(12))
    assert total / 12 / len(MONTHS) == pytest.approx(40, rel=0.06)


def test_more_marketing_keeps_every_lead():
    before, after = leads(plan_with(40.0)), leads(plan_with(44.0))
    assert set(before) < set(after)
    assert 1.05 < len(after) / len(before) < 1.15


def test_another_channel_leaves_the_first_alone():
    plan = plan_with()
    second = replace(plan.channels[0], name="fairs")
    both = leads(replace(plan, channels=(second, *plan.channels)))
    assert [lead for lead in both if lead.channel == "web"] == leads(plan)


def test_a_month_has_the_same_leads_whenever_one_looks():
    plan = plan_with()
    whole = leads(plan)
    part = leads(plan, months=MONTHS[24:30])
    begins, ends = (plan.calendar.second_of(first_of(month)) for month in (MONTHS[24], MONTHS[30]))
    assert part == [lead for lead in whole if begins <= lead.arrives < ends]


def test_most_come_in_working_hours():
    plan = plan_with(leads_per_month=100.0)
    in_hours = fmean(plan.calendar.is_open(lead.arrives) for lead in leads(plan))
    assert in_hours == pytest.approx(0.7 + 0.3 * 2000 / 8766, abs=0.02)


def test_leads_stay_in_their_month():
    plan = plan_with(leads_per_month=100.0)
    for lead in leads(plan):
        assert month_of(plan.calendar.date_of(lead.arrives)) == lead.origin[2]


def test_monthly_rates_that_vary_are_drawn_month_by_month():
    plan = plan_with()
    from salessim.units import parse_quantity

    usual = parse_quantity({"typical": "40", "range": "10 to 160"}, "number")
    plan = replace(plan, channels=(replace(plan.channels[0], leads_per_month={"firms": usual}),))
    counts = Counter(lead.origin[2] for lead in leads(plan))
    assert variance(counts.values()) / fmean(counts.values()) > 10
