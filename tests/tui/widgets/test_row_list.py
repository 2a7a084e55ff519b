from textual.app import App

from salessim.tui.themes import DEFAULT_THEME, theme
from salessim.tui.widgets.columns import Columns, filling
from salessim.tui.widgets.row_list import RowList, heading, remark, row


class ListApp(App[None]):
    CSS = "RowList, RowList:focus { border: none; }"

    def __init__(self, rows):
        super().__init__()
        self._rows = rows
        self.register_theme(theme(DEFAULT_THEME))
        self.theme = DEFAULT_THEME

    def compose(self):
        yield RowList()

    def on_mount(self):
        self.query_one(RowList).show(self._rows)


ROWS = [
    heading("First", has_gap=False),
    row("a", filling("Alpha"), below=Columns(filling("below alpha"))),
    row("b", filling("Beta")),
    heading("Second"),
    row("c", filling("Gamma")),
]


def lines(app):
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


async def test_the_pointer_is_a_sign_and_skips_headings():
    async with ListApp(ROWS).run_test(size=(30, 12)) as pilot:
        rows = pilot.app.query_one(RowList)
        assert rows.chosen == "a"
        shown = [line.strip() for line in lines(pilot.app)]
        assert [line for line in shown if line] == ["First", "▸ Alpha", "below alpha", "Beta", "Second", "Gamma"]
        await pilot.press("down", "down")
        assert rows.chosen == "c"
        assert [line.strip() for line in lines(pilot.app) if "▸" in line] == ["▸ Gamma"]


async def test_showing_anew_keeps_the_pointer_where_it_was():
    async with ListApp(ROWS).run_test(size=(30, 12)) as pilot:
        rows = pilot.app.query_one(RowList)
        await pilot.press("down")
        rows.show([remark("something new"), *ROWS[1:]])
        assert rows.chosen == "b"
        rows.show(ROWS, keep=False)
        assert rows.chosen == "a"


async def test_a_row_that_is_gone_leaves_the_pointer_on_the_first():
    async with ListApp(ROWS).run_test(size=(30, 12)) as pilot:
        rows = pilot.app.query_one(RowList)
        await pilot.press("end")
        rows.show(ROWS[:3])
        assert rows.chosen == "a"


async def test_nothing_to_choose_is_nothing_chosen():
    async with ListApp([remark("empty")]).run_test(size=(30, 12)) as pilot:
        rows = pilot.app.query_one(RowList)
        assert rows.chosen is None
        await pilot.press("down", "up", "enter", "end")
        assert rows.chosen is None
