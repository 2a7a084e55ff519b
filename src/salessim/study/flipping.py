"""What would flip the answer: the ends of the ranges to try, tried in a few futures of their own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from salessim.department.laying_over import Plain, laid_over
from salessim.study.comparing import differences_of
from salessim.study.intervals import LEVEL, Estimate, estimate
from salessim.study.measures import values_of
from salessim.study.paired_runs import Deeds, Experiment, Pair, with_department
from salessim.units.spans import complete_span, split_span

CONFIRMING: Final = 20
"""Futures in which an end of a range is tried (assumption: enough to see a change that would matter)."""


@dataclass(frozen=True, slots=True)
class TriedEnd:
    """One end of a range, tried.

    Attributes:
        text: The value, as it is written.
        difference: How much more the best plan brings there than the next.
    """

    text: str
    difference: Estimate


@dataclass(frozen=True, slots=True)
class Flip:
    """What becomes of the answer if a number is other than believed.

    Attributes:
        path: Which number.
        low: The lower end, tried.
        high: The upper end.
    """

    path: str
    low: TriedEnd
    high: TriedEnd

    @property
    def flips(self) -> bool:
        """Whether the other plan is better on average at one of the ends."""
        return self.low.difference.mean < 0.0 or self.high.difference.mean < 0.0

    @property
    def is_sure(self) -> bool:
        """Whether that is more than the few futures' own error."""
        ends = (self.low.difference, self.high.difference)
        return any(end.mean < 0.0 and (end.simulation_error or 0.0) < -end.mean for end in ends)


def ends_of(span: str) -> tuple[str, str]:
    """The two ends of a range to try, as the document would write them: `5 to 18 weeks` is `5 weeks` and `18 weeks`."""
    ends = split_span(span.strip())
    if ends is None:
        return span.strip(), span.strip()
    return complete_span(*ends)


def tried(
    path: str,
    span: str,
    experiment: Experiment,
    plans: Mapping[str, Deeds],
    measure: str,
    run: Callable[[Experiment, Sequence[Deeds], int], list[Pair]],
    futures: int = CONFIRMING,
    level: float = LEVEL,
) -> Flip:
    """Tries both ends of a range.

    Args:
        path: The number, by its path in the department.
        span: Between which values, as written.
        experiment: The experiment; the number has its value from the very beginning in it.
        plans: The best plan and the next, in this order, by name; last, where what counts is reckoned against it, going
            on as before.
        measure: What counts.
        run: Simulates so many futures of some plans.
        futures: How many for each end.
        level: Level of the simulation error.
    """
    ends = []
    for text in ends_of(span):
        document = json.loads(experiment.department)
        known = with_department(experiment, json.dumps(laid_over(document, _at(path, text)), ensure_ascii=False))
        pairs = run(known, list(plans.values()), futures)
        baseline = [pair.figures[-1] for pair in pairs]
        best, second = (values_of(measure, [pair.figures[place] for pair in pairs], baseline) for place in (0, 1))
        ends.append(TriedEnd(text, estimate(differences_of(best, second), level)))
    return Flip(path, *ends)


def _at(path: str, text: str) -> Plain:
    overlay: Plain | str = text
    for key in reversed(path.split(".")):
        overlay = {key: overlay}
    assert isinstance(overlay, dict)
    return overlay
