"""Layers: later wins, maps merge, lists replace, `none` removes, and everybody keeps his place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salessim.library.layers import Layer, grafted, layered_value, merge, merged, only, replaced
from salessim.library.reading import read
from salessim.library.tree import Mapping, Scalar, find


def tree(text: str, file: str = "x") -> Mapping:
    reading = read(text, file)
    assert reading.root is not None, reading.problems
    return reading.root


def over(below: str, above: str) -> object:
    return merge(tree(below), tree(above)).plain()


def test_maps_merge_deeply_and_lists_replace() -> None:
    assert over("a: {b: 1, c: {d: 2, e: [3, 4]}}", "a: {c: {e: [5], f: 6}}") == {
        "a": {"b": "1", "c": {"d": "2", "e": ["5"], "f": "6"}}
    }


def test_a_text_replaces_a_map_and_the_other_way_round() -> None:
    assert over("a: {b: 1}", "a: 2") == {"a": "2"}
    assert over("a: 2", "a: {b: 1}") == {"a": {"b": "1"}}


@pytest.mark.parametrize("below", ["a: {b: {c: 1}}", "a: {b: [1, 2]}"])
def test_none_removes_a_map_or_list(below: str) -> None:
    assert over(below, "a: {b: none}") == {"a": {}}


def test_none_is_a_text_over_a_text_and_over_nothing() -> None:
    assert over("start: {urgency: low}", "start: {urgency: none}") == {"start": {"urgency": "none"}}
    assert over("when: {trust: open}", "when: {explicit_needs: none}") == {
        "when": {"trust": "open", "explicit_needs": "none"}
    }


def test_quoted_none_is_always_a_text() -> None:
    assert over("a: [1]", 'a: "none"') == {"a": "none"}


def test_an_entry_of_a_map_that_was_removed_can_be_given_anew() -> None:
    layers = [Layer(str(n), tree(text)) for n, text in enumerate(["a: {b: [1]}", "a: {b: none}", "a: {b: [2]}"])]
    assert merged(layers).plain() == {"a": {"b": ["2"]}}


def test_the_two_kinds_of_range_replace_each_other_and_never_mix() -> None:
    assert over("a: {typical: 5, range: 3 to 8}", "a: {best_guess: 4, unsure: 2 to 6}") == {
        "a": {"best_guess": "4", "unsure": "2 to 6"}
    }
    assert over("a: {typical: 5, range: 3 to 8}", "a: {typical: 4}") == {"a": {"typical": "4", "range": "3 to 8"}}


def test_the_order_of_the_lower_layer_stays() -> None:
    result = merge(tree("a: 1\nb: 2\nc: 3\n"), tree("d: 4\nb: 5\n"))
    assert list(result.items) == ["a", "b", "c", "d"]


def test_every_value_keeps_the_place_where_it_was_written() -> None:
    result = merge(tree("a:\n  b: 1\n  c: 2\n", "low.yaml"), tree("# x\na:\n  c: 3\n", "high.yaml"))
    assert str(find(result, ("a", "b")).node.place) == "low.yaml:2:6"
    assert str(find(result, ("a", "c")).node.place) == "high.yaml:3:6"


def test_nothing_to_merge_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing"):
        merged([])


# ---------------------------------------------------------------------------- who says what


def layers() -> list[Layer]:
    return [
        Layer("persona", tree("start: {trust: wary, patience: fair}\nlines: {bye: [a, b]}", "persona.yaml")),
        Layer("scenario", tree("start: {trust: neutral}", "scenario.yaml")),
        Layer("tough", tree("start: {trust: hostile}\nlines: none", "scenario.yaml")),
    ]


def test_the_layers_that_give_a_value_are_told_lowest_first() -> None:
    said = layered_value(layers(), "start.trust")
    assert [(one.layer.label, one.node.plain(), one.is_hidden) for one in said] == [
        ("persona", "wary", True),
        ("scenario", "neutral", True),
        ("tough", "hostile", False),
    ]
    assert said[-1].node.place.file == "scenario.yaml"


def test_a_value_given_once_is_not_hidden() -> None:
    assert [(one.layer.label, one.is_hidden) for one in layered_value(layers(), "start.patience")] == [
        ("persona", False)
    ]


def test_a_value_whose_parent_was_removed_says_so() -> None:
    said = layered_value(layers(), "lines.bye")
    assert [(one.layer.label, one.is_hidden, one.is_removal) for one in said] == [
        ("persona", True, False),
        ("tough", False, True),
    ]


def test_maps_of_several_layers_all_count() -> None:
    assert [one.is_hidden for one in layered_value(layers(), "start")] == [False, False, False]


def test_a_path_that_nobody_gives_has_no_settings() -> None:
    assert layered_value(layers(), "start.urgency") == ()


# ---------------------------------------------------------------------------- parts of trees


def test_a_part_can_be_grafted_into_a_larger_document() -> None:
    part = tree("trust: open", "persona.yaml")
    anchor = tree("persona: driver").items["persona"].node
    assert isinstance(anchor, Scalar)
    graft = grafted(part, ("people", "marta"), anchor)
    assert graft.plain() == {"people": {"marta": {"trust": "open"}}}
    assert find(graft, ("people", "marta", "trust")).node.place.file == "persona.yaml"


def test_a_node_is_replaced_without_touching_the_tree_it_came_from() -> None:
    root = tree("a: {b: [1, 2]}")
    node = find(tree("x: new"), ("x",)).node
    assert replaced(root, ("a", "b", 1), node).plain() == {"a": {"b": ["1", "new"]}}
    assert root.plain() == {"a": {"b": ["1", "2"]}}
    with pytest.raises(KeyError):
        replaced(root, ("a", "c"), node)


def test_only_some_entries_are_kept() -> None:
    assert only(tree("a: 1\nb: 2\nc: 3\n"), ["c", "a", "z"]).plain() == {"a": "1", "c": "3"}


# ---------------------------------------------------------------------------- properties

_TREES = st.recursive(
    st.sampled_from(["x", "y", "1"]),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)
_MAPS = st.dictionaries(st.sampled_from("abc"), _TREES, min_size=1, max_size=3)


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return str(value)


@given(_MAPS)
def test_a_map_over_itself_is_itself(value: object) -> None:
    root = tree(_flow(value))
    assert merge(root, root).plain() == root.plain()


@given(_MAPS, _MAPS)
def test_what_the_upper_layer_says_holds(one: dict[str, object], two: dict[str, object]) -> None:
    result = over(_flow(one), _flow(two))

    def holds(part: object, whole: object) -> bool:
        if isinstance(part, dict):
            return isinstance(whole, dict) and all(holds(inner, whole.get(key)) for key, inner in part.items())
        return part == whole

    assert holds(two, result)
