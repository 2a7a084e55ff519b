"""Makes small tables of deals for tests."""

from dataclasses import replace
from datetime import date

import numpy as np

from salessim.calibration.deals import Book, Deals, Outcome, StageHistory, no_leads, texts
from salessim.luck import Luck
from salessim.luck.transforms import lognormal_quantile

START = date(2024, 1, 1).toordinal()
NAN = float("nan")


def deals(rows, history=()):
    """Deals from (created, closed or None, outcome, value) in days since the beginning of 2024."""
    count = len(rows)
    columns = {name: texts([""] * count) for name in ("segment", "source", "product", "owner", "account", "stage")}
    return Deals(
        id=texts([f"deal {place}" for place in range(count)]),
        created=np.array([START + row[0] for row in rows], dtype=np.int64),
        closed=np.array([NAN if row[1] is None else START + row[1] for row in rows], dtype=float),
        outcome=np.array([int(row[2]) for row in rows], dtype=np.int64),
        value=np.array([NAN if row[3] is None else row[3] for row in rows], dtype=float),
        discount=np.full(count, NAN),
        history=StageHistory(
            np.array([row[0] for row in history], dtype=np.int64),
            np.array([START + row[1] for row in history], dtype=np.int64),
            texts([row[2] for row in history]),
            np.array([row[3] for row in history], dtype=float),
        ),
        **columns,
    )


def book(table, until):
    return Book(START + until, table, no_leads())


WON, LOST, OPEN = Outcome.WON, Outcome.LOST, Outcome.OPEN


def flow(until, a_day, seed, win_share=0.4, fade_share=0.25, cycle=30.0, sigma=0.6, groups=None):
    """Deals that come evenly and are won, lost or left open for good; what lies after `until` is still open.

    `groups` gives owners and by which factor each wins faster or slower than usual.
    """
    luck = Luck(seed)
    count = int(until * a_day)
    u = luck.block("flow", first=0, rows=count, columns=5)
    created = np.sort((u[:, 0] * until).astype(np.int64))
    names = list(groups or {"": 1.0})
    owner = (u[:, 4] * len(names)).astype(np.int64)
    share = win_share * np.array([(groups or {"": 1.0})[name] for name in names])[owner]
    days = np.maximum(0, lognormal_quantile(u[:, 1], cycle, sigma)).astype(np.int64)
    ends = np.where(u[:, 2] < share, WON, np.where(u[:, 2] < 1.0 - fade_share, LOST, OPEN)).astype(np.int64)
    is_past = created + days <= until
    outcome = np.where((ends != OPEN) & is_past, ends, int(OPEN))
    rows = [
        (int(came), None if end == OPEN else int(came + after), int(end), None if end != WON else float(worth))
        for came, after, end, worth in zip(
            created, days, outcome, lognormal_quantile(u[:, 3], 10_000.0, 0.5), strict=True
        )
    ]
    made = deals(rows)
    return replace(made, owner=texts([names[place] for place in owner]))
