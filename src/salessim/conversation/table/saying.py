"""From an action at the table to the line that does it: how bots speak."""

from salessim.conversation.case import Case
from salessim.conversation.table.acting import NAMES_TACTIC
from salessim.conversation.table.part import TablePart
from salessim.conversation.turn import Act, AtTable, NamedTurn, Terms, Turn
from salessim.negotiation.talks.moves import (
    ALTERNATIVE,
    AUTHORITY,
    DEMAND,
    Accept,
    Action,
    Ask,
    CallIn,
    NameTactic,
    Propose,
    SeekApproval,
    StandFirm,
    WalkAway,
)

_WORDS = 14  # a sentence
_ASKS = {ALTERNATIVE: "ask-competition", AUTHORITY: "ask-authority", DEMAND: "clarify"}


def line_for(action: Action, case: Case, part: TablePart) -> Turn:
    """The line that does something at the table."""
    match action:
        case Propose(offer):
            packages = tuple(tuple(part.terms(package).items()) for package in offer.packages)
            issues = part.rules.rules.table.space.issues
            condition = tuple((issues[place].name, issues[place].options[option]) for place, option in offer.condition)
            moves = ("trade",) if condition or len(packages) > 1 else ()
            return _line(case, moves, AtTable(packages=packages, condition=condition))
        case SeekApproval(package):
            return _line(case, (), AtTable(packages=(tuple(part.terms(package).items()),), asks_approval=True))
        case Accept():
            return _line(case, (), AtTable(accepts=True))
        case StandFirm():
            return _line(case, ("hold-firm",), AtTable(stands_firm=True))
        case Ask(about):
            return _line(case, (_ASKS.get(about, "clarify"),), AtTable(about=about))
        case NameTactic(tactic):
            return _line(case, (NAMES_TACTIC, "hold-firm"), AtTable(tactic=tactic, names_tactic=True))
        case CallIn(person):
            return Turn(to=case.names.person(person), words=_WORDS)
        case WalkAway():
            return Turn(hangs_up=True)


def _line(case: Case, moves: tuple[str, ...], bid: AtTable) -> Turn:
    """A line with the first of some moves that the playbook has."""
    known = [case.names.moves[move] for move in moves if move in case.names.moves]
    return Turn(acts=tuple(Act(move) for move in known[:1]), words=_WORDS, at_table=bid)


def named_at_table(said: NamedTurn, bid: AtTable, part: TablePart) -> dict[str, object]:
    """What a line says at the table, in the names of the documents: fields of a `NamedTurn`."""
    asked = dict(bid.condition)
    packages = [_references(tuple(terms for terms in package if terms[0] not in asked)) for package in bid.packages]
    about = bid.about if bid.about in (issue for issue, _ in part.options) else bid.tactic
    return {
        "on": said.on or about,
        "to": part.approver if bid.asks_approval else said.to,
        "offer": packages[0] if packages else (),
        "or_else": tuple(packages[1:]),
        "if_he_agrees": _references(bid.condition),
        "accepts": bid.accepts,
    }


def _references(terms: Terms) -> tuple[str, ...]:
    return tuple(f"{issue}.{option}" for issue, option in terms)
