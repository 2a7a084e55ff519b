"""A turn as a whole: pure, total, the same with events and without."""

from playing import CALM, call, happened, line, playbook, said_by, shipped, small
from salessim.conversation.compiling import compile_case
from salessim.conversation.session import numbered
from salessim.conversation.step import OCCASIONS, advance, begin, step
from salessim.luck import Luck
from salessim.model.persona import Occasion


def test_a_step_leaves_the_situation_it_started_from_alone():
    session = call()
    before = session.situation
    copy = tuple(before)
    step(session.case, before, numbered(line("situation", "ice"), session.case), session.luck)
    assert tuple(before) == copy


def test_the_same_turn_gives_the_same_result():
    session = call()
    turn = numbered(line("problem", "ice"), session.case)
    assert step(session.case, session.situation, turn, session.luck) == step(
        session.case, session.situation, turn, session.luck
    )


def test_with_and_without_events_it_comes_out_the_same():
    scenario, book, _ = shipped("discovery-plant-director")
    luck = Luck(5)
    case = compile_case(scenario, book, luck)
    noted = silent = begin(case, luck)[0]
    for turn in scenario.checks.sample_calls[0].turns:
        said = numbered(line(" ".join(turn.means), turn.on or "", to=turn.to or "", offer=turn.offer), case)
        noted, _ = step(case, noted, said, luck)
        silent = advance(case, silent, said, luck)
        assert noted == silent


def test_something_happens_once_its_condition_holds():
    beats = {"bell": {"when": {"after": "2 turns"}, "says": "(A bell rings.)", "effect": {"patience": "-5"}}}
    session = call(small(beats=beats))
    rung = [happened(session.say(line("confirm")), "beat") for _ in range(4)]
    assert rung == [[], [""], [], []]
    assert session.situation.patience[0] == 75


def test_a_line_without_a_question_gets_the_reply_of_its_move():
    session = call(small(people={"ann": {"lines": {"small-talk": "Lovely."}}}))
    assert said_by(session.say(line("small-talk"))) == "Lovely."


def test_giving_back_what_nobody_said_puzzles():
    assert said_by(call().say(line("summarise"))) == "Pardon?"


def test_every_reply_is_an_occasion_that_documents_know():
    assert set(OCCASIONS.values()) <= set(Occasion.__args__)
    core = playbook()
    moves = {name for name, move in core.moves.items() if name not in core.families and not move.acts_like}
    questions = {name for name in moves if name in core.families["question"].moves}
    proposals = {"propose-next-step", "ask-to-close"}
    assert set(OCCASIONS) == moves - questions - proposals


def test_only_questions_answers_and_named_effects_move_anybody():
    session = call(book=playbook(rules=CALM))
    exchange = session.say(line("walk-away"))
    assert happened(exchange, "moved") == []
