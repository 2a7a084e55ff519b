import numpy as np
import pytest

from calibration.made_deals import LOST, NAN, OPEN, START, WON, book, deals
from salessim.calibration.deals import CutAt, Leads, leads_as_deals, texts
from salessim.errors import InputError

ROWS = [(0, 10, WON, 900.0), (5, 40, WON, 1200.0), (8, None, OPEN, None), (30, 35, LOST, None)]
HISTORY = [(0, 0, "first", 1000.0), (1, 5, "first", 1500.0), (1, 25, "second", 1400.0), (1, 40, "won", 1200.0)]


def test_what_closes_later_is_open_and_what_comes_later_is_gone():
    known = CutAt(START + 20).deals(deals(ROWS, HISTORY))
    assert list(known.id) == ["deal 0", "deal 1", "deal 2"]
    assert list(known.outcome) == [WON, OPEN, OPEN]
    assert np.isnan(known.closed[1:]).all()


def test_the_value_of_an_undecided_deal_is_the_one_noted_then():
    table = deals(ROWS, HISTORY)
    assert CutAt(START + 20).deals(table).value[1] == 1500.0
    later = CutAt(START + 30).deals(table)
    assert later.value[1] == 1400.0
    assert later.stage[1] == "second"


def test_without_a_history_the_value_of_an_undecided_deal_is_unknown():
    known = CutAt(START + 20).deals(deals(ROWS))
    assert known.value[0] == 900.0
    assert np.isnan(known.value[1])


def test_the_day_itself_is_known():
    assert CutAt(START + 10).deals(deals(ROWS)).outcome[0] == WON
    assert CutAt(START + 9).deals(deals(ROWS)).outcome[0] == OPEN


def test_cutting_twice_is_cutting_at_the_earlier_day():
    table = deals(ROWS, HISTORY)
    once, twice = CutAt(START + 20).deals(table), CutAt(START + 20).deals(CutAt(START + 33).deals(table))
    assert list(once.id) == list(twice.id)
    assert list(once.outcome) == list(twice.outcome)
    np.testing.assert_array_equal(once.value, twice.value)


def test_a_selection_keeps_the_histories_of_its_deals():
    table = deals(ROWS, HISTORY)
    chosen = table.where(table.id != "deal 0")
    assert {chosen.id[place] for place in chosen.history.deal} == {"deal 1"}


def test_a_day_outside_the_data_is_refused_in_words():
    whole = book(deals(ROWS), until=60)
    with pytest.raises(InputError, match="2024-12-26 lies after 2024-03-01"):
        whole.known_on(START + 360)
    with pytest.raises(InputError, match="Nothing in the data is as old as"):
        whole.known_on(START - 1)


def test_a_deal_that_is_open_and_closed_is_refused():
    with pytest.raises(ValueError, match="if, and only if"):
        deals([(0, 3, OPEN, None)])


def test_leads_become_deals_that_are_won_dropped_or_open():
    leads = Leads(
        texts(["a", "b", "c", "d"]),
        np.array([10, 10, 10, 10]),
        texts(["web"] * 4),
        texts([""] * 4),
        np.full(4, NAN),
        np.array([12.0, NAN, NAN, 8.0]),
        np.array([NAN, 15.0, NAN, NAN]),
    )
    made = leads_as_deals(leads)
    assert list(made.outcome) == [WON, LOST, OPEN, WON]
    assert made.created[3] == 8, "a win noted two days before its lead is put on one day"
