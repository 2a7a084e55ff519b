"""The cheapest plan for a goal, from a department's file to the answer."""

import json
from pathlib import Path

import pytest
import yaml

from salessim.app.staff import prepare_staffing, search_staffing, whatif_of_plans
from salessim.app.whatif import kept_results
from salessim.cli.main import run
from salessim.cli.staff_text import sentence_of, written_staffing
from salessim.errors import InputError, NotationError, NotFoundError
from salessim.library.finding import Library
from small_department import SMALL, plain


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("staff")
    (place / "four-people.yaml").write_text(SMALL.lstrip(), encoding="utf-8")
    # Nobody sells here: without an AE nothing is won, whatever else is done.
    unsold = plain()
    del unsold["territories"], unsold["check_against"]
    unsold["roles"]["AE"] |= {"count": "0", "leaves": "0%/year"}
    unsold["hiring"]["time_to_hire"] = "1 week"
    (place / "nobody-sells.yaml").write_text(yaml.safe_dump(unsold, sort_keys=False), encoding="utf-8")
    return place


def question(folder: Path, **options):
    asked = {"reach": "1 EUR", "share": "50%", "bounds": {"AE": (0, 1), "SDR": (0, 1)}, "months": 5} | options
    return prepare_staffing(str(folder / "nobody-sells.yaml"), library=Library(None), opening_months=0, **asked)


@pytest.fixture(scope="module")
def answer(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    cache = kept_results(tmp_path_factory.mktemp("kept"), lambda error: None)
    return search_staffing(question(folder), most=10, workers=0, cache=cache)


def test_the_plan_that_arithmetic_gives_is_found(answer):
    """One AE has to come; one more SDR is cheaper and sells nothing; both cost more."""
    assert answer.found.choice.plan.label == "Hire 1 AE from 2027-03-01"
    verdicts = {each.plan.label.removesuffix(" from 2027-03-01"): each.verdict for each in answer.found.tried}
    assert verdicts["Go on as before"] == verdicts["Hire 1 SDR"] == "misses"
    assert verdicts["Hire 1 AE and 1 SDR"] == "costs more"
    assert [each.hits for each in answer.found.tried][:2] == [0, 0]


def test_it_is_said_in_a_sentence_and_a_table_of_80_columns(answer):
    text = written_staffing(answer)
    assert "“Hire 1 AE from 2027-03-01”. It reaches it in 100%" in " ".join(text.split())
    assert "▶ Hire 1 AE" in text
    assert max(map(len, text.splitlines())) <= 80


def test_programs_get_all_plans(answer):
    told = answer.as_json()
    assert told["choice"] == "plus-1-AE-2027-03-01"
    assert told["plans"][0]["people"] == {"AE": 0, "SDR": 0}
    assert told["plans"][-1]["replications"] == 0
    json.dumps(told)


def test_the_plans_become_a_what_if_without_mistakes(answer, folder, capsys):
    path = folder / "plans.yaml"
    path.write_text(whatif_of_plans(answer), encoding="utf-8")
    assert run(["check", str(path)]) == 0
    assert "plus-1-AE" in path.read_text(encoding="utf-8")


def test_where_no_plan_does_it_is_said_how_near_the_nearest_comes(folder):
    answer = search_staffing(question(folder, bounds={"SDR": (0, 1)}, months=2), most=6, workers=0)
    assert answer.found.choice is None
    assert sentence_of(answer).startswith("No plan within these bounds reaches 1 EUR of new revenue")
    assert "plus-1-SDR" in whatif_of_plans(answer)


@pytest.mark.parametrize(
    ("options", "error", "says"),
    [
        ({"bounds": {"AEs": (0, 1)}}, NotFoundError, "no role “AEs”"),
        ({"bounds": {"AE": (2, 1)}}, InputError, "is no range"),
        ({"bounds": {"SDR": (-2, 0)}}, InputError, "cannot go: there are 1"),
        ({"reach": "1 USD"}, InputError, "reckons in EUR"),
        ({"reach": "much"}, NotationError, "much"),
        ({"share": "100%"}, InputError, "can never be shown"),
        ({"days": ["2029-01-01"]}, InputError, "lies outside"),
        ({"measure": "new_revenu"}, InputError, "no figure “new_revenu”"),
        ({"measure": "deals_won", "reach": "lots"}, InputError, "is no number"),
    ],
)
def test_what_makes_no_sense_is_refused(folder, options, error, says):
    with pytest.raises(error, match=says):
        question(folder, **options)
