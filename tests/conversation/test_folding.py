"""Events alone tell where a call stands."""

from playing import DISCOVERY, call, line, play_sample, shipped, small
from salessim.conversation.folding import folded

FOLDED = (
    "turn",
    "seconds",
    "trust",
    "patience",
    "urgency",
    "lead",
    "on_call",
    "spoke_with",
    "told",
    "told_by",
    "claimed",
    "asked",
    "made",
    "pitched_to",
    "objections",
    "asks",
    "beats",
    "agreed",
    "ending",
    "pushes",
)


def same(session):
    there = folded(session.case, session.events)
    return {name for name in FOLDED if getattr(there, name) != getattr(session.situation, name)}


def test_a_whole_call_folds_to_where_it_ended():
    scenario, book, _ = shipped(DISCOVERY)
    assert same(play_sample(scenario, book)) == set()


def test_so_does_every_turn_of_a_bad_call():
    asks = {"what": {"who": "ann", "when": {"after": "1 turn"}, "says": "What?", "good_answer": ["insight"]}}
    ben = {"name": "Ben", "role": "Fitter", "persona": "driver", "power": "uses", "joins": "after 3 turns"}
    session = call(small(asks=asks, people={"ben": ben}))
    for turn in (
        line("advantage", "ice"),
        line("implication", "ice"),
        line("propose-next-step", offer=["step.order"]),
        line("propose-next-step", offer=["step.order"]),
        line("", text=""),
        line("acknowledge situation", "ice"),
        line("walk-away"),
    ):
        if not session.has_ended:
            session.say(turn)
            assert same(session) == set()


def test_events_that_the_rules_do_not_know_change_nothing():
    session = call()
    session.say(line("situation", "ice"))
    assert folded(session.case, [*session.events, ("yawned", 1, "", 0, 0, 0, 0)]) == folded(
        session.case, session.events
    )
