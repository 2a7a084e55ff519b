import pytest

from salessim.department.compiling import compile_plan
from salessim.department.opening import Opening
from salessim.errors import InputError
from small_department import changed, saas_20, small, world


def test_an_empty_department_begins_with_its_plan():
    running = world(opening_months=0)
    assert running.now == running.starts
    assert running.calendar.date_of(running.now).isoformat() == "2027-03-01"


def test_a_warmed_department_has_deals_and_customers_when_the_plan_begins():
    assert Opening.warmed(compile_plan(small()), 6) == Opening(6)
    running = world(opening_months=6)
    assert running.calendar.date_of(0).isoformat() == "2026-09-01"
    running.run_until(running.starts)
    assert running.calendar.date_of(running.now).isoformat() == "2027-03-01"
    assert running.customers > 10
    assert sum(len(seat.deals) for seat in running.seats) > 5


def test_too_much_work_has_no_usual_state():
    with pytest.raises(InputError, match=r"More work than time: AE \(1\d\d%\)"):
        Opening.warmed(compile_plan(changed(marketing__web__leads_per_month__firms="200")), 6)


def test_the_shipped_department_has_one():
    assert Opening.warmed(compile_plan(saas_20())).months == 18


def test_some_months_at_least():
    with pytest.raises(InputError, match="0 months"):
        Opening.warmed(compile_plan(small()), 0)
