"""Two small plots of a negotiation: where both sides stand on one line, and after the end the dance of offers."""

from collections.abc import Iterable, Sequence

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from salessim.app.table_views import CurvePoint, Revealed
from salessim.tui import table_words as words

STYLES = {
    words.HIS: "$ink-other",
    words.YOURS: "$ink-accent",
    words.BOTH: "bold $ink",
    words.DEAL: "bold $ink-good",
    words.NASH: "$ink-part",
    words.FRONTIER: "$ink-soft",
    words.NO_DEAL: "$ink-soft",
    "━": "$ink-soft",
}


class OfferLine(Widget):
    """Every offer so far on one line, by its worth to you."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._buyer = ""
        self._curve: tuple[CurvePoint, ...] = ()
        self._no_deal = 0.0

    def show(self, buyer: str, curve: Sequence[CurvePoint], no_deal: float) -> None:
        """Show other offers."""
        self._buyer, self._curve, self._no_deal = buyer, tuple(curve), no_deal
        self.refresh()

    @property
    def plain(self) -> str:
        """What is drawn, as text."""
        return self._content(self.size.width).plain

    def render(self) -> RenderResult:
        """The line."""
        return self._content(self.size.width)

    def _content(self, width: int) -> Content:
        if not self._curve:
            return Content("")
        worths = [self._no_deal, *(point.yours for point in self._curve)]
        left, right = f"{words.money(min(worths))} ", f" {words.money(max(worths))}"
        signs = [(f"   {words.HIS} {self._buyer}", "$ink-other"), (f"  {words.YOURS} {words.YOU}", "$ink-accent")]
        signs.append((f"  {words.NO_DEAL} {words.NO_DEAL_TITLE}", "$ink-soft"))
        room = width - len(left) - len(right) - sum(len(text) for text, _ in signs)
        if room < 10:
            return Content("")
        line = offer_line(self._curve, self._no_deal, room)
        return Content.assemble((left, "$ink-soft"), _painted(line), (right, "$ink-soft"), *signs)


def offer_line(curve: Sequence[CurvePoint], no_deal: float, width: int) -> str:
    """Offers on a line of that width [cells], by their worth to you; each side's are joined."""
    worths = [no_deal, *(point.yours for point in curve)]
    low, high = min(worths), max(worths)
    cells = [" "] * width

    def place(worth: float) -> int:
        return _scaled(worth, low, high, width)

    for whose in ("he", "you"):
        own = [place(point.yours) for point in curve if point.whose == whose]
        for number in range(min(own, default=0), max(own, default=-1) + 1):
            cells[number] = "━"
    cells[place(no_deal)] = words.NO_DEAL
    for point in curve:
        at, sign = place(point.yours), words.YOURS if point.whose == "you" else words.HIS
        other = {words.YOURS: words.HIS, words.HIS: words.YOURS}[sign]
        cells[at] = words.BOTH if cells[at] in (other, words.BOTH) else sign
        if point.whose == "deal":
            cells[at] = words.DEAL
    return "".join(cells)


class DancePlot(Widget):
    """Offers of both, the deal and the best there was, by what they are worth to you (across) and to him (up)."""

    ROWS = 13

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: tuple[Sequence[CurvePoint], Revealed | None, float, str] = ((), None, 0.0, "")

    def show(self, curve: Sequence[CurvePoint], revealed: Revealed | None, no_deal: float, buyer: str) -> None:
        """Show what was offered and what there was."""
        self._rows = (tuple(curve), revealed, no_deal, buyer)
        self.styles.height = self.ROWS + 3
        self.refresh()

    @property
    def plain(self) -> str:
        """What is drawn, as text."""
        return self._content(self.size.width).plain

    def render(self) -> RenderResult:
        """The plot."""
        return self._content(self.size.width)

    def _content(self, width: int) -> Content:
        curve, revealed, no_deal, buyer = self._rows
        if revealed is None or width < 20:
            return Content("")
        room = min(width, 84) - 2
        low, high = _span((no_deal, *(x for x, _ in revealed.frontier), *(point.yours for point in curve)))
        lines = [Content.styled(words.DANCE_UP.format(buyer=buyer), "$ink-soft")]
        rows = dance_rows(curve, revealed, no_deal, room, self.ROWS)
        lines += [Content.assemble(("│", "$rule"), _painted(row)) for row in rows]
        lines.append(Content.styled("└" + "─" * room, "$rule"))
        across = f"{words.money(low)} … {words.money(high)}   {words.DANCE_ACROSS}"
        lines.append(Content.styled(across.rjust(room + 1), "$ink-soft"))
        return Content("\n").join(lines)


def dance_rows(
    curve: Sequence[CurvePoint], revealed: Revealed, no_deal: float, width: int, height: int
) -> tuple[str, ...]:
    """The plot as lines of that width, the topmost first; what lies later covers what was there.

    Args:
        curve: Every package that was on the table; those without a worth to him are left out.
        revealed: The best there was.
        no_deal: What no deal is worth to you: a line from top to bottom.
        width: Of the plot [cells].
        height: Of the plot [lines].
    """
    offers = [(point.yours, point.his, point.whose) for point in curve if point.his is not None]
    low_x, high_x = _span((no_deal, *(x for x, _ in revealed.frontier), *(x for x, _, _ in offers)))
    low_y, high_y = _span((revealed.his_no_deal, *(y for _, y in revealed.frontier), *(y for _, y, _ in offers)))
    grid = [[" "] * width for _ in range(height)]

    def put(x: float, y: float, sign: str) -> None:
        row = height - 1 - _scaled(y, low_y, high_y, height)
        column = _scaled(x, low_x, high_x, width)
        is_both = {grid[row][column], sign} == {words.HIS, words.YOURS}
        grid[row][column] = words.BOTH if is_both else sign

    for row in grid:
        row[_scaled(no_deal, low_x, high_x, width)] = words.NO_DEAL
    for x, y in revealed.frontier:
        put(x, y, words.FRONTIER)
    if revealed.nash is not None:
        put(*revealed.nash, words.NASH)
    for x, y, whose in sorted(offers, key=lambda offer: offer[2] == "deal"):
        put(x, y, {"you": words.YOURS, "he": words.HIS, "deal": words.DEAL}[whose])
    return tuple("".join(row) for row in grid)


def _span(values: Iterable[float]) -> tuple[float, float]:
    found = tuple(values)
    return min(found), max(found)


def _scaled(value: float, low: float, high: float, size: int) -> int:
    return round((value - low) / (high - low) * (size - 1)) if high > low else 0


def _painted(line: str) -> Content:
    return Content.assemble(*((sign, STYLES.get(sign, "")) for sign in line))
