"""Issues, options and the numbering of outcomes."""

import itertools

import pytest

from salessim.errors import InputError
from salessim.negotiation import Issue, Space, plain_space


@pytest.fixture
def space() -> Space:
    return Space((Issue("discount", ("0%", "4%", "8%")), Issue("term", ("1 year", "2 years"), "Contract length")))


def test_outcomes_are_numbered_like_a_product(space: Space) -> None:
    outcomes = list(itertools.product(range(3), range(2)))
    assert [space.numbered(number) for number in range(space.size)] == outcomes
    assert [space.number(outcome) for outcome in outcomes] == list(range(6))


def test_terms_name_an_outcome_and_back(space: Space) -> None:
    assert space.outcome({"discount": "8%", "term": "1 year"}) == (2, 0)
    assert space.terms((2, 0)) == {"discount": "8%", "term": "1 year"}


def test_what_is_not_named_comes_from_the_rest(space: Space) -> None:
    assert space.outcome({"term": "2 years"}, rest=(1, 0)) == (1, 1)
    with pytest.raises(InputError, match="discount"):
        space.outcome({"term": "2 years"})


@pytest.mark.parametrize(
    ("terms", "said", "hint"),
    [
        ({"discont": "4%"}, "discont", "Did you mean “discount”?"),
        ({"term": "2 year"}, "2 year", "Did you mean “2 years”?"),
        ({"term": "tomorrow"}, "Contract length", "There are: 1 year, 2 years."),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(space: Space, terms: dict[str, str], said: str, hint: str) -> None:
    with pytest.raises(InputError) as caught:
        space.outcome(terms, rest=(0, 0))
    assert said in caught.value.message
    assert caught.value.hint == hint


def test_the_size_is_exact_beyond_any_float() -> None:
    assert plain_space([10] * 60).size == 10**60


def test_empty_and_doubled_names_are_refused() -> None:
    with pytest.raises(InputError):
        Space(())
    with pytest.raises(InputError, match="Two issues"):
        Space((Issue("a", ("x",)), Issue("a", ("y",))))
    with pytest.raises(InputError, match="twice"):
        Issue("a", ("x", "x"))
    with pytest.raises(InputError, match="no options"):
        Issue("a", ())
