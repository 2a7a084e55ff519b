"""`salessim play` and `salessim score`."""

import json

import pytest
from click.testing import CliRunner

from playing import DISCOVERY
from salessim.cli.play_commands import play, score, text_of_attempt
from salessim.errors import InputError, NotFoundError, SalessimError

SAMPLE = [DISCOVERY, "--sample", "The short good call", "--seed", "7"]


def run(command, *arguments, given=None):
    result = CliRunner().invoke(command, list(arguments), input=given)
    if isinstance(result.exception, SalessimError):
        raise result.exception
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_sample_call_prints_transcript_and_marks():
    out = run(play, *SAMPLE)
    assert "Marta   Two press lines. Line 1 is new." in out
    assert "‹ Problem question · line 2 stops ›" in out
    assert "Advance: 73 of 100 points, 65 pass: passed." in out
    assert "  ✓  Gets an advance" in out
    assert "  ✓  line 2 stops, problem: It stopped eleven times" in out
    assert "  –  by when: The customer audit is on 12 March." in out
    assert all(len(line) <= 92 for line in out.splitlines())


def test_json_has_the_stable_shape_and_is_the_same_twice():
    one, two = (json.loads(run(play, *SAMPLE, "--json")) for _ in range(2))
    assert (one["ending"], one["outcome"], one["score"], one["passed"], one["seed"]) == (
        "advance",
        "advance",
        73,
        True,
        7,
    )
    assert one["attempt"] != two["attempt"]
    assert {key: one[key] for key in one if key != "attempt"} == {key: two[key] for key in two if key != "attempt"}


def test_score_gives_the_marks_of_the_play():
    played = json.loads(run(play, *SAMPLE, "--json"))
    scored = json.loads(run(score, played["attempt"], "--json"))
    assert scored == played


def test_score_explains_with_the_lines():
    played = json.loads(run(play, *SAMPLE, "--json"))
    out = run(score, played["attempt"], "--explain")
    assert "Finds problems: 1 of 2 heard: level 3 of 4; level 4 takes 2 or more" in out
    assert "    4  How often does line 2 stop without warning?" in out


def test_a_script_from_standard_input():
    out = run(play, DISCOVERY, "--script", "-", "--seed", "1", given="The reason I call is your mail on Monday.\n")
    assert "‹ Reason for the call ›" in out
    assert "You end the call." in out


def test_a_script_from_a_file(tmp_path):
    path = tmp_path / "call.yaml"
    path.write_text('- {you: "Not for us, I think.", means: disqualify}\n', encoding="utf-8")
    assert json.loads(run(play, DISCOVERY, "--script", str(path), "--json"))["ending"] == "no-sale"


def test_lines_left_over_are_said_on_the_side():
    given = '- {you: "Bye.", means: walk-away}\n- {you: "One more thing."}\n'
    result = CliRunner().invoke(play, [DISCOVERY, "--script", "-"], input=given)
    assert "1 lines were not said" in result.stderr
    assert "1 lines were not said" not in result.stdout


def test_other_playbook_and_difficulty():
    values = json.loads(run(play, *SAMPLE, "--json", "--playbook", "bant", "--difficulty", "gentle"))
    assert (values["playbook"], values["difficulty"]) == ("bant", "gentle")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([DISCOVERY], "no terminal"),
        ([DISCOVERY, "--script", "nowhere.txt"], "no file “nowhere.txt”"),
        (["discovery-plant", "--sample", "x"], "discovery-plant"),
        ([DISCOVERY, "--sample", "x"], "no sample call “x”"),
        (["negotiation-renewal", "--sample", "x"], "“If you, then I”"),
    ],
)
def test_what_cannot_be_done_is_said_in_plain_words(arguments, message):
    with pytest.raises(InputError, match=message):
        run(play, *arguments, given="Hello.\n")


NEGOTIATION = ["negotiation-renewal", "--sample", "If you, then I", "--seed", "7"]


def test_a_negotiation_is_played_marked_and_explained_by_rounds():
    out = run(play, *NEGOTIATION)
    assert "‹ Trade · Offer: Discount off list 4%, Operator training days a year 2" in out
    assert "a year better for you than no deal" in out
    assert "best in hindsight: " in out
    assert all(len(line) <= 82 for line in out.split(" min, you spoke")[0].splitlines())
    attempt = out.split("Attempt ")[1].split(",")[0]
    explained = run(score, attempt, "--explain")
    assert "Trades instead of giving: " in explained
    assert " in rounds " in explained


def test_a_negotiation_in_json_has_the_same_shape_and_is_the_same_twice():
    one, two = (json.loads(run(play, *NEGOTIATION, "--json")) for _ in range(2))
    other = json.loads(run(play, *SAMPLE, "--json"))
    assert set(one) == set(other)
    assert set(one["marks"][0]) == set(other["marks"][0])
    assert {key: value for key, value in one.items() if key != "attempt"} == {
        key: value for key, value in two.items() if key != "attempt"
    }
    assert (one["outcome"], one["passed"]) == ("order", True)


def test_an_offer_of_what_is_not_on_the_table_is_said_so():
    result = CliRunner().invoke(play, ["negotiation-renewal", "--script", "-"], input="I can give you ten percent.\n")
    assert "Turn 1 offers what is not on the table. For Discount off list there is 0%" in result.stderr


def test_script_and_sample_together_are_wrong_usage():
    assert CliRunner().invoke(play, [*SAMPLE, "--script", "-"]).exit_code == 2


def test_an_unknown_attempt():
    with pytest.raises(NotFoundError, match="There is no attempt “a9”"):
        run(score, "a9")


def test_a_journal_by_its_file(tmp_path, monkeypatch):
    monkeypatch.setenv("SALESSIM_DATA", str(tmp_path))
    played = json.loads(run(play, *SAMPLE, "--json"))
    path = tmp_path / "taken-away.jsonl"
    path.write_text(text_of_attempt(played["attempt"]), encoding="utf-8")
    assert json.loads(run(score, str(path), "--json"))["score"] == 73


def test_revealing_shows_hidden_state_and_the_attempt_does_not_count():
    out = run(play, *SAMPLE, "--reveal")
    assert "▒ Marta: trust 49 neutral" in out
    assert "▒ waits: budget, needs trust neutral, urgency some" in out
    assert "This attempt does not count: what the buyer hides was shown." in out
    assert all(len(line) <= 92 for line in out.splitlines())
    assert "▒" not in run(play, *SAMPLE)


def test_revealing_for_programs_and_the_score_says_so():
    played = json.loads(run(play, *SAMPLE, "--reveal", "--json"))
    assert (played["counts"], played["revealed"], played["begun_at"]) == (False, True, "")
    assert [moment["turn"] for moment in played["hidden"]] == list(range(11))
    scored = json.loads(run(score, played["attempt"], "--json"))
    assert (scored["counts"], scored["score"]) == (False, 73)
    assert "does not count" in run(score, played["attempt"])
    assert json.loads(run(play, *SAMPLE, "--json"))["counts"] is True


def test_a_script_goes_on_from_a_point():
    given = '- {you: "What does such a stop cost you?", means: implication, on: line-2-stops}\n'
    point = ["--at", "turn 5 of The short good call", "--script", "-", "--seed", "7"]
    values = json.loads(run(play, DISCOVERY, *point, "--json", given=given))
    assert values["begun_at"] == "turn 5 of The short good call"
    assert values["counts"] is False
    turns = [entry for entry in values["journal"] if "turn" in entry]
    assert turns[5]["text"] == "What does such a stop cost you?"
    out = run(play, DISCOVERY, "--at", "turn 5", "--seed", "7")
    assert "it began at a point of the call (turn 5" in out.replace("\n  ", " ")


def test_revealing_needs_a_script():
    with pytest.raises(InputError, match="scripted calls only"):
        run(play, DISCOVERY, "--reveal")


NEXT = "proof-four-weeks-on-line-2"


def test_a_call_follows_the_attempt_that_is_named():
    first = json.loads(run(play, *SAMPLE, "--json"))["attempt"]
    script = "- {you: Good morning., means: greet}\n"
    told = run(play, NEXT, "--after", first, "--script", "-", "--seed", "2", given=script)
    usual = run(play, NEXT, "--script", "-", "--seed", "2", given=script)
    known = "  ✓  line 2 stops, what solving it is worth: If I knew one day ahead"
    assert known in told
    assert known not in usual
    assert "does not count" not in told


def test_what_follows_an_attempt_that_does_not_count_does_not_either():
    first = json.loads(run(play, *SAMPLE, "--reveal", "--json"))["attempt"]
    told = run(play, NEXT, "--after", first, "--script", "-", given="- {you: Good morning., means: greet}\n")
    assert "This attempt does not count" in told


def test_a_call_follows_no_attempt_at_another_scenario():
    first = json.loads(run(play, *SAMPLE, "--json"))["attempt"]
    with pytest.raises(InputError, match="does not follow an attempt at discovery-plant-director"):
        run(play, DISCOVERY, "--after", first, "--script", "-", given="Good morning.\n")


def test_the_pad_and_the_verdict_are_printed_with_what_was_said():
    script = '- {you: "What is there to spend?", means: ask-budget}\n- {pad: {budget: "40k?"}, verdict: nurture}\n'
    told = run(play, DISCOVERY, "--script", "-", "--seed", "2", given=script)
    assert "Your verdict: come back later. Right would have been: go on with it." in " ".join(told.split())
    assert "“40k?”" in told


def test_as_the_buyer_the_script_says_what_the_buyer_does():
    out = run(
        play, DISCOVERY, "--as", "buyer", "--seed", "7", "--script", "-", given="answer\nWho is calling, please?\n"
    )
    assert ": you are " in out
    assert "  Seller    " in out
    assert "Who is calling, please?" in out
    assert "The seller: " in out


def test_as_the_buyer_json_has_the_seller_and_what_was_done():
    arguments = [DISCOVERY, "--as", "buyer", "--seller", "expert", "--seed", "7", "--json", "--script", "-"]
    one, two = (json.loads(run(play, *arguments, given="answer\n")) for _ in range(2))
    assert one == two
    assert (one["as"], one["counts"], one["scenario"]) == ("buyer", False, DISCOVERY)
    assert one["journal"][0]["you"] == "answer"
    assert one["score"] == pytest.approx(sum(mark["points"] for mark in one["marks"]), abs=1)


def test_as_the_buyer_an_ending_ends_it():
    done = json.loads(
        run(play, DISCOVERY, "--as", "buyer", "--seed", "7", "--json", "--script", "-", given="end: Bye.\n")
    )
    assert len(done["journal"]) == 1
    assert done["journal"][0]["text"] == "Bye."
    assert not done["passed"]


def test_as_the_buyer_what_cannot_be_done_is_refused():
    with pytest.raises(InputError, match="“agree” is nothing that can be done now"):
        run(play, DISCOVERY, "--as", "buyer", "--seed", "7", "--script", "-", given="agree\n")
    with pytest.raises(InputError, match="As the buyer"):
        run(play, DISCOVERY, "--as", "buyer", "--reveal")
