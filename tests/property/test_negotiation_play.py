"""Whatever is played: rounds are kept, replay equals play, nothing bad is marked good, nothing hidden decides."""

from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation.rental import rental
from salessim.luck import Luck
from salessim.negotiation.review.table_marks import table_marks
from salessim.negotiation.scenario.playing import play_table, replay
from salessim.negotiation.scenario.table_case import TableCase, table_case
from salessim.negotiation.scenario.table_situation import Situation, table_now
from salessim.negotiation.scenario.tactics import TACTICS
from salessim.negotiation.talks.moves import (
    ALTERNATIVE,
    AUTHORITY,
    Accept,
    Action,
    Ask,
    NameTactic,
    Offer,
    Propose,
    SeekApproval,
    StandFirm,
    WalkAway,
)


def with_everything(raw: dict[str, object]) -> None:
    plays = raw["buyer_plays"]
    assert isinstance(plays, dict)
    plays["tactics"] = [
        {"play": name, "says": "Well.", "usually": "5 in 10", "on": "drivers", "drops_it_for": "discount"}
        | ({"asks_for": {"maintenance": "half"}} if name in {"nibble", "limited-authority"} else {})
        for name in TACTICS
    ]


CASE = table_case(rental(with_everything))
SIZE = CASE.rules.table.space.size
SUBJECTS = [issue.name for issue in CASE.rules.table.space.issues] + [ALTERNATIVE, AUTHORITY]
PACKAGES = st.integers(0, SIZE - 1)
ACTIONS: st.SearchStrategy[Action | str] = st.one_of(
    st.builds(
        lambda packages, asks: Propose(Offer(tuple(packages), ((0, 1),) if asks else ())),
        st.lists(PACKAGES, min_size=1, max_size=3),
        st.booleans(),
    ),
    st.just(StandFirm()),
    st.builds(Ask, st.sampled_from(SUBJECTS)),
    st.builds(NameTactic, st.sampled_from(sorted(TACTICS))),
    st.builds(SeekApproval, PACKAGES),
    st.just("accept"),
    st.just(WalkAway()),
)


def player(script: list[Action | str]):
    """Plays a script, then refuses; `accept` takes whatever can be taken."""
    left = list(script)

    def play(case: TableCase, situation: Situation, luck: Luck) -> Action:
        chosen = left.pop(0) if left else StandFirm()
        if not isinstance(chosen, str):
            return chosen
        talks = situation.talks
        if talks.demand is not None:
            return Accept(talks.demand)
        his = talks.standing[1]
        return Accept(his.packages[0]) if his is not None else StandFirm()

    return play


@settings(max_examples=150)
@given(st.lists(ACTIONS, max_size=14), st.integers(0, 50))
def test_every_play_ends_in_time_and_can_be_replayed_and_marked(script: list[Action | str], seed: int) -> None:
    play = play_table(CASE, player(script), Luck(seed))
    talks = play.situation.talks
    assert talks.has_ended
    assert 1 <= talks.round <= CASE.rules.rounds
    assert (talks.deal is not None) == (talks.ending == "deal")
    assert replay(CASE, play.turns, Luck(seed)) == play
    marks = table_marks(CASE, play.situation, play.events)
    assert 0 <= marks.points <= 100
    if talks.deal is not None:
        outcome = CASE.rules.table.space.numbered(talks.deal)
        yours, his = table_now(CASE, play.situation).gains(outcome)
        # What he agreed to himself is never worse to him than leaving; what his side took from you may be to you.
        assert his >= -1e-6 or play.turns[-1].action == Accept(talks.deal)
        if yours < 0:
            assert marks.of("economics").share == 0
            assert marks.of("walk-away and authority").share == 0
            assert marks.points < 50


@settings(max_examples=60)
@given(st.lists(ACTIONS, max_size=10), st.integers(0, 20), st.integers(1, 40_000))
def test_a_better_alternative_of_yours_does_not_change_the_buyer(
    script: list[Action | str], seed: int, better: int
) -> None:
    # He does not know your column: with another alternative of yours, and no limit that hangs on it, he plays the same.
    free = [action for action in script if not isinstance(action, SeekApproval)]

    def no_limits(raw: dict[str, object]) -> None:
        with_everything(raw)
        del raw["you_may"]

    plays = []
    for worth in (0, better):

        def change(raw: dict[str, object], worth: int = worth) -> None:
            no_limits(raw)
            alternatives = raw["if_no_deal"]
            assert isinstance(alternatives, dict)
            alternatives["you"] = {"worth": f"{worth} EUR"}

        plays.append(play_table(table_case(rental(change)), player(free), Luck(seed)))
    assert plays[0].events == plays[1].events
