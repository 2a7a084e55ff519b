"""What differs between two trees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salessim.library.comparing import Difference, differences

PLAIN = st.recursive(
    st.text("abc ", max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["says", "needs", "x", "y"]), inner),
    max_leaves=12,
)


def found(before, after, *way):
    return [(one.what, one.way, one.before, one.after) for one in differences(before, after, way)]


@given(PLAIN, PLAIN)
def test_equal_trees_do_not_differ_and_others_do(before, after):
    assert list(differences(before, before)) == []
    if before != after and [before] != after and before != [after]:
        assert list(differences({"a": before}, {"a": after}))


def test_values_entries_and_conditions():
    assert found({"a": "1", "b": "2"}, {"a": "3", "c": "4"}) == [
        ("changed", ("a",), "1", "3"),
        ("removed", ("b",), "2", None),
        ("added", ("c",), None, "4"),
    ]
    assert found({"needs": {"trust": "open"}}, {"needs": {"trust": "wary", "after": "2 turns"}}) == [
        ("changed", ("needs",), {"trust": "open"}, {"trust": "wary", "after": "2 turns"})
    ]
    before = {"typical": "1", "range": "0 to 2"}
    assert found({"x": before}, {"x": {"best_guess": "1", "unsure": "0 to 2"}})[0][0] == "changed"


def test_one_line_and_a_list_of_one_are_the_same():
    assert found({"says": "A line."}, {"says": ["A line."]}) == []


def test_lines_that_are_alike_are_the_same_line_changed():
    before = {"says": ["We have two stores here.", "The door freezes."]}
    after = {"says": ["The door freezes.", "We have three stores here.", "Something else entirely."]}
    assert found(before, after) == [
        ("changed", ("says",), "We have two stores here.", "We have three stores here."),
        ("added", ("says",), None, "Something else entirely."),
    ]


def test_names_are_never_taken_for_each_other():
    assert found({"who": ["marta", "ivo"]}, {"who": ["martha", "ivo"]}) == [
        ("removed", ("who",), "marta", None),
        ("added", ("who",), None, "martha"),
    ]


def test_items_are_found_again_by_what_names_them():
    before = [{"goal": "Know who signs", "points": "5"}, {"goal": "Know why", "points": "5"}]
    after = [{"goal": "Know why", "points": "9"}, {"goal": "Know who signs", "points": "5"}]
    assert found(before, after, "goals") == [("changed", ("goals", "Know why", "points"), "5", "9")]


def test_only_the_order_of_a_list_or_of_endings():
    assert found({"good_answer": ["a", "b"]}, {"good_answer": ["b", "a"]})[0][0] == "order"
    one, other = {"x": "1", "y": "2"}, {"y": "2", "x": "1"}
    assert found({"endings": one}, {"endings": other}) == [("order", ("endings",), ["x", "y"], ["y", "x"])]
    assert found({"people": one}, {"people": other}) == []


def test_an_entry_with_another_name_is_renamed():
    assert found({"asks": {"a": {"x": "1"}}}, {"asks": {"b": {"x": "1"}}}) == [("renamed", ("asks", "a"), "a", "b")]


@pytest.mark.parametrize("tree", ["", [], {}, {"says": []}])
def test_empty_trees(tree):
    assert list(differences(tree, tree)) == []
    assert Difference(("a",), "added").before is None
