"""Makes small tables of deals for tests."""

from datetime import date

import numpy as np

from salessim.calibration.deals import Book, Deals, Outcome, StageHistory, no_leads, texts

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
