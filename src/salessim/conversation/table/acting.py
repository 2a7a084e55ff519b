"""From a line in the names of the documents to what it does at a table, and to the talk that goes with it."""

from collections.abc import Iterable

from salessim.conversation.case import Case
from salessim.conversation.table.part import TablePart
from salessim.conversation.turn import Act, AtTable, NamedTurn, Terms, Turn
from salessim.errors import NotPlayableError
from salessim.negotiation.scenario.tactics import TACTICS
from salessim.negotiation.talks.moves import ALTERNATIVE, AUTHORITY, DEMAND

NAMES_TACTIC = "name-the-tactic"
"""The move, in whatever playbook has it, that says calmly what the other side is doing."""

_ASKS_BY_SLOT = {"competition": ALTERNATIVE, "authority": AUTHORITY}


def numbered_at_table(said: NamedTurn, case: Case, part: TablePart) -> Turn:
    """A turn in numbers, with what it does at the table.

    Raises:
        NotPlayableError: It names something that is not there.
    """
    asks_approval = bool(part.approver) and said.to == part.approver
    to = -1 if asks_approval or not said.to else case.names.person(said.to)
    is_table_word = said.on in _issues(part) or said.on in TACTICS
    subject = case.names.subject(said.on) if said.on and not is_table_word else -1
    moves = tuple(case.names.move(name) for name in said.moves)
    bid = _bid(said, moves, case, part)
    if asks_approval:
        bid = bid._replace(asks_approval=True, stands_firm=False)
    elif (bid.condition or len(bid.packages) > 1) and not moves:
        moves = (case.names.move("trade"),)  # something for something is a trade, whatever it is called
    return Turn(
        acts=() if asks_approval else tuple(Act(move, subject) for move in moves),
        to=to,
        words=len(said.text.split()),
        hangs_up=said.hangs_up,
        at_table=bid if bid != AtTable() else None,
    )


def terms_of(references: Iterable[str], part: TablePart) -> Terms:
    """Options as `issue.option`, apart.

    Raises:
        NotPlayableError: One of them is not on this table, or an issue is named twice.
    """
    terms = tuple((issue, option) for issue, _, option in (reference.partition(".") for reference in references))
    for issue, option in terms:
        if (issue, option) not in part.options:
            known = [other for name, other in part.options if name == issue]
            raise NotPlayableError(
                f"“{issue}.{option}” is not on this table.",
                f"For {issue} there is {', '.join(known)}." if known else f"There is {', '.join(_issues(part))}.",
            )
    if len({issue for issue, _ in terms}) < len(terms):
        raise NotPlayableError("An offer names the same issue twice.", "Keep one of the two options.")
    return terms


def _bid(said: NamedTurn, moves: tuple[int, ...], case: Case, part: TablePart) -> AtTable:
    condition = terms_of(said.if_he_agrees, part)
    packages = tuple(terms_of(references, part) for references in (said.offer, *said.or_else) if references)
    if condition and not packages:
        packages = ((),)  # as it stands, or as he has it where the line says yes to that
    kinds = {case.moves[move].kind for move in moves}
    names_tactic = NAMES_TACTIC in said.moves
    return AtTable(
        packages=packages,
        condition=condition,
        accepts=said.accepts,
        stands_firm="hold-firm" in kinds and not names_tactic,
        about=_about(said, moves, case, part),
        tactic=said.on if said.on in TACTICS else "",
        names_tactic=names_tactic,
    )


def _about(said: NamedTurn, moves: tuple[int, ...], case: Case, part: TablePart) -> str:
    """What a question at the table is about; questions about topics are the conversation's alone."""
    for move in reversed(moves):
        asked = case.moves[move]
        if asked.fills >= 0:
            slot = case.names.subject_name(case.things[asked.fills].subject)
            return _ASKS_BY_SLOT.get(slot, "")
        if asked.is_question or asked.kind == "clarify":
            if said.on in _issues(part):
                return said.on
            is_about_demand = asked.kind == "clarify" and not said.on and said.to in ("", case.people[part.buyer].id)
            return DEMAND if is_about_demand else ""
    return ""


def _issues(part: TablePart) -> tuple[str, ...]:
    return tuple(dict.fromkeys(issue for issue, _ in part.options))
