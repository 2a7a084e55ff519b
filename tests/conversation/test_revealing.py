"""Hidden state laid open: the numbers of the rules, moment by moment."""

from playing import DISCOVERY, call, line, play_sample, shipped, small
from salessim.conversation.revealing import hidden_moments, hidden_now


def test_there_is_a_moment_before_the_first_line_and_one_after_each():
    scenario, book, _ = shipped(DISCOVERY)
    session = play_sample(scenario, book)
    moments = list(hidden_moments(session))
    assert [moment.turn for moment in moments] == list(range(len(session.exchanges) + 1))
    assert moments[-1] == hidden_now(session.case, session.situation)


def test_minds_are_those_of_the_people_who_are_there_leader_first():
    session = call(small(people={"ben": {"name": "Ben Cole", "role": "Fitter", "persona": "driver", "power": "uses",
                                         "joins": "when you ask for him"}}))  # fmt: skip
    (ann,) = hidden_now(session.case, session.situation).minds
    assert (ann.person, ann.trust, ann.patience, ann.urgency) == ("ann", 50, 80, 20)
    assert ann.in_words() == "trust 50 neutral, patience 80 plenty, urgency 20 low"


def test_a_rung_opens_once_the_one_below_is_told_and_its_needs_hold():
    session = call()
    assert hidden_now(session.case, session.situation).opens == ("ice.fact", "power.fact")
    session.say(line("situation", "ice"))
    assert "ice.problem" in hidden_now(session.case, session.situation).opens
    wary = call(small(people={"ann": {"start": {"trust": "30"}}}))
    wary.say(line("situation", "ice"))
    hidden = hidden_now(wary.case, wary.situation)
    assert "ice.problem" in hidden.waits
    assert "ice.problem" not in hidden.opens


def test_what_is_told_is_no_longer_hidden_and_needs_are_counted():
    session = call()
    for move in ("situation", "problem", "implication", "need-payoff"):
        session.say(line(move, "ice"))
    hidden = hidden_now(session.case, session.situation)
    assert not [name for name in (*hidden.opens, *hidden.waits) if name.startswith("ice.")]
    assert hidden.explicit_needs >= 1
    assert set(hidden.agreeable) == {"step.leaflet", "step.visit", "step.order"}


def test_options_whose_condition_does_not_hold_would_not_be_considered():
    session = call()
    assert hidden_now(session.case, session.situation).agreeable == ("step.leaflet",)


def test_the_shape_for_programs():
    session = call()
    assert hidden_now(session.case, session.situation).as_json() == {
        "turn": 0,
        "people": {"ann": {"trust": 50, "patience": 80, "urgency": 20}},
        "explicit_needs": 0,
        "opens": ["ice.fact", "power.fact"],
        "waits": [],
        "agreeable": ["step.leaflet"],
    }
