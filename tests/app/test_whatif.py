"""A what-if from its file to the answer, on a department that is quick to simulate."""

from pathlib import Path
from typing import Any

import pytest

from salessim.app.whatif import answer_whatif, kept_results, prepare_whatif, read_precision
from salessim.department.futures import Figures
from salessim.errors import DocumentError, InputError, RunError
from salessim.library.finding import Library
from salessim.runs import Progress, ResultCache
from salessim.study.answer import Answer
from salessim.units import Money
from small_department import SMALL

QUESTION = """
format: what-if/1
title: One more AE, or more leads?
asked_by: The boss
baseline: four-people
look_ahead: 3 months
measure: contribution
options:
  one-ae:
    label: Hire one AE
    changes:
      - hire: {role: AE, approved: 2027-03-08}
  more-leads:
    label: Twice the leads
    changes:
      - set: {marketing: {web: {leads_per_month: {firms: 80}}}}
      - spend: {for: advertising, amount: 3k EUR/month}
  both:
    builds_on: more-leads
    changes:
      - hire: {role: AE, approved: 2027-03-08}
worlds:
  fine: {chance: 70%}
  poor: {chance: 30%, changes: [{set: {demand: 60%}}, {set: {time_to_decide: 150%}}]}
questions:
  - {ask: "How sure?", show: chance_of_being_best}
  - {ask: "If it goes badly?", show: {contribution: 1 in 10}}
  - {ask: "Who is busiest?", show: busiest_role_by_month}
  - {ask: "When does it pay?", show: payback_month}
  - {ask: "And orders?", show: {deals_won: mean}}
  - {ask: "Was last year luck?", show: luck_of_last_year}
  - ask: "And if?"
    show: what_flips_it
    try: {hiring.time_to_hire: 2 to 20 weeks}
precision: 1% of the baseline
decide:
  prefer: the most contribution
  only_if: {chance_of_being_best: 60%+}
  limits: {extra_cost_first_year: up to 500k EUR}
"""

PLAIN = """
format: what-if/1
title: One more AE?
baseline: four-people
look_ahead: 2 months
measure: contribution
options:
  one-ae: {label: Hire one AE, changes: [{hire: {role: AE, approved: 2027-03-08}}]}
"""
"""A question that is quickly answered."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("whatif")
    (place / "four-people.yaml").write_text(SMALL.lstrip(), encoding="utf-8")
    (place / "question.yaml").write_text(QUESTION.lstrip(), encoding="utf-8")
    (place / "plain.yaml").write_text(PLAIN.lstrip(), encoding="utf-8")
    return place


def answer(folder: Path, name: str = "plain.yaml", workers: int = 0, most: int = 6, **options: Any) -> Answer:
    study = prepare_whatif(str(folder / name), library=Library(None), opening_months=2)
    least = options.pop("least", most)
    return answer_whatif(study, most=most, least=least, least_different=3, workers=workers, **options)


@pytest.fixture(scope="module")
def found(folder: Path) -> Answer:
    return answer(folder, "question.yaml")


@pytest.fixture(scope="module")
def quick(folder: Path) -> Answer:
    return answer(folder)


def test_the_answer_has_the_shape_that_scripts_rely_on(found: Answer) -> None:
    answer = found.as_json()
    assert {"options", "differences", "chance_of_being_best", "choice", "sentence", "replications", "seconds"} <= set(
        answer
    )
    assert set(answer["options"]) == {"baseline", "one-ae", "more-leads", "both"}  # type: ignore[call-overload]  # a dict
    for measures in answer["options"].values():  # type: ignore[attr-defined]  # a dict
        assert {"contribution", "extra_cost_first_year", "deals_won"} <= set(measures)
        assert all(set(each) == {"mean", "simulation_error", "low", "high"} for each in measures.values())
    for each in answer["differences"]:  # type: ignore[attr-defined]  # a list
        assert set(each) == {"option", "against", "measure", "mean", "simulation_error", "low", "high", "chance"}
    assert sum(answer["chance_of_being_best"].values()) == pytest.approx(1.0)  # type: ignore[attr-defined]  # a dict
    assert answer["replications"] == 6


def test_differences_are_those_of_the_levels(found: Answer) -> None:
    for option in ("one-ae", "more-leads", "both"):
        difference = found.difference(option, "baseline")
        assert difference is not None
        levels = found.estimates[option]["contribution"].mean - found.estimates["baseline"]["contribution"].mean
        assert difference.estimate.mean == pytest.approx(levels)


def test_an_option_builds_on_another_and_costs_both(found: Answer) -> None:
    cost = {name: known["extra_cost_first_year"].mean for name, known in found.estimates.items()}
    assert cost["baseline"] == 0.0
    assert cost["both"] > cost["more-leads"] > 2 * 3000 * 0.9
    assert cost["both"] > cost["one-ae"] > 0


def test_every_question_is_answered(found: Answer) -> None:
    assert {each.role for months in found.busiest.values() for each in months} <= {"SDR", "AE", "SE", "boss"}
    assert [len(months) for months in found.busiest.values()] == [3, 3, 3, 3]
    assert [each.option for each in found.paybacks] == ["one-ae", "more-leads", "both"]
    assert [each.path for each in found.flips] == ["hiring.time_to_hire"]
    assert (found.flips[0].low.text, found.flips[0].high.text) == ("2 weeks", "20 weeks")
    assert {each.what for each in found.last_year} == {"new_revenue", "deals_won.firms"}
    assert {world.name for world in found.worlds} <= {"fine", "poor"}
    assert sum(world.futures for world in found.worlds) == 6
    assert [each.path for each in found.influences] == ["segments.firms.win_rate"]


def test_the_sentence_names_the_two_that_matter_and_what_they_bring(found: Answer) -> None:
    best = found.verdict.best
    assert best is not None
    assert "EUR more contribution by month 3 than" in found.sentence
    assert "in 8 of 10 futures between" in found.sentence
    label = "going on as before" if best == "baseline" else found.study.label(best)
    assert label.casefold() in found.sentence.casefold()
    assert " than Going on" not in found.sentence


def test_too_few_futures_choose_nothing(folder: Path) -> None:
    few = answer(folder, least=200)
    assert few.verdict.choice is None
    assert few.replications == 6
    assert "too few futures to choose by, 6 of at least 200" in few.sentence


def test_the_same_question_gives_the_same_answer_in_other_processes(folder: Path, quick: Answer) -> None:
    again = answer(folder, workers=2)
    assert again.estimates == quick.estimates
    assert again.sentence == quick.sentence


def test_nothing_is_simulated_twice(folder: Path, quick: Answer, tmp_path: Path) -> None:
    def cache() -> ResultCache[Figures]:
        return kept_results(tmp_path / "kept", lambda error: pytest.fail(str(error)))

    def kept() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in (tmp_path / "kept").rglob("*.result")}

    seen: list[Progress] = []
    first = answer(folder, cache=cache())
    written = kept()
    second = answer(folder, cache=cache(), on_progress=lambda what, progress: seen.append(progress))
    assert first.estimates == second.estimates == quick.estimates
    assert len(written) == 12  # six futures of two plans
    assert kept() == written
    assert seen[-1].done == seen[-1].total


def test_a_run_can_be_cancelled(folder: Path) -> None:
    class Stop:
        def is_set(self) -> bool:
            return True

    with pytest.raises(RunError, match="cancelled"):
        answer(folder, cancelled=Stop())


def test_mistakes_are_located_and_come_all_at_once(folder: Path) -> None:
    text = QUESTION.replace("role: AE, approved: 2027-03-08}\n  more", "role: EA, approved: 2029-03-08}\n  more", 1)
    text = text.replace("builds_on: more-leads", "builds_on: both").replace("measure: contribution", "measure: profits")
    (folder / "wrong.yaml").write_text(text.lstrip(), encoding="utf-8")
    with pytest.raises(DocumentError) as refusal:
        prepare_whatif(str(folder / "wrong.yaml"), library=Library(None))
    assert {each.code for each in refusal.value.problems} == {"E109", "E112", "E130", "E140"}
    assert all(each.place.line for each in refusal.value.problems)


def test_a_department_that_drowns_has_no_usual_state(folder: Path) -> None:
    (folder / "drowning.yaml").write_text(SMALL.lstrip().replace("work: 30 min", "work: 9 hours"), encoding="utf-8")
    (folder / "drown.yaml").write_text(QUESTION.lstrip().replace("four-people", "drowning"), encoding="utf-8")
    with pytest.raises(InputError, match="More work than time: SDR"):
        prepare_whatif(str(folder / "drown.yaml"), library=Library(None))


def test_a_precision_is_read_as_a_person_writes_it() -> None:
    assert read_precision("2%") == read_precision("2% of the baseline") == 0.02
    assert read_precision("20k EUR") == Money(2_000_000, "EUR")
    for wrong in ("soon", "0%", "-5k EUR"):
        with pytest.raises(InputError, match="precision"):
            read_precision(wrong)
