"""Makes exports as they come out of real systems: ugly in ten ways."""

import csv
import io
import random
from datetime import date, timedelta

HEAD = ["Opportunity ID", "Created Date", "Close Date", "Stage", "Amount", "Opportunity Owner", "Lead Source"]
ROWS = 240


def deals(count=ROWS, seed=3):
    """Rows of texts: a quarter won, a half lost, the rest open, over two years."""
    chance = random.Random(seed)
    rows = []
    for number in range(count):
        opened = date(2023, 1, 2) + timedelta(days=number * 700 // count)
        ends = opened + timedelta(days=chance.randint(3, 90))
        end = chance.choice(["Closed Won", "Closed Lost", "Closed Lost", "Proposal"])
        amount = str(chance.randint(1500, 90000)) if end != "Closed Lost" or chance.random() < 0.9 else ""
        owner = chance.choice(["Ann Bell", "Cem Dag", "Eva Fuchs"])
        rows.append([f"006{number:05d}", opened, ends, end, amount, owner, chance.choice(["web", "fair", "mail"])])
    return rows


def with_days(rows, form):
    """The same with days as texts."""
    return [[cell.strftime(form) if isinstance(cell, date) else cell for cell in row] for row in rows]


def written(rows, delimiter=",", head=HEAD):
    """CSV text."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()


def german(amount, places=2):
    """An amount as in `1.234,56`."""
    if not amount:
        return ""
    return f"{float(amount):,.{places}f}".translate(str.maketrans(",.", ".,"))
