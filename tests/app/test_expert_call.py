from datetime import UTC, datetime

from salessim.app.expert_call import expert_call, played_by_bot
from salessim.app.play import start_call
from salessim.library.finding import Library

DISCOVERY = "discovery-plant-director"


def test_a_good_call_passes_and_says_of_each_line_what_it_does_and_brings():
    call = expert_call(Library(), DISCOVERY, seed=7)
    assert call.score >= 65
    assert "The short good call" in call.by
    assert [each.turn for each in call.turns] == list(range(1, len(call.turns) + 1))
    asked = next(each for each in call.turns if "Problem question" in each.did)
    assert any("Finds problems" in text for text in asked.brought)
    assert any(text.startswith("You know now: ") and "(problem)" in text for text in asked.brought)
    assert all(each.why for each in call.turns if each.did)


def test_it_is_the_same_for_the_same_luck():
    assert expert_call(Library(), DISCOVERY, seed=3) == expert_call(Library(), DISCOVERY, seed=3)


def test_where_no_sample_call_passes_the_expert_bot_plays():
    tough = expert_call(Library(), "negotiation-renewal", seed=7, difficulty="tough")
    gentle = expert_call(Library(), "negotiation-renewal", seed=7)
    assert gentle.turns
    assert tough.turns


def test_a_bot_plays_a_call_to_its_end_in_words():
    call = start_call(Library(), DISCOVERY, seed=7, attempt="a", now=datetime(2026, 1, 1, tzinfo=UTC))
    played = played_by_bot(call, "expert")
    assert played.session.has_ended
    assert all(exchange.said.text or exchange.said.hangs_up for exchange in played.session.exchanges)
    assert played.marks().has_passed
