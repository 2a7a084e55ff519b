"""The small department of the tests with what it does after the sale."""

from dataclasses import replace
from functools import cache
from typing import Any

import yaml

from salessim.department.compiling import compile_plan
from salessim.department.opening import Opening
from salessim.department.world import World
from salessim.luck import Luck
from salessim.model.department import Department
from small_department import plain, ran

ROLES = """
office: {count: 1, pay: {salary: 38k EUR}, does: {orders: first, invoices: second}}
"""

CARE = """
roles:
  AM: {count: 2, pay: {salary: 60k EUR}, starts_full_after: 3 months, leaves: 30%/year, accounts_max: 60,
       does: {renewals: first}}
customers: {churn_by_year: [160%, 110%, 80%]}
renewals: {term: 1 year, work: 3 hours, starts_before: 90 days, price_rise: 2%}
"""
"""Account managers and contracts."""

SERVICE = """
roles:
  AM: {count: 2, pay: {salary: 60k EUR}, accounts_max: 200, does: {complaints: first, visits: rest of the day}}
  desk: {count: 2, pay: {salary: 40k EUR}}
onboarding: {done_by: AM, work: 6 hours, takes: 3 weeks}
service:
  done_by: desk
  tickets: {firms: {typical: 0.7/month, range: 0.3 to 1.8}}
  work: {typical: 40 min, range: 10 min to 3 hours}
  urgent: 15%
  resolved_within: 16 hours
  urgent_within: 4 hours
  escalated: 10%
  escalated_to: SE
  complaints: {work: 1 hour, within: 40 hours}
visits: {per_year: {firms: 2}, work: 5 hours, travel: 180 EUR}
"""
"""Onboarding, tickets and visits."""

ORDERS = """
orders:
  entered_by: office
  entry: {typical: 40 min, range: 20 to 90}
  errors: 15%
  correction: 45 min
  invoice: 15 min
  cancelled: 4%
delivery:
  from_stock: {share: 40%, items: 3, restocked_within: 5 weeks, takes: 3 days, promised: 1 week}
  made_to_order: {slots: 3, takes: {typical: 5 weeks, range: 3 to 8}, promised: 9 weeks}
  late: {penalty_per_week: 1%, penalty_at_most: 5%, cancelled_per_week: 2%}
"""


def after_sale_plain(text: str = ORDERS, **paths: Any) -> dict[str, Any]:
    """The document as texts: sections added, then keys replaced as in `changed`; None removes one."""
    document = plain()
    sections = yaml.load(text, Loader=yaml.CBaseLoader)
    document["roles"] |= yaml.load(ROLES, Loader=yaml.CBaseLoader) | sections.pop("roles", {})
    document |= sections
    for path, value in paths.items():
        *way, last = path.split("__")
        node = document
        for key in way:
            node = node.setdefault(key, {})
        if value is None:
            del node[last]
        else:
            node[last] = value
    return document


def with_after_sale(text: str = ORDERS, **paths: Any) -> Department:
    """The department of `after_sale_plain`."""
    return Department.model_validate(after_sale_plain(text, **paths))


def market_alone(department: Department, years: int, seed: int = 1) -> World:
    """A world without queues after some years from nothing."""
    running = World(replace(compile_plan(department, Luck(seed)), has_queues=False), Opening.empty(), seed)
    running.run_until(running.starts + years * 366 * 86_400)
    return running


@cache
def care_years() -> World:
    """Four years of looking after customers; not to be run further."""
    return ran(with_after_sale(CARE), days=4 * 366)


GROWTH = """
roles:
  AM: {count: 2, pay: {salary: 60k EUR}, accounts_max: 200}
expansion: {share: 25%, work: 4 hours}
referrals: {named: 12%/year, become_qualified: 60%}
reorders:
  parts:
    bought_by: {firms: {typical: 3/year, range: 1 to 7}}
    size: {typical: 400 EUR, range: 100 to 1500}
    gross_margin: 55%
    in_stock: 90%
    takes: 2 days
    replenished_within: 3 weeks
    promised: 4 days
    entry: 5 min
mailings:
  letter: {months: [mar, sep], cost: 500 EUR, lifts: {parts: 50%}}
  sale: {months: [oct], cost: 900 EUR, discount: 10%, lifts: {parts: 100%}}
"""
"""Expansion, referrals, orders again and mailings."""


@cache
def growth_years() -> World:
    """Three years of more business with customers; not to be run further."""
    return ran(with_after_sale(ORDERS + GROWTH), days=3 * 366)


@cache
def service_years() -> World:
    """Two years of service; not to be run further."""
    return ran(with_after_sale(ORDERS + SERVICE), days=731)


@cache
def order_years() -> World:
    """Two years of orders; not to be run further."""
    return ran(with_after_sale(), days=731)
