"""Data sets whose parameters are known: our own export of a department without queues, read back and fitted."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import yaml

from salessim.calibration.intake.records import read_records
from salessim.calibration.segments import fit_segment
from salessim.luck import Luck
from salessim.model.department import Department
from salessim.reports.crm.tables import crm_tables
from salessim.reports.recording import recorded
from salessim.reports.table import written_csv
from small_department import DAY, ran

MONTHS = 30
# So many people with so little work that nobody ever waits.
TRUTH = """
format: department/1
title: No queues
currency: EUR
calendar: {starts: 2025-01-01, work_days: Mon-Fri, hours: 0 to 24}
segments:
  firms:
    companies: 100000
    deal_size: {typical: 10k EUR/year, range: 5k to 20k}
    time_to_decide: {typical: 40 days, range: 20 to 80}
    win_rate: 30%
    never_decides: 40%
roles:
  AE: {count: 60, pay: {salary: 60k EUR}, sells_to: [firms], does: {inbound: first}}
working_time: {selling: 90%}
marketing:
  web: {leads_per_month: {firms: 40}, become_qualified: 40%}
process:
  qualifying: {done_by: AE, work: 1 min}
  steps:
    - {step: selling, done_by: AE, work: 1 min, share_of_losses: 100%, share_of_time: 100%}
  discount: {typical: 10%, most_allowed: 30%}
"""

STEP_OF_DAYS = "step: selling, done_by: AE, work: 60 hours"
TRUE = {"win_rate": 0.30, "leads_a_month": 40.0, "become_qualified": 0.40, "days": 40.0, "size": 10_000.0}


@dataclass(frozen=True)
class Recovered:
    """A number that was fitted, and whether its 80 % range holds the truth; None where it has no range."""

    best: float
    holds: bool | None


# Two people instead of sixty, and days of work in each deal: they cannot keep up.
DROWNING = TRUTH.replace("count: 60", "count: 2").replace("step: selling, done_by: AE, work: 1 min", STEP_OF_DAYS)


def recovered(seed, truth=TRUTH):
    """What is fitted to the export of one future."""
    book = export_of(Department.model_validate(yaml.load(truth, Loader=yaml.CBaseLoader)), seed)
    fit = fit_segment("firms", book.deals, book.until, Luck(seed))
    settled = book.leads.where(book.leads.created <= book.until - 30)
    became = float((~np.isnan(settled.became_deal)).mean())
    error = 1.2816 * np.sqrt(became * (1 - became) / len(settled))
    monthly = len(book.leads) / (book.until - int(book.leads.created.min()) + 1) * 365.25 / 12
    return {
        "win_rate": Recovered(fit.win_rate.best, fit.win_rate.low <= TRUE["win_rate"] <= fit.win_rate.high),
        "leads_a_month": Recovered(monthly, None),
        "become_qualified": Recovered(became, abs(became - TRUE["become_qualified"]) <= error),
        "days": Recovered(fit.days[1], None),
        "size": Recovered(fit.size[1], None),
    }


def export_of(department, seed):
    """The book of a department's own export, read the way a user's is."""
    done = ran(department, days=round(MONTHS * 365.25 / 12), seed=seed)
    ends = done.starts + round(MONTHS * 365.25 / 12) * DAY
    recording = recorded(done, ends, department="truth", title="Truth", seed=seed, replication=0)
    with TemporaryDirectory() as folder:
        files = []
        for name, table in crm_tables(recording).items():
            if name in {"opportunities", "leads"}:
                files.append(Path(folder) / f"{name}.csv")
                files[-1].write_bytes(b"".join(written_csv(table)))
        return read_records(files).book
