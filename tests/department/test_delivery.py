from collections import Counter
from itertools import pairwise

import pytest
from pydantic import ValidationError

from after_sale_department import after_sale_plain, with_after_sale
from salessim.department.order_events import OrderCancelled, OrderConfirmed, OrderDelivered
from salessim.model.department import Department
from small_department import ran

DAY = 86_400
WEEK = 7 * DAY


def late_share(department, **options):
    delivered = ran(department, days=500, **options).journal.all(OrderDelivered)
    assert len(delivered) > 20
    return sum(event.late_seconds > 0 for event in delivered) / len(delivered)


def plenty():
    return with_after_sale(
        delivery__made_to_order__slots="60",
        delivery__made_to_order__takes="5 weeks",
        delivery__from_stock__items="60",
        delivery__late=None,
    )


def test_a_part_comes_from_stock():
    delivered = ran(plenty(), days=731).journal.all(OrderDelivered)
    assert sum(event.from_stock for event in delivered) / len(delivered) == pytest.approx(0.4, abs=0.1)


def test_enough_slots_and_stock_and_everything_is_in_time():
    assert late_share(plenty()) == 0.0


def test_fewer_slots_and_more_is_late():
    many = late_share(with_after_sale(delivery__late=None, delivery__made_to_order__slots="6"))
    some = late_share(with_after_sale(delivery__late=None, delivery__made_to_order__slots="4"))
    few = late_share(with_after_sale(delivery__late=None, delivery__made_to_order__slots="3"))
    assert many < some < few


def test_the_slots_bound_what_is_made():
    one = with_after_sale(
        delivery__made_to_order={"slots": "1", "takes": "2 weeks", "promised": "3 weeks"},
        delivery__from_stock=None,
        delivery__late=None,
    )
    times = [event.time for event in ran(one, days=500).journal.all(OrderDelivered)]
    assert len(times) > 25
    assert all(later - earlier >= 2 * WEEK for earlier, later in pairwise(times))
    assert Counter(later - earlier == 2 * WEEK for earlier, later in pairwise(times))[True] > 15


def test_an_empty_shelf_waits_for_the_next_item():
    one = with_after_sale(
        delivery__from_stock={
            "share": "100%",
            "items": "1",
            "restocked_within": "3 weeks",
            "takes": "2 days",
            "promised": "1 week",
        },
        delivery__made_to_order=None,
        delivery__late=None,
    )
    times = [event.time for event in ran(one, days=400).journal.all(OrderDelivered)]
    assert len(times) > 10
    assert all(later - earlier >= 3 * WEEK for earlier, later in pairwise(times))


def test_who_waits_too_long_cancels_and_frees_his_slot():
    impatient = with_after_sale(
        delivery__made_to_order__slots="1", delivery__from_stock=None, delivery__late={"cancelled_per_week": "30%"}
    )
    running = ran(impatient, days=500)
    tired = [event for event in running.journal.all(OrderCancelled) if event.why == "waited too long"]
    promised = {event.order: event.promised_at for event in running.journal.all(OrderConfirmed)}
    assert len(tired) > 5
    assert all(event.time > promised[event.order] for event in tired)
    tally = running.warehouse.production.tally()
    assert tally.withdrawn == len(tired)
    assert tally.finished == len(running.journal.all(OrderDelivered))
    assert tally.waited_seconds == tally.queue_seconds


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ({"from_stock": {"share": "40%", "items": "3"}}, "no way to the customer"),
        ({"made_to_order": {"slots": "0"}}, "without a slot"),
        ({"from_stock": {"share": "100%", "items": "0"}}, "without items"),
    ],
)
def test_orders_without_a_way_are_refused(section, said):
    document = after_sale_plain()
    ways = {name: document["delivery"][name] | changes for name, changes in section.items()}
    document["delivery"] = ways
    with pytest.raises(ValidationError, match=said):
        Department.model_validate(document)
