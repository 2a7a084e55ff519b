"""The small department of the tests with what it does after the sale."""

from functools import cache
from typing import Any

import yaml

from salessim.department.world import World
from salessim.model.department import Department
from small_department import plain, ran

SECTIONS = """
office: {count: 1, pay: {salary: 38k EUR}, does: {orders: first, invoices: second}}
"""

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
    document["roles"] |= yaml.load(SECTIONS, Loader=yaml.CBaseLoader)
    document |= yaml.load(text, Loader=yaml.CBaseLoader)
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


@cache
def order_years() -> World:
    """Two years of orders; not to be run further."""
    return ran(with_after_sale(), days=731)
