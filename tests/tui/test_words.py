from datetime import UTC, datetime

import pytest

from salessim.app.call_port import PlayableScenario
from salessim.app.call_views import CallView, MarkView
from salessim.tui import words


def view(turn, gone):
    return CallView("a", "T", turn, gone, 900, None, (), (), False)


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (9, "0:09"), (60, "1:00"), (250, "4:10"), (3600, "60:00")])
def test_minutes(seconds, shown):
    assert words.minutes(seconds) == shown


def test_turn_and_time():
    assert words.turn_and_time(view(6, 250)) == "turn 6 · 4:10 of 15 min"
    assert words.turn_and_time(view(0, 0)) == "0:00 of 15 min"


@pytest.mark.parametrize(("numbers", "shown"), [((), ""), ((6,), "turn 6"), ((4, 7), "turns 4, 7")])
def test_in_turns(numbers, shown):
    assert words.in_turns(numbers) == shown


@pytest.mark.parametrize(
    ("points", "of", "is_applicable", "shown"),
    [
        (10, 14, True, "10 of 14"),
        (10.5, 14, True, "10.5 of 14"),
        (0.0, 8.0, True, "0 of 8"),
        (0, 8, False, "not applicable"),
    ],
)
def test_points(points, of, is_applicable, shown):
    assert words.points(MarkView("c", points, of, is_applicable, (), "")) == shown


@pytest.mark.parametrize(
    ("name", "count", "shown"),
    [("Ana", 0, "Ana · no call yet"), ("Ana", 1, "Ana · 1 call"), ("", 12, "12 calls")],
)
def test_who_and_how_much(name, count, shown):
    assert words.who_and_how_much(name, count) == shown


def test_one_turn_is_not_turns():
    assert [words.turns(count) for count in (0, 1, 2)] == ["0 turns", "1 turn", "2 turns"]


def test_a_day_is_the_persons_own(monkeypatch):
    assert words.day(datetime(2026, 5, 12, 23, 30, tzinfo=UTC)) == "Tue 12 May"


def test_nobody_is_greeted_without_a_name():
    first = PlayableScenario("s", "S", "call", 4)
    assert words.shall_we_call("Ana", first).startswith("Hello Ana. Shall we")
    assert words.shall_we_call("", first) == "Shall we make a first call? It takes 4 minutes or less."


def test_every_theme_has_words():
    from salessim.tui.themes import PALETTES

    assert list(words.THEMES) == list(PALETTES)
