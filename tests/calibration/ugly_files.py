"""Makes exports as they come out of real systems: ugly in ten ways."""

import csv
import io
from datetime import date, timedelta

from salessim.luck import Luck

HEAD = ["Opportunity ID", "Created Date", "Close Date", "Stage", "Amount", "Opportunity Owner", "Lead Source"]
ROWS = 240


def deals(count=ROWS, seed=3, span=700):
    """Rows of texts: a quarter won, a half lost, the rest open, over a span of days."""
    drawn = Luck(seed).block("ugly", first=0, rows=count, columns=6)
    ends = ["Closed Won", "Closed Lost", "Closed Lost", "Proposal"]
    rows = []
    for number, (days, end, worth, is_noted, owner, source) in enumerate(drawn.tolist()):
        opened = date(2023, 1, 2) + timedelta(days=number * span // count)
        stage = ends[int(end * 4)]
        amount = str(1500 + int(worth * 88_500)) if stage != "Closed Lost" or is_noted < 0.9 else ""
        who, where = ["Ann Bell", "Cem Dag", "Eva Fuchs"][int(owner * 3)], ["web", "fair", "mail"][int(source * 3)]
        rows.append(
            [f"006{number:05d}", opened, opened + timedelta(days=3 + int(days * 88)), stage, amount, who, where]
        )
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
