"""What a seller answers to the buyer's questions and concerns."""

import pytest

from botting import Moment
from playing import small
from salessim.conversation.bots.replying import answer_concern, answer_question

WORRY = {
    "who": "ann",
    "raised_when": {"after": "1 turn"},
    "good_answer": ["acknowledge", "question"],
    "settled_says": "Well.",
}


def asked(question):
    ask = {"who": "ann", "when": {"after": "1 turn"}, "says": question, "good_answer": ["insight", "hold-firm"]}
    moment = Moment(small(asks={"it": ask}))
    moment.say("give-reason")
    return moment


def worried(*concerns):
    moment = Moment(small(objections={f"c{n}": {**WORRY, "says": text} for n, text in enumerate(concerns)}))
    moment.say("give-reason")
    return moment


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Roughly what does it cost?", "price-range situation"),
        ("Tell me something. What have we not thought of?", "insight situation"),
        ("And who are you, please?", "give-reason situation"),
        ("What is it that you do?", "insight situation"),
        ("What makes you different from the others?", "insight situation"),
        (
            "We pay a good price today. May I ask you something? Is that for people like us?",
            "answer-objection situation",
        ),
    ],
)
def test_an_answer_goes_with_what_was_asked_and_ends_with_a_question(question, answer):
    moment = asked(question)
    assert moment.names(answer_question(moment.mind())) == (answer, "ice")


def test_where_one_answer_did_not_do_another_is_tried_and_then_no_more():
    moment = asked("What is it that you do?")
    tried = []
    while (turn := answer_question(moment.mind())) is not None:
        tried.append(moment.names(turn)[0])
        moment.say("agenda")
    assert tried == ["insight situation", "tailor"]  # a benefit comes after a need; the buyer asks twice


def test_nothing_is_shown_and_no_price_named_before_there_is_a_need():
    moment = asked("Do you have any customers like us?")
    assert "proof" not in moment.names(answer_question(moment.mind()))[0]
    for moves in ("situation", "problem", "acknowledge implication", "acknowledge need-payoff"):
        moment.say(moves, "ice")
    assert moment.mind().needs_heard == [0]


def test_a_beginner_dodges_or_answers_with_the_product():
    moment = asked("Roughly what does it cost?")
    assert answer_question(moment.mind("passes over a question")) is None
    assert moment.names(answer_question(moment.mind("answers with features"))) == ("feature", "ice")


def test_a_concern_is_taken_up_before_one_goes_on():
    moment = worried("We have somebody for that.")
    moment.say("situation", "ice")
    assert moment.names(answer_concern(moment.mind())) == ("acknowledge insight problem", "ice")
    assert answer_concern(moment.mind("passes over a concern")) is None


def test_who_wants_to_get_away_is_given_a_summary_and_a_next_step():
    moment = worried("Just send me a brochure.")
    turn = answer_concern(moment.mind())
    assert moment.names(turn)[0] == "acknowledge summarise propose-next-step"
    assert moment.offer(turn)


def test_without_a_question_or_a_concern_there_is_nothing_to_answer():
    moment = Moment()
    assert answer_question(moment.mind()) is None
    assert answer_concern(moment.mind()) is None
