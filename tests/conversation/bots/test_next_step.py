"""How a seller comes to a next step, and when he lets go."""

from botting import Moment, all_is_well
from playing import small
from salessim.conversation.bots.next_step import close, close_early, close_in_time, leave_rightly, package, take_counter


def climbed(moment, rungs=4):
    for moves in ("situation", "acknowledge problem", "acknowledge implication", "acknowledge need-payoff")[:rungs]:
        moment.say(moves, "ice")
    return moment


def packaged(moment, *slips):
    return [moment.case.commitment.options[option].id for option in package(moment.mind(*slips))]


def test_the_more_was_said_the_more_is_asked_for():
    assert packaged(Moment()) == ["step.leaflet"]
    assert packaged(climbed(Moment(), 2)) == ["step.visit"]
    assert packaged(climbed(Moment())) == ["step.order"]


def test_slips_ask_for_too_little_or_too_much():
    assert packaged(climbed(Moment()), "settles for little") == ["step.leaflet"]
    assert packaged(Moment(), "asks too much") == ["step.order"]


def test_after_a_no_less_is_asked_for():
    moment = climbed(Moment(), 2)
    moment.say("propose-next-step", offer=["step.order"])
    assert packaged(moment) == ["step.leaflet"]


def test_what_the_buyer_proposes_is_taken_if_it_is_worth_having():
    moment = climbed(Moment(), 2)
    moment.say("propose-next-step", offer=["step.order"])
    assert moment.seen.proposed
    assert moment.offer(take_counter(moment.mind())) == ["step.visit"]
    assert moment.offer(take_counter(moment.mind("pushes after a no"))) == ["step.order"]


def test_what_is_worth_less_than_the_brief_asks_for_is_not_taken_while_there_is_time():
    moment = Moment()
    moment.say("situation", "ice")
    moment.say("propose-next-step")  # the buyer proposes what she likes best
    assert moment.seen.proposed == 1 << moment.case.names.option("step.leaflet")
    assert take_counter(moment.mind()) is None
    hurried = moment.mind(seen=moment.seen._replace(seconds_left=60))
    assert moment.offer(take_counter(hurried)) == ["step.leaflet"]


def test_the_clock_brings_the_next_step():
    moment = climbed(Moment(), 2)
    assert close_in_time(moment.mind()) is None
    late = moment.seen._replace(seconds_left=100)
    assert moment.names(close_in_time(moment.mind(seen=late)))[0] == "summarise propose-next-step"
    assert close_in_time(moment.mind("closes late", seen=late)) is None


def test_only_a_beginner_closes_before_anything_is_wrong():
    moment = Moment()
    moment.say("give-reason")
    assert close_early(moment.mind()) is None
    assert moment.names(close_early(moment.mind("closes early")))[0].endswith("propose-next-step")


def asked_first(moment):
    """What he asks before he lets go, which is said as well."""
    asked = []
    while "ask-" in (moves := moment.names(leave_rightly(moment.mind()))[0]):
        asked.append(moves.split()[-1])
        moment.say(moves)
        assert len(asked) < 10
    return asked


def test_where_nothing_is_wrong_he_says_so_after_he_has_asked_about_everything():
    moment = Moment(all_is_well(people={"ann": {"start": {"trust": "80"}}}))
    moment.say("situation", "ice")
    assert leave_rightly(moment.mind()) is None
    moment.say("problem", "ice")
    moment.say("problem", "power")
    # What his playbook wants to know comes first: it might still change the picture.
    assert "ask-budget" in asked_first(moment)
    assert moment.names(leave_rightly(moment.mind()))[0].endswith("disqualify")
    assert leave_rightly(moment.mind("does not let go")) is None


def test_where_the_cure_costs_more_than_the_trouble_he_says_so_and_else_he_proposes():
    dear = climbed(Moment(small(seller={"price": "90k EUR/year"})))
    assert leave_rightly(dear.mind()) is None  # there may be more to find out
    assert dear.names(close(dear.mind()))[0].endswith("disqualify")
    dear.say("situation", "power")
    assert asked_first(dear)
    assert dear.names(leave_rightly(dear.mind()))[0].endswith("disqualify")
    cheap = climbed(Moment(small(seller={"price": "9k EUR/year"})))
    assert cheap.names(close(cheap.mind()))[0].endswith("propose-next-step")
