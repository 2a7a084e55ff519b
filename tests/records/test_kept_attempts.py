"""Attempts in the database, beside the same as files."""

import json
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from salessim.errors import InputError, JournalError, NotFoundError, SurroundingsError
from salessim.records.attempts import AttemptFiles, Marked
from salessim.records.database import Database, database_url
from salessim.records.kept_attempts import KeptAttempts
from salessim.records.tables import corrections

START = datetime(2027, 3, 1, 9, tzinfo=UTC)
MARKED = Marked(61, 60, True, "advance", "visit", [{"criterion": "need"}], "1 rules 1")


def header(scenario="first", **more):
    values = {"journal": 1, "started": START.isoformat(), "scenario": scenario, "title": "The cold store"}
    return json.dumps(values | {"playbook": "core", "difficulty": "standard"} | more, separators=(",", ":"))


@pytest.fixture
def database(tmp_path):
    return Database(f"sqlite:///{tmp_path / 'records.sqlite3'}")


def kept(database, trainee="Ana"):
    ticks = count()
    return KeptAttempts(database, trainee, lambda: START + timedelta(minutes=next(ticks)))


@pytest.fixture
def store(database):
    return kept(database)


@pytest.fixture(params=["database", "files"])
def either(request, tmp_path, database):
    return kept(database) if request.param == "database" else AttemptFiles(tmp_path / "attempts")


def test_lines_come_back_as_they_were_written(either):
    either.append("a1", [header()])
    either.append("a1", ['{"turn":1,"text":"zwei ü \\u2028"}', '{"event":"told"}'], durable=True, after=1)
    assert either.read("a1").splitlines()[1:] == ['{"turn":1,"text":"zwei ü \\u2028"}', '{"event":"told"}']


def test_attempts_at_one_scenario_can_be_asked_for(either):
    for attempt, scenario in (("a1", "first"), ("a2", "second"), ("a3", "first")):
        either.append(attempt, [header(scenario)])
    assert set(either.ids()) == {"a1", "a2", "a3"}
    assert set(either.ids("first")) == {"a1", "a3"}
    assert either.ids("third") == ()


def test_a_mended_end_takes_the_place_of_a_torn_one(either):
    either.append("a1", [header(), '{"turn":1}', '{"event":"torn"}'])
    text = f'{header()}\n{{"turn":1}}\n{{"event":"told"}}\n{{"sealed":1}}\n'
    either.replace("a1", text)
    assert either.read("a1") == text


@pytest.mark.parametrize("attempt", ["../secret", "a/b", "", "a b", "x" * 81])
def test_what_cannot_be_an_id_is_refused(either, attempt):
    with pytest.raises(NotFoundError, match="is not the id of an attempt"):
        either.read(attempt)


def test_an_unknown_attempt_is_not_found(either):
    with pytest.raises(NotFoundError, match="There is no attempt “a9”"):
        either.read("a9")


def test_the_attempt_written_to_last_comes_first(store):
    for attempt in ("a1", "a2", "a3"):
        store.append(attempt, [header()])
    store.append("a1", ['{"turn":1}'])
    assert store.ids() == ("a1", "a3", "a2")


def test_asking_makes_nothing(store, tmp_path):
    assert store.ids() == store.summaries() == ()
    assert list(tmp_path.iterdir()) == []


def test_each_trainee_sees_his_own_and_can_read_anothers(database):
    kept(database, "Ana").append("a1", [header()])
    kept(database, "Ben").append("b1", [header()])
    assert kept(database, " ANA ").ids() == ("a1",)
    assert kept(database, "Ben").read("a1")


def test_a_summary_tells_what_the_journal_holds(store):
    store.append("a1", [header(aid={"is_revealed": True}), '{"event":"met"}'])
    store.append("a1", ['{"turn":1}', '{"event":"told"}', '{"sealed":1}'])
    (open_one,) = store.summaries()
    assert (open_one.turns, open_one.is_finished, open_one.counts, open_one.trainee) == (1, False, False, "Ana")
    assert (open_one.started, open_one.scenario, open_one.marked) == (START, "first", None)
    store.append("a1", ['{"turn":2}', '{"event":"ended","by":"you"}'])
    store.keep_marks("a1", MARKED)
    (ended,) = store.summaries()
    assert (ended.turns, ended.is_finished, ended.marked) == (2, True, MARKED)


def test_a_second_window_cannot_put_its_lines_behind_those_of_the_first(database):
    first, second = kept(database), kept(database)
    first.append("a1", [header()], after=0)
    first.append("a1", ['{"turn":1,"text":"first"}'], after=1)
    with pytest.raises(SurroundingsError, match="goes on in another window"):
        second.append("a1", ['{"turn":1,"text":"second"}'], after=1)
    assert first.read("a1").count("turn") == 1


def test_what_a_trainee_put_right_is_noted_and_torn_off_with_its_turn(store, database):
    line = {"turn": 1, "moves": ["ask-budget"], "text": "Hm?", "reading": {"guesses": [["problem", 0.4]]}}
    line["reading"]["corrected"] = True
    store.append("a1", [header(), json.dumps(line, separators=(",", ":"))])
    with database.reading() as connection:
        (row,) = connection.execute(corrections.select())
    assert (row.turn, row.read_as, row.meant, row.text) == (1, "problem", "ask-budget", "Hm?")
    store.replace("a1", header() + "\n")
    with database.reading() as connection:
        assert connection.execute(corrections.select()).all() == []
    assert store.summaries()[0].turns == 0


def test_what_is_no_journal_is_refused(store):
    with pytest.raises(JournalError, match="does not begin as a journal"):
        store.append("a1", ["nonsense"])
    assert store.ids() == ()


def test_the_database_can_be_elsewhere(tmp_path):
    own = database_url({"SALESSIM_DATA": str(tmp_path)})
    assert own == f"sqlite:///{tmp_path / 'records.sqlite3'}"
    assert database_url({"SALESSIM_DATA": str(tmp_path)}, "sqlite:////srv/class.db") == "sqlite:////srv/class.db"
    assert database_url({"SALESSIM_DATABASE": "postgresql+pg8000://h/n"}, "sqlite:////x").startswith("postgresql")


def test_an_address_that_is_none_is_said(monkeypatch):
    with pytest.raises(InputError, match="no URL"):
        Database("my records")
