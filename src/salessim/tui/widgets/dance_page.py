"""The page of the debrief about a negotiation: money first, then the dance of offers, then give and get."""

from textual.content import Content
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import Static

from salessim.app.call_views import DebriefView
from salessim.app.table_views import TableScreen
from salessim.tui import table_words as words
from salessim.tui.widgets.cards import Card
from salessim.tui.widgets.columns import Columns, cell, filling
from salessim.tui.widgets.offer_plots import STYLES, DancePlot
from salessim.tui.words import BULLET


def dance_page(table: TableScreen, debrief: DebriefView) -> list[Widget]:
    """What it came to, the plot with what its signs mean, and every step of yours."""
    plot = DancePlot()
    buyer = table.buyer.split()[0]
    plot.show(table.curve, table.revealed, table.no_deal, buyer)
    says: list[Visual] = [Columns(cell(BULLET, "$ink-accent"), filling(text)) for text in debrief.says]
    return [
        Card(words.MONEY_TITLE, *says),
        Static(Content.styled(words.DANCE_TITLE, "bold $ink-accent")),
        plot,
        Card(words.SIGNS_TITLE, *legend_lines(buyer, table)),
        Card(words.LEDGER_TITLE, *ledger_lines(table)),
    ]


def legend_lines(buyer: str, table: TableScreen) -> list[Visual]:
    """What the signs of the plot mean; of those that are in it."""
    has_deal = any(point.whose == "deal" for point in table.curve)
    has_nash = table.revealed is not None and table.revealed.nash is not None
    absent = {sign for sign, is_there in ((words.DEAL, has_deal), (words.NASH, has_nash)) if not is_there}
    return [
        Columns(cell(sign, STYLES[sign]), filling(meaning.format(buyer=buyer)))
        for sign, meaning in words.LEGEND
        if sign not in absent
    ]


def ledger_lines(table: TableScreen) -> list[Visual]:
    """Every step of yours: when, on what, what it cost and what came back."""
    if not table.ledger:
        return [Content.styled(words.NOTHING_GIVEN, "$ink-soft")]
    lines: list[Visual] = []
    for entry in table.ledger:
        when, issues, worth = words.ledger_row(entry)
        lines.append(Columns(cell(when, "$ink-soft", width=9), filling(issues, "bold")))
        lines.append(Columns(cell("", width=9), filling(worth, "$ink-soft")))
    return lines
