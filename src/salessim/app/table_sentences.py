"""What can be said at a table by one key: what it does, and a sentence for it."""

from collections.abc import Callable, Sequence
from typing import Final

from salessim.app.table_views import TableMove
from salessim.conversation.case import Case, MoveCase
from salessim.conversation.table.acting import NAMES_TACTIC
from salessim.conversation.table.part import TablePart
from salessim.conversation.turn import NamedTurn
from salessim.negotiation.scenario.tactics import TACTICS

ASK_ISSUE: Final = "What makes this important to you: {issue}?"
ASK_SLOTS: Final = {
    "authority": (
        "Who has to agree",
        "Whether what you two agree holds, or somebody else still has a say.",
        "If we agree today, does anybody else have to say yes?",
    ),
    "competition": (
        "What else they could do",
        "What they would do without you, and what that offer holds.",
        "What would you do without us? May I see what their price includes?",
    ),
}
NAME: Final = "I notice how we are talking. May we go back to the matter?"
HOLD: Final = "I stay where I am."
WALK: Final = "Then I would rather leave it. Thank you for your time."
CALL_IN: Final = "Could {name} join us for a moment?"
APPROVAL: Final = "I have to ask my {approver} about this: {terms}."
ACCEPT: Final = "Agreed."
ACCEPT_IF: Final = "Agreed, if you do this: {asked}."
OFFER: Final = "I can do: {packages}."
OFFER_IF: Final = "If you do this: {asked}, I can do: {packages}."
ASKED_ONLY: Final = "I ask you for this: {asked}. Everything else stays."
OR: Final = "; or: "


def questions(case: Case, part: TablePart) -> tuple[TableMove, ...]:
    """One question for each issue, then who has to agree and what else they could do."""
    found: list[TableMove] = []
    if clarify := _first(case, lambda move: move.kind == "clarify"):
        for issue in dict.fromkeys(issue for issue, _ in part.options):
            title = part.title(issue)
            sentence = ASK_ISSUE.format(issue=title)
            found.append(TableMove(title, "", NamedTurn((clarify,), issue, text=sentence)))
    asks = {_filled_by(case, move): move.id for move in reversed(case.moves)}
    for slot, (title, what, sentence) in ASK_SLOTS.items():
        if slot in asks:
            found.append(TableMove(title, what, NamedTurn((asks[slot],), text=sentence)))
    return tuple(found)


def namings(case: Case) -> tuple[TableMove, ...]:
    """Every tactic that there is, to be named: which one it is, one has to see oneself."""
    if _first(case, lambda move: move.id == NAMES_TACTIC) == "":
        return ()
    return tuple(
        TableMove(name.replace("-", " ").capitalize(), kind.what, NamedTurn((NAMES_TACTIC,), name, text=NAME))
        for name, kind in TACTICS.items()
    )


def hold_firm(case: Case) -> TableMove | None:
    """Leaving everything as it is."""
    move = _first(case, lambda move: move.kind == "hold-firm" and move.id != NAMES_TACTIC)
    return TableMove("", "", NamedTurn((move,), text=HOLD)) if move else None


def walk_away(case: Case) -> TableMove:
    """Leaving without a deal."""
    move = _first(case, lambda move: move.kind == "walk-away")
    return TableMove("", "", NamedTurn((move,), text=WALK) if move else NamedTurn(hangs_up=True))


def offer_sentence(said: NamedTurn, spelled: Callable[[Sequence[str]], str]) -> str:
    """The sentence for an offer or an answer that was put together by keys.

    Args:
        said: What it does.
        spelled: Puts options, as `issue.option`, in words.
    """
    asked = spelled(said.if_he_agrees)
    if said.accepts:
        return ACCEPT_IF.format(asked=asked) if asked else ACCEPT
    packages = OR.join(spelled(package) for package in (said.offer, *said.or_else) if package)
    if not packages:
        return ASKED_ONLY.format(asked=asked)
    return (OFFER_IF if asked else OFFER).format(asked=asked, packages=packages)


def _first(case: Case, wanted: Callable[[MoveCase], bool]) -> str:
    return next((move.id for move in case.moves if wanted(move)), "")


def _filled_by(case: Case, move: MoveCase) -> str:
    return case.names.subject_name(case.things[move.fills].subject) if move.fills >= 0 else ""
