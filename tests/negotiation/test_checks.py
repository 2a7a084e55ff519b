"""The checks of outcomes: every example gives what it says, and shipped negotiations are sound."""

from pathlib import Path

import pytest

from salessim.errors import Problem
from salessim.library.check import check_document
from salessim.library.checks import REFERENCE_RULES
from salessim.library.codes import Check
from salessim.library.finding import Library
from salessim.library.loading import Shelf
from salessim.negotiation.checks import OUTCOME_RULES

CHECKS = [entry.check for entry in OUTCOME_RULES]


def problems(text: str, folder: Path) -> tuple[Problem, ...]:
    path = folder / "document.yaml"
    path.write_text(text, encoding="utf-8")
    rules = (*REFERENCE_RULES, *OUTCOME_RULES)
    return check_document(Shelf(Library()), str(path), rules=rules).problems


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
    assert all(code.startswith("E3") for code in codes)


def test_the_shipped_negotiation_is_sound_at_every_difficulty() -> None:
    rules = (*REFERENCE_RULES, *OUTCOME_RULES)
    assert check_document(Library(), "negotiation-renewal", rules=rules).problems == ()


def test_a_wrong_name_is_not_complained_about_twice(tmp_path: Path) -> None:
    bad = CHECKS[0].good.replace("buyer: {offer: {discount: 5%", "buyer: {offer: {discont: 5%")
    assert [one.code for one in problems(bad, tmp_path) if one.code.startswith("E3")] == []


def test_leaving_may_be_the_lesson(tmp_path: Path) -> None:
    without = CHECKS[1].bad
    lesson = without.replace("endings:\n", "endings:\n  left: {counts_as: rightly-ended, when: {deal: no}}\n")
    assert problems(lesson, tmp_path) == ()
