"""Finding nodes in a tree."""

from hypothesis import given
from hypothesis import strategies as st

from salessim.library.limits import PATH_MAX
from salessim.library.reading import read
from salessim.library.tree import Mapping, Scalar, at_path, find, joined, walk

TEXT = """\
people:
  marta: {start: {trust: open}}
rubric:
  - {criterion: one, levels: {4: 2+}}
  - {criterion: two}
vary:
  a.b: [x, y]
"""


def tree() -> Mapping:
    root = read(TEXT, "x").root
    assert root is not None
    return root


def test_the_deepest_node_on_a_way_is_found_and_the_rest_skipped() -> None:
    found = find(tree(), ("people", "marta", "Person", "start", "trsut"))
    assert found.node.path == "people.marta.start"
    assert found.key is not None
    assert found.key.text == "start"
    assert found.skipped == ("Person", "trsut")
    assert found.steps == ("people", "marta", "start")


def test_items_of_a_list_have_no_key() -> None:
    found = find(tree(), ("rubric", 1))
    assert found.key is None
    assert found.node.place.line == 5


def test_names_that_are_numbers_are_found_as_numbers_and_as_texts() -> None:
    assert find(tree(), ("rubric", 0, "levels", 4)).node.plain() == "2+"
    assert find(tree(), ("rubric", 0, "levels", "4")).node.plain() == "2+"


def test_paths_count_items_from_one() -> None:
    found = at_path(tree(), "rubric.2.criterion")
    assert found is not None
    assert found.node.plain() == "two"
    assert found.node.path == "rubric.2.criterion"
    assert at_path(tree(), "rubric.0.criterion") is None
    assert at_path(tree(), "rubric.3.criterion") is None


def test_a_key_with_dots_is_found_by_its_path() -> None:
    found = at_path(tree(), "vary.a.b.2")
    assert found is not None
    assert found.node.plain() == "y"


def test_every_node_is_found_at_its_own_path() -> None:
    root = tree()
    for _, node in walk(root):
        if node.path:
            found = at_path(root, node.path)
            assert found is not None
            assert found.node is node


@given(st.text(max_size=50))
def test_any_path_is_found_or_not(path: str) -> None:
    found = at_path(tree(), path)
    assert found is None or isinstance(found.node.place.line, int)


def test_a_path_does_not_grow_without_end() -> None:
    path = ""
    for number in range(2_000):
        path = joined(path, f"name{number}")
    assert len(path) <= PATH_MAX + 1
    assert path.endswith("name1999")


def test_a_map_gives_texts_by_name() -> None:
    root = tree()
    assert root.text("people") is None
    assert root.get("nothing") is None
    people = root.get("people")
    assert isinstance(people, Mapping)
    assert isinstance(people.items["marta"].key, Scalar)
