"""What a bot sees is what a trainee sees."""

from botting import Moment
from playing import DISCOVERY, small
from playing import shipped as shipped_scenario
from salessim.conversation.bots.seen import AWAY, FAIR, NEUTRAL, PLENTY, people_away, seen_in, seen_now
from salessim.conversation.view import view_of


def both(moment):
    return seen_in(view_of(moment.session), moment.case), moment.seen


def test_the_view_and_the_short_way_show_the_same():
    moment = Moment(*shipped_scenario(DISCOVERY)[:2], seed=3)
    for moves, on, to in (
        ("greet give-reason", "", ""),
        ("feature", "line-2-stops", ""),
        ("situation", "line-2-stops", ""),
        ("acknowledge problem", "line-2-stops", "ivo"),
        ("implication", "line-2-stops", ""),
        ("ask-authority", "", ""),
        ("propose-next-step", "", ""),
    ):
        moment.say(moves, on, to=to)
        from_view, now = both(moment)
        assert from_view == now


def test_people_are_seen_by_their_manner_and_not_by_a_number():
    ben = {"name": "Ben Cole", "role": "Fitter", "persona": "driver", "power": "uses", "start": {"trust": "90"}}
    moment = Moment(small(people={"ben": {**ben, "joins": "when you ask for him"}}))
    seen = moment.seen
    assert seen.trust == (NEUTRAL, AWAY)
    assert seen.patience == (PLENTY, AWAY)
    assert Moment(small(people={"ann": {"start": {"trust": "58", "patience": "64"}}})).seen.patience == (FAIR,)


def test_a_cost_is_seen_once_it_was_told_in_figures():
    moment = Moment()
    moment.say("situation", "ice")
    moment.say("acknowledge problem", "ice")
    assert moment.seen.costs == (0, 0)
    moment.say("acknowledge implication", "ice")
    assert moment.seen.costs == (24_000, 0)


def test_a_cost_that_only_some_wordings_name_is_not_taken_for_known():
    wordings = {"ice": {"impact": {"says": ["It costs {figure}.", "It costs a lot."]}}}
    for seed in range(6):
        moment = Moment(small(topics=wordings), seed=seed)
        for moves in ("situation", "acknowledge problem", "acknowledge implication"):
            moment.say(moves, "ice")
        from_view, now = both(moment)
        assert now.costs == (0, 0)
        assert from_view._replace(costs=()) == now._replace(costs=())


def test_an_unchecked_claim_is_no_answer():
    slots = {
        "authority": {"claims": "I decide.", "checked_by": "decision-process", "says": "My bank decides."},
        "decision-process": {"says": "We ask the bank."},
    }
    moment = Moment(small(qualification=slots))
    moment.say("ask-authority")
    authority = 1 << moment.case.names.thing("authority")
    assert (moment.seen.claimed, moment.seen.told & authority) == (authority, 0)
    moment.say("ask-process")
    assert (moment.seen.claimed, moment.seen.told & authority) == (0, authority)


def test_who_was_named_and_is_not_there():
    _, book, _ = shipped_scenario(DISCOVERY)
    moment = Moment(shipped_scenario(DISCOVERY)[0], book)
    moment.say("give-reason")
    moment.say("ask-criteria")
    ivo = moment.case.names.person("ivo")
    assert ivo in people_away(seen_now(moment.case, moment.session.situation))
