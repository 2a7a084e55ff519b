"""What is said at a table: his offers in words, his tactics in the author's, and what your own side decides."""

from collections.abc import Callable
from typing import TypeAlias

from salessim.conversation.case import Case
from salessim.conversation.events import Event
from salessim.conversation.lines import Spoken
from salessim.conversation.table import table_words
from salessim.negotiation.talks.moves import ALTERNATIVE, AUTHORITY

Say: TypeAlias = Callable[..., list[Spoken]]

_AFTERWARDS = ("demanded", "struck", "ended")


class TableSpeaker:
    """Finds words for what happens at the table of one call; remembers what he demanded last."""

    def __init__(self, case: Case, say: Say, occasion: Say) -> None:
        """Take the case, and how authored lines and lines of an occasion are said."""
        part = case.table
        assert part is not None  # only a call with a table has somebody who speaks at it
        self._part = part
        self._buyer = part.buyer
        self._say = say
        self._occasion = occasion
        self._his_last: int | None = None

    def words_for(self, events: list[Event], number: int) -> list[Spoken]:
        """The lines for one event."""
        kind, turn, rule, person, subject, _, result = events[number]
        match kind:
            case "tactic":
                return self._say(turn, person, self._part.tactic_lines[subject])
            case "offered" if person == self._buyer:
                return self._his_offer(turn, subject)
            case "accepted" if person == self._buyer:
                return self._his_yes(events, number)
            case "demanded":
                return self._his_demand(events, number)
            case "turned-down" if person == self._buyer:
                return self._occasion(turn, person, "proposal-refused")
            case "stood-firm" if person == self._buyer:
                return self._occasion(turn, person, "silence")
            case "revealed":
                return self._told(turn, person, rule)
            case "withheld":
                return self._occasion(turn, person, "not-yet")
            case "proof-shown":
                return [self._own_words(turn, self._rival_offer())]
            case "proof-withheld":
                return self._occasion(turn, self._buyer, "not-yet")
            case "tactic-met":
                # Where the line itself was answered already, it is not answered twice.
                is_answered = any(event[0] == "replied" and event[3] == self._buyer for event in events[:number])
                return [] if is_answered else self._occasion(turn, self._buyer, "firm-answer")
            case "misnamed":
                return [Spoken(turn, self._buyer, table_words.MISNAMED, "cue")]
            case "dropped-for":
                return [self._own_words(turn, self._dropped(subject))]
            case "approval":
                return [self._decided_at_home(turn, subject, is_granted=bool(result))]
            case "left-table" if person == self._buyer:
                return self._occasion(turn, person, "losing-patience")
            case _:
                return []

    def _his_offer(self, turn: int, package: int) -> list[Spoken]:
        before, self._his_last = self._his_last, package
        if before is None:
            today = self._part.rules.rules.table.space.number(self._part.rules.money.today)
            changes = self._part.changes(package, today)
            text = table_words.FIRST_OFFER if changes else table_words.AS_TODAY
        else:
            changes = self._part.changes(package, before)
            text = table_words.NEXT_OFFER if changes else table_words.SAME_OFFER
        return [self._own_words(turn, text.format(terms=self._part.spelled(changes)))]

    def _his_yes(self, events: list[Event], number: int) -> list[Spoken]:
        """He says yes; unless the last words of the call say it at once."""
        _, turn, _, person, subject, _, _ = events[number]
        if any(event[0] in _AFTERWARDS for event in events[number + 1 :]):
            return []
        said = self._occasion(turn, person, "proposal-accepted")
        return said or [
            self._own_words(turn, table_words.ACCEPTED.format(terms=self._part.spelled(self._part.terms(subject))))
        ]

    def _his_demand(self, events: list[Event], number: int) -> list[Spoken]:
        _, turn, _, _, subject, _, _ = events[number]
        agreed = next((event[4] for event in reversed(events[:number]) if event[0] == "accepted"), self._his_last)
        changes = self._part.changes(subject, agreed) if agreed is not None else self._part.terms(subject)
        return [self._own_words(turn, table_words.DEMAND.format(terms=self._part.spelled(changes)))]

    def _told(self, turn: int, person: int, about: str) -> list[Spoken]:
        if about in self._part.told_lines:
            return self._say(turn, person, self._part.told_lines[about])
        if about == AUTHORITY:
            plan = self._part.rules.plan
            asks_upstairs = any(tactic.kind.name == "limited-authority" for tactic in plan.tactics)
            return [self._own_words(turn, table_words.ASKS_FIRST if asks_upstairs else table_words.DECIDES)]
        return [self._own_words(turn, self._rival_offer())] if about == ALTERNATIVE else []

    def _rival_offer(self) -> str:
        rival, terms = self._part.rival or table_words.SOMEBODY_ELSE, self._part.rival_terms
        return table_words.RIVAL.format(rival=rival, terms=self._part.spelled(terms) or table_words.NOTHING_NAMED)

    def _dropped(self, index: int) -> str:
        tactic = self._part.rules.plan.tactics[index]
        issues = self._part.rules.rules.table.space.issues
        on = issues[tactic.on].title if tactic.on is not None else ""
        wants = issues[tactic.drops_it_for].title if tactic.drops_it_for is not None else ""
        return (table_words.DROPPED_FOR if wants else table_words.DROPPED).format(on=on, wants=wants)

    def _decided_at_home(self, turn: int, package: int, *, is_granted: bool) -> Spoken:
        text = table_words.APPROVED if is_granted else table_words.NOT_APPROVED
        terms = self._part.spelled(self._part.terms(package))
        return Spoken(turn, -1, text.format(approver=self._part.approver, terms=terms), "happening")

    def _own_words(self, turn: int, text: str) -> Spoken:
        return Spoken(turn, self._buyer, text)
