"""What a seller has to work with, from the playbook and the scenario."""

from botting import Moment
from playing import playbook, small
from salessim.conversation.bots.craft import made_of


def craft(scenario=None, book=None):
    moment = Moment(scenario, book)
    return moment.craft, moment.case.names


def test_moves_are_found_by_what_they_are_for():
    found, names = craft()
    assert found.by_kind["acknowledge"] == (names.move("acknowledge"),)
    assert [found.moves[moves[0]].id for moves in found.climbers] == [
        "situation", "problem", "implication", "need-payoff"]  # fmt: skip
    assert found.fillers[names.thing("budget")] == (names.move("ask-budget"),)


def test_a_playbooks_own_way_comes_before_the_core_move_that_it_acts_like():
    book = playbook(moves={"mirror": {"label": "Mirror", "acts_like": "acknowledge", "sounds_like": ["You froze?"]}})
    found, names = craft(book=book)
    assert found.by_kind["acknowledge"] == (names.move("mirror"), names.move("acknowledge"))


def test_the_rubric_says_what_is_wanted_and_how_much_suffices():
    rubric = [
        {"criterion": "a", "weight": "60", "measure": {"learned": ["impact", "payoff"]}, "levels": {"4": "3+"}},
        {"criterion": "b", "weight": "20", "measure": {"count": "situation"}, "levels": {"4": "0 to 4", "3": "5"}},
        {"criterion": "c", "weight": "20", "measure": {"paid": "insight"}, "levels": {"4": "2+", "3": "1"}},
    ]  # fmt: skip
    found, names = craft(book=playbook(rubric=rubric))
    assert found.interests == ((names.things_called("impact") | names.things_called("payoff"), 60.0, 3),)
    assert found.habits == ((names.moves_called("situation"), 0, 4), (names.moves_called("insight"), 2, -1))


def test_what_an_option_is_worth_to_the_buyer_makes_no_difference():
    other = {"step": {"options": {"visit": {"worth": {"ann": "1"}}, "leaflet": {"worth": {"ann": "2"}}}}}
    assert craft()[0].options == craft(small(commitment={"issues": other}))[0].options


def test_the_price_counts_by_the_year():
    assert craft()[0].price == 48_000
    assert craft(small(seller={"price": "500 EUR/month"}))[0].price == 6_000


def test_lines_of_several_moves_are_counted_together():
    assert made_of(0b101, (2, 7, 1)) == 3
