"""A bot sees no more than a trainee, whatever is said in a call."""

from hypothesis import given, settings
from hypothesis import strategies as st

from playing import DISCOVERY, call, shipped
from salessim.conversation.bots.seen import seen_in, seen_now
from salessim.conversation.compiling import compile_case
from salessim.conversation.turn import NamedTurn
from salessim.conversation.view import view_of
from salessim.luck import Luck

NAMES = (DISCOVERY, "disqualify-three-vans", "insight-meeting-supermarkets")


def turns(name):
    scenario, book, _ = shipped(name)
    case = compile_case(scenario, book, Luck(0))
    return st.lists(
        st.builds(
            NamedTurn,
            moves=st.lists(st.sampled_from([move.id for move in case.moves]), max_size=2).map(tuple),
            on=st.sampled_from(["", *case.names.topics]),
            to=st.sampled_from(["", *case.names.people]),
            offer=st.lists(st.sampled_from(list(case.names.options)), max_size=2, unique=True).map(tuple),
            text=st.sampled_from(["", "A few words."]),
        ),
        max_size=15,
    )


@given(st.sampled_from(NAMES).flatmap(lambda name: st.tuples(st.just(name), turns(name))), st.integers(0, 50))
@settings(max_examples=30)
def test_the_short_way_shows_what_the_view_shows(played, seed):
    name, said = played
    scenario, book, _ = shipped(name)
    session = call(scenario, book, seed)
    for turn in said:
        if session.has_ended:
            break
        session.say(turn)
        from_view = seen_in(view_of(session), session.case)
        now = seen_now(session.case, session.situation)
        assert from_view._replace(costs=()) == now._replace(costs=())
        # Where only some wordings name a figure, the short way knows less, never more.
        assert all(short in (0, seen) for short, seen in zip(now.costs, from_view.costs, strict=True))
