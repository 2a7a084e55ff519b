"""Looking for a way to one line."""

from datetime import UTC, datetime

import pytest

from playing import DISCOVERY
from salessim.app import aim_at_line as module
from salessim.app.aim_at_line import aim_at_line
from salessim.app.play import start_call
from salessim.app.scripts import play_script, read_script
from salessim.errors import NotFoundError
from salessim.library.finding import Library

PAYOFF = "Free Saturdays. I promised the works council"


def aimed(line, **more):
    return aim_at_line(Library(), DISCOVERY, line, bots=("expert",), **more)


def test_a_line_is_meant_by_its_words_its_number_or_its_path():
    by_words = aimed("free saturdays.  i promised")
    assert [one.place for one in by_words.lines] == ["topics.weekend-overtime.payoff.says.0"]
    number = str(by_words.lines[0].where.line)
    assert aimed(number).lines == by_words.lines
    assert aimed(f"{DISCOVERY}.yaml:{number}").lines == by_words.lines
    assert aimed("topics.weekend-overtime.payoff.says").lines == by_words.lines


def test_the_way_can_be_played_from_its_script():
    found = aimed(PAYOFF)
    call = start_call(Library(), DISCOVERY, seed=found.way.seed, attempt="a", now=datetime(2026, 3, 2, 9, tzinfo=UTC))
    play_script(call, read_script(found.script(), "way"))
    assert any(PAYOFF in line.text for line in call.view.lines)


def test_the_shape_for_programs():
    values = aimed(PAYOFF).as_json()
    assert values["reached"]["text"].startswith("Free Saturdays")
    assert values["reached"]["turns"][-1]["means"]
    assert values["aimed_at"][0]["line"] == values["reached"]["line"]


def test_where_none_is_found_nothing_is_claimed(monkeypatch):
    monkeypatch.setattr(module, "ATTEMPTS", 1)
    monkeypatch.setattr(module, "STEPS", 0)
    nothing = aim_at_line(Library(), DISCOVERY, PAYOFF, bots=("silent",))
    assert (nothing.way, nothing.found, nothing.script()) == (None, None, "")
    assert nothing.as_json()["reached"] is None


@pytest.mark.parametrize("line", ["3", "No such words", "topics.nothing.fact"])
def test_a_line_that_is_not_there_is_refused(line):
    with pytest.raises(NotFoundError, match="Nobody can say"):
        aimed(line)
