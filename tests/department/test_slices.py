"""A figure of a part is that figure on the part's own events; parts add up to the whole."""

import pytest

from salessim.department.journal import (
    DealLost,
    DealTaken,
    DealWon,
    Journal,
    LeadArrived,
    LeadQualified,
    MeetingHeld,
    SeatTaken,
    TouchesMade,
)
from salessim.department.kpis import KPIS, Period, measured
from salessim.department.kpis.slices import DIMENSIONS, cut, cut_in_time, measured_by
from small_department import DAY, year

RUN = year()
START, END = RUN.starts + 100 * DAY, RUN.starts + 366 * DAY
WHOLE = measured(Period(RUN.journal, START, END))


def made(*events):
    journal = Journal()
    for event in sorted(events, key=lambda event: event.time):
        journal.add(event)
    return journal


SMALL = made(
    SeatTaken(0, "AE 1", "AE", 36_525_000),
    SeatTaken(0, "AE 2", "AE", 36_525_000),
    LeadArrived(10, "a", "web", "small"),
    LeadArrived(10, "never", "fair", "small"),
    LeadQualified(20, "a", "web", "small", "north", 1),
    LeadQualified(20, "b", "outbound", "mid", "south", 2),
    DealTaken(21, "a", "AE 1", "small", 1000),
    DealTaken(21, "b", "AE 1", "mid", 5000),
    TouchesMade(22, "AE 1", 12, 0),
    MeetingHeld(25, "b", "talk", "AE 1", 1),
    DealTaken(30, "b", "AE 2", "mid", 5000),
    MeetingHeld(35, "b", "demo", "AE 2", 1),
    DealWon(40, "b", "AE 2", "mid", 4500, 4000, 500, 20),
    DealLost(41, "a", "AE 1", "small", "talk", "refused"),
)


def by(dimension):
    return measured_by(cut(SMALL, 0, 100 * DAY, dimension), dimension)


def test_a_deal_is_his_who_has_it_in_the_end_and_work_his_who_did_it():
    found = by("rep")
    assert set(found) == {"AE 1", "AE 2"}
    assert found["AE 1"]["deals_won"] == (0, 1)
    assert found["AE 2"]["deals_won"] == (1, 1)
    assert found["AE 1"]["win_rate"] == (0, 1)
    assert found["AE 2"]["win_rate"] == (1, 1)
    assert found["AE 1"]["meetings"] == found["AE 2"]["meetings"] == (1, 1)
    assert found["AE 1"]["touches"] == (12, 1)
    assert found["AE 1"]["open_deals"] == (0, 1), "b is not open with the one who gave it away"
    assert found["AE 2"]["quota_attainment"] == (4500, pytest.approx(10_000_000))


def test_by_source_and_segment_and_territory():
    source = by("source")
    assert source["web"]["leads"] == (1, 1)
    assert source["fair"]["leads"] == (1, 1)
    assert source["outbound"]["new_revenue"] == (45, 1)
    assert "touches" not in source["outbound"], "nobody knows whose touches these were"
    assert by("segment")["mid"]["discount"] == (500, 5000)
    territory = by("territory")
    assert set(territory) == {"north", "south"}
    assert territory["north"]["deals_qualified"] == (1, 1)
    assert "leads" not in territory["north"], "of a lead it is not known where it lies"


@pytest.mark.parametrize(
    "dimension", [each for each in DIMENSIONS if each not in ("month", "quarter", "product", "world")]
)
def test_parts_add_up_to_the_whole(dimension):
    found = measured_by(cut(RUN.journal, START, END, dimension), dimension)
    assert len(found) >= 1
    for name in ("deals_won", "new_revenue", "meetings", "recurring_revenue", "customers"):
        total = sum(each[name][0] for each in found.values() if name in each)
        assert total == pytest.approx(WHOLE[name][0]), name
    # A deal for which nobody had room belongs to no rep.
    if dimension != "rep":
        for place in (0, 1):
            assert sum(each["win_rate"][place] for each in found.values()) == WHOLE["win_rate"][place]


def test_the_parts_of_a_year_add_up_to_it():
    middle = START + 90 * DAY
    found = measured_by(cut_in_time(RUN.journal, {"one": (START, middle), "two": (middle, END)}), "month")
    for name in ("leads", "deals_won", "new_revenue", "cost", "touches"):
        assert found["one"][name][0] + found["two"][name][0] == pytest.approx(WHOLE[name][0]), name
    assert found["two"]["recurring_revenue"][0] == pytest.approx(WHOLE["recurring_revenue"][0]), "at the end"
    assert set(found["one"]) <= set(KPIS)


def test_every_figure_says_along_what_it_can_be_cut():
    for figure in KPIS.values():
        assert figure.by <= set(DIMENSIONS)
    assert "rep" in KPIS["quota_attainment"].by
    assert not KPIS["cost"].by


def test_parts_of_orders_are_what_orders_bring():
    whole = WHOLE["new_revenue"][0]
    found = measured_by(cut(RUN.journal, START, END, "product"), "product")
    assert set(found) == {"core", "extra"}
    assert sum(each["product_revenue"][0] for each in found.values()) == pytest.approx(whole)
    assert WHOLE["product_revenue"][0] == pytest.approx(whole)
    # The file says 30 % of the deals take the extra, and margins of 80 and 90 %.
    won, with_extra = WHOLE["attach_rate.extra"][1], WHOLE["attach_rate.extra"][0]
    assert 0.1 < with_extra / won < 0.5
    assert found["extra"]["product_margin"][0] / found["extra"]["product_margin"][1] == pytest.approx(0.9, abs=0.001)
    assert "deals_won" not in found["core"], "a deal as such belongs to no product"
