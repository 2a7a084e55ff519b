"""Reading: what one mistake gives, where, and that it does not hide the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salessim.library.limits import DEPTH_MAX, NODES_MAX, PROBLEMS_MAX, SIZE_MAX_BYTES
from salessim.library.reading import Reading, read

Found = list[tuple[str, int, int]]


def found(text: str | bytes) -> Found:
    return [(one.code, one.place.line, one.place.column) for one in read(text, "x.yaml").problems]


def plain(text: str) -> object:
    reading = read(text, "x.yaml")
    assert reading.root is not None
    return reading.root.plain()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\nb:\n  c: d\n  e: [f, g]\n", []),
        ("a: yes\nb: no\nc: 012\nd: 1_000\ne: 12:30\nf: ~\ng: 2027-01-01\n", []),
        ("a: {b: c,}\nd: [e,]\n", []),
        ("a: |\n  what: is this? [and # that\n", []),
        ('a: "what: is this? #1"\n', []),
        ("a: text   # a comment\n", []),
        ("a: text #-- a ruler\n", []),
        ("a: see http://x.example/y#z\n", []),
        ("---\na: b\n", []),
        ("a: see [1]\n", []),
        # a colon too much, or a space too little
        ("a: Here: it is\n", [("E012", 1, 8)]),
        ("a: {b: Hi: there}\n", [("E012", 1, 10)]),
        ("a: [Hi: there, b]\n", [("E012", 1, 5)]),
        ("a: [b, Hi: there: c]\n", [("E012", 1, 17)]),
        ("a:b\nc: d\n", [("E012", 1, 1)]),
        ("c: d\na:b\ne: f\n", [("E012", 2, 1)]),
        ("c:\n  d:e\n", [("E012", 2, 3)]),
        ("x: {a:b, c: d}\n", [("E012", 1, 5)]),
        ("a: “Hi: there”\n", [("E012", 1, 7)]),
        # quotes
        ('a: "foo\nb: c\n', [("E019", 1, 4)]),
        ("a: 'foo\nb: c\n", [("E019", 1, 4)]),
        ("a: 'it's fine'\nb: c\n", [("E019", 1, 4)]),
        ('a: "foo" bar\nb: c\n', [("E019", 1, 4)]),
        ('a: "b": c\n', [("E019", 1, 4)]),
        ('a: ["b" c]\n', [("E019", 1, 5)]),
        ('a: "C:\\path"\n', [("E019", 1, 7)]),
        ('a: "foo\nb: "bar"\nc: d\n', [("E019", 1, 4)]),
        # brackets
        ("a: [b, c\nd: e\n", [("E020", 1, 4)]),
        ("a: {b: c\nd: e\n", [("E020", 1, 4)]),
        ("a: {b: c\n    d: e}\n", [("E020", 2, 5)]),
        ("a: b]\n", [("E020", 1, 5)]),
        ("a: [b]]\nc: d\n", [("E020", 1, 7)]),
        ("a: [b}\nc: d\n", [("E020", 1, 6)]),
        ("a: [,b]\n", [("E020", 1, 5)]),
        ("a: [- b]\n", [("E020", 1, 5)]),
        # tabs
        ("a:\n\tb: c\n", [("E009", 2, 1)]),
        ("a:\n  b: c\n\td: e\n", [("E009", 3, 1)]),
        ("a:\n\tb: c\n\td: e\nf:\n\tg: h\n", [("E009", 2, 1), ("E009", 5, 1)]),
        ("a:\tb\n", []),
        # signs
        ("a: *bold* text\n", [("E010", 1, 4)]),
        ("a: & text\n", [("E010", 1, 4)]),
        ("a: !important text\n", [("E010", 1, 4)]),
        ("a: @foo\n", [("E010", 1, 4)]),
        ("a: %foo\n", [("E010", 1, 4)]),
        ("a: `foo`\n", [("E010", 1, 4)]),
        ("a: &x foo\nb: *x\n", [("E010", 1, 4), ("E010", 2, 4)]),
        # texts that are cut off
        ("a: foo #1 bar\nb: c\n", [("E011", 1, 8)]),
        ("a: foo\n  bar #1 x\n  baz\nb: c\n", [("E011", 2, 7)]),
        ("a: [foo #1, bar]\nb: c\n", [("E011", 1, 9)]),
        ("a: [What is it?, b]\n", [("E013", 1, 5)]),
        ("a: {b: What is it?, c: d}\n", [("E013", 1, 8)]),
        ("a: {says: Well, I do not know}\n", [("E013", 1, 17)]),
        ("a: [I know, but not yet.]\n", [("E013", 1, 13)]),
        # lines that do not fit together
        ("a:\n  b: c\n d: e\n", [("E007", 3, 2)]),
        ("a:\n  b: c\n   d: e\n", [("E007", 3, 4)]),
        ("a: b\n  c: d\n", [("E007", 2, 3)]),
        ("a:\n  - b\n  c: d\n", [("E007", 3, 3)]),
        ("b: c\n- a\n", [("E007", 2, 1)]),
        ("a: - b\n", [("E007", 1, 4)]),
        ("a:\n  -b\n  -c\n", [("E007", 2, 3)]),
        ("a:\n  b c\n  d: e\n", [("E007", 2, 3)]),
        ("a: | text\n", [("E007", 1, 4)]),
        ("? [a]\n: b\n", [("E007", 1, 3)]),
        (": b\n", [("E007", 1, 1)]),
        # names
        ("a: b\na: c\n", [("E008", 2, 1)]),
        ("{a: b, a: c}\n", [("E008", 1, 8)]),
        ("a.b: c\n", [("E014", 1, 1)]),
        ("vary:\n  a.b: c\nx: {try: {a.b.c: d}}\n", []),
        # nothing there
        ("a:\nb: c\n", [("E018", 1, 1)]),
        ("a:\n  -\n  - b\n", [("E018", 2, 3)]),
        ("a: >5\n", [("E018", 1, 4)]),
        # not a document
        ("", [("E017", 1, 1)]),
        ("# only a comment\n", [("E017", 1, 1)]),
        ("foo\n", [("E017", 1, 1)]),
        ("- a\n- b\n", [("E017", 1, 1)]),
        ("a: b\n---\nc: d\n", [("E022", 2, 1)]),
        ("a: b\n...\nc: d\n", [("E022", 2, 1)]),
    ],
)
def test_one_mistake_gives_one_problem_at_its_place(text: str, expected: Found) -> None:
    assert found(text) == expected


def test_scalars_stay_texts() -> None:
    assert plain("a: yes\nb: 012\nc: 12:30\nd: ~\ne: 1.0\n") == {
        "a": "yes", "b": "012", "c": "12:30", "d": "~", "e": "1.0",
    }  # fmt: skip


def test_of_a_name_written_twice_the_first_is_kept_and_both_lines_are_named() -> None:
    reading = read("a: one\nb: c\na: two\n", "x")
    assert reading.root is not None
    assert reading.root.plain() == {"a": "one", "b": "c"}
    assert "line 1" in reading.problems[0].message


def test_what_is_whole_is_read_beside_what_is_not() -> None:
    text = 'a:\n  b: "open\n  c: [d\n  e: f\ng: h: i\nj: k\n'
    assert plain(text) == {"a": {"e": "f"}, "j": "k"}
    assert found(text) == [("E019", 2, 6), ("E020", 3, 6), ("E012", 5, 5)]


def test_mistakes_inside_items_of_a_list_are_found_one_by_one() -> None:
    text = "a:\n  - name: one\n    says: Here: there\n  - name: two\n    says: [x\n  - name: three\n"
    assert found(text) == [("E012", 3, 15), ("E020", 5, 11)]
    assert plain(text) == {"a": [{"name": "one"}, {"name": "two"}, {"name": "three"}]}


def test_a_name_written_twice_is_found_across_pieces_that_were_read_one_by_one() -> None:
    assert ("E008", 3, 1) in found("a: b\nc: [d\na: e\n")


def test_what_cannot_be_read_is_known_as_broken() -> None:
    assert read('a:\n  b: "open\n  c: d\n', "x").broken == ("a.b",)
    assert read("a:\n  b c\n  d: e\n", "x").broken == ("a.?",)


# ---------------------------------------------------------------------------- bytes


def test_line_breaks_of_all_systems_give_the_same_places() -> None:
    for line_break in ("\n", "\r\n", "\r"):
        assert found(line_break.join(["a: b", "c: d: e", "f: [g", ""])) == [("E012", 2, 5), ("E020", 3, 4)]


def test_a_byte_order_mark_is_no_mistake() -> None:
    assert found(b"\xef\xbb\xbfa: b: c\n") == [("E012", 1, 5)]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("a: é\n".encode("utf-16"), [("E016", 1, 1)]),
        ("a: é\n".encode("utf-32"), [("E016", 1, 1)]),
        (b"\x7fELF\x00\x00\x00\x01\x00\x00", [("E016", 1, 1)]),
        (b"a: b\nc: caf\xe9\nd: [x\n", [("E016", 2, 7), ("E020", 3, 4)]),
        (b"a: b\nc: d\x00e\n", [("E021", 2, 5)]),
    ],
)
def test_what_is_not_utf8_is_said(data: bytes, expected: Found) -> None:
    assert found(data) == expected


def test_the_likely_letter_behind_a_wrong_byte_is_shown() -> None:
    assert "é" in read(b"a: caf\xe9\n", "x").problems[0].message


@pytest.mark.parametrize("sign", ["\u200b", "\u00ad", "\u202e", "\u2028", "\x85", "\x1b", "\x0c", "\ufeff"])
def test_invisible_characters_are_pointed_at(sign: str) -> None:
    assert found(f"a: b\nc: d{sign}e: f\n") == [("E021", 2, 5)]


def test_a_special_space_is_a_mistake_only_where_it_indents_or_follows_a_colon() -> None:
    assert found("a:\n\u00a0\u00a0b: c\n") == [("E021", 2, 1)]
    assert found("a:\u00a0b\n") == [("E021", 1, 3)]
    assert found("a: 12\u00a0EUR and «\u00a0mais\u00a0»\n") == []


# ---------------------------------------------------------------------------- places


def test_places_count_characters_as_editors_do() -> None:
    reading = read("a: 漢字 🙂: x\n", "x")
    assert [(one.place.column, one.place.width) for one in reading.problems] == [(8, 1)]


def test_places_behind_a_tab_are_those_of_the_file() -> None:
    assert found("a:\n\tb: c: d\ne: f: g\n") == [("E009", 2, 1), ("E012", 3, 5)]
    assert found("a:\n  b: c\n\tc: [What?, e]\n")[0] == ("E009", 3, 1)


def test_every_node_has_its_place_and_path() -> None:
    reading = read("people:\n  marta:\n    start: {trust: open}\nsays:\n  - one\n  - two\n", "x.yaml")
    assert reading.root is not None
    from salessim.library.tree import walk

    places = {node.path: (node.place.line, node.place.column, node.place.width) for _, node in walk(reading.root)}
    assert places["people.marta.start.trust"] == (3, 20, 4)
    assert places["says.2"] == (6, 5, 3)
    assert all(node.place.file == "x.yaml" for _, node in walk(reading.root))


# ---------------------------------------------------------------------------- limits


def test_a_large_file_is_refused_before_it_is_read() -> None:
    assert found(b"a: " + b"x" * SIZE_MAX_BYTES) == [("E015", 1, 1)]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "a:\n"])
def test_deep_nesting_is_refused_at_its_limit(opening: str) -> None:
    text = "".join("  " * level + "a:\n" for level in range(100)) if opening == "a:\n" else opening * 100_000
    assert found(text)[0][0] in ("E015", "E017")


def test_nesting_up_to_the_limit_is_read() -> None:
    depth = DEPTH_MAX - 1
    assert found("a: " + "[" * depth + "b" + "]" * depth + "\n") == []
    assert found("a: " + "[" * (depth + 1) + "b" + "]" * (depth + 1) + "\n")[0][0] == "E015"


def test_a_document_has_a_largest_number_of_values() -> None:
    assert found("a: [" + "b," * NODES_MAX + "b]\n")[0][0] == "E015"


def test_a_name_that_is_too_long_is_refused() -> None:
    assert found("n" * 101 + ": x\n") == [("E015", 1, 1)]


def test_a_flood_of_mistakes_is_cut_with_a_last_word() -> None:
    reading = read("a: b\n" * 1_000, "x")
    assert len(reading.problems) == PROBLEMS_MAX
    assert "more problems" in reading.problems[-1].message


# ---------------------------------------------------------------------------- properties

_NAMES = st.text(st.characters(categories=["Ll", "Nd"]), min_size=1, max_size=8)
_UNSEEN = ["Cc", "Cf", "Cn", "Cs", "Zs", "Zl", "Zp"]
_SIGNS = st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=_UNSEEN) | st.just(" ")
_TEXTS = st.text(_SIGNS, max_size=20)
_TREES = st.recursive(
    _TEXTS,
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(_NAMES, inner, min_size=1, max_size=4),
    max_leaves=12,
)


def _in_block(value: object, indent: int = 0) -> str:
    margin = "  " * indent
    if isinstance(value, dict):
        return "".join(f"\n{margin}{_quoted(key)}:{_in_block(inner, indent + 1)}" for key, inner in value.items())
    if isinstance(value, list):
        return "".join(f"\n{margin}-{_in_block(inner, indent + 1)}" for inner in value)
    return f" {_quoted(str(value))}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@given(st.dictionaries(_NAMES, _TREES, min_size=1, max_size=4))
def test_what_is_written_is_what_is_read(value: dict[str, object]) -> None:
    reading = read(_in_block(value).lstrip("\n") + "\n", "x")
    assert [one.message for one in reading.problems] == []
    assert reading.root is not None
    assert reading.root.plain() == value


@given(st.binary(max_size=400) | st.text("ab:-[]{}\"'#?!&*|>\n\t ,.", max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused_with_places(data: bytes) -> None:
    reading: Reading = read(data, "x")
    assert reading.root is not None or reading.problems
    lines = reading.source.lines
    for one in reading.problems:
        assert 1 <= one.place.line <= max(1, len(lines))
