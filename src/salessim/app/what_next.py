"""What a trainee should do next, from what he did so far."""

from collections.abc import Sequence
from dataclasses import dataclass

from salessim.app.call_port import PastAttempt, PlayableScenario


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing to do next: go on with an attempt, or play a scenario.

    Attributes:
        attempt: The attempt to go on with; None if a scenario is to be played.
        scenario: The scenario to play; None if an attempt is to be gone on with.
        last: The latest finished attempt at that scenario, if there was one.
    """

    attempt: PastAttempt | None = None
    scenario: PlayableScenario | None = None
    last: PastAttempt | None = None


def next_step(scenarios: Sequence[PlayableScenario], attempts: Sequence[PastAttempt]) -> NextStep | None:
    """What to do next: finish what was begun, else the first call not played, not passed, or longest ago.

    Args:
        scenarios: What can be played, in the order in which to learn it.
        attempts: What was played, the latest first; those that do not count are passed over.

    Returns:
        The one thing to do, or None if nothing can be played.
    """
    known = {scenario.name for scenario in scenarios}
    attempts = [attempt for attempt in attempts if attempt.counts]
    for attempt in attempts:
        if not attempt.is_finished and attempt.turns and attempt.scenario in known:
            return NextStep(attempt=attempt)
    if not scenarios:
        return None

    latest: dict[str, PastAttempt] = {}
    for attempt in attempts:
        if attempt.is_finished:
            latest.setdefault(attempt.scenario, attempt)

    def urgency(scenario: PlayableScenario) -> tuple[int, float]:
        last = latest.get(scenario.name)
        if last is None:
            return (0, 0.0)
        return (2 if last.has_passed else 1, last.when.timestamp())

    first = min(scenarios, key=urgency)
    return NextStep(scenario=first, last=latest.get(first.name))
