"""Scenarios made of answers: sound and playable whatever was answered."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salessim.conversation.compiling import compile_case
from salessim.errors import InputError
from salessim.library.check import check_document
from salessim.library.finding import Library
from salessim.library.interview import QUESTIONS, Answers
from salessim.library.interviewed import scenario_of
from salessim.library.loading import Shelf
from salessim.luck import Luck
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario

SHELF = Shelf(Library(None))
FREE = [one for one in QUESTIONS if one.key not in ("call", "manner", "price")]


def checked(folder: Path, **answers: str) -> Scenario:
    read = {one.key: one.read(answers.get(one.key, one.default)) for one in QUESTIONS}
    path = folder / "mine.yaml"
    path.write_text(scenario_of("Mine", read), encoding="utf-8")
    SHELF.forget(str(path))
    loaded = check_document(SHELF, str(path))
    assert loaded.problems == ()
    assert isinstance(loaded.document, Scenario)
    assert loaded.playbook is not None
    assert isinstance(loaded.playbook.document, Playbook)
    compile_case(loaded.document, loaded.playbook.document, Luck(1))
    return loaded.document


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"person": "You Buyer", "subject": "budget", "step": "mail"},
        {"person": "No", "subject": "yes", "step": "42"},
        {"person": "李 雷", "subject": "仓库", "step": "再见"},
        {"person": "Marta Hoffmann", "subject": "marta", "step": "Marta"},
        {"hurts": 'He said: "no" # really', "today": "- a list", "excuse": "{figure} <person> & co"},
        {"costs": "six hours a week", "product": "|", "customer": "null", "ends": "yes"},
        {"costs": "1.1M USD", "price": "480 GBP", "call": "renewal", "manner": "amiable"},
    ],
)
def test_nasty_answers_make_sound_scenarios(answers: dict[str, str], tmp_path: Path) -> None:
    checked(tmp_path, **answers)


@settings(max_examples=12)  # each is a whole check
@given(st.fixed_dictionaries({}, optional={one.key: st.text(max_size=60) for one in FREE}))
def test_any_answers_make_a_sound_scenario(tmp_path_factory: pytest.TempPathFactory, answers: dict[str, str]) -> None:
    usable = {}
    for one in FREE:
        try:
            usable[one.key] = one.read(answers.get(one.key, one.default))
        except InputError:
            continue
    checked(tmp_path_factory.mktemp("answers"), **usable)


def test_the_answers_are_what_the_buyer_says(tmp_path: Path) -> None:
    scenario = checked(
        tmp_path, hurts="The roof: it leaks.", person="Ann Frost", subject="the roof", costs="2k EUR/month"
    )
    topic = scenario.topics["the-roof"]
    assert topic.problem is not None
    assert topic.problem.says[0].line == "The roof: it leaks."
    assert scenario.people["ann"].name == "Ann Frost"
    assert topic.words == ("the roof", "roof")
    assert scenario.vary == {"the-roof.impact.figure": ("1,200 EUR/month", "2k EUR/month", "3,400 EUR/month")}


def test_a_figure_that_is_no_money_does_not_vary(tmp_path: Path) -> None:
    assert checked(tmp_path, costs="six hours a week").vary == {}


def test_bots_tell_it_from_nothing(tmp_path: Path) -> None:
    from salessim.app.autoplay import autoplay

    path = tmp_path / "mine.yaml"
    path.write_text(scenario_of("Mine", Answers({}).complete()), encoding="utf-8")
    played = autoplay(Library(None), str(path), bots=("expert", "novice", "silent"), plays=20, workers=0)
    score = {name: bot.score.p50 for name, bot in played.bots.items()}
    assert score["expert"] >= 75
    assert score["expert"] > score["novice"] > score["silent"] == 0
