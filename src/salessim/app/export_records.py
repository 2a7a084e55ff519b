"""Records to take away: everything of one person, statements for a learning record store, the results of a class."""

import csv
import io
import json
from datetime import datetime
from urllib.parse import urlsplit

from salessim.app.classroom import RESULT_COLUMNS, result_rows
from salessim.app.progress import Progress, progress_of_cohort
from salessim.errors import InputError
from salessim.records.database import Database
from salessim.records.person_data import everything_of
from salessim.reports.xapi import statements


def person_as_json(database: Database, name: str) -> str:
    """Everything that is kept of one person, as JSON.

    Raises:
        NotFoundError: There is no such person.
    """
    with database.reading() as connection:
        return json.dumps(everything_of(connection, name), ensure_ascii=False, indent=2) + "\n"


def statements_as_lines(progress: tuple[Progress, ...], home: str) -> str:
    """XAPI statements as JSON lines, in the order in which the attempts were begun.

    Args:
        progress: Whose.
        home: Address under which accounts and activities are named.

    Raises:
        InputError: It is no web address.
    """
    parts = urlsplit(home)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise InputError(f"“{home}” is no web address.", "Write it like https://learning.example.org.")
    tries = sorted((each for one in progress for each in one.tries), key=lambda each: each.summary.started)
    return "".join(
        json.dumps(statement, ensure_ascii=False) + "\n"
        for each in tries
        for statement in statements(each.summary, each.marked, home.rstrip("/"), each.trainer_score)
    )


def results_as_csv(database: Database, cohort: str, now: datetime) -> str:
    """The results of a class as CSV, a row for each trainee and assignment.

    Raises:
        NotFoundError: There is no such class.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(RESULT_COLUMNS)
    # A cell that begins like a formula is one to a spreadsheet, and names are typed by people.
    rows = result_rows(progress_of_cohort(database, cohort, now))
    writer.writerows([f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell for cell in row] for row in rows)
    return text.getvalue()
