"""A question put together on a department of one's own, kept as a file, answered in processes, and written down."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from salessim.app.planner import NO_OPTION, QUICK_FUTURES, Planner
from salessim.app.whatif_draft import Draft
from salessim.errors import RunError
from salessim.library.finding import Library
from small_department import SMALL


@pytest.fixture(scope="module")
def planner(tmp_path_factory: pytest.TempPathFactory) -> Planner:
    place = tmp_path_factory.mktemp("own")
    (place / "four-people.yaml").write_text(SMALL.lstrip(), encoding="utf-8")
    return Planner(Library(place), place / "futures")


@pytest.fixture(scope="module")
def draft(planner: Planner) -> Draft:
    hire = next(form for form in planner.forms("four-people") if form.id == "hire")
    change = hire.written({"role": "AE", "count": "1", "approved": "2027-03-08"})
    begun = planner.begun("four-people", "One more AE?")
    return replace(begun, look_ahead="2 months").with_option("Hire an AE").with_change(0, 0, change)


def test_what_makes_no_sense_yet_is_said_in_words(planner: Planner, draft: Draft) -> None:
    assert planner.problems(planner.begun("four-people", "?")) == (NO_OPTION,)
    assert "does nothing yet" in planner.problems(draft.with_option("Nothing"))[0]
    wrong = draft.with_change(0, 0, {"hire": {"role": "AEs", "approved": "2027-03-08"}})
    (problem,) = planner.problems(wrong)
    assert "AEs" in problem
    assert planner.problems(draft) == ()


def test_a_question_is_kept_opened_changed_and_answered(planner: Planner, draft: Draft) -> None:
    kept = planner.keep(draft)
    assert Path(kept.file).name == "one-more-ae.yaml"
    assert planner.questions()[0].file == kept.file, "one's own come first"
    opened = planner.opened(kept.file)
    assert (opened.file, opened.options, opened.written()) == (kept.file, kept.options, kept.written())
    asked = planner.asked(kept.file)
    assert asked.options[0].changes == ("hire: AE, count 1, approved 2027-03-08",)
    told: list[tuple[str, int]] = []
    answer = planner.answer(kept.file, True, lambda what, progress: told.append((what, progress.done)), Event())
    assert answer.replications == QUICK_FUTURES
    assert told[-1] == ("futures", QUICK_FUTURES)
    assert set(answer.busiest) == {"baseline", "hire-an-ae"}, "who is busiest is always told"
    page = planner.keep_page(answer)
    assert "One more AE?" in page.read_text(encoding="utf-8")


def test_a_run_can_be_stopped(planner: Planner, draft: Draft) -> None:
    stopped = Event()
    stopped.set()
    kept = planner.keep(draft)
    with pytest.raises(RunError):
        planner.answer(kept.file, False, lambda *_: None, stopped)


def test_a_shipped_question_is_kept_under_a_new_name(planner: Planner) -> None:
    opened = planner.opened("2-sdr-vs-1-ae")
    assert opened.file == ""
    kept = planner.keep(opened)
    assert kept.file != ""
    assert planner.problems(kept) == ()
    assert planner.asked(kept.file).worlds == ("as expected (75%)", "recession (25%)")


FILLED = {
    "role": "SDR", "roles": "SDR", "best_of": "mid AE", "to": "manager", "count": "2", "territory": "east",
    "approved": "2027-02-01", "on": "2027-02-01", "from": "2027-02-01", "starts": "2027-02-01",
    "playbook": "spin", "takes": "2 days", "cost": "20k EUR", "salary": "60k EUR", "bonus_at_target": "20k EUR",
    "quota": "800k EUR/year", "by": "+5%", "segments": "mid", "for": "a tool", "amount": "1k EUR/month",
    "demand": "120%", "process.answer_inbound_within.typical": "1 hour", "lasts": "6 weeks", "leads": "+30%",
}  # fmt: skip
"""What somebody could write into each field of each form."""


def test_every_form_fills_a_change_that_can_be_asked(planner: Planner) -> None:
    """Each form in an option of its own, in one question."""
    draft = planner.begun("saas-20", "Everything at once")
    forms = planner.forms("saas-20")
    for number, form in enumerate(forms):
        filled = {field.key: FILLED.get(field.key, "") or field.choices[0] for field in form.fields}
        draft = draft.with_option(form.title).with_change(number, 0, form.written(filled))
    assert planner.problems(draft) == ()
    assert len(draft.options) == len(forms) >= 11
