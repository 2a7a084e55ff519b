"""The columns of the generic tables of a customer database; the first of each names its rows."""

from __future__ import annotations

from salessim.reports.table import columns

PEOPLE = columns(person="text", role="text", began="moment", left="moment")
ACCOUNTS = columns(
    account="text",
    name="text",
    segment="text",
    territory="text",
    source="text",
    created="moment",
    owner="text",
    is_customer="flag",
    customer_since="day",
    left_on="day",
    yearly_value="money",
)
CONTACTS = columns(contact="text", account="text", name="text", source="text", created="moment")
LEADS = columns(
    lead="text",
    source="text",
    segment="text",
    created="moment",
    status="text",
    answered="moment",
    hours_to_answer="number",
    is_converted="flag",
    converted="moment",
    account="text",
    contact="text",
    opportunity="text",
)
OPPORTUNITIES = columns(
    opportunity="text",
    name="text",
    account="text",
    contact="text",
    owner="text",
    source="text",
    segment="text",
    territory="text",
    created="moment",
    stage="text",
    is_closed="flag",
    is_won="flag",
    closed="moment",
    amount="money",
    discount="money",
    loss_reason="text",
    days_open="number",
)
HISTORY = columns(change="text", opportunity="text", changed="moment", stage="text", owner="text", amount="money")
ACTIVITIES = columns(
    activity="text",
    kind="text",
    subject="text",
    owner="text",
    at="moment",
    lead="text",
    opportunity="text",
    touches="count",
)
ORDERS = columns(
    order="text",
    opportunity="text",
    account="text",
    owner="text",
    ordered="moment",
    amount="money",
    discount="money",
    promised="moment",
    delivered="moment",
    invoiced="moment",
    status="text",
)
CASES = columns(
    case="text",
    account="text",
    contact="text",
    kind="text",
    opened="moment",
    status="text",
    closed="moment",
    hours_to_close="number",
    is_in_time="flag",
    is_escalated="flag",
)
