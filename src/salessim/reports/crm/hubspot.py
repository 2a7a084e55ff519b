"""HubSpot: the headings of its own exports."""

from __future__ import annotations

from salessim.reports.crm.shape import Derived, Shape, Sheet

_TABLES = ("accounts", "contacts", "leads", "opportunities", "stage_history", "activities", "orders", "cases", "people")


def hubspot_id(table: str, number: int) -> str:
    """A whole number, different in all tables."""
    return str(10_000_000_000 * (1 + _TABLES.index(table)) + number)


HUBSPOT = Shape(
    "hubspot",
    (
        Sheet(
            "companies.csv",
            "accounts",
            (
                ("Record ID", "id:account"),
                ("Company name", "name"),
                ("Company owner", "owner"),
                ("Lifecycle Stage", Derived("text", lambda row: "Customer" if row["is_customer"] else "Opportunity")),
                ("Original Source Type", "source"),
                ("Create Date", "created"),
                ("Segment", "segment"),
                ("Territory", "territory"),
                ("Became a Customer Date", "customer_since"),
                ("Annual recurring revenue", "yearly_value"),
            ),
        ),
        Sheet(
            "contacts.csv",
            "contacts",
            (
                ("Record ID", "id:contact"),
                ("Last Name", "name"),
                ("Associated Company IDs", "id:account"),
                ("Original Source Type", "source"),
                ("Create Date", "created"),
            ),
        ),
        Sheet(
            "leads.csv",
            "leads",
            (
                ("Record ID", "id:lead"),
                ("Lead name", "lead"),
                ("Lead pipeline stage", "status"),
                ("Original Source Type", "source"),
                ("Create Date", "created"),
                ("First outreach date", "answered"),
                ("Segment", "segment"),
                ("Associated Company IDs", "id:account"),
                ("Associated Contact IDs", "id:contact"),
                ("Associated Deal IDs", "id:opportunity"),
            ),
        ),
        Sheet(
            "deals.csv",
            "opportunities",
            (
                ("Record ID", "id:opportunity"),
                ("Deal Name", "name"),
                ("Deal Stage", "stage"),
                ("Pipeline", Derived("text", lambda _: "Sales Pipeline")),
                ("Amount", "amount"),
                ("Create Date", "created"),
                ("Close Date", "closed"),
                ("Deal owner", "owner"),
                ("Is Closed Won", "is_won"),
                ("Is deal closed?", "is_closed"),
                ("Closed Lost Reason", "loss_reason"),
                ("Original Source Type", "source"),
                (
                    "Days to close",
                    Derived("number", lambda row: row["days_open"] if row["is_closed"] else None),
                ),
                ("Associated Company IDs", "id:account"),
                ("Associated Contact IDs", "id:contact"),
                ("Segment", "segment"),
                ("Territory", "territory"),
            ),
        ),
        Sheet(
            "deal-stage-history.csv",
            "stage_history",
            (
                ("Record ID", "id:opportunity"),
                ("Property", Derived("text", lambda _: "Deal Stage")),
                ("Value", "stage"),
                ("Timestamp", "changed"),
                ("Changed by", "owner"),
            ),
        ),
        Sheet(
            "activities.csv",
            "activities",
            (
                ("Record ID", "id:activity"),
                ("Activity type", "kind"),
                ("Title", "subject"),
                ("Activity date", "at"),
                ("Activity assigned to", "owner"),
                ("Associated Lead IDs", "id:lead"),
                ("Associated Deal IDs", "id:opportunity"),
                ("Touches", "touches"),
            ),
        ),
        Sheet(
            "orders.csv",
            "orders",
            (
                ("Record ID", "id:order"),
                ("Order Name", "order"),
                ("Total Price", "amount"),
                ("Order Date", "ordered"),
                ("Order owner", "owner"),
                ("Associated Company IDs", "id:account"),
                ("Associated Deal IDs", "id:opportunity"),
            ),
        ),
        Sheet(
            "tickets.csv",
            "cases",
            (
                ("Record ID", "id:case"),
                ("Ticket name", "case"),
                ("Category", "kind"),
                ("Ticket status", "status"),
                ("Priority", Derived("text", lambda row: "Medium" if row["kind"] == "usual" else "High")),
                ("Create date", "opened"),
                ("Close date", "closed"),
                ("Time to close (hours)", "hours_to_close"),
                ("Associated Company IDs", "id:account"),
                ("Associated Contact IDs", "id:contact"),
            ),
        ),
    ),
    hubspot_id,
    {
        "moment": lambda moment: moment.strftime("%Y-%m-%d %H:%M"),
        "flag": lambda flag: "true" if flag else "false",
    },
)
