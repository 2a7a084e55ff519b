import pytest

from salessim.app.practice_desk import buyers_call
from salessim.errors import InputError, NotPlayableError
from salessim.library.finding import Library

DISCOVERY = "discovery-plant-director"


def call_of(seller="expert", scenario=DISCOVERY, seed=7):
    return buyers_call(Library(), scenario, seed=seed, seller=seller)


def ids(call):
    return [choice.id for choice in call.view.choices]


def play_on(call, wanted, most=40):
    """Answers as the rules would until something else can be done; whether it came to that."""
    for _ in range(most):
        if call.view.has_ended:
            return False
        if any(each == wanted or each.startswith(f"{wanted}:") for each in ids(call)):
            return True
        call.reply("answer")
    return False


def test_the_buyer_sees_what_he_knows_and_not_how_a_line_is_to_be_read():
    view = call_of().view
    assert "Petra Lenz" in view.you
    assert view.lines[-1].speaker == "Seller"
    assert any("eleven times" in fact.value or "line 2" in fact.label for fact in view.knows)
    assert view.told == ()
    assert all(line.kind != "reading" for line in view.lines)


def test_answering_as_the_rules_would_gives_the_call_the_bot_would_have_had():
    from datetime import UTC, datetime

    from salessim.app.expert_call import played_by_bot
    from salessim.app.play import start_call

    call = call_of()
    while not call.view.has_ended:
        call.reply("answer")
    own = start_call(Library(), DISCOVERY, seed=7, attempt="a", now=datetime(2026, 1, 1, tzinfo=UTC))
    played = played_by_bot(own, "expert")
    said = [exchange.said.moves for exchange in call.swapped.session.exchanges]
    assert said[:3] == [exchange.said.moves for exchange in played.session.exchanges][:3]
    assert call.marks().has_passed


def test_what_is_kept_back_is_not_known_and_costs_the_seller():
    call = call_of()
    kept = 0
    while not call.view.has_ended:
        choice = "hold-back" if "hold-back" in ids(call) else "answer"
        kept += choice == "hold-back"
        told = len(call.view.told)
        call.reply(choice)
        if choice == "hold-back":
            assert len(call.view.told) == told
    open_call = call_of()
    while not open_call.view.has_ended:
        open_call.reply("answer")
    assert kept >= 2
    assert call.marks().score < open_call.marks().score


def test_whoever_tells_all_has_told_it():
    call = call_of("novice", seed=3)
    assert play_on(call, "tell")
    before = len(call.view.told)
    call.reply("tell")
    assert len(call.view.told) > before


def test_an_objection_stands_open_until_the_seller_settles_it():
    call = call_of()
    assert play_on(call, "object")
    choice = next(each for each in ids(call) if each.startswith("object:"))
    call.reply(choice)
    assert any(state == 1 for state in call.swapped.session.situation.objections)
    assert not any(each.startswith("object:") for each in ids(call)), "one at a time"


def test_no_is_no_and_the_call_goes_on():
    call = call_of()
    assert play_on(call, "refuse")
    call.reply("refuse")
    assert call.swapped.session.situation.agreed == 0
    assert not any(line.kind == "ended" for line in call.view.lines)


def test_own_words_are_what_is_heard():
    call = call_of()
    call.reply("answer", "Who is that, please?")
    assert any(line.text == "Who is that, please?" for line in call.view.lines)


def test_the_buyer_can_end_it_and_mark_the_seller():
    call = call_of("closer")
    call.reply("answer")
    call.reply("end")
    view = call.view
    assert view.has_ended
    assert view.choices == ()
    marks = {mark.criterion: mark for mark in call.marks().marks if mark.is_applicable}
    assert set(view.criteria) == set(marks)
    right = {name: round(float(4 * mark.points / mark.of)) for name, mark in marks.items()}
    assert call.mark_seller(right).agreed == len(right)
    wrong = {name: 4 - level for name, level in right.items()}
    assert call.mark_seller(wrong).agreed < len(right)


def test_what_cannot_be_done_is_said_with_what_can():
    call = call_of()
    with pytest.raises(InputError, match="nothing that can be done now"):
        call.reply("sing")
    with pytest.raises(NotPlayableError, match="not over yet"):
        call.mark_seller({})


def test_a_negotiation_cannot_be_turned_round_yet():
    with pytest.raises(NotPlayableError, match="sides cannot be exchanged"):
        call_of(scenario="negotiation-renewal")
