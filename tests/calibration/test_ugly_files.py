"""Ten ugly exports: a clear report each, and no row silently lost."""

from datetime import date

import numpy as np
import pytest
from tests.calibration.ugly_files import HEAD, ROWS, deals, german, with_days, written

from salessim.calibration.deals import Outcome
from salessim.calibration.intake.records import read_records

ISO = "%Y-%m-%d"


def imported(path, data, encoding="utf-8", **options):
    path.write_bytes(data if isinstance(data, bytes) else data.encode(encoding))
    records = read_records([path], **options)
    (file,) = records.report.files
    aside = sum(each.count for each in file.aside)
    assert file.total == file.kept + aside
    assert len(records.book.deals) + len(records.book.leads) == file.kept
    return records, file, {each.why: each for each in file.aside}, {each.why: each for each in file.notes}


def counted(found, words):
    """How many rows have a reason with these words."""
    return sum(each.count for why, each in found.items() if words in why)


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    path = tmp_path_factory.mktemp("plain") / "opportunities.csv"
    return imported(path, written(with_days(deals(), ISO)))[0].book.deals


def alike(found, plain):
    assert found.id.tolist() == plain.id.tolist()
    assert found.created.tolist() == plain.created.tolist()
    assert np.array_equal(found.closed, plain.closed, equal_nan=True)
    assert found.outcome.tolist() == plain.outcome.tolist()
    assert np.allclose(found.value, plain.value, equal_nan=True)


def test_a_plain_one_is_read_as_it_is(plain):
    rows = deals()
    assert len(plain) == ROWS
    assert plain.created[0] == date(2023, 1, 2).toordinal()
    assert int(plain.is_won.sum()) == sum(row[3] == "Closed Won" for row in rows)
    won = next(place for place, row in enumerate(rows) if row[3] == "Closed Won")
    assert plain.value[won] == float(rows[won][4])
    assert np.isnan(plain.closed[plain.outcome == Outcome.OPEN]).all()


@pytest.mark.parametrize("form", ["%d-%m-%Y", "%m/%d/%Y", "%d.%m.%Y %H:%M", "%d %B %Y", "%b %d, %Y", "%Y%m%d"])
def test_any_common_form_of_days(tmp_path, plain, form):
    records, *_ = imported(tmp_path / "deals.csv", written(with_days(deals(), form)))
    alike(records.book.deals, plain)
    assert records.report.warnings == ("Nothing says the currency; EUR is written. Say another with --currency.",)


def test_mixed_days_follow_most_cells_and_the_others_are_named(tmp_path):
    rows = with_days(deals(), "%d/%m/%Y")
    for place in (5, 60):
        rows[place][1] = "02/27/2023"
    records, _, aside, _ = imported(tmp_path / "deals.csv", written(rows))
    why = "its day of opening cannot be read as a day, day first"
    assert aside[why].count == 2
    assert aside[why].first == (7, 62)
    assert len(records.book.deals) == ROWS - 2


def test_semicolons_with_points_between_thousands_and_windows_signs(tmp_path, plain):
    head = ["Nr", "Erstellt am", "Abschlussdatum", "Phase", "Betrag", "Verkäufer", "Quelle"]
    rows = with_days(deals(), "%d.%m.%Y")
    for row in rows:
        row[4] = f"{german(row[4])} €" if row[4] else ""
        row[3] = {"Closed Won": "Gewonnen", "Closed Lost": "Verloren", "Proposal": "Angebot läuft"}[row[3]]
        row[5] = row[5].replace("u", "ü")
    records, file, _, _ = imported(tmp_path / "verkauf.csv", written(rows, ";", head), "cp1252")
    alike(records.book.deals, plain)
    assert "semicolon" in file.form
    assert "cp1252" in file.form
    assert records.book.currency == "EUR"


def test_utf_16_with_tabs(tmp_path, plain):
    records, file, _, _ = imported(tmp_path / "d.csv", written(with_days(deals(), ISO), "\t"), "utf-16")
    alike(records.book.deals, plain)
    assert "utf-16" in file.form
    assert "tab" in file.form


def test_utf_16_without_a_mark(tmp_path, plain):
    records, *_ = imported(tmp_path / "d.csv", written(with_days(deals(), ISO), "\t"), "utf-16-le")
    alike(records.book.deals, plain)


def test_american_amounts_and_thousands(tmp_path):
    rows = with_days(deals(), ISO)
    written_as = {"1": "$1,234", "2": "USD 12k", "3": "(500.00)", "4": "1 234.50"}
    for place, row in enumerate(rows[:4], 1):
        row[3], row[4] = "Closed Won", written_as[str(place)]
    records, *_, notes = imported(tmp_path / "d.csv", written(rows))
    assert records.book.deals.value[:2].tolist() == [1234.0, 12000.0]
    assert np.isnan(records.book.deals.value[2])
    assert records.book.deals.value[3] == 1234.5
    assert notes["won with a value of nought or below; unknown"].first == (4,)
    assert records.book.currency == "USD"


def test_missing_closes_are_counted_out(tmp_path):
    rows = with_days(deals(), ISO)
    shut = [place for place, row in enumerate(rows) if row[3].startswith("Closed")][:7]
    for place in shut:
        rows[place][2] = ""
    _, file, aside, _ = imported(tmp_path / "d.csv", written(rows))
    (why,) = [each for each in aside if each.startswith("won or lost")]
    assert aside[why].count == 7
    assert aside[why].first == tuple(place + 2 for place in shut[:5])
    assert file.kept == ROWS - 7


def test_a_repeated_number_keeps_the_closed_row(tmp_path):
    rows = with_days(deals(), ISO)
    place = next(place for place, row in enumerate(rows) if row[3] == "Closed Won")
    again = list(rows[place])
    again[3] = "Proposal"
    records, _, aside, _ = imported(tmp_path / "d.csv", written([*rows, again, list(rows[3])]))
    assert counted(aside, "the same number") == 2
    assert records.book.deals.outcome[place] == Outcome.WON


def test_won_without_a_value_stays_and_is_said(tmp_path):
    rows = with_days(deals(), ISO)
    won = [place for place, row in enumerate(rows) if row[3] == "Closed Won"][:4]
    for place in won:
        rows[place][4] = ""
    records, *_, notes = imported(tmp_path / "d.csv", written(rows))
    assert notes["won without a value; unknown"].count == 4
    assert records.book.deals.is_won[won].all()


def test_quoted_line_breaks_titles_above_and_totals_below(tmp_path, plain):
    rows = [[*row, f'said "maybe",\nthen; nothing {place}'] for place, row in enumerate(with_days(deals(), ISO))]
    text = "Open and closed deals\r\nAs of today\r\n\r\n" + written(rows, head=[*HEAD, "Description"])
    text += "\r\nGrand total,,,,123456\r\nConfidential - do not distribute\r\n"
    records, _, aside, _ = imported(tmp_path / "report.csv", text)
    alike(records.book.deals, plain)
    assert aside["above the header"].count == 3
    assert counted(aside, "empty") == 1
    assert counted(aside, "one cell filled") == 1
    assert counted(aside, "no day on which it was opened") == 1


def test_impossible_days_and_closings_before_openings(tmp_path):
    rows = with_days(deals(), ISO)
    rows[0][1] = "2023-02-31"
    rows[1][1] = "1900-01-01"
    rows[2][1] = "2203-01-01"
    rows[3][1] = ""
    place = next(place for place, row in enumerate(rows) if place > 4 and row[3] == "Closed Won")
    rows[place][2] = "2022-12-01"
    _, file, aside, _ = imported(tmp_path / "d.csv", written(rows))
    assert counted(aside, "cannot be read") == 1
    assert counted(aside, "before 1970") == 1
    assert counted(aside, "more than a year after") == 1
    assert counted(aside, "no day on which it was opened") == 1
    assert counted(aside, "closed before") == 1
    assert file.kept == ROWS - 5


def test_rows_with_too_many_cells_are_named(tmp_path):
    text = written(with_days(deals(), ISO)).splitlines()
    text[10] += ",an extra, and another"
    _, _, aside, _ = imported(tmp_path / "d.csv", "\n".join(text))
    (why,) = [each for each in aside if each.startswith("more cells")]
    assert aside[why].first == (11,)


def test_values_in_several_currencies(tmp_path):
    rows = with_days(deals(), ISO)
    won = [place for place, row in enumerate(rows) if row[3] == "Closed Won"]
    for row in rows:
        row[4] = f"EUR {row[4]}" if row[4] else ""
    rows[won[0]][4] = "USD 900"
    records, *_, notes = imported(tmp_path / "d.csv", written(rows))
    assert records.book.currency == "EUR"
    assert np.isnan(records.book.deals.value[won[0]])
    assert notes["a value in another currency than EUR; unknown"].count == 1


@pytest.mark.slow
def test_two_hundred_thousand_rows(tmp_path):
    records, file, _, _ = imported(tmp_path / "d.csv", written(with_days(deals(200_000), "%d.%m.%Y"), ";"))
    assert file.total == 200_001
    assert len(records.book.deals) == 200_000
