"""The moves that can be made, and a sentence for each that fits."""

from playing import call, line, playbook, shipped, small
from salessim.conversation.menu import menu_of
from salessim.conversation.turn import NamedTurn


def entry(session, scenario, move):
    return next((found for found in menu_of(session, scenario) if found.move == move), None)


def test_every_move_of_a_playbook_can_be_made():
    scenario, book, _ = shipped("discovery-plant-director")
    session = call(scenario, book)
    for turn in scenario.checks.sample_calls[0].turns[:3]:
        session.say(NamedTurn(turn.means, turn.on or "", turn.to or "", turn.offer, turn.you))
    assert {found.move for found in menu_of(session, scenario)} == {move.id for move in session.case.moves}


def test_sentences_have_no_blanks_left():
    for name in ("core", "spin", "bant"):
        scenario = small()
        session = call(scenario, playbook(name))
        for move in ("situation", "problem"):
            session.say(line(move, "ice"))
        for found in menu_of(session, scenario):
            for sentence in (found.sentence, *(subject.sentence for subject in found.subjects)):
                assert "{" not in sentence
            assert found.sentence or found.subjects


def test_a_question_that_climbs_asks_about_every_topic_whatever_there_is_to_find():
    scenario = small()
    session = call(scenario)
    found = entry(session, scenario, "implication")
    assert [subject.id for subject in found.subjects] == ["ice", "power"]
    assert "frost" not in found.subjects[0].sentence
    assert "ice" in found.subjects[0].sentence


def test_only_what_was_heard_can_be_acknowledged():
    scenario = small()
    session = call(scenario)
    assert entry(session, scenario, "acknowledge") is None
    session.say(line("situation", "ice"))
    found = entry(session, scenario, "acknowledge")
    assert [subject.id for subject in found.subjects] == ["ice"]
    assert "We have two stores." in found.subjects[0].sentence


def test_sentences_change_with_use_and_between_attempts():
    scenario = small()
    session = call(scenario)
    first = entry(session, scenario, "agenda").sentence
    session.say(line("agenda"))
    assert entry(session, scenario, "agenda").sentence != first
    assert len({entry(call(scenario, seed=seed), scenario, "agenda").sentence for seed in range(20)}) > 1


def test_a_company_is_called_without_its_legal_form():
    scenario = small()
    sentences = {entry(call(scenario, seed=seed), scenario, "small-talk").sentence for seed in range(20)}
    assert "I saw the news about Frost. Congratulations." in sentences


def test_a_sentence_that_cannot_be_filled_is_not_offered():
    nobody_sells = small().model_copy(update={"seller": None})
    session = call(nobody_sells)
    assert entry(session, nobody_sells, "price-quote") is None
    assert entry(session, nobody_sells, "price-range") is None


def test_proposals_can_carry_an_offer():
    scenario = small()
    assert entry(call(scenario), scenario, "propose-next-step").makes_offer
    assert not entry(call(scenario), scenario, "agenda").makes_offer


def test_after_the_end_there_is_nothing_to_choose():
    scenario = small()
    session = call(scenario)
    session.say(line("walk-away"))
    assert menu_of(session, scenario) == ()
