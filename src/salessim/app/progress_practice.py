"""Practice beside progress: skills, what is due, and the next thing to do with the reason for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from salessim.app.practice_record import MANY, Practised, practised
from salessim.app.progress import Progress
from salessim.app.records_of_user import records_of_user
from salessim.library.finding import Library, own_folder
from salessim.library.loading import STANDARD
from salessim.practice.abilities import BARGAINING, WHOLE
from salessim.practice.difficulty import Difficulties, shipped_difficulties
from salessim.practice.schedule import Card

if TYPE_CHECKING:
    from salessim.app.practice_record import Ability

BEGINNER: Final = 3
"""With fewer calls than this nobody is sent to a negotiation table, unless it was assigned. Assumption."""

RIGHT_SCORE: Final = 60.0
"""The score that a call to practise should promise [points]: neither won nor lost beforehand. Assumption."""


@dataclass(frozen=True, slots=True)
class Next:
    """The next thing to do.

    Attributes:
        kind: `drill` or `call`.
        scenario: The scenario.
        aim: For a drill the behaviour or objection; empty: the whole call.
        why: The reason, in words.
        title: Title of the scenario.
    """

    kind: str
    scenario: str
    aim: str
    why: str
    title: str = ""

    def as_json(self) -> dict[str, str]:
        """As `progress --json` has it."""
        return {
            "kind": self.kind,
            "scenario": self.scenario,
            "title": self.title,
            "aim": self.aim,
            "why": self.why,
        }


@dataclass(frozen=True, slots=True)
class Practice:
    """One trainee's practice, ready to be shown.

    Attributes:
        practised: What is known.
        next: What to do next; None: there is nothing to play.
        now: The time.
    """

    practised: Practised
    next: Next | None
    now: datetime

    @property
    def due(self) -> tuple[Card, ...]:
        """What is due."""
        return self.practised.due(self.now)

    @property
    def tells_abilities_apart(self) -> bool:
        """Whether there are enough calls to tell the single abilities apart."""
        return self.practised.calls > MANY and any(each.now.is_known for each in self.practised.abilities[1:])

    def as_json(self) -> dict[str, Any]:
        """Keys beside those of `Progress.as_json`."""
        return {
            "skills": [each.as_json() for each in self.practised.abilities],
            "tells_abilities_apart": self.tells_abilities_apart,
            "practice": [
                {
                    "scenario": card.scenario,
                    "aim": card.aim,
                    "due": card.due.isoformat(),
                    "is_due": card.due <= self.now,
                    "mastered": card.is_mastered,
                    "streak": card.streak,
                    "why": card.why,
                }
                for card in self.practised.cards
            ],
            "guesses": self.practised.guesses.as_json() if self.practised.guesses else None,
            "next": self.next.as_json() if self.next else None,
        }


def practice_of_progress(environment: Mapping[str, str], progress: Progress, now: datetime) -> Practice:
    """The practice of a trainee whose progress was read.

    Raises:
        SurroundingsError: The database cannot be read.
    """
    library = Library(own_folder(environment))
    found = practised(records_of_user(environment), progress.trainee, library, now)
    open_ones = [each.assignment.scenario for each in progress.standings if each.state == "open"]
    last = [each.summary.scenario for each in progress.tries if each.summary.is_finished and each.summary.counts]
    step = what_to_practise(found, library.names("scenario"), open_ones, last, now)
    return Practice(found, replace(step, title=library.find(step.scenario).title) if step else None, now)


def what_to_practise(
    found: Practised, scenarios: Iterable[str], assigned: Sequence[str], played: Sequence[str], now: datetime
) -> Next | None:
    """The next thing to do: what is due, what was assigned, else the call that is neither too hard nor too easy.

    Args:
        found: What is known.
        scenarios: What can be played.
        assigned: What was assigned and is still open, the first due first.
        played: What was played and counts, the latest first.
        now: The time.
    """
    known = tuple(scenarios)
    due = [card for card in found.due(now) if card.scenario in known]
    if due:
        card = due[0]
        return Next("drill" if card.aim else "call", card.scenario, card.aim, f"due since {card.due:%d %B}: {card.why}")
    for scenario in assigned:
        if scenario in known:
            return Next("call", scenario, "", "assigned, and not passed yet")
    difficulties = shipped_difficulties()
    skill = found.abilities[0].now.mean if found.abilities else difficulties.mean
    weakest = _weakest(found.abilities)
    fresh = [name for name in known if name not in played] or [name for name in known if name not in played[:1]]
    choices = [(name, _promised(difficulties, name, skill, weakest)) for name in fresh]
    trained = [(name, promise) for name, promise in choices if promise is not None]
    if found.calls < BEGINNER:
        # Whoever has hardly talked with a customer yet talks first, and bargains later.
        trained = [each for each in trained if not _has_table(difficulties, each[0])] or trained
    if not trained:
        return Next("call", fresh[0], "", "not played yet") if fresh else None
    name, promise = min(trained, key=lambda each: (abs(each[1] - RIGHT_SCORE), each[0]))
    why = f"about {promise:.0f} points to be expected, neither won nor lost beforehand"
    if weakest:
        why = f"it trains {weakest}, the weakest so far; {why}"
    return Next("call", name, "", why)


def _weakest(abilities: "Sequence[Ability]") -> str:
    """The ability known to be weaker than the skill as a whole; empty: none is."""
    singles = [each.now for each in abilities if each.now.name != WHOLE and each.now.is_known]
    weakest = min(singles, key=lambda each: each.mean, default=None)
    return weakest.name if weakest is not None and weakest.mean < abilities[0].now.mean else ""


def _promised(difficulties: Difficulties, scenario: str, skill: float, ability: str) -> float | None:
    """The score to be expected in a call [points]; None: bots have not played it, or it does not train the ability."""
    for key, lines in difficulties.lines.items():
        if key.startswith(f"{scenario}|{STANDARD}|"):
            return lines[WHOLE].at(skill) if not ability or ability in lines else None
    return None


def _has_table(difficulties: Difficulties, scenario: str) -> bool:
    """Whether a call is marked for its negotiating."""
    return any(key.startswith(f"{scenario}|") and BARGAINING in lines for key, lines in difficulties.lines.items())
