"""Salesforce: objects and fields by their API names, as Data Loader exports them.

What Salesforce has no standard field for is a custom one (`__c`). Times are given as UTC.
"""

from __future__ import annotations

from salessim.reports.crm.shape import Derived, Shape, Sheet

_BASE_62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SUBTYPES = {"call": "Call", "outbound": "Cadence", "meeting": "Task"}
_CHECK = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_PREFIXES = {
    "people": "005",
    "accounts": "001",
    "contacts": "003",
    "leads": "00Q",
    "opportunities": "006",
    "stage_history": "008",
    "activities": "00U",
    "orders": "801",
    "cases": "500",
}


def salesforce_id(table: str, number: int) -> str:
    """An identifier of 18 signs: the object's prefix, the number, and three that make it safe where case is lost.

    Of each five of the first fifteen, the capitals give the bits of one of the last three (Salesforce, "What are the
    differences between 15-digit and 18-digit record IDs").
    """
    digits = ""
    while number:
        number, digit = divmod(number, 62)
        digits = _BASE_62[digit] + digits
    short = _PREFIXES[table] + digits.rjust(12, "0")
    return short + "".join(
        _CHECK[sum(1 << place for place, sign in enumerate(short[start : start + 5]) if sign.isupper())]
        for start in (0, 5, 10)
    )


SALESFORCE = Shape(
    "salesforce",
    (
        Sheet(
            "User.csv",
            "people",
            (
                ("Id", "id:person"),
                ("LastName", "person"),
                ("Title", "role"),
                ("IsActive", Derived("flag", lambda row: row["left"] is None)),
                ("CreatedDate", "began"),
            ),
        ),
        Sheet(
            "Account.csv",
            "accounts",
            (
                ("Id", "id:account"),
                ("Name", "name"),
                (
                    "Type",
                    Derived("text", lambda row: "Customer" if row["is_customer"] else "Prospect"),
                ),
                ("AccountSource", "source"),
                ("OwnerId", "id:owner"),
                ("CreatedDate", "created"),
                ("Segment__c", "segment"),
                ("Territory__c", "territory"),
                ("Customer_Since__c", "customer_since"),
                ("Left_On__c", "left_on"),
                ("Yearly_Value__c", "yearly_value"),
            ),
        ),
        Sheet(
            "Contact.csv",
            "contacts",
            (
                ("Id", "id:contact"),
                ("AccountId", "id:account"),
                ("LastName", "name"),
                ("LeadSource", "source"),
                ("CreatedDate", "created"),
            ),
        ),
        Sheet(
            "Lead.csv",
            "leads",
            (
                ("Id", "id:lead"),
                ("LastName", "lead"),
                ("Company", Derived("text", lambda row: row["account"] or "unknown")),
                ("LeadSource", "source"),
                ("Status", "status"),
                ("IsConverted", "is_converted"),
                ("ConvertedDate", "converted"),
                ("ConvertedAccountId", "id:account"),
                ("ConvertedContactId", "id:contact"),
                ("ConvertedOpportunityId", "id:opportunity"),
                ("CreatedDate", "created"),
                ("First_Response__c", "answered"),
                ("Segment__c", "segment"),
            ),
        ),
        Sheet(
            "Opportunity.csv",
            "opportunities",
            (
                ("Id", "id:opportunity"),
                ("AccountId", "id:account"),
                ("ContactId", "id:contact"),
                ("Name", "name"),
                ("StageName", "stage"),
                ("Amount", "amount"),
                ("CloseDate", Derived("day", lambda row: row["closed"] and row["closed"].date())),
                ("LeadSource", "source"),
                ("IsClosed", "is_closed"),
                ("IsWon", "is_won"),
                ("OwnerId", "id:owner"),
                ("CreatedDate", "created"),
                ("Loss_Reason__c", "loss_reason"),
                ("Discount__c", "discount"),
                ("Segment__c", "segment"),
                ("Territory__c", "territory"),
                ("Journal_Name__c", "opportunity"),
            ),
        ),
        Sheet(
            "OpportunityHistory.csv",
            "stage_history",
            (
                ("Id", "id:change"),
                ("OpportunityId", "id:opportunity"),
                ("StageName", "stage"),
                ("Amount", "amount"),
                ("CreatedById", "id:owner"),
                ("CreatedDate", "changed"),
            ),
        ),
        Sheet(
            "Task.csv",
            "activities",
            (
                ("Id", "id:activity"),
                ("WhoId", "id:lead"),
                ("WhatId", "id:opportunity"),
                ("Subject", "subject"),
                (
                    "TaskSubtype",
                    Derived("text", lambda row: {"call": "Call", "outbound": "Cadence"}.get(row["kind"], "Task")),
                ),
                ("Status", Derived("text", lambda _: "Completed")),
                ("ActivityDate", Derived("day", lambda row: row["at"].date())),
                ("CompletedDateTime", "at"),
                ("OwnerId", "id:owner"),
                ("Touches__c", "touches"),
            ),
        ),
        Sheet(
            "Order.csv",
            "orders",
            (
                ("Id", "id:order"),
                ("OrderNumber", "order"),
                ("AccountId", "id:account"),
                ("OpportunityId", "id:opportunity"),
                ("EffectiveDate", Derived("day", lambda row: row["ordered"].date())),
                ("Status", Derived("text", lambda row: "Cancelled" if row["status"] == "cancelled" else "Activated")),
                ("TotalAmount", "amount"),
                ("OwnerId", "id:owner"),
                ("Discount__c", "discount"),
                ("Promised__c", "promised"),
                ("Delivered__c", "delivered"),
                ("Invoiced__c", "invoiced"),
            ),
        ),
        Sheet(
            "Case.csv",
            "cases",
            (
                ("Id", "id:case"),
                ("CaseNumber", "case"),
                ("AccountId", "id:account"),
                ("ContactId", "id:contact"),
                ("Type", "kind"),
                ("Priority", Derived("text", lambda row: "Medium" if row["kind"] == "usual" else "High")),
                ("Status", Derived("text", lambda row: "Closed" if row["status"] == "closed" else "New")),
                ("IsClosed", Derived("flag", lambda row: row["status"] == "closed")),
                ("IsEscalated", "is_escalated"),
                ("CreatedDate", "opened"),
                ("ClosedDate", "closed"),
            ),
        ),
    ),
    salesforce_id,
    {
        "moment": lambda moment: moment.strftime("%Y-%m-%dT%H:%M:%S.000+0000"),
        "flag": lambda flag: "true" if flag else "false",
    },
)
