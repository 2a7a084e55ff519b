"""Parts of a document laid over it, as plain values."""

from salessim.department.laying_over import laid_over

BELOW = {"a": {"b": "1", "c": {"typical": "3", "range": "1 to 5"}}, "d": ["x", "y"], "e": "text"}


def test_maps_merge_and_lists_and_texts_replace() -> None:
    assert laid_over(BELOW, {"a": {"b": "2"}, "d": ["z"], "e": "other"}) == {
        "a": {"b": "2", "c": {"typical": "3", "range": "1 to 5"}},
        "d": ["z"],
        "e": "other",
    }


def test_none_removes_a_map_or_list_and_is_a_text_elsewhere() -> None:
    assert laid_over(BELOW, {"a": "none", "d": "none", "e": "none"}) == {"e": "none"}


def test_the_two_kinds_of_range_never_mix() -> None:
    unsure = {"best_guess": "2", "unsure": "1 to 4"}
    assert laid_over(BELOW, {"a": {"c": unsure}})["a"]["c"] == unsure
    assert laid_over(BELOW, {"a": {"c": {"typical": "4"}}})["a"]["c"] == {"typical": "4", "range": "1 to 5"}


def test_nothing_below_is_changed() -> None:
    laid_over(BELOW, {"a": {"b": "9"}, "d": "none"})
    assert (BELOW["a"], BELOW["d"]) == ({"b": "1", "c": {"typical": "3", "range": "1 to 5"}}, ["x", "y"])
