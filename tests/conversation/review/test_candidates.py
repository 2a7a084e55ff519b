"""What else could have been said."""

from inspect import signature

from playing import CALM, line, playbook, shipped, small
from reviewing import board, traced
from salessim.conversation.review.candidates import MOST, candidates
from salessim.conversation.review.rolling import board_for
from salessim.conversation.review.tracing import Position

KNOWN = (line("situation", "ice"), line("problem", "ice"))


def _names(on, position: Position):
    turns = candidates(position.seen, position.past, on.craft)
    return [(tuple(on.case.moves[act.move].id for act in turn.acts), turn.acts[0].subject) for turn in turns]


def test_only_what_a_seller_sees_goes_in():
    assert list(signature(candidates).parameters) == ["seen", "past", "craft"]


def test_what_is_hidden_changes_nothing():
    plain = board()
    other = board(small(topics={"ice": {"problem": {"needs": {"trust": "90+"}}, "payoff": {"says": "Nothing."}}}))
    assert _names(plain, traced(plain).positions[0]) == _names(other, traced(other).positions[0])


def test_the_next_rung_of_every_topic_is_among_them():
    on = board()
    asked = {names for names, subject in _names(on, traced(on, *KNOWN).positions[-1]) if subject == 0}
    assert any("implication" in names for names in asked)


def test_giving_back_and_the_next_step_are_among_them():
    on = board()
    found = [names for names, _ in _names(on, traced(on, *KNOWN).positions[-1])]
    assert ("acknowledge",) in found or any(names[0] == "acknowledge" for names in found)
    assert any("propose-next-step" in names for names in found)


def test_each_is_there_once_and_there_are_not_too_many():
    scenario, book, _ = shipped("discovery-plant-director")
    on = board_for(scenario, book, 2)
    position = traced(on, line("give-reason"), line("problem", "line-2-stops")).positions[-1]
    turns = candidates(position.seen, position.past, on.craft)
    assert len({(turn.acts, turn.to, turn.offer) for turn in turns}) == len(turns) <= MOST


def test_a_question_that_waits_can_be_answered_in_several_ways():
    asks = {
        "why": {
            "who": "ann",
            "says": "What does it cost?",
            "when": {"moves": {"greet": "1+"}},
            "good_answer": ["price-range"],
        }
    }
    on = board(small(asks=asks), playbook(rules=CALM))
    position = traced(on, line("greet")).positions[-1]
    assert position.seen.question
    found = {names for names, _ in _names(on, position)}
    answers = {"price-range", "price-quote", "answer-objection", "insight", "proof", "tailor", "hold-firm"}
    assert len({names for names in found if answers & set(names)}) > 1
