"""Scripted calls."""

from datetime import UTC, datetime

import pytest

from playing import DISCOVERY, shipped
from salessim.app.play import start_call
from salessim.app.score_attempt import score_journal
from salessim.app.scripts import play_script, read_script, sample_script
from salessim.conversation.replaying import read_journal, replayed, written
from salessim.errors import DocumentError, JournalError, NotPlayableError, ScriptError
from salessim.library.finding import Library

YAML = """
# a comment
- {you: "Good morning.", means: [greet, give-reason], to: petra}
- you: How old are the lines?
  means: situation
  on: line-2-stops
"""


def started():
    return start_call(Library(), DISCOVERY, seed=7, attempt="a1", now=datetime(2026, 3, 2, tzinfo=UTC))


def test_a_list_of_turns_is_read():
    script = read_script(YAML, "x")
    assert [(turn.means, turn.on, turn.to) for turn in script.turns] == [
        (("greet", "give-reason"), None, "petra"),
        (("situation",), "line-2-stops", None),
    ]


def test_plain_text_is_one_line_a_turn():
    script = read_script("Good morning.\n\n# not this\nHow often does it stop?\n", "x")
    assert [turn.you for turn in script.turns] == ["Good morning.", "How often does it stop?"]
    assert all(not turn.means for turn in script.turns)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "holds no lines"),
        ("# only this\n", "holds no lines"),
        ("x" * 1_000_001, "too long"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(text, message):
    with pytest.raises(ScriptError, match=message):
        read_script(text, "x")


def test_a_list_of_turns_says_all_its_mistakes_with_their_lines():
    text = "- {you: Hello, meens: greet}\n- {means: greet}\n# well\n- just a text\n- {you: Hello: there}\n"
    with pytest.raises(DocumentError) as error:
        read_script(text, "x.yaml")
    found = {(one.place.file, one.place.line) for one in error.value.problems}
    assert sorted(found) == [("x.yaml", 1), ("x.yaml", 2), ("x.yaml", 4), ("x.yaml", 5)]
    assert "Did you mean “means”?" in error.value.problems[0].hint


def test_all_names_are_looked_at_before_the_first_line_is_said():
    call = started()
    text = (
        "- {you: Hello, means: greeet}\n- {you: Hm, means: problem, on: line-3}\n- {you: Ah, means: greet, to: olga}\n"
    )
    with pytest.raises(ScriptError) as error:
        play_script(call, read_script(text, "x"))
    assert [part.split(":")[0] for part in error.value.message.splitlines()] == [f"Turn {n} of x" for n in (1, 2, 3)]
    assert call.session.exchanges == []


def test_quotation_marks_around_words_are_not_part_of_them():
    assert read_script("“How often does it stop?”\n", "x").turns[0].you == "How often does it stop?"
    assert read_script("- {you: “Good morning.”, means: greet}\n", "x").turns[0].you == "Good morning."
    assert read_script("He said “no”, and “never”\n", "x").turns[0].you == "He said “no”, and “never”"


def test_a_fact_is_kept_without_what_was_said_in_the_same_breath():
    call = started()
    play_script(call, read_script(ENOUGH, "x"))
    words = {finding.subject: finding.text for finding in call.view.heard}
    assert words["by when"].startswith("The customer audit is on 12 March.")
    assert "?" not in words["by when"]
    journal = read_journal(call.journal(), "a1")
    assert journal.heard(journal.header.case()) == call.session.heard


def test_lines_without_a_meaning_are_read_and_the_reading_kept():
    call = started()
    play_script(call, read_script("The reason I call is that Ms Hoffmann asked me to ring on Tuesday.\n", "x"))
    assert call.session.exchanges[0].said.moves == ("give-reason",)
    assert call.readings[1].guesses[0][0] == "give-reason"


def test_what_is_not_understood_costs_a_turn_and_nothing_else():
    call = started()
    play_script(call, read_script("blah flurb\n", "x"))
    assert call.session.exchanges[0].said.moves == ()
    assert call.view.seconds_gone == 0


def test_a_call_left_open_is_hung_up():
    call = started()
    assert play_script(call, read_script(YAML, "x")) == 0
    assert call.session.has_ended


def test_lines_left_over_are_counted():
    call = started()
    script = read_script('- {you: "Goodbye.", means: walk-away}\n' + YAML.split("comment\n")[1], "x")
    assert play_script(call, script) == 2


def test_sample_calls_by_name():
    scenario = shipped(DISCOVERY)[0]
    assert len(sample_script(scenario, "The short good call").turns) == 10
    with pytest.raises(ScriptError, match="There is no sample call “Nothing”"):
        sample_script(scenario, "Nothing")


def test_an_offer_with_a_condition_is_refused():
    script = read_script('- {you: "If you stay, I come.", means: trade, if_he_agrees: [next-step.site-visit]}', "x")
    with pytest.raises(ScriptError, match="belong to a negotiation table"):
        play_script(started(), script)


ENOUGH = """
- {you: "Ms Hoffmann asked me to call about her press lines.", means: give-reason, to: petra}
- {you: "What is there to spend?", means: ask-budget}
- {you: "When does it have to be done?", means: ask-timeline, pad: {timeline: "audit on 12 March", budget: unknown}}
- {you: "Goodbye.", means: walk-away}
- {pad: {budget: "40k?"}, verdict: advance}
"""


def test_what_is_written_down_is_kept_and_marked_even_after_the_call():
    call = started()
    assert play_script(call, read_script(ENOUGH, "x")) == 0
    noted = [(event[0], event[1]) for event in call.session.events if event[0] in ("noted", "judged")]
    assert noted == [("noted", 3), ("noted", 3), ("noted", 4), ("judged", 4)]
    journal = call.journal()
    scored = score_journal(journal, "a1")
    assert scored.told.says[:2] == (
        "Your pad: 1 right, 0 wrong, 0 missing.",  # the budget was not told, and what was written is marked as a guess
        "Your verdict: go on with it. That is right.",
    )
    assert [line.standing for line in scored.told.pad if line.slot == "by when"] == ["right"]
    assert scored.as_json([])["verdict"] == "advance"
    again = replayed(read_journal(journal, "a1"))
    assert written(call.header, again) == journal
    assert again.events == call.session.events


def test_plain_text_can_write_down_as_well():
    call = started()
    play_script(call, read_script("Good morning.\npad: budget = 40k?\nverdict: disqualify\n", "x"))
    assert call.pad.verdict == "disqualify"
    assert [slot.text for slot in call.pad.slots if slot.text] == ["40k?"]
    with pytest.raises(ScriptError, match="writes down nothing that there is"):
        read_script("verdict: maybe\n", "x")


def test_a_note_cannot_be_changed_afterwards():
    call = started()
    play_script(call, read_script(ENOUGH, "x"))
    journal = call.journal()
    for was, instead in (
        ('"verdict":"advance"', '"verdict":"nurture"'),
        ('["timeline","truth",true]', '["timeline","truth",false]'),
    ):
        assert was in journal
        with pytest.raises(JournalError, match="not what was noted"):
            read_journal(journal.replace(was, instead), "a1")


def test_a_note_without_its_outcome_is_written_down_again():
    call = started()
    play_script(call, read_script(ENOUGH, "x"))
    journal = call.journal()
    torn = journal[: journal.index('{"event"', journal.index('"noted":4'))]
    read = read_journal(torn, "a1")
    assert read.is_cut
    assert written(read.header, replayed(read)) == journal


def test_after_the_debrief_nothing_is_written_down():
    call = started()
    play_script(call, read_script(ENOUGH, "x"))
    assert call.debrief().pad
    with pytest.raises(NotPlayableError, match="debrief was read"):
        call.write_pad({"budget": "60k"}, "advance")
