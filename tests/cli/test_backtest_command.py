"""`salessim backtest` as a manager meets it."""

import json

import pytest

from calibration.ugly_files import deals, with_days, written
from salessim.cli.main import run


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    path = tmp_path_factory.mktemp("crm") / "opportunities.csv"
    path.write_text(written(with_days(deals(360, span=330), "%Y-%m-%d")), encoding="utf-8")
    return path


def asked(export, *more):
    days = ["--at", "2023-08-31", "--at", "2023-09-30", "--horizon", "60 days", "--futures", "60"]
    return run(["backtest", str(export), *days, *more])


def test_a_table_a_plot_and_a_verdict_for_each_day_and_a_page(export, tmp_path, capsys):
    page = tmp_path / "tested.html"
    assert asked(export, "--report", str(page)) == 0
    said = capsys.readouterr()
    assert max(map(len, said.out.splitlines())) <= 80
    assert "361 rows: 360 used, 1 not" in said.out
    assert said.out.count("Off by (of what came)") == 2
    assert said.out.count("Wins by week: ") == 2
    assert "All days together" in said.out
    html = page.read_text(encoding="utf-8")
    assert html.count("<svg") == 6
    assert "Wins by week" in html
    assert "Written" in said.err
    assert asked(export, "--report", str(page)) == 2, "a page that is there already is not written over"


def test_the_answer_for_programs_has_all_measures(export, capsys):
    assert asked(export, "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert [cut["at"] for cut in answer["cuts"]] == ["2023-08-31", "2023-09-30"]
    cut = answer["cuts"][0]
    assert len(cut["errors"]) == 6
    assert {"covered", "width", "crps", "trailing_negative_binomial"} <= cut["weeks"].keys()
    assert {"brier", "log_loss"} == cut["deals"]["this forecast"].keys()
    assert answer["import"]["deals"]["read"] == 360
    assert answer["verdict"]


@pytest.mark.parametrize(
    ("wrong", "word"), [(["--at", "yesterday"], "yesterday"), (["--at", "2030-01-01"], "2030-01-01")]
)
def test_a_day_that_cannot_be_tested_is_refused_in_words(export, wrong, word, capsys):
    assert run(["backtest", str(export), *wrong]) == 2
    said = capsys.readouterr()
    assert word in said.err
    assert "Traceback" not in said.err
