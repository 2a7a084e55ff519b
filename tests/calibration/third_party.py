"""Reads the third-party data sets for tests, where they are there."""

import csv
import os
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from salessim.calibration.deals import Book, Deals, Leads, Outcome, no_deals, no_leads, texts

# The data lie beside the checkout, in shared/data, or where SALESSIM_TEST_DATA says.
BESIDE = [folder / "shared" / "data" for folder in Path(__file__).parents]
FOLDER = Path(os.environ.get("SALESSIM_TEST_DATA") or next((each for each in BESIDE if each.is_dir()), BESIDE[-1]))
NAN = float("nan")


def rows_of(name):
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"the third-party data set {name} is not here")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day_of(text):
    return date.fromisoformat(text).toordinal()


def crm_maven():
    rows = rows_of("crm_maven/sales_pipeline.csv")
    return _pipeline(rows, created="engage_date", until="2017-09-30")


def crm_dataworld():
    rows = rows_of("crm_dataworld/sales_pipeline.csv")
    return _pipeline(rows, created="created_on", until="2017-09-30")


def _pipeline(rows, *, created, until):
    names = {"Won": Outcome.WON, "Lost": Outcome.LOST}
    outcome = [int(names.get(row["deal_stage"], Outcome.OPEN)) for row in rows]
    unknown = [""] * len(rows)
    worth = [
        float(row["close_value"] or "nan") if end == Outcome.WON else NAN
        for row, end in zip(rows, outcome, strict=True)
    ]
    return Book(
        day_of(until),
        Deals(
            texts([row["opportunity_id"] for row in rows]),
            np.array([day_of(row[created]) for row in rows]),
            np.array([day_of(row["close_date"]) if row["close_date"] else NAN for row in rows]),
            np.array(outcome),
            np.array(worth),
            texts(unknown),
            texts(unknown),
            texts([row["product"].replace("GTXPro", "GTX Pro") for row in rows]),
            texts([row["sales_agent"] for row in rows]),
            texts(unknown),
            texts([row["deal_stage"] for row in rows]),
            np.full(len(rows), NAN),
        ),
        no_leads(),
        "USD",
    )


def olist_funnel():
    def day(text):
        of_month, month, year = text[:10].split("-")
        return date(int(year), int(month), int(of_month)).toordinal()

    won = {row["mql_id"]: day(row["won_date"]) for row in rows_of("olist_funnel/closed_deals.csv")}
    rows = rows_of("olist_funnel/marketing_qualified_leads.csv")
    nothing = np.full(len(rows), NAN)
    return Book(
        day_of("2018-03-31"),
        no_deals(),
        Leads(
            texts([row["mql_id"] for row in rows]),
            np.array([day(row["first_contact_date"]) for row in rows]),
            texts([row["origin"] for row in rows]),
            texts([""] * len(rows)),
            nothing,
            np.array([won.get(row["mql_id"], NAN) for row in rows]),
            nothing,
        ),
        "BRL",
    )
