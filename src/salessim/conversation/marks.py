"""What a call was worth: the marks of the playbook's rubric and of the scenario's own goals.

Marks fold the events and never read a text again, so that anybody can compute them anew from a journal. Points are
scaled so that they add up to 100: criteria that do not apply give their share to the others.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from salessim.conversation import words
from salessim.conversation.case import Case
from salessim.conversation.conditions import compile_condition, holds
from salessim.conversation.events import Event
from salessim.conversation.folding import folded
from salessim.conversation.measures import Measured, level, measure, next_level
from salessim.conversation.situation import Situation
from salessim.model.condition import Condition
from salessim.model.outcome import CallResult
from salessim.model.playbook import Criterion, Playbook
from salessim.model.scenario import Goal, Scenario

if TYPE_CHECKING:
    from salessim.conversation.table.marking import TableReview

FULL_LEVEL = 4
"""The highest level of a criterion."""

_ALL_POINTS = 100


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark.

    Attributes:
        group: Whether the playbook's rubric asks for it, the scenario's weights of a negotiation, or its goals.
        criterion: What is marked.
        points: Points earned [0..100, shares of the whole].
        of: Points there were.
        is_applicable: Whether the call gave an occasion.
        turns: The turns that earned or lost it.
        why: What was counted, and what one level more needs.
    """

    group: Literal["playbook", "table", "goals"]
    criterion: str
    points: Fraction
    of: Fraction
    is_applicable: bool
    turns: tuple[int, ...]
    why: str

    @property
    def missed(self) -> Fraction:
        """Points left lying."""
        return self.of - self.points


@dataclass(frozen=True, slots=True)
class Marks:
    """All marks of a call.

    Attributes:
        marks: The rubric's, then the goals'.
        score: Their sum, rounded [0..100].
        pass_mark: Points that pass.
        ending: Name of the ending; empty: the call has not ended.
        result: What it counts as.
    """

    marks: tuple[Mark, ...]
    score: int
    pass_mark: int
    ending: str
    result: CallResult

    @property
    def has_passed(self) -> bool:
        """Whether the points suffice."""
        return self.score >= self.pass_mark


@dataclass(frozen=True, slots=True)
class Judged:
    """A call as its marks see it: the documents, the case, what happened, and where it ended."""

    scenario: Scenario
    playbook: Playbook
    case: Case
    events: list[Event]
    final: Situation
    table: "TableReview | None" = None

    def holds(self, condition: Condition | None) -> bool:
        """Whether something was so at the end; of a person, whoever led the call then."""
        compiled = compile_condition(condition, self.case.names, self.case.needs)
        return holds(compiled, self.final, self.final.lead)


def judged(scenario: Scenario, playbook: Playbook, case: Case, events: list[Event]) -> Judged:
    """A call made ready to be marked."""
    final = folded(case, events)
    if case.table is None:
        return Judged(scenario, playbook, case, events, final)
    from salessim.conversation.table.marking import marks_of_table  # loads numpy, which most calls do without

    return Judged(scenario, playbook, case, events, final, marks_of_table(case, case.table, events, final))


def mark_call(call: Judged) -> Marks:
    """Mark a call."""
    share = playbooks_share(call.scenario)
    marks = (*_rubric(call, share * _ALL_POINTS), *_goals(call, (1 - share) * _ALL_POINTS))
    total = sum((mark.points for mark in marks), Fraction(0))
    ending = call.case.endings[call.final.ending] if call.final.ending >= 0 else None
    return Marks(
        marks=marks,
        score=int(total + Fraction(1, 2)),
        pass_mark=round(call.scenario.scoring.pass_mark),
        ending=ending.id if ending else "",
        result=ending.counts_as if ending else "no-sale",
    )


def playbooks_share(scenario: Scenario) -> Fraction:
    """How much of all points the playbook's rubric has [0..1]; the rest is the scenario's goals'."""
    scoring = scenario.scoring
    if not scoring.goals:
        return Fraction(1)
    if scoring.playbook_counts is not None:
        return exact(scoring.playbook_counts)
    # Where the scenario does not say, its goals count as many of the 100 points as they name.
    return max(Fraction(0), 1 - sum((exact(goal.points) for goal in scoring.goals), Fraction(0)) / _ALL_POINTS)


def _rubric(call: Judged, points: Fraction) -> list[Mark]:
    has_table = call.case.table is not None
    own = [criterion for criterion in call.playbook.rubric if criterion.applies_where(has_table)]
    rubric = [*own, *table_parts(call.scenario, call.playbook, has_table=call.table is not None)]
    measured = [
        (criterion, measure(criterion.measure, call.case, call.events, call.final, call.table)) for criterion in rubric
    ]
    applying = [result.is_applicable and call.holds(criterion.only_if) for criterion, result in measured]
    whole = sum(
        (
            weight_of(call.scenario, criterion)
            for (criterion, _), applies in zip(measured, applying, strict=True)
            if applies
        ),
        Fraction(0),
    )
    marks = []
    for (criterion, result), applies in zip(measured, applying, strict=True):
        of = weight_of(call.scenario, criterion) * points / whole if applies and whole else Fraction(0)
        reached = level(criterion, result)
        turns = result.earned_by if reached == FULL_LEVEL else result.earned_by + result.lost_at
        marks.append(
            Mark(
                group="playbook" if criterion in own else "table",
                criterion=criterion.criterion,
                points=of * reached / FULL_LEVEL,
                of=of,
                is_applicable=applies,
                turns=tuple(sorted(set(turns))) if applies else (),
                why=_why(criterion, result) if applies else words.NOT_APPLICABLE,
            )
        )
    return marks


def weight_of(scenario: Scenario, criterion: Criterion) -> Fraction:
    """What a criterion weighs: for a part of a negotiation's marks the scenario has the last word."""
    part = criterion.measure.table
    given = scenario.scoring.weights
    return exact(given[part] if part is not None and part in given else criterion.weight)


def table_parts(scenario: Scenario, playbook: Playbook, *, has_table: bool) -> list[Criterion]:
    """Parts of a negotiation's marks that the scenario weighs and the playbook does not ask for."""
    asked = {criterion.measure.table for criterion in playbook.rubric}
    if not has_table:
        return []
    from salessim.conversation.table.marking import own_criteria  # loads numpy, which most calls do without

    return own_criteria(scenario.scoring.weights, frozenset(part for part in asked if part))


def _why(criterion: Criterion, result: Measured) -> str:
    reached = level(criterion, result)
    if criterion.measure.by_outcome:
        said = f"{words.RESULTS.get(result.said, result.said)}: {words.LEVEL.format(level=reached)}"
    else:
        more = next_level(criterion, result)
        said = f"{result.said}: {words.LEVEL.format(level=reached)}"
        next_one = min((number for number in criterion.levels if number > reached), default=FULL_LEVEL)
        needed = f"{more.removesuffix('+')} or more" if more.endswith("+") else more
        said += f"; {words.NEXT_LEVEL.format(level=next_one, needed=needed)}" if more else ""
    anchors = {0: criterion.anchor_0, 2: criterion.anchor_2, FULL_LEVEL: criterion.anchor_4}
    here, best = anchors.get(reached), anchors[FULL_LEVEL]
    said += f". {here}" if here else ""
    return said + (f" {words.BEST.format(anchor=best)}" if best and reached < FULL_LEVEL else "")


def _goals(call: Judged, points: Fraction) -> list[Mark]:
    goals = call.scenario.scoring.goals
    whole = sum((exact(goal.points) for goal in goals), Fraction(0))
    marks = []
    for goal in goals:
        of = exact(goal.points) * points / whole if whole else Fraction(0)
        is_reached = call.holds(goal.when)
        marks.append(
            Mark(
                group="goals",
                criterion=goal.goal,
                points=of if is_reached else Fraction(0),
                of=of,
                is_applicable=True,
                turns=_goal_turns(call, goal),
                why=words.REACHED if is_reached else words.NOT_REACHED,
            )
        )
    return marks


def _goal_turns(call: Judged, goal: Goal) -> tuple[int, ...]:
    """The turns in which what a goal speaks of happened."""
    names, when = call.case.names, goal.when
    things = names.things((*when.shared_all, *when.shared_any))
    people = names.people_set(when.spoke_with)
    options = names.option_set((*when.agreed_all, *when.agreed_any))
    moves = names.moves_of(when.moves)
    found = set()
    for kind, turn, _, person, subject, _, _ in call.events:
        if (
            (kind in ("told", "claimed", "refused") and things >> subject & 1)
            or (kind == "spoke-with" and people >> person & 1)
            or (kind in ("agreed", "declined") and subject >= 0 and options >> subject & 1)
            or (kind == "made" and moves >> subject & 1)
        ):
            found.add(turn)
    return tuple(sorted(found))


def exact(number: float) -> Fraction:
    """A weight or share as it was written: 0.7 is seven tenths, not the nearest binary number."""
    return Fraction(str(number))
