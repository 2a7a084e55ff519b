"""The value that a call is, and the draft that a turn writes on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playing import call
from salessim.conversation.draft import Draft
from salessim.conversation.situation import Situation, Workings, members, with_item


def test_a_draft_has_the_fields_of_a_situation():
    def written(kind):
        return getattr(kind, "__forward_arg__", kind)  # a named tuple wraps what is only known to the type checker

    own = {name: written(kind) for name, kind in Situation.__annotations__.items()}
    assert {name: Workings.__annotations__[name] for name in Situation._fields} == own


def test_a_draft_that_nobody_wrote_on_settles_to_what_it_was():
    session = call()
    assert Draft(session.case, session.situation, session.luck, None).settled() == session.situation


def test_writing_on_a_draft_leaves_the_situation_alone():
    session = call()
    draft = Draft(session.case, session.situation, session.luck, None)
    draft.turn, draft.told = 9, 5
    assert (session.situation.turn, session.situation.told) == (0, 0)
    assert (draft.settled().turn, draft.settled().told) == (9, 5)


def test_a_situation_cannot_be_changed():
    with pytest.raises(AttributeError):
        call().situation.turn = 3


@given(st.sets(st.integers(0, 200)))
def test_members_of_a_set(numbers):
    assert members(sum(1 << number for number in numbers)) == sorted(numbers)


@given(
    st.lists(st.integers(), min_size=1).flatmap(
        lambda values: st.tuples(st.just(values), st.integers(0, len(values) - 1))
    )
)
def test_one_item_is_replaced(given_values):
    values, index = given_values
    expected = [*values]
    expected[index] = 42
    assert with_item(tuple(values), index, 42) == tuple(expected)
