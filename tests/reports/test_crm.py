"""The customer tables tell of the same year as the journal, and fit together."""

import csv
import io
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from recorded import small_recording
from salessim.department.journal import (
    CustomerGrew,
    CustomerLeft,
    DealLost,
    DealTaken,
    DealWon,
    Journal,
    LeadArrived,
    LeadDisqualified,
    LeadQualified,
    MeetingHeld,
    SeatTaken,
    TouchesMade,
)
from salessim.department.kpis import Period, measured
from salessim.department.order_events import (
    OrderCancelled,
    OrderConfirmed,
    OrderDelivered,
    OrderInvoiced,
    OrderReceived,
)
from salessim.department.service_events import TicketEscalated, TicketOpened, TicketResolved
from salessim.reports.crm.hubspot import HUBSPOT
from salessim.reports.crm.salesforce import SALESFORCE, salesforce_id
from salessim.reports.crm.shape import shaped
from salessim.reports.crm.tables import crm_tables
from salessim.reports.table import written_csv

RECORDING = small_recording()
JOURNAL = RECORDING.journal
TABLES = crm_tables(RECORDING)


def rows(name):
    return list(TABLES[name].by_name())


def read(pieces):
    return list(csv.DictReader(io.StringIO(b"".join(pieces).decode())))


def headings(pieces):
    return next(csv.reader(io.StringIO(b"".join(pieces).decode())))


def test_no_lead_is_lost_on_the_way():
    leads = rows("leads")
    assert [lead["lead"] for lead in leads] == [event.lead for event in JOURNAL.all(LeadArrived)]
    by_status = Counter(lead["status"] for lead in leads)
    assert set(by_status) <= {"new", "working", "lost while waiting", "disqualified", "converted", "known already"}
    assert by_status["disqualified"] == len(JOURNAL.all(LeadDisqualified))
    inbound = [event for event in JOURNAL.all(LeadQualified) if event.channel != "outbound"]
    assert by_status["converted"] == len(inbound)
    assert all(lead["is_converted"] == (lead["status"] == "converted") for lead in leads)


def test_opportunities_are_the_deals():
    deals = rows("opportunities")
    won = [deal for deal in deals if deal["is_won"]]
    lost = [deal for deal in deals if deal["is_closed"] and not deal["is_won"]]
    assert len(deals) == len(JOURNAL.all(LeadQualified))
    assert len(won) == len(JOURNAL.all(DealWon))
    assert len(lost) == len(JOURNAL.all(DealLost))
    assert sum(deal["amount"] for deal in won) == sum(event.cents for event in JOURNAL.all(DealWon))
    assert {deal["loss_reason"] for deal in lost} == {event.why for event in JOURNAL.all(DealLost)}
    assert all(deal["loss_reason"] is None for deal in won)
    assert {deal["stage"] for deal in deals if not deal["is_closed"]} <= {"qualified", *RECORDING.steps}


def test_the_money_of_accounts_is_that_of_the_journal():
    # What customers pay a year at the end: won, grown, less what left.
    paid = (
        sum(event.cents for event in JOURNAL.all(DealWon))
        + sum(event.cents for event in JOURNAL.all(CustomerGrew))
        - sum(event.cents for event in JOURNAL.all(CustomerLeft))
    )
    accounts = rows("accounts")
    assert sum(account["yearly_value"] for account in accounts) == paid
    customers = measured(Period(JOURNAL, RECORDING.starts, RECORDING.ends))["customers"][0]
    assert sum(account["is_customer"] for account in accounts) == customers
    assert sum(order["amount"] for order in rows("orders")) == sum(event.cents for event in JOURNAL.all(DealWon))


def test_history_leads_to_where_the_opportunity_stands():
    last = {}
    for change in rows("stage_history"):
        before = last.get(change["opportunity"])
        assert before is None or before["changed"] <= change["changed"]
        last[change["opportunity"]] = change
    for deal in rows("opportunities"):
        assert last[deal["opportunity"]]["stage"] == deal["stage"]
        assert last[deal["opportunity"]]["owner"] == deal["owner"]


def test_activities_are_those_of_the_journal():
    activities = rows("activities")
    kinds = [activity["kind"] for activity in activities]
    assert kinds.count("meeting") == len(JOURNAL.all(MeetingHeld))
    assert sum(activity["touches"] or 0 for activity in activities) == sum(
        event.touches for event in JOURNAL.all(TouchesMade)
    )


def test_a_successor_is_another_person():
    people = rows("people")
    assert len(people) == len(JOURNAL.all(SeatTaken))
    assert len({person["person"] for person in people}) == len(people)
    spans = {
        person["person"]: (person["began"], person["left"] or RECORDING.moment(RECORDING.ends)) for person in people
    }
    second = [person["person"] for person in people if person["person"].endswith("(2)")]
    assert second, "somebody left in this year"
    for activity in rows("activities"):
        if activity["owner"] and activity["kind"] == "outbound":
            began, left = spans[activity["owner"]]
            assert began <= activity["at"] <= left


@pytest.mark.parametrize(
    ("table", "column", "other"),
    [
        ("contacts", "account", "accounts"),
        ("leads", "account", "accounts"),
        ("leads", "contact", "contacts"),
        ("leads", "opportunity", "opportunities"),
        ("opportunities", "account", "accounts"),
        ("opportunities", "contact", "contacts"),
        ("opportunities", "owner", "people"),
        ("stage_history", "opportunity", "opportunities"),
        ("activities", "opportunity", "opportunities"),
        ("activities", "lead", "leads"),
        ("activities", "owner", "people"),
        ("orders", "opportunity", "opportunities"),
        ("orders", "account", "accounts"),
    ],
)
def test_whatever_is_named_is_there(table, column, other):
    named = {row[column] for row in rows(table)} - {None}
    assert named
    assert named <= {row[0] for row in TABLES[other].rows}


def test_names_are_unique():
    for table in TABLES.values():
        assert len({row[0] for row in table.rows}) == len(table.rows), table.name


def test_generic_csv_is_the_table():
    for table in TABLES.values():
        assert len(read(written_csv(table))) == len(table.rows)
        assert headings(written_csv(table)) == [column.name for column in table.columns]
    first = read(written_csv(TABLES["orders"]))[0]
    assert float(first["amount"]) == pytest.approx(JOURNAL.all(DealWon)[0].cents / 100)


@pytest.mark.parametrize("shape", [SALESFORCE, HUBSPOT], ids=lambda shape: shape.name)
def test_a_shape_has_every_row_once(shape):
    rows_of, headings_of = shaped(shape, TABLES), shaped(shape, TABLES)
    for sheet in shape.sheets:
        assert len(read(rows_of[sheet.file])) == len(TABLES[sheet.table].rows)
        assert headings(headings_of[sheet.file]) == [heading for heading, _ in sheet.columns]


def test_salesforce_files_refer_to_one_another():
    files = {name: read(pieces) for name, pieces in shaped(SALESFORCE, TABLES).items()}
    ids = {name: {row["Id"] for row in found} for name, found in files.items()}
    assert {row["AccountId"] for row in files["Opportunity.csv"]} <= ids["Account.csv"]
    assert {row["OpportunityId"] for row in files["OpportunityHistory.csv"]} <= ids["Opportunity.csv"]
    assert {row["ConvertedOpportunityId"] for row in files["Lead.csv"]} - {""} <= ids["Opportunity.csv"]
    assert {row["OwnerId"] for row in files["Task.csv"]} - {""} <= ids["User.csv"]
    won = [row for row in files["Opportunity.csv"] if row["IsWon"] == "true"]
    assert sum(float(row["Amount"]) for row in won) == pytest.approx(
        sum(event.cents for event in JOURNAL.all(DealWon)) / 100
    )
    assert all(len(row["CloseDate"]) == 10 for row in won)
    assert all(row["CreatedDate"].endswith(".000+0000") for row in won)


def test_the_eighteen_signs_of_salesforce():
    assert salesforce_id("accounts", 1) == "001000000000001AAA"
    assert len(salesforce_id("leads", 62**3 + 11)) == 18
    # The last five of the fifteen are 00AaA: the third and the fifth are capitals, 4 + 16 = 20, the 21st sign is U.
    assert salesforce_id("accounts", 10 + 62 * (36 + 62 * 10)) == "001000000000AaAAAU"


def test_hubspot_numbers_are_different_everywhere():
    seen = set()
    for sheet in HUBSPOT.sheets:
        if sheet.table == "stage_history":
            continue
        ids = {row["Record ID"] for row in read(shaped(HUBSPOT, TABLES)[sheet.file])}
        assert not ids & seen
        seen |= ids


def test_what_follows_an_order_is_in_orders_and_cases():
    day = 86_400
    journal = Journal()
    for event in (
        SeatTaken(0, "AE 1", "AE", 0),
        LeadQualified(0, "a", "web", "small", "", 7),
        LeadQualified(0, "b", "web", "small", "", 8),
        DealTaken(0, "a", "AE 1", "small", 1000),
        DealTaken(0, "b", "AE 1", "small", 1000),
        DealWon(2 * day, "a", "AE 1", "small", 900, 500, 100, 2 * day),
        OrderReceived(2 * day, "a", "a", 900),
        OrderConfirmed(3 * day, "a", 9 * day),
        DealWon(4 * day, "b", "AE 1", "small", 950, 500, 50, 4 * day),
        OrderDelivered(10 * day, "a", False, day),
        OrderInvoiced(11 * day, "a", 890, 10),
        TicketOpened(12 * day, "t1", "a", "small", "complaint"),
        TicketOpened(12 * day, "t2", "a", "small", "usual"),
        TicketEscalated(12 * day, "t1", "manager"),
        TicketResolved(13 * day, "t1", "a", "small", "complaint", day, False),
        OrderReceived(20 * day, "a/paper/1", "a", 50),
        OrderCancelled(21 * day, "a/paper/1", 50, "thought better of it"),
    ):
        journal.add(event)
    tables = crm_tables(replace(RECORDING, journal=journal, second_zero=date(2027, 1, 1), ends=30 * day))
    orders = list(tables["orders"].by_name())
    assert [(order["opportunity"], order["amount"], order["status"]) for order in orders] == [
        ("a", 900, "delivered"),
        ("b", 950, "ordered"),
        ("a", 50, "cancelled"),
    ]
    assert [f"{orders[0][what]:%m-%d}" for what in ("promised", "delivered", "invoiced")] == ["01-10", "01-11", "01-12"]
    cases = list(tables["cases"].by_name())
    assert [(case["kind"], case["status"], case["hours_to_close"]) for case in cases] == [
        ("complaint", "closed", 24),
        ("usual", "open", None),
    ]
    assert [(case["is_in_time"], case["is_escalated"]) for case in cases] == [(False, True), (None, False)]
    assert {case["account"] for case in cases} == {"small 7"}
    written = read(shaped(SALESFORCE, tables)["Case.csv"])
    assert [row["Priority"] for row in written] == ["High", "Medium"]
    assert {row["AccountId"] for row in written} <= {
        row["Id"] for row in read(shaped(SALESFORCE, tables)["Account.csv"])
    }
