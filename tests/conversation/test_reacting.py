"""What moves do to the person they are said to, how often that pays, and what comes too early or too often."""

import pytest

from playing import CALM, call, happened, line, playbook, small


def moved(exchange, rule):
    return sum(event[5] for event in exchange.events if event[0] == "moved" and event[2] == rule)


def book(**moves):
    return playbook(rules=CALM, moves=moves)


def test_a_move_does_what_the_playbook_says():
    session = call(book=book(agenda={"buyer_feels": {"trust": "+7", "patience": "-2"}}))
    exchange = session.say(line("agenda"))
    assert [event[2:6] for event in exchange.events if event[0] == "moved"] == [
        ("agenda", 0, 1, -2),
        ("agenda", 0, 0, 7),
    ]


@pytest.mark.parametrize(
    ("pays", "lines", "earned"),
    [
        ("every time", ["insight", "insight", "insight"], 3),
        ("once per person", ["insight", "insight", "insight"], 1),
        ("once per topic", ["insight:ice", "insight:ice", "insight:power"], 2),
    ],
)
def test_the_good_effect_is_earned_as_often_as_it_pays(pays, lines, earned):
    rarely_too_many = {"after": "9", "buyer_feels": {"trust": "-1"}}
    insight = {"pays": pays, "buyer_feels": {"trust": "+1"}, "too_many": rarely_too_many}
    session = call(book=book(insight=insight))
    for text in lines:
        move, _, subject = text.partition(":")
        session.say(line(move, subject))
    assert session.situation.trust[0] == 50 + earned


def test_losses_always_count():
    session = call(book=book(insight={"pays": "once per person", "buyer_feels": {"trust": "-1"}}))
    for _ in range(2):
        session.say(line("insight"))
    assert session.situation.trust[0] == 48


def test_an_acknowledgement_pays_once_for_each_new_fact():
    session = call()
    assert happened(session.say(line("acknowledge")), "paid") == []  # nothing was said yet
    session.say(line("situation", "ice"))
    assert happened(session.say(line("acknowledge", "power")), "paid") == []  # of something else
    assert happened(session.say(line("acknowledge", "ice")), "paid") == ["once per new fact"]
    assert happened(session.say(line("acknowledge", "ice")), "paid") == []
    session.say(line("situation", "power"))
    assert happened(session.say(line("acknowledge")), "paid") == ["once per new fact"]


def test_a_question_earns_its_good_effect_only_where_the_answer_is_in_reach():
    session = call()
    assert happened(session.say(line("implication", "ice")), "paid") == []
    session.say(line("situation", "ice"))
    session.say(line("acknowledge", "ice"))
    assert "once per topic" in happened(session.say(line("problem", "ice")), "paid")


def test_a_feature_before_a_need_costs_and_after_it_does_not():
    early, later = call(), call()
    assert moved(early.say(line("feature", "ice")), "too-early") < 0
    for move in ("situation", "problem", "implication", "need-payoff"):
        later.say(line(move, "ice"))
    assert moved(later.say(line("feature", "ice")), "too-early") == 0


def test_an_advantage_without_a_need_raises_a_concern():
    session = call()
    exchange = session.say(line("advantage", "ice"))
    assert happened(exchange, "raised") == [""]
    raised = next(event[4] for event in exchange.events if event[0] == "raised")
    assert session.case.objections[raised].id == "no-need-yet"


def test_implied_needs_suffice_in_a_small_sale_only():
    small_sale = small(seller={"price": "900 EUR/year"})
    costs = {}
    for name, scenario in (("small", small_sale), ("large", small())):
        session = call(scenario)
        session.say(line("situation", "ice"))
        session.say(line("problem", "ice"))
        costs[name] = moved(session.say(line("feature", "ice")), "too-early")
    assert costs["small"] == 0
    assert costs["large"] < 0


def test_pressing_for_the_order_hurts_in_a_large_sale_only():
    felt = {}
    for price in ("900 EUR/year", "48k EUR/year"):
        session = call(small(seller={"price": price}))
        for move in ("situation", "problem", "implication", "need-payoff"):
            session.say(line(move, "ice"))
        felt[price] = moved(session.say(line("ask-to-close")), "ask-to-close")
    assert felt["900 EUR/year"] > 0 > felt["48k EUR/year"]


def test_too_many_fact_questions_cost_more():
    session = call(book=book(situation={"too_many": {"after": "1", "buyer_feels": {"patience": "-5"}}}))
    assert moved(session.say(line("situation", "ice")), "too-many") == 0
    assert moved(session.say(line("situation", "power")), "too-many") == -5


def test_a_third_question_in_a_row_costs_unless_something_was_given_back():
    rude, kind = call(), call()
    for session, between in ((rude, None), (kind, "acknowledge")):
        session.say(line("situation", "ice"))
        session.say(line("problem", "ice"))
        if between:
            session.say(line(between, "ice"))
        exchange = session.say(line("implication", "ice"))
        assert ("questions-in-a-row" in happened(exchange, "moved")) == (between is None)


def test_a_sound_that_names_nothing_gives_nothing_back():
    session = call()
    session.say(line("situation", "ice"))
    session.say(line("acknowledge", "ice"))
    session.say(line("problem", "ice"))
    session.say(line("situation", "power"))
    session.say(line("acknowledge", "ice"))  # pays: the problem is new
    session.say(line("ask-budget"))
    session.say(line("ask-timeline"))
    exchange = session.say(line("acknowledge ask-criteria", "ice"))  # everything about ice was acknowledged before
    assert "questions-in-a-row" in happened(exchange, "moved")


def test_a_person_reacts_in_his_own_way_scale_by_scale():
    scenario = small(people={"ann": {"reacts": {"agenda": {"trust": "-3"}}}})
    session = call(scenario, book(agenda={"buyer_feels": {"trust": "+7", "patience": "-2"}}))
    session.say(line("agenda"))
    assert session.situation.trust[0] == 47
    assert session.situation.patience[0] == 78


def test_a_move_is_dearer_to_a_person_than_its_family():
    reacts = {"pitch": {"trust": "-9"}, "proof": {"trust": "+2"}}
    session = call(small(people={"ann": {"reacts": reacts}}))
    proof = session.case.names.move("proof")
    feature = session.case.names.move("feature")
    assert session.case.people[0].gains[proof][0] == 2
    assert session.case.people[0].losses[feature][0] == -9


def test_a_move_that_acts_like_another_shares_its_limits_and_reactions():
    moves = {"hum": {"label": "Hum", "acts_like": "backchannel", "sounds_like": ["Hmmm."]}}
    scenario = small(people={"ann": {"reacts": {"backchannel": {"trust": "-1"}}}})
    session = call(scenario, playbook(rules=CALM, moves=moves))
    for _ in range(4):
        session.say(line("hum"))
    assert session.situation.trust[0] == 46
    assert "too-many" in happened(session.say(line("backchannel")), "moved")


def test_showing_the_product_is_remembered_for_each_person():
    people = {"ben": {"name": "Ben", "role": "Fitter", "persona": "driver", "power": "uses"}}
    session = call(small(people=people))
    session.say(line("feature", "ice", to="ben"))
    assert session.situation.pitched_to == 0b10


def test_a_pitch_is_tied_to_the_need_of_its_own_subject():
    session = call()
    for move in ("situation", "problem", "implication", "need-payoff"):
        session.say(line(move, "ice"))
    tied = [
        next(event[5] for event in session.say(line("benefit", subject)).events if event[0] == "pitched")
        for subject in ("ice", "power", "")
    ]
    assert tied == [1, 0, 1]


def test_scales_end_at_nothing_and_at_a_hundred():
    session = call(book=book(rude={"buyer_feels": {"trust": "-90"}}, agenda={"buyer_feels": {"trust": "+90"}}))
    session.say(line("agenda"))
    assert session.situation.trust[0] == 100
    session.say(line("rude"))
    assert session.situation.trust[0] == 10


def test_a_family_entry_holds_for_members_that_do_not_say_it_themselves():
    early = {"unless": {"explicit_needs": "0+", "learned": {"fact": "1+"}}, "buyer_feels": {"trust": "-6"}}
    session = call(book=book(pitch={"too_early": early}))
    assert moved(session.say(line("feature", "ice")), "too-early") < -5
    session.say(line("situation", "ice"))
    assert moved(session.say(line("feature", "ice")), "too-early") == 0
