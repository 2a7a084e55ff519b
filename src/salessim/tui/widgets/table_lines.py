"""The lines and lists under a negotiation table: what Enter would do, what was demanded, how words were read."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from salessim.app.call_views import Choice, MenuEntry
from salessim.app.table_sentences import CALL_IN
from salessim.app.table_views import TableMove, TableScreen
from salessim.conversation.journal import Reading
from salessim.conversation.table.reading import TableRead
from salessim.conversation.turn import NamedTurn
from salessim.tui import table_words as words
from salessim.tui.bidding import Bid, titles
from salessim.tui.widgets.picker import Answer, Question
from salessim.tui.words import BETWEEN

Line = tuple[str, str]
"""A text and its style."""

_LONGEST_QUOTE = 70


def bid_lines(table: TableScreen, bid: Bid, buyer: str) -> list[Line]:
    """What Enter would do with the offer in the making."""
    known, what, said = titles(table), bid.what(table), bid.said(table)

    def spelled(options: Iterable[str]) -> str:
        return ", ".join(known[option] for option in options)

    asked = spelled(said.if_he_agrees)
    if what == "yes":
        text = words.ACCEPTS.format(buyer=buyer)
    elif what == "yes, if":
        text = words.ACCEPTS_IF.format(buyer=buyer, asked=asked)
    elif what != "offer":
        text = words.NOTHING_NEW if what == "nothing new" else words.AS_AGREED
    else:
        resting = words.AS_IT_STANDS if table.yours else words.AS_TODAY
        before = {option for package in table.yours[:1] for option in package.terms} or _today(table)
        packages = [
            spelled(option for option in package if option not in before) or resting
            for package in (said.offer, *said.or_else)
        ]
        text = words.OFFER.format(packages=packages[0]) + "".join(words.OR.format(other=each) for each in packages[1:])
        text += words.ONLY_IF.format(asked=asked) if asked else ""
    lines = [(words.POINTER + text, "bold $ink-accent" if what in ("offer", "yes", "yes, if") else "$ink-soft")]
    if beyond := bid.beyond(table):
        warning = words.BEYOND_YOU if table.approver else words.BEYOND_ALL
        terms = spelled(option.id for option in beyond)
        lines.append((warning.format(terms=terms, approver=table.approver), "$ink-bad"))
    if costs := _costs_asked(table, bid):
        lines.append((words.ASKS_A_COST.format(terms=spelled(costs)), "$ink-part"))
    return lines


def _costs_asked(table: TableScreen, bid: Bid) -> list[str]:
    """What is asked in return although it is worth less to you than today's terms."""
    costs = []
    for issue, chosen in zip(table.issues, bid.package, strict=True):
        worths = {option.id: option.yours for option in issue.options}
        today = next(option.yours for option in issue.options if option.is_today)
        if issue.id in bid.asked and worths[chosen] < today:
            costs.append(chosen)
    return costs


def demand_lines(table: TableScreen, buyer: str) -> list[Line]:
    """What is wanted on top of what was agreed by word, and what can be done about it."""
    if table.demand is None:
        return []
    agreed = set(table.agreed.terms) if table.agreed else set()
    known = titles(table)
    terms = ", ".join(known[option] for option in table.demand.terms if option not in agreed)
    return [
        (words.DEMAND.format(buyer=buyer, terms=terms), "bold $ink-part"),
        (words.DEMAND_HOW, "$ink-soft"),
    ]


def read_lines(said: NamedTurn, echo: str, labels: Mapping[str, str], people: Mapping[str, str]) -> list[Line]:
    """How words were understood, before they count.

    Args:
        said: What they do.
        echo: What they do at the table, in words; empty: nothing.
        labels: Names of moves.
        people: Names of those who could be called in.
    """
    joins = words.JOINS.format(name=people[said.to]) if said.to in people else ""
    moves = [labels.get(move, move) for move in said.moves]
    parts = [part for part in (echo, joins, *moves) if part]
    is_offer = bool(said.offer or said.accepts or said.if_he_agrees or joins or (echo and not moves))
    quoted = said.text if len(said.text) <= _LONGEST_QUOTE else f"{said.text[: _LONGEST_QUOTE - 1]}…"
    lines = [(f"“{quoted}”", "$ink"), (BETWEEN.join(parts), "bold $ink-accent")]
    if not is_offer:
        lines.append((words.NO_OFFER, "$ink-soft"))
    return [*lines, (words.READ_HOW, "$ink-soft")]


def guesses_first(menu: Sequence[MenuEntry], read: TableRead | None) -> tuple[MenuEntry, ...]:
    """The moves that can be made, those that words were read as first."""
    guessed = dict.fromkeys(move for sentence in read.sentences for move, _ in sentence.guesses) if read else {}
    likely = [entry for move in guessed for entry in menu if entry.move == move]
    rest = [entry for entry in menu if entry.move not in guessed]
    return (*(replace(entry, stage=words.PERHAPS) for entry in likely), *rest)


def kept_reading(read: TableRead, *, was_corrected: bool) -> Reading:
    """How words were read, as the journal keeps it."""
    return Reading(tuple(guess for sentence in read.sentences for guess in sentence.guesses[:1]), was_corrected)


def moves_to_pick(title: str, moves: Sequence[TableMove]) -> tuple[Question, dict[str, NamedTurn]]:
    """A question whose answers are moves at the table, and what each answer says."""
    answers = tuple(
        Answer(str(number), move.title, move.what, example=move.said.text) for number, move in enumerate(moves)
    )
    return Question(title, answers), {str(number): move.said for number, move in enumerate(moves)}


def people_to_pick(people: Sequence[Choice], rounds: int) -> tuple[Question, dict[str, NamedTurn]]:
    """A question whose answers are people who could be called in."""
    cost = words.JOIN_COSTS.format(rounds=words.rounds(rounds))
    moves = [
        TableMove(each.title, cost, NamedTurn(to=each.id, text=CALL_IN.format(name=each.title.split()[0])))
        for each in people
    ]
    return moves_to_pick(words.ASK_JOIN, moves)


def _today(table: TableScreen) -> set[str]:
    return {option.id for issue in table.issues for option in issue.options if option.is_today}
