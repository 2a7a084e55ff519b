"""From exports to a department file, on the command line."""

import json

import pytest
from click.testing import CliRunner
from tests.calibration.ugly_files import HEAD, deals, with_days, written

from salessim.app.calibrate import calibrate, write_department
from salessim.app.calibration_page import calibration_page
from salessim.app.crm_records import import_records, read_book, save_map
from salessim.cli.calibrate_command import calibrate as command
from salessim.library.finding import Library

ACCOUNTS = "Account ID,Account Name,Industry\n" + "".join(
    f"001{number},Firm {number},{'clinics' if number % 3 else 'workshops'}\n" for number in range(40)
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Two exports: deals, and the accounts they belong to."""
    where = tmp_path_factory.mktemp("exports")
    rows = [[*row, f"001{place % 40}"] for place, row in enumerate(with_days(deals(400, span=200), "%m/%d/%Y"))]
    (where / "opportunities.csv").write_text(written(rows, head=[*HEAD, "Account ID"]), encoding="utf-8")
    (where / "accounts.csv").write_text(ACCOUNTS, encoding="utf-8")
    return where


@pytest.fixture(scope="module")
def found(folder):
    return calibrate([folder], title="Ours")


def run(*arguments):
    return CliRunner().invoke(command, [*map(str, arguments)], standalone_mode=False)


def test_two_files_and_one_command_give_a_department(folder, tmp_path):
    target, page, saved = tmp_path / "ours.yaml", tmp_path / "ours.html", tmp_path / "map.yaml"
    done = run(folder, "-o", target, "--report", page, "--save-map", saved, "--currency", "usd")
    assert done.exception is None
    assert "holds deals, by Salesforce's names" in done.stdout
    assert "What these data cannot tell" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    text = target.read_text(encoding="utf-8")
    assert "clinics:" in text
    assert "workshops:" in text
    assert "USD/year" in text
    assert "<svg" in page.read_text(encoding="utf-8")
    again = import_records([folder], saved)
    assert {each.recognised_by for each in again.report.files} == {"your map"}
    assert again.report.deals == 400


def test_the_answer_for_programs(found):
    answer = json.loads(json.dumps(found.as_json(), allow_nan=False))
    assert answer["import"]["deals"]["read"] == 400
    assert {each["name"] for each in answer["fit"]["segments"]} == {"clinics", "workshops"}
    assert answer["fit"]["not_identifiable"]
    assert answer["department"] == found.department


def test_what_is_written_passes_the_check(found, tmp_path):
    done = write_department(found, tmp_path / "ours.yaml", Library(None))
    assert done.check is not None
    assert done.check.errors == 0
    assert done.department.startswith("format: department/1")


def test_the_unsure_ranges_of_the_file_are_those_of_the_fit(found):
    for each in found.segments:
        written_rate = (
            f"best_guess: {each.win_rate.best:.2%}, unsure: {each.win_rate.low:.2%} to {each.win_rate.high:.2%}"
        )
        assert written_rate in found.department
        assert each.win_rate.low < each.wins / each.deals * 1.35
        assert each.win_rate.high > each.wins / each.deals


def test_the_page_shows_data_and_fit_of_each_part(found):
    page = calibration_page(found)
    for part in ("arrivals", "endings", "segments", "worth-1", "differences", "files", "unknown"):
        assert f'<section id="{part}">' in page
    assert page.count("<svg") >= 6
    assert "Ann Bell" not in page
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


def test_an_existing_department_is_not_overwritten(folder, tmp_path):
    target = tmp_path / "ours.yaml"
    target.write_text("mine", encoding="utf-8")
    done = run(folder, "-o", target)
    assert "already" in str(done.exception)
    assert target.read_text(encoding="utf-8") == "mine"


def test_forecast_and_backtest_read_the_same_files_and_map(folder, tmp_path):
    saved = tmp_path / "map.yaml"
    save_map(import_records([folder]).map, saved)
    book = read_book([folder], saved)
    assert len(book.deals) == 400
    assert set(book.deals.segment.tolist()) == {"clinics", "workshops"}


def test_an_earlier_last_day_leaves_out_what_came_later(folder):
    whole = import_records([folder]).book
    earlier = import_records([folder], until=whole.until - 120).book
    assert earlier.until == whole.until - 120
    assert 0 < len(earlier.deals) < 400
    assert (earlier.deals.created <= earlier.until).all()
    assert not (earlier.deals.closed > earlier.until).any()
