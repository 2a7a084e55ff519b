"""Alignments keep their promises, and their bound holds against every other way."""

from itertools import product

import numpy as np
import pytest

from salessim.errors import InputError
from salessim.study.alignment import Account, Case, Prices, Rep, align
from study.alignment.made_cases import city_places, made_case, made_places


def promises_kept(aligned):
    case = aligned.case
    assert case.is_even(aligned.rep_of)
    locked = np.array([each.is_locked for each in case.accounts])
    assert np.array_equal(aligned.rep_of[locked], case.current[locked])
    assert aligned.bound <= aligned.cost + 1e-6 * aligned.cost
    assert aligned.cost == pytest.approx(case.cost_of(aligned.rep_of))


@pytest.mark.parametrize("seed", range(6))
def test_it_is_as_cheap_as_it_says_against_every_other_way(seed):
    case = made_case(made_places(40, seed), 8, 3, seed=seed, prices=Prices(tolerance=0.25))
    costs = [case.cost_of(np.array(way)) for way in product(range(3), repeat=8) if case.is_even(np.array(way))]
    best = min((cost for cost in costs if np.isfinite(cost)), default=None)
    if best is None:
        with pytest.raises(InputError):
            align(case)
        return
    aligned = align(case)
    promises_kept(aligned)
    assert aligned.bound <= best * (1 + 1e-9)
    assert aligned.cost <= best * 1.015
    assert aligned.gap <= 0.015


@pytest.mark.parametrize(("accounts", "reps"), [(60, 4), (200, 8), (600, 15)])
def test_gap_on_a_made_map(accounts, reps):
    aligned = align(made_case(made_places(accounts + reps), accounts, reps))
    promises_kept(aligned)
    assert aligned.gap <= 0.015


@pytest.mark.parametrize(("accounts", "reps"), [(200, 8), (600, 15), pytest.param(2000, 30, marks=pytest.mark.slow)])
@pytest.mark.parametrize("tolerance", [0.03, 0.1])
def test_gap_among_cities(accounts, reps, tolerance):
    case = made_case(city_places(), accounts, reps, prices=Prices(tolerance=tolerance))
    assert not case.is_even(case.current)
    aligned = align(case)
    promises_kept(aligned)
    assert aligned.gap <= 0.015


def test_dearer_hand_overs_leave_more_accounts_where_they_are():
    moved = []
    for loss in (0.0, 0.154, 5.0):
        case = made_case(made_places(108), 100, 8, prices=Prices(hand_over_loss=loss))
        moved.append(int(np.sum(align(case).rep_of != case.current)))
    assert moved[0] > moved[1] >= moved[2]


def test_the_same_case_gives_the_same_alignment():
    one, other = (align(made_case(made_places(108), 100, 8)).rep_of for _ in range(2))
    assert np.array_equal(one, other)


def test_capacity_says_whose_part_is_smaller():
    accounts = [Account(f"a{n}", n / 10, 0.0, "", 1.0, 0.0, 4.0) for n in range(30)]
    aligned = align(Case(accounts, [Rep("full", 0.0, 0.0, 1.0), Rep("half", 3.0, 0.0, 0.5)], Prices(tolerance=0.01)))
    assert list(aligned.case.loads(aligned.rep_of)) == [20.0, 10.0]


def test_too_much_locked_names_the_rep():
    accounts = [Account(f"a{n}", 0.0, n / 10, "ann", 1.0, 0.0, 4.0, is_locked=n < 8) for n in range(10)]
    with pytest.raises(InputError, match="locked for ann is 160%"):
        align(Case(accounts, [Rep("ann", 0.0, 0.0), Rep("bob", 0.0, 1.0)], Prices()))


def test_an_account_too_large_says_how_even_it_could_be():
    accounts = [Account("whale", 0.0, 0.0, "ann", 9.0, 0.0, 4.0), Account("minnow", 0.0, 1.0, "bob", 1.0, 0.0, 4.0)]
    with pytest.raises(InputError, match="Whole accounts cannot be shared out within 10%") as caught:
        align(Case(accounts, [Rep("ann", 0.0, 0.0), Rep("bob", 0.0, 1.0)], Prices()))
    assert "80.0% off" in caught.value.hint


def test_too_little_that_may_move_says_how_even_it_could_be():
    accounts = [Account(f"a{n}", 0.0, n / 10, "ann", 1.0, 0.0, 4.0, is_locked=n < 6) for n in range(9)]
    accounts.append(Account("far", 0.0, 2.0, "cem", 1.0, 0.0, 4.0, is_locked=True))
    reps = [Rep("ann", 0.0, 0.0, 1.8), Rep("bob", 0.0, 1.0, 1.0), Rep("cem", 0.0, 2.0, 0.05)]
    with pytest.raises(InputError) as caught:
        align(Case(accounts, reps, Prices(tolerance=0.3)))
    assert "cem" in caught.value.message
