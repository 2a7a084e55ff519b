"""Practise: the ways to practise a scenario."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from salessim.app.call_port import Call, CallDesk
from salessim.app.practice_port import BuyersCall, ExpertCall, Way
from salessim.tui import practice_words, words
from salessim.tui.actions import bindings
from salessim.tui.screens.base import SalesScreen
from salessim.tui.widgets.columns import Columns, cell, filling
from salessim.tui.widgets.row_list import RowList, heading, remark, row

_GROUPS = (
    (practice_words.WHOLE, ("play", "coach", "watch")),
    (practice_words.PARTS, ("objections",)),
    (practice_words.OTHERS, ("buyer", "certify")),
)


class PractiseScreen(SalesScreen):
    """One list; the behaviours to drill come in as soon as they were found."""

    PLACE = "practise"
    HEADING = words.BUSY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("practise")]

    def __init__(self, scenario: str, title: str, difficulty: str = "", *, begins_with: str = "") -> None:
        super().__init__()
        self._begins_with = begins_with
        self._scenario, self._difficulty = scenario, difficulty
        self._title = title
        self._ways: dict[str, Way] = {}
        self._is_starting = False

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield RowList(remark(words.BUSY))

    def begin(self) -> None:
        """Ask which ways there are, then what can be drilled."""
        self.show_title(practice_words.PRACTISE_TITLE.format(title=self._title), self._difficulty)
        scenario, difficulty = self._scenario, self._difficulty
        self.in_background(lambda desk: desk.practice.ways(scenario, difficulty), self._show_ways)

    def _show_ways(self, ways: Sequence[Way]) -> None:
        self._show(ways, None)
        wanted, self._begins_with = f"{self._begins_with}:", ""
        if wanted in self._ways:
            self.query_one(RowList).point_at(wanted)
            self.action_open()
            return
        scenario, difficulty = self._scenario, self._difficulty
        self.in_background(
            lambda desk: desk.practice.drills(scenario, difficulty), lambda drills: self._show(ways, drills)
        )

    def _show(self, ways: Sequence[Way], drills: Sequence[Way] | None) -> None:
        self._ways = {f"{way.kind}:{way.aim}": way for way in (*ways, *(drills or ()))}
        self.query_one(RowList).show(way_rows(ways, drills))
        self.show_keys()

    def failed(self) -> None:
        """Let one choose again."""
        self._is_starting = False

    def offers(self, action: str) -> bool:
        """There is nothing to open before the list is there."""
        return super().offers(action) and (action != "open" or bool(self._ways))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click begins."""
        event.stop()
        self.do("open")

    def action_open(self) -> None:
        """Begin what is under the pointer, once."""
        way = self._ways.get(self.query_one(RowList).chosen or "")
        if way is None or self._is_starting or not way.is_open:
            return
        self._is_starting = True
        scenario, difficulty, app = self._scenario, self._difficulty, self.sales_app
        match way.kind:
            case "play":
                self.in_background(lambda desk: desk.start(scenario, difficulty), app.open_call)
            case "coach":
                self.in_background(lambda desk: desk.practice.with_coach(scenario, difficulty), app.open_call)
            case "watch":
                self.in_background(lambda desk: desk.practice.expert_call(scenario, difficulty), self._watch)
            case "drill":
                self.in_background(lambda desk: desk.practice.drill(scenario, way.aim, difficulty), app.open_call)
            case "objections":
                self.in_background(lambda desk: _first_objection(desk, scenario, difficulty), app.open_call)
            case "buyer":
                self.in_background(lambda desk: desk.practice.buyers_call(scenario, difficulty), self._buy)
            case "certify":
                self.in_background(lambda desk: desk.practice.certify(scenario, difficulty), app.open_call)

    def _watch(self, expert: ExpertCall) -> None:
        from salessim.tui.screens.watching import WatchingScreen

        self.sales_app.show(WatchingScreen(expert))

    def _buy(self, call: BuyersCall) -> None:
        from salessim.tui.screens.buyer import BuyerScreen

        self.sales_app.show(BuyerScreen(call))


def _first_objection(desk: CallDesk, scenario: str, difficulty: str) -> Call:
    names = desk.practice.objections(scenario, difficulty)
    return desk.practice.objection(scenario, names[0], difficulty)


def way_rows(ways: Sequence[Way], drills: Sequence[Way] | None) -> list[Option]:
    """The ways in their groups, then what can be drilled; None: that is still being looked for."""
    rows: list[Option] = []
    for title, kinds in _GROUPS:
        here = [way for way in ways if way.kind in kinds]
        if here:
            rows += [heading(title, has_gap=bool(rows)), *map(_way_row, here)]
    rows.append(heading(practice_words.ONE_BEHAVIOUR))
    if drills is None:
        rows.append(remark(practice_words.LOOKING))
    elif not drills:
        rows.append(remark(practice_words.NOTHING_TO_DRILL))
    else:
        rows += [row(f"drill:{way.aim}", cell(words.BULLET, "$ink-accent"), filling(way.title)) for way in drills]
    return rows


def _way_row(way: Way) -> Option:
    sign = cell(words.BULLET if way.is_open else words.NOT_APPLICABLE, "$ink-accent" if way.is_open else "$ink-soft")
    below = Columns(cell(" "), filling(way.what, "$ink-soft", wraps=False))
    return row(f"{way.kind}:{way.aim}", sign, filling(way.title, "$ink" if way.is_open else "$ink-soft"), below=below)
