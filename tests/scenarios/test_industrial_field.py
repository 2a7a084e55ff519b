"""The shipped maker of machines: orders, production, distributors and service hang together."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from salessim.app.simulate import simulate
from salessim.department.compiling import compile_plan
from salessim.department.journal import ContractBegan, DealWon, LeadArrived
from salessim.department.load import expected_flow
from salessim.department.opening import Opening
from salessim.department.order_events import OrderCancelled, OrderDelivered, OrderInvoiced, OrderReceived
from salessim.department.service_events import (
    DistributorVisited,
    MailingSent,
    Onboarded,
    Reordered,
    TicketEscalated,
    VisitHeld,
)
from salessim.department.world import World
from salessim.library.finding import Library
from salessim.luck import Luck
from salessim.model.department import Department

FILE = Path(__file__).parents[2] / "scenarios" / "departments" / "industrial-field.yaml"


@cache
def department() -> Department:
    return Department.model_validate(yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))


@cache
def two_years() -> World:
    world = World(compile_plan(department(), Luck(3)), Opening(12), 3)
    world.run_until(world.starts + 365 * 86_400)
    return world


def test_nobody_has_more_work_than_time():
    loads = expected_flow(compile_plan(department())).loads
    assert max(loads.values()) < 0.95


def test_everything_the_file_does_after_the_sale_happens():
    journal = two_years().journal
    for kind in (OrderDelivered, Onboarded, TicketEscalated, VisitHeld, Reordered, MailingSent, DistributorVisited):
        assert journal.all(kind), kind
    assert {event.channel for event in journal.all(LeadArrived)} == {"website", "fairs", "distributors", "referral"}


def test_the_money_of_all_orders_adds_up():
    journal = two_years().journal
    closed = {event.order for event in journal.all(OrderInvoiced)} | {e.order for e in journal.all(OrderCancelled)}
    still_open = sum(event.cents for event in journal.all(OrderReceived) if event.order not in closed)
    assert sum(event.cents for event in journal.all(OrderReceived)) == still_open + sum(
        event.cents + event.penalty_cents for event in journal.all(OrderInvoiced)
    ) + sum(event.cents for event in journal.all(OrderCancelled))
    bought = sum(event.cents for event in journal.all(DealWon)) + sum(event.cents for event in journal.all(Reordered))
    assert sum(event.cents for event in journal.all(OrderReceived)) == bought


def test_machines_are_paid_once_and_service_every_year():
    began = two_years().journal.all(ContractBegan)
    once, yearly = sum(event.once_cents for event in began), sum(event.yearly_cents for event in began)
    assert 0.01 < yearly / (once + yearly) < 0.06


def test_most_machines_come_when_promised():
    journal = two_years().journal
    machines = {event.deal for event in journal.all(DealWon)}
    on_time = [event.late_seconds == 0 for event in journal.all(OrderDelivered) if event.order in machines]
    assert 0.82 <= sum(on_time) / len(on_time) <= 1.0  # McKinsey: 82 to 98 % on time and in full


@pytest.mark.slow
def test_the_simulation_is_as_near_to_the_real_figures_as_the_file_says():
    simulation = simulate("industrial-field", library=Library(), replications=60, seed=1)
    assert len(simulation.against_file) == 5
    assert [each for each in simulation.against_file if not each.is_within] == []
