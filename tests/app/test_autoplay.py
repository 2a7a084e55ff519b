"""Letting bots play a scenario."""

import json

import pytest

from playing import DISCOVERY
from salessim.app.autoplay import autoplay
from salessim.errors import InputError, NotFoundError, RunError
from salessim.library.finding import Library


def played(plays=12, bots=("novice", "expert", "silent"), **more):
    return autoplay(Library(), DISCOVERY, plays=plays, bots=bots, workers=0, **more)


@pytest.fixture(scope="module")
def result():
    return played()


def test_scores_spread_and_endings_add_up(result):
    assert list(result.bots) == ["novice", "expert", "silent"]
    for bot in result.bots.values():
        assert bot.plays == 12
        assert 0 <= bot.score.p10 <= bot.score.p50 <= bot.score.p90 <= 100
        assert sum(bot.endings.values()) == pytest.approx(1)
    assert result.bots["expert"].score.p50 > result.bots["novice"].score.p50 > result.bots["silent"].score.p50
    assert result.bots["silent"].passed == 0


def test_lines_are_counted_where_they_stand(result):
    said = {line.line.text: line for line in result.lines}
    asked = said["So what is it that you do?"]
    assert asked.line.where.file == f"{DISCOVERY}.yaml"
    assert 12 <= asked.said <= 24  # novices and experts reach her, silence never does
    assert any(not line.said for line in result.lines)


def test_conditions_tell_who_got_past_them(result):
    gates = {gate.what: gate for gate in result.gates}
    impact = gates["topics.line-2-stops.impact"]
    assert impact.condition == "trust open"
    assert impact.bots["expert"].share > 0.8
    assert impact.bots["expert"].calls > impact.bots["novice"].calls
    assert gates["people.petra"].condition == "moves (give-reason 1+)"
    assert gates["people.petra"].bots["silent"].share == 0


def test_the_scenarios_expectations_are_run(result):
    checks = {check.check: check for check in result.checks}
    assert checks["silent: score below 5, in 100%"].held
    assert "average" not in " ".join(checks)
    sample = next(check for check in result.checks if "The short good call" in check.check)
    assert (sample.held, sample.found) == (True, "10 of 10 attempts")


def test_the_shape_for_programs(result):
    values = json.loads(json.dumps(result.as_json()))
    assert set(values) >= {"scenario", "difficulty", "bots", "lines", "checks"}
    assert set(values["bots"]["expert"]) >= {"plays", "score", "passed", "endings"}
    assert set(values["bots"]["expert"]["score"]) == {"p10", "p50", "p90"}
    lines = values["lines"]
    assert lines["authored"] - lines["said"] == len(lines["unsaid"])
    assert set(lines["unsaid"][0]) == {"file", "line", "text"}
    assert all(set(check) >= {"check", "held"} for check in values["checks"])


def test_any_number_of_workers_gives_the_same():
    alone = played(plays=11, bots=("average", "random"))
    together = autoplay(Library(), DISCOVERY, plays=11, bots=("average", "random"), workers=1)
    assert alone == together


def test_later_seeds_go_on_where_earlier_ones_end():
    both = played(plays=4, bots=("average",))
    parts = [played(plays=2, bots=("average",), seed=seed) for seed in (0, 2)]
    assert sum(line.said for line in both.lines) == sum(line.said for part in parts for line in part.lines)


def test_gentle_is_easier_than_tough():
    gentle, tough = (played(plays=20, bots=("average",), difficulty=name) for name in ("gentle", "tough"))
    assert gentle.bots["average"].score.p50 > tough.bots["average"].score.p50


def test_another_playbook_marks_the_same_call():
    assert played(plays=2, bots=("expert",), playbook="bant").playbook == "bant"


def test_a_cancelled_run_ends():
    class Cancelled:
        def is_set(self):
            return True

    with pytest.raises(RunError, match="cancelled"):
        played(cancelled=Cancelled())


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"plays": 0}, InputError, "0 plays"),
        ({"bots": ["expret"]}, NotFoundError, "expret"),
        ({"difficulty": "hard"}, InputError, "hard"),
        ({"playbook": "spni"}, InputError, "spni"),
    ],
)
def test_what_cannot_be_used_is_refused(change, error, words):
    with pytest.raises(error, match=words):
        played(**change)
