"""How typed lines are read. The sentences here stand in no document."""

import pytest

from playing import DISCOVERY, call, playbook, shipped, small
from salessim.conversation.reading import question_form
from salessim.conversation.reading.bank import shipped_voices
from salessim.conversation.reading.understanding import Understanding


@pytest.fixture(scope="module")
def reader():
    scenario, book, _ = shipped(DISCOVERY)
    return Understanding().in_call(call(scenario, book).case, scenario, book)


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("How many people work on the night shift?", "situation"),
        ("How often does the press stop without warning?", "problem"),
        ("What happens at your customer when a delivery is late?", "implication"),
        ("What would it be worth to know that a week earlier?", "need-payoff"),
        ("Who besides you has to agree?", "ask-authority"),
        ("How did you go about it the last time you bought something?", "ask-process"),
        ("Could you tell me a little more about that?", "clarify"),
        ("Could we walk through the plant together on Thursday at ten?", "propose-next-step"),
    ],
)
def test_clear_lines_are_understood(reader, text, move):
    assert reader.read(text).moves == (move,)


@pytest.mark.parametrize("text", ["blah flurb", "42", "?", "", "Lorem ipsum dolor sit amet"])
def test_nonsense_is_not_understood(reader, text):
    assert reader.read(text).moves == ()


def test_a_line_can_hold_several_moves(reader):
    read = reader.read("Good morning, this is Jana Weiss from Voltane. How old is the equipment?")
    assert read.moves == ("greet", "situation")


@pytest.mark.parametrize(
    "text",
    [
        "You would be foolish to let this pass.",
        "That is a stupid question.",
        "Their machines are junk, everybody knows that.",
    ],
)
def test_what_would_count_against_somebody_is_never_taken_unconfirmed(reader, text):
    read = reader.read(text)
    assert read.moves == ()
    assert read.sentences[0].guesses[0][0] in ("pressure", "rude", "disparage")


def test_no_line_of_the_bank_takes_them_unconfirmed_alone_or_beside_other_moves(reader):
    held = {"rude", "pressure", "disparage"}
    lines = [line for voice in shipped_voices() for line in voice.lines if held & set(line.moves)]
    sample = lines[::14]
    assert len(sample) > 40
    anywhere = Understanding(uses_encoder=False).anywhere()
    for line in sample:
        for read in (reader.read(line.text, line.before), anywhere.read(line.text, line.before)):
            assert not held & set(read.moves), line.text


def test_naming_what_was_just_heard_speaks_for_listening(reader):
    heard = "It stopped eleven times last month without warning. Twice on a Sunday night."
    text = "Eleven times in a month, and twice on a Sunday night."
    assert set(reader.read(text, heard).moves) <= {"acknowledge", "summarise"}
    assert reader.read(text, heard).moves


def test_the_scenarios_own_words_say_what_it_is_about(reader):
    assert reader.read("How is the overtime on weekends?").topic == "weekend-overtime"
    assert reader.read("What is hard about the sensors?").topic == "sensor-data"
    assert reader.read("What is hard about it?").topic == ""
    assert reader.read("I call because of your mail on Monday.").topic == ""
    assert reader.read("Who works on Saturday?").topic == "weekend-overtime"
    assert reader.read("How often does line 2 stop?").topic == "line-2-stops"


def test_guesses_come_with_probabilities(reader):
    guesses = reader.read("How often does it stop?").sentences[0].guesses
    assert len(guesses) == 3
    assert 0.3 < sum(share for _, share in guesses) <= 1
    assert guesses[0][1] >= guesses[1][1] >= guesses[2][1]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("How often?", "closed"),
        ("I would like to hear how you do it today.", "none"),
        ("When is it due", "closed"),
        ("Could you tell me more?", "open"),
        ("Tell me about the plant.", "open"),
        ("So what follows", "open"),
        ("Is it old?", "closed"),
        ("It is old.", "none"),
    ],
)
def test_forms_of_questions(text, form):
    assert question_form(text) == form


def test_a_sentence_that_a_move_is_not_like_argues_against_it():
    sentence = "I understand, but our system can do that better."
    scenario, book = small(), playbook()
    reader = Understanding().in_call(call(scenario, book).case, scenario, book)
    assert "acknowledge" not in reader.read(sentence).moves


def test_what_a_scenario_says_about_its_subjects_is_used():
    topics = {"power": {"sounds_like": ["Is it the compressors that eat so much?"]}}
    slots = {"budget": {"says": "None.", "sounds_like": ["Does the till allow for it?"]}}
    scenario, book = small(topics=topics, qualification=slots), playbook()
    reader = Understanding().in_call(call(scenario, book).case, scenario, book)
    assert reader.read("Do the compressors eat so much?").topic == "power"
    assert reader.read("Does your till allow for that?").moves == ("ask-budget",)
    unlike = {"power": {**topics["power"], "not_like": ["Do the compressors eat so much?"]}}
    other = small(topics=unlike)
    assert (
        Understanding().in_call(call(other, book).case, other, book).read("Do the compressors eat so much?").topic == ""
    )


@pytest.mark.parametrize("text", ["I withdraw the 12 percent.", "Then I have to take the discount back."])
def test_taking_back_an_offer_is_never_taken_for_leaving(reader, text):
    assert "walk-away" not in reader.read(text).moves
