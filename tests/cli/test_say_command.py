"""`salessim say` and `salessim bank`."""

import json

import pytest
from click.testing import CliRunner

from salessim.cli.bank_commands import bank
from salessim.cli.main import run
from salessim.cli.say_commands import say
from salessim.errors import InputError

DISCOVERY = "discovery-plant-director"


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("SALESSIM_DATA", str(tmp_path))
    return tmp_path


def said(*arguments, given=None):
    return CliRunner().invoke(say, arguments, input=given, catch_exceptions=False)


def test_a_line_is_shown_with_its_reasons():
    out = said("What would it be worth to you to know that a week earlier?").output
    assert "need-payoff" in out
    assert "An open question." in out
    assert "What speaks for it:" in out


def test_in_a_scenario_moves_and_topics_have_its_names():
    out = json.loads(said("--json", DISCOVERY, "What goes wrong when line 2 has unplanned stops?").output)
    assert out["moves"][0]["move"] == "problem"
    assert out["topic"] == "line-2-stops"
    assert out["doubt"] in ("sure", "unsure")


def test_lines_of_json_are_answered_in_the_shape_promised():
    rows = ['{"text": "I can do 8% if you sign by Friday.", "before": "That is a lot."}', '{"text": "Who signs?"}']
    done = said("--jsonl", given="\n".join(rows) + "\n")
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert list(first) == ["moves", "question", "slots", "topic"]
    assert first["slots"] == {"money": [], "percent": [8.0], "date": ["Friday"], "duration": []}
    assert first["topic"] is None
    shares = [entry["p"] for entry in first["moves"]]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) <= 1.01
    assert second["question"] == "closed"


def test_moves_that_only_a_situation_tells_apart_are_read_as_one_without_it():
    rows = "\n".join(json.dumps({"text": text}) for text in ("I do not think we are the right people for you.", "48k"))
    for line in said("--jsonl", given=rows).stdout.splitlines():
        assert not {"disqualify", "price-range"} & {entry["move"] for entry in json.loads(line)["moves"]}


def test_a_broken_line_is_named_and_the_others_are_answered(capfd, monkeypatch):
    import io

    monkeypatch.setattr(
        "sys.stdin", io.StringIO('{"text": "Who signs?"}\nnonsense\n{"before": "x"}\n{"text": "Ok."}\n')
    )
    assert run(["say", "--jsonl"]) == 2
    out, err = capfd.readouterr()
    assert len(out.splitlines()) == 2
    assert "standard input:2" in err
    assert "standard input:3" in err
    assert "2 lines could not be read" in err


@pytest.mark.parametrize("arguments", [(), ("a", "b", "c"), ("--jsonl", "a", "b"), ("--jsonl", "--json")])
def test_wrong_usage(arguments):
    assert run(["say", *arguments]) == 2


def test_a_scenario_that_there_is_not():
    with pytest.raises(InputError, match="no-such-scenario"):
        said("no-such-scenario", "Hello.")


def test_strange_lines_are_not_understood_and_nothing_breaks():
    for text in ("", "\x00", "a" * 5000):
        read = json.loads(said("--json", text).output)
        assert read["taken"] == []
        assert read["doubt"] == "lost"
    strange = ["?", "42", "blah flurb", "🙂" * 50]
    done = said("--jsonl", given="".join(json.dumps({"text": text}) + "\n" for text in strange))
    assert len(done.stdout.splitlines()) == len(strange)


def test_the_bank_is_counted():
    count = json.loads(CliRunner().invoke(bank, ["--json"]).output)
    assert count["lines"] >= 6000
    assert count["moves"]["problem"] >= 120
    assert "Shipped:" in CliRunner().invoke(bank).output


def corrected_attempt(folder):
    """An attempt in which a line was put right."""
    from datetime import UTC, datetime

    from salessim.app.play import start_call
    from salessim.library.finding import Library
    from salessim.records.attempts import AttemptFiles

    store = AttemptFiles(folder / "attempts")
    now = datetime(2026, 1, 5, tzinfo=UTC)
    call = start_call(Library(), DISCOVERY, seed=1, attempt="one", now=now, store=store)
    text = "Purple monkeys rarely wash on a Wednesday."
    assert call.read_words(text).guesses[0][0] != "ask-timeline"
    call.say("ask-timeline", text=text)
    call.hang_up()
    return text


def test_a_correction_becomes_a_line_and_is_read_so_from_then_on(own_folder):
    text = corrected_attempt(own_folder)
    before = json.loads(said("--json", text).output)
    done = CliRunner().invoke(bank, ["add", "one"], input="y\n")
    assert text in done.output
    assert "Added 1 line" in done.output
    after = json.loads(said("--json", text).output)
    assert after["moves"][0]["move"] == "ask-timeline"
    assert after["moves"][0] != before["moves"][0]
    assert "own" in (own_folder / "bank" / "own.tsv").name
    again = CliRunner().invoke(bank, ["add", "one", "--yes", "--json"])
    assert json.loads(again.stdout)["added"] == []


def test_what_the_trainer_refuses_is_not_added(own_folder):
    corrected_attempt(own_folder)
    assert "Nothing was added." in CliRunner().invoke(bank, ["add", "one"], input="n\n").output
    assert not (own_folder / "bank").exists()
    with pytest.raises(InputError, match="Turn 7 was not corrected"):
        CliRunner().invoke(bank, ["add", "one", "--turn", "7"], catch_exceptions=False)


def test_a_broken_line_of_ones_own_bank_is_named(own_folder, capfd):
    (own_folder / "bank").mkdir()
    (own_folder / "bank" / "own.tsv").write_text("problem\tclosed\n", encoding="utf-8")
    assert run(["say", "Hello."]) == 2
    assert "own.tsv:1" in capfd.readouterr().err
