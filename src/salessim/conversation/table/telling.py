"""What there is to say about a negotiation afterwards: money first, then give and get, tactics, and others' results."""

from salessim.conversation.table import table_words
from salessim.conversation.table.marking import TableReview
from salessim.conversation.table.part import TablePart
from salessim.luck import Luck
from salessim.negotiation.review.comparison import compare
from salessim.negotiation.review.handling import Handled
from salessim.negotiation.review.sentences import (
    better_package_sentence,
    ledger_sentence,
    money,
    reference_sentence,
    result_sentence,
)


def told_in_money(review: TableReview, part: TablePart) -> list[str]:
    """What the result is worth, the better package, what was given and got, and what tactics cost."""
    currency, marks = part.rules.money.currency, review.marks
    titles = {issue.name: issue.title for issue in part.rules.rules.table.space.issues}
    said = [
        result_sentence(marks.economics, currency),
        better_package_sentence(marks.economics, currency, titles),
        ledger_sentence(marks.ledger, currency),
        *(_tactic(handled, currency) for handled in marks.tactics),
    ]
    return [sentence for sentence in said if sentence]


def comparison(review: TableReview, part: TablePart, luck: Luck) -> list[str]:
    """What others would have made of the same table with the same buyer and the same luck."""
    if not part.compare_with:
        return []
    established = review.situation.established
    references = compare(part.rules, luck, part.compare_with, established=established)
    return [reference_sentence(other, review.marks.economics, part.rules.money.currency) for other in references]


def _tactic(handled: Handled, currency: str) -> str:
    name = handled.kind.name.replace("-", " ").capitalize()
    if handled.countered_in is not None:
        how = table_words.COUNTERS[handled.countered_by]
        said = table_words.TACTIC_MET.format(tactic=name, round=handled.round, how=how)
    else:
        said = table_words.TACTIC_UNMET.format(tactic=name, round=handled.round, tell=handled.kind.tell)
    if handled.price > 0:
        said += table_words.TACTIC_PRICE.format(price=money(handled.price, currency))
    return said
