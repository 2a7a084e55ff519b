"""The checks of a department's arithmetic: every example gives what it says, and what fits is left alone."""

from pathlib import Path

import pytest

from salessim.department.checks import ARITHMETIC_RULES
from salessim.department.checks.reckoning import LAST_YEAR, SOUND
from salessim.department.compiling import compile_plan
from salessim.department.load import expected_flow
from salessim.errors import Problem
from salessim.library.check import check_document
from salessim.library.checks import REFERENCE_RULES
from salessim.library.codes import Check
from salessim.library.finding import Library
from salessim.model.department import Department
from small_department import SMALL, plain

RULES = (*REFERENCE_RULES, *ARITHMETIC_RULES)
CHECKS = [entry.check for entry in ARITHMETIC_RULES]


def problems(text: str, folder: Path) -> tuple[Problem, ...]:
    path = folder / "document.yaml"
    path.write_text(text, encoding="utf-8")
    return check_document(Library(), str(path), rules=RULES).problems


@pytest.mark.parametrize("entry", CHECKS, ids=lambda entry: entry.code)
def test_the_bad_example_has_this_mistake_on_its_line(entry: Check, tmp_path: Path) -> None:
    found = problems(entry.bad, tmp_path)
    assert [(one.code, one.place.line, one.severity) for one in found] == [(entry.code, entry.line, entry.severity)]
    assert found[0].hint


@pytest.mark.parametrize("entry", CHECKS, ids=lambda entry: entry.code)
def test_the_good_example_has_none(entry: Check, tmp_path: Path) -> None:
    assert problems(entry.good, tmp_path) == ()


def test_codes_are_of_this_family_and_in_order() -> None:
    codes = [entry.code for entry in CHECKS]
    assert codes == sorted(set(codes))
    assert all(code.startswith("X6") for code in codes)


def test_the_arithmetic_of_the_example() -> None:
    # 30 leads a month of which 40 % qualify are 144 deals a year; 20 % of them won are 28.8, at 9,000 EUR 259,200 EUR.
    flow = expected_flow(compile_plan(Department.model_validate(plain(SOUND))))
    assert flow.qualified["small"] == pytest.approx(144)
    assert flow.won["small"] == pytest.approx(28.8)
    assert flow.revenue == pytest.approx(259_200)


@pytest.mark.parametrize("name", [one.name for one in Library().documents if one.kind == "department"])
def test_shipped_departments_fit(name: str) -> None:
    assert check_document(Library(), name, rules=RULES).problems == ()


def test_what_the_file_is_unsure_about_is_allowed_for(tmp_path: Path) -> None:
    more = SOUND + LAST_YEAR.replace("small: 29", "small: 55").replace("260k", "495k").replace("65%", "124%")
    assert [one.code for one in problems(more, tmp_path)] == ["X601"]
    unsure = more.replace("win_rate: 20%", "win_rate: {best_guess: 20%, unsure: 14% to 30%}")
    assert problems(unsure, tmp_path) == ()


def test_fewer_orders_than_the_arithmetic_are_explained_by_waiting_only(tmp_path: Path) -> None:
    few = SOUND + LAST_YEAR.replace("small: 29", "small: 8").replace("260k", "72k").replace("65%", "18%")
    assert [one.code for one in problems(few, tmp_path)] == ["X601"]
    busy = few.replace("work: 40 min", "work: 2.1 hours")
    assert [one.code for one in problems(busy, tmp_path)] == []


def test_a_wrong_name_is_not_complained_about_twice(tmp_path: Path) -> None:
    wrong = (SOUND + LAST_YEAR).replace("sells_to: small", "sells_to: smal")
    assert [one.code for one in problems(wrong, tmp_path)] == ["E111"]


def test_what_an_option_sets_is_reckoned_with(tmp_path: Path) -> None:
    (tmp_path / "base.yaml").write_text(SMALL, encoding="utf-8")
    what_if = (
        "format: what-if/1\ntitle: Give it away\nbaseline: base\nlook_ahead: 12 months\nmeasure: contribution\n"
        "options:\n  gifts:\n    changes:\n      - set: {process: {discount: {typical: 90%, most_allowed: 20%}}}\n"
    )
    assert [(one.code, one.place.line) for one in problems(what_if, tmp_path)] == [("X611", 9)]
