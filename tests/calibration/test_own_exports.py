"""The three shapes in which a simulated department is exported come in alike."""

import numpy as np
import pytest

from salessim.calibration.intake.records import read_records

DEALS = {
    "salessim": (
        "opportunity,name,account,contact,owner,source,segment,territory,created,stage,is_closed,is_won,closed,amount,"
        "discount,loss_reason,days_open",
        "{number},{number} x,acc {account},c,{owner},web,small,,{created} 09:30:00,{stage},{closed_flag},{won_flag},"
        "{closed},{amount},{discount},,5.0",
    ),
    "HubSpot": (
        "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Create Date,Close Date,Deal owner,Is Closed Won,"
        "Is deal closed?,Original Source Type,Associated Company IDs,Segment",
        "{number},{number} x,{stage},Sales,{amount},{created} 09:30,{closed},{owner},{won_flag},{closed_flag},web,"
        "acc {account},small",
    ),
    "Salesforce": (
        "Id,AccountId,Name,StageName,Amount,CloseDate,LeadSource,IsClosed,IsWon,OwnerId,CreatedDate,Segment__c",
        "{number},acc {account},{number} x,{stage},{amount},{closed},web,{closed_flag},{won_flag},{owner},"
        "{created}T09:30:00.000+0000,small",
    ),
}
FILES = {"salessim": "opportunities.csv", "HubSpot": "deals.csv", "Salesforce": "Opportunity.csv"}
LEADS = (
    "Record ID,Lead name,Lead pipeline stage,Original Source Type,Create Date,First outreach date,Associated Deal IDs\n"
)


def rows(form):
    for number in range(60):
        end = ("won", "lost", "demo")[number % 3]
        yield form.format(
            number=f"d{number:03d}",
            account=number % 9,
            owner=("Ann Bell", "Cem Dag")[number % 2],
            created=f"2024-0{1 + number % 6}-1{number % 9}",
            stage=end,
            closed_flag=str(end != "demo").lower(),
            won_flag=str(end == "won").lower(),
            closed=f"2024-0{3 + number % 6}-20" if end != "demo" else "",
            amount=100 + number,
            discount=10 if end == "won" else "",
        )


@pytest.mark.parametrize("name", DEALS)
def test_each_is_recognised_and_read_alike(tmp_path, name):
    head, form = DEALS[name]
    path = tmp_path / FILES[name]
    path.write_text("\n".join([head, *rows(form)]), encoding="utf-8")
    records = read_records([path])
    deals = records.book.deals
    assert name in records.report.files[0].recognised_by
    assert deals.id.tolist() == [f"d{number:03d}" for number in range(60)]
    assert (int(deals.is_won.sum()), int(deals.is_open.sum())) == (20, 20)
    assert np.nansum(deals.value[deals.is_won]) == sum(100 + number for number in range(0, 60, 3))
    assert set(deals.owner.tolist()) == {"rep 1", "rep 2"}
    assert set(deals.segment.tolist()) == {"small"}
    if name == "salessim":
        assert np.allclose(deals.discount[deals.is_won], 10 / (deals.value[deals.is_won] + 10))


def test_a_history_fills_in_missing_days_and_leads_find_their_deals(tmp_path):
    head, form = DEALS["HubSpot"]
    lines = list(rows(form))
    lines[0] = lines[0].replace("2024-03-20", "")
    (tmp_path / "deals.csv").write_text("\n".join([head, *lines]), encoding="utf-8")
    (tmp_path / "deal-stage-history.csv").write_text(
        "Record ID,Property,Value,Timestamp\nd000,Deal Stage,demo,2024-02-01 10:00\n"
        "d000,Deal Stage,won,2024-03-05 10:00\nzzz,Deal Stage,demo,2024-03-05 10:00\n",
        encoding="utf-8",
    )
    (tmp_path / "leads.csv").write_text(
        LEADS + "l1,x,Converted,web,2024-01-02 08:00,2024-01-02 11:30,d000\n"
        "l2,x,Disqualified,web,2024-01-03 08:00,2024-01-04 08:00,\n",
        encoding="utf-8",
    )
    records = read_records([tmp_path])
    book = records.book
    assert len(book.deals) == 60
    assert book.deals.closed[0] - book.deals.created[0] == 55
    assert len(book.deals.history) == 2
    assert book.leads.won[0] == book.deals.closed[0]
    assert book.leads.became_deal[0] == book.deals.created[0]
    assert not np.isnan(book.leads.dropped[1])
    assert records.hours_to_answer.tolist() == [3.5, 24.0]
    history = next(each for each in records.report.files if each.holds == "stage history")
    assert [(each.why, each.count) for each in history.aside][1:] == [("a deal that is not among the deals used", 1)]
