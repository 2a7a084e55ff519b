import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.style import Style
from textual.visual import RenderOptions

from salessim.tui.widgets.columns import Columns, Stack, cell, filling


def drawn(visual, width):
    options = RenderOptions(lambda style: style if isinstance(style, Style) else Style(), {})
    return [strip.text for strip in visual.render_strips(width, None, Style(), options)]


def test_cells_stand_side_by_side_and_the_filling_one_takes_the_rest():
    row = Columns(cell("Tue"), filling("The press line"), cell("61"))
    assert drawn(row, 30) == ["Tue  The press line         61"]


def test_the_filling_cell_wraps_under_itself():
    row = Columns(cell("You", width=5), filling("How often does line 2 stop?"))
    assert drawn(row, 20) == ["You    How often    ", "       does line 2  ", "       stop?        "]


def test_a_column_can_end_at_its_right_edge():
    assert drawn(Columns(filling("x"), cell("8", width=4, is_right=True)), 10) == ["x        8"]


def test_where_it_is_narrow_the_last_cells_give_way():
    row = Columns(cell("sign"), filling("The press line that keeps stopping"), cell("61"), cell("continuation"))
    assert "continuation" in drawn(row, 60)[0]
    assert "continuation" not in "".join(drawn(row, 30))
    assert "61" in "".join(drawn(row, 30))
    assert "61" not in "".join(drawn(row, 18))


def test_a_cell_that_does_not_wrap_is_cut_off():
    row = Columns(filling("a long sentence that ends", wraps=False), cell("61"))
    assert drawn(row, 20) == ["a long sentence…  61"]
    assert row.get_height({}, 20) == 1


def test_brackets_are_text():
    assert drawn(Columns(filling("[bold]x[/bold]")), 20) == ["[bold]x[/bold]      "]


def test_wide_characters_count_double():
    assert drawn(Columns(filling("漢字"), cell("|")), 9) == ["漢字    |"]


@pytest.mark.parametrize("width", range(1, 50))
def test_no_width_breaks_a_row(width):
    row = Columns(cell("first"), filling("some words that wrap"), cell("last", width=6), cell("end"))
    lines = drawn(row, width)
    assert len(lines) == row.get_height({}, width)


texts = st.text(alphabet="ab 漢é[]", max_size=25)


@given(texts, texts, texts, st.integers(8, 60))
def test_every_line_is_exactly_as_wide_as_asked(first, middle, last, width):
    from rich.cells import cell_len

    row = Columns(cell(first, width=4), filling(middle), cell(last))
    lines = drawn(row, width)
    assert {cell_len(line) for line in lines} <= {width}
    assert len(lines) == max(1, row.get_height({}, width))


def test_a_stack_is_its_parts_under_one_another():
    stack = Stack((Content("one"), Columns(filling("two and three"))))
    assert [line.rstrip() for line in drawn(stack, 8)] == ["one", "two and", "three"]
    assert stack.get_height({}, 8) == 3
    assert stack.get_optimal_width({}, 80) == 13
