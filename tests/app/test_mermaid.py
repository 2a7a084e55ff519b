"""Flowcharts that no text can break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mermaid_grammar import read_chart, shown
from salessim.app.mermaid import Flowchart, label


def test_a_label_is_wrapped_and_empty_lines_are_left_out() -> None:
    assert label("fact", "", "Nine vans, and the first of them leaves at four.") == (
        '"fact<br>Nine vans, and the first of them<br>leaves at four."'
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('say "no" & <b>go</b>', '"say #quot;no#quot; #amp; #lt;b#gt;go#lt;/b#gt;"'),
        ("1. first", '"1#46; first"'),
        ("- item", '"#45; item"'),
        ("`code` *bold* #1;", '"#96;code#96; #42;bold#42; #35;1;"'),
        ("%%{init: {}}%%", '"#37;#37;{init: {}}#37;#37;"'),
        ("style x:#1;", '"style x#58;#35;1;"'),
        ("at 10:30", '"at 10:30"'),
    ],
)
def test_what_mermaid_would_read_as_notation_is_escaped(text: str, written: str) -> None:
    assert label(text) == written


@given(st.lists(st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1), min_size=1))
def test_any_text_comes_through(texts: list[str]) -> None:
    chart = Flowchart(texts[0])
    chart.open_group("group", title="A group")
    for number, text in enumerate(texts):
        chart.node(text, str(number), lines=("Node", text))
    chart.close_group()
    read = read_chart(chart.text())
    assert read.title == texts[0]
    plain = ["Node" + "".join(text.split()) for text in texts]
    assert ["".join(node.split()) for node in read.nodes.values()] == plain
    assert set(read.inside.values()) == {"group"}


def test_ids_are_kept_apart_and_links_are_drawn_once() -> None:
    chart = Flowchart("Two")
    first = chart.node("topic", "a-b", lines=("one",), style="rung")
    second = chart.node("topic", "a_b", lines=("two",))
    assert first != second
    assert chart.id_of("topic", "a-b") == first
    for _ in range(2):
        chart.link(first, second, "then", is_dotted=True)
    chart.style("rung", "fill:#fff,color:#000")
    chart.style("never-used", "fill:#fff")
    read = read_chart(chart.text())
    assert read.links == [(first, "-.->", "then", second)]
    assert read.styles[first] == "rung"
    assert "never-used" not in read.styles


def test_shown_is_the_inverse_of_escaping() -> None:
    assert shown(label('a "b" #c; <d>')) == 'a "b" #c; <d>'
