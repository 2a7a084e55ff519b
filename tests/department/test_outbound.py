from statistics import fmean

import pytest

from salessim.department.journal import LeadQualified, TouchesMade
from salessim.department.outbound import count_of
from salessim.luck import Luck
from small_department import changed, ran

NO_LEADS = {"marketing__web__leads_per_month__firms": "0", "roles__SDR__leaves": None}


def test_small_counts_are_poisson():
    counts = [count_of(Luck(1).uniform(number), 0.4) for number in range(4000)]
    assert fmean(counts) == pytest.approx(0.4, abs=0.03)
    assert fmean(count == 0 for count in counts) == pytest.approx(0.6703, abs=0.025)
    assert count_of(0.9999999, 0.0) == 0


def test_a_full_day_makes_the_touches_of_the_file():
    running = ran(changed(**NO_LEADS), days=90)
    blocks = running.journal.all(TouchesMade)
    work_days = running.calendar.work_between(running.starts, running.now) / (8 * 3600)
    assert sum(block.touches for block in blocks) == pytest.approx(50 * work_days, rel=0.05)


def test_inbound_comes_first():
    def touches(leads):
        running = ran(changed(**NO_LEADS | {"marketing__web__leads_per_month__firms": leads}), days=90)
        return sum(block.touches for block in running.journal.all(TouchesMade))

    assert touches("150") < 0.7 * touches("0")


def test_touches_become_deals_at_the_files_rate():
    journal = ran(changed(**NO_LEADS), days=365).journal
    found = [event for event in journal.all(LeadQualified) if event.channel == "outbound"]
    touches = sum(block.touches for block in journal.all(TouchesMade))
    assert len(found) == sum(block.qualified for block in journal.all(TouchesMade))
    assert len(found) == pytest.approx(touches * 0.005, rel=0.3)


def test_segments_are_reached_as_they_are_aimed_at():
    from salessim.department.outbound import _aimed_at
    from salessim.department.plan_market import OutboundPlan

    outbound = OutboundPlan(50, 0.01, {"small": 0.3, "mid": 0.5})
    aimed = [_aimed_at((place + 0.5) / 800, outbound) for place in range(800)]
    assert aimed.count("small") == 300
    assert _aimed_at(1 - 2**-53, outbound) == "mid"


def test_without_outbound_nobody_reaches_out():
    assert not ran(changed(roles__SDR__outbound=None), days=60).journal.all(TouchesMade)
