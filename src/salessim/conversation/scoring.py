"""The score of a call by itself, for the many calls of which nobody reads the marks.

It is what `salessim.conversation.marks.mark_call` comes to, in the same exact arithmetic, without saying why. A test
holds the two together.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from salessim.conversation.case import Case
from salessim.conversation.conditions import Compiled, compile_condition, holds
from salessim.conversation.marks import FULL_LEVEL, Judged, exact, playbooks_share, table_parts, weight_of
from salessim.conversation.measures import level, measure
from salessim.model.outcome import CallResult
from salessim.model.playbook import Criterion, Playbook
from salessim.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Weighed:
    """Something that earns points: its weight in whole parts, and when it applies or is reached."""

    parts: int
    when: Compiled
    criterion: Criterion | None = None


@dataclass(frozen=True, slots=True)
class Scorer:
    """What calls of one case are scored by.

    Attributes:
        rubric: The criteria of the playbook, and of the scenario's table.
        goals: The scenario's own goals.
        share: How much of all points the rubric has [0..1].
    """

    rubric: tuple[Weighed, ...]
    goals: tuple[Weighed, ...]
    share: Fraction

    def score(self, call: Judged) -> int:
        """The score of a call [0..100]."""
        earned = whole = 0
        for one in self.rubric:
            assert one.criterion is not None  # every part of a rubric has one
            if one.when and not holds(one.when, call.final, call.final.lead):
                continue
            result = measure(one.criterion.measure, call.case, call.events, call.final, call.table)
            if result.is_applicable:
                whole += one.parts
                earned += one.parts * level(one.criterion, result)
        total = Fraction(earned, FULL_LEVEL * whole) * self.share if whole else Fraction(0)
        everything = sum(goal.parts for goal in self.goals)
        if everything:
            reached = sum(goal.parts for goal in self.goals if holds(goal.when, call.final, call.final.lead))
            total += Fraction(reached, everything) * (1 - self.share)
        return int(total * 100 + Fraction(1, 2))


def scorer_for(scenario: Scenario, playbook: Playbook, case: Case) -> Scorer:
    """What calls of a case are scored by."""
    own = [criterion for criterion in playbook.rubric if criterion.applies_where(case.table is not None)]
    rubric = [*own, *table_parts(scenario, playbook, has_table=case.table is not None)]
    weights = _in_parts([weight_of(scenario, criterion) for criterion in rubric])
    points = _in_parts([exact(goal.points) for goal in scenario.scoring.goals])
    return Scorer(
        tuple(
            Weighed(parts, compile_condition(criterion.only_if, case.names, case.needs), criterion)
            for criterion, parts in zip(rubric, weights, strict=True)
        ),
        tuple(
            Weighed(parts, compile_condition(goal.when, case.names, case.needs))
            for goal, parts in zip(scenario.scoring.goals, points, strict=True)
        ),
        playbooks_share(scenario),
    )


def result_of(call: Judged) -> CallResult:
    """What the end of a call counts as."""
    return call.case.endings[call.final.ending].counts_as if call.final.ending >= 0 else "no-sale"


def _in_parts(weights: list[Fraction]) -> list[int]:
    """Weights as whole numbers in the same proportion."""
    common = lcm(*(weight.denominator for weight in weights))
    return [int(weight * common) for weight in weights]
