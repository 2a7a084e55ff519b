"""How a line was read at the table: the offer in its terms, as it counts."""

from salessim.conversation.table import table_words
from salessim.conversation.table.part import TablePart
from salessim.conversation.turn import AtTable, Terms, Turn
from salessim.negotiation.talks.moves import ALTERNATIVE, AUTHORITY, DEMAND

_ABOUT = {ALTERNATIVE: "what else they could do", AUTHORITY: "who has to agree", DEMAND: "what is behind it"}


def echo(turn: Turn, part: TablePart) -> str:
    """What a line does at the table, in words; empty: nothing there."""
    bid = turn.at_table
    if bid is None:
        return ""
    told = []
    if bid.about in (name for name, _ in part.options):
        told.append(table_words.ASKS_ABOUT.format(about=part.title(bid.about)))
    elif bid.about in (ALTERNATIVE, AUTHORITY) and not turn.acts:
        told.append(table_words.ASKS_ABOUT.format(about=_ABOUT[bid.about]))
    if bid.asks_approval:
        told.append(table_words.ASKS_HOME.format(approver=part.approver))
    if bid.packages:
        told.append(offer_text(bid, part))
    elif bid.accepts:
        told.append(table_words.ACCEPTS)
    return " · ".join(told)


def offer_text(bid: AtTable, part: TablePart) -> str:
    """An offer in words, with its condition and its further packages."""
    if bid.accepts:
        return table_words.ACCEPTS_IF.format(terms=_terms(bid.condition, part))
    first, *others = [_terms(package, part) for package in bid.packages]
    said = table_words.OFFER.format(terms=first)
    said += "".join(table_words.OR.format(terms=other) for other in others)
    return said + (table_words.ON_CONDITION.format(terms=_terms(bid.condition, part)) if bid.condition else "")


def _terms(terms: Terms, part: TablePart) -> str:
    return part.spelled(dict(terms)) or table_words.NOTHING_NEW
