"""The customer tables tell of the same year as the journal, and fit together."""

import csv
import io
from collections import Counter

import pytest

from recorded import small_recording
from salessim.department.journal import (
    CustomerGrew,
    CustomerLeft,
    DealLost,
    DealWon,
    LeadArrived,
    LeadDisqualified,
    LeadQualified,
    MeetingHeld,
    SeatTaken,
    TouchesMade,
)
from salessim.department.kpis import Period, measured
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
    assert sum(order["yearly_value"] for order in rows("orders")) == sum(event.cents for event in JOURNAL.all(DealWon))


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
        found = read(written_csv(table))
        assert len(found) == len(table.rows)
        assert list(found[0]) == [column.name for column in table.columns]
    first = read(written_csv(TABLES["orders"]))[0]
    assert float(first["yearly_value"]) == pytest.approx(JOURNAL.all(DealWon)[0].cents / 100)


@pytest.mark.parametrize("shape", [SALESFORCE, HUBSPOT], ids=lambda shape: shape.name)
def test_a_shape_has_every_row_once(shape):
    written = shaped(shape, TABLES)
    for sheet in shape.sheets:
        found = read(written[sheet.file])
        assert len(found) == len(TABLES[sheet.table].rows)
        assert list(found[0]) == [heading for heading, _ in sheet.columns]


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
