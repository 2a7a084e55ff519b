"""The marks of a negotiation, folded from the events of a call alone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from salessim.conversation.case import Case
from salessim.conversation.events import Event
from salessim.conversation.measures import Measured
from salessim.conversation.situation import Situation, members
from salessim.conversation.table.noting import talks_of
from salessim.conversation.table.part import TablePart
from salessim.model.playbook import Criterion
from salessim.negotiation.review.table_marks import TableMark, TableMarks, table_marks
from salessim.negotiation.scenario.table_situation import Situation as TableSituation
from salessim.negotiation.talks.moves import ALTERNATIVE, BUYER, YOU, Offer
from salessim.negotiation.talks.protocol import Ending, opened
from salessim.negotiation.talks.protocol import Event as TableEvent

_MADE_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "economics": ("accepted", "struck", "left-table", "ran-out", "not-approved"),
    "trading": ("offered", "gave-in"),
    "walk-away and authority": ("accepted", "struck", "left-table", "ran-out", "overstepped", "approval"),
    "information": ("enquired", "revealed", "proof-shown"),
    "relationship": ("enquired", "misnamed"),
}
"""The events in whose turns each part of the marks was earned or lost."""

_LEVELS: Final = {"4": "80%+", "3": "60%+", "2": "40%+", "1": "20%+"}
"""Levels of a part that no playbook asks for (assumption)."""

CRITERIA: Final[Mapping[str, str]] = {
    "economics": "A good result in money",
    "trading": "Trades instead of giving",
    "walk-away and authority": "Knows when to sign, when to leave and who has to agree",
    "information": "Finds out what matters to the other side",
    "relationship": "Leaves somebody who would sit down again",
}


@dataclass(frozen=True, slots=True)
class TableReview:
    """What became of a negotiation.

    Attributes:
        marks: Its marks, with economics, ledger and tactics.
        talks: Everything that happened at the table.
        situation: How it ended.
        turns: For each part of the marks the turns that made it.
    """

    marks: TableMarks
    talks: tuple[TableEvent, ...]
    situation: TableSituation
    turns: Mapping[str, tuple[int, ...]]

    def measured(self, part: str) -> Measured:
        """One part of the marks, as a rubric measures it."""
        mark = self.marks.of(part)
        turns = self.turns[part]
        return Measured(mark.share, None if mark.is_applicable else 0, turns, turns, _said(mark))


def own_criteria(weights: Mapping[str, float], asked: frozenset[str]) -> list[Criterion]:
    """Criteria for the parts that a scenario weighs and its playbook does not ask for."""
    return [
        Criterion.model_validate(
            {"criterion": CRITERIA[part], "weight": weight, "measure": {"table": part}, "levels": _LEVELS}
        )
        for part, weight in weights.items()
        if part not in asked and weight > 0
    ]


def marks_of_table(case: Case, part: TablePart, events: list[Event], final: Situation) -> TableReview:
    """Mark the negotiation of a call.

    Args:
        case: The case.
        part: Its negotiation.
        events: What happened in the call.
        final: Where it ended, folded from them.
    """
    talks = talks_of(events, part)
    situation = _situation(case, part, talks, final)
    marks = table_marks(part.rules, situation, talks)
    rounds = {mark.part: frozenset(mark.rounds) for mark in marks.marks}
    turns = {name: _turns(events, part, name, rounds[name]) for name in rounds}
    return TableReview(replace(marks, gave_without_asking=_gifts(final)), talks, situation, turns)


def _gifts(final: Situation) -> int:
    return final.standing.gifts if final.standing is not None else 0


def _turns(events: list[Event], part: TablePart, name: str, rounds: frozenset[int]) -> tuple[int, ...]:
    found = {
        turn
        for kind, turn, _, person, _, now, _ in events
        if kind in _MADE_BY[name] and now in rounds and not (kind == "offered" and person == part.buyer)
    }
    return tuple(sorted(found))


def _situation(case: Case, part: TablePart, talks: tuple[TableEvent, ...], final: Situation) -> TableSituation:
    """How the negotiation ended, as far as marks ask."""
    standing: list[Offer | None] = [None, None]
    deal: int | None = None
    ending: Ending = ""
    asked: list[str] = []
    told: set[str] = set()
    for event in talks:
        kind, side, about = event[0], event[2], event[3] if len(event) > 3 else None
        if kind == "offered" and isinstance(about, tuple):
            standing[YOU if side == YOU else BUYER] = Offer(about)
        elif kind == "asked":
            asked.append(str(about))
        elif kind == "told":
            told.add(str(about))
        elif kind == "shown":
            told.add(ALTERNATIVE)
        elif kind == "deal":
            deal, ending = int(str(about)), "deal"
        elif kind == "left":
            ending = "you-left" if side == YOU else "they-left"
        elif kind == "out-of-time":
            ending = "out-of-time"
        elif kind == "not-approved":
            ending = "not-approved"
    now = max((int(str(event[1])) for event in talks), default=1)
    begun = opened(part.rules.rules)
    return TableSituation(
        replace(begun, round=now, standing=(standing[0], standing[1]), phase="ended", deal=deal, ending=ending),
        trust=final.trust[part.buyer],
        established=frozenset(case.names.thing_name(thing) for thing in members(final.told)),
        asked=tuple(asked),
        told=frozenset(told),
        gifts=_gifts(final),
    )


def _said(mark: TableMark) -> str:
    """What a part was made of, in words: its share, the figures behind it, and the rounds."""
    said = f"{mark.share:.0%}"
    if mark.figures:
        said += f" ({', '.join(f'{name} {value:.0%}' for name, value in mark.figures.items())})"
    if mark.rounds:
        said += f" in round{'s' if len(mark.rounds) > 1 else ''} {', '.join(map(str, mark.rounds))}"
    return said
