"""What a seller has to work with: the moves of the playbook by what they are for, and what the playbook values.

All of it is before a trainee's eyes: the menu of moves with their model sentences, the subjects that they can be about,
the options that can be proposed, and the playbook's rubric. What the buyer thinks of an option is not in here; what it
is worth to the seller is, because the brief and common sense say so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from salessim.conversation.bots.amounts import yearly_amount
from salessim.conversation.case import Case, MoveCase
from salessim.conversation.compiling.source import spoken_figure
from salessim.conversation.situation import members
from salessim.model.condition import RUNGS
from salessim.model.outcome import SLOTS
from salessim.model.playbook import Criterion, Playbook
from salessim.model.scenario import Scenario
from salessim.units import Comparison

FACT, PROBLEM, IMPACT, PAYOFF = range(4)

_USUAL_WORDS = 14  # a sentence, where a move has no example of one
_TOP_LEVEL = 4
_MOST_COUNTED = 30


class Interest(NamedTuple):
    """Something that the playbook wants to hear: which things, how much it is worth, and how many suffice."""

    things: int
    weight: float
    enough: int


class Habit(NamedTuple):
    """Moves that the playbook wants to see: which, how often at least, and how often at most (-1: no limit)."""

    moves: int
    least: int
    most: int


class Option(NamedTuple):
    """An option of the next step: its issue, and what it is worth to the seller [hundredths]."""

    issue: int
    worth: int


@dataclass(frozen=True, slots=True)
class Craft:
    """What a seller has to work with in one call.

    Attributes:
        moves: What can be done.
        by_kind: For each core move, the moves that are it or act like it, the playbook's own ones first.
        climbers: For each rung, the questions that reach for it.
        fillers: For each slot (a thing), the questions that ask for it.
        words: Usual length of a line of each move [words].
        topics: How many subjects of the conversation there are.
        titles: What the topics are called.
        roles: What each person is, as the seller would be told.
        interests: What the playbook wants to hear.
        habits: What the playbook wants to see done.
        issues: How many issues the next step has.
        options: The options of the next step.
        price: What the product costs [currency units per year]; 0: the brief does not say.
        your_floor: The least that a next step must be worth to the seller [hundredths].
        gives_back: Moves that give back what was heard [set].
    """

    moves: tuple[MoveCase, ...]
    by_kind: dict[str, tuple[int, ...]]
    climbers: tuple[tuple[int, ...], ...]
    fillers: dict[int, tuple[int, ...]]
    words: tuple[int, ...]
    topics: int
    titles: tuple[str, ...]
    roles: tuple[str, ...]
    interests: tuple[Interest, ...]
    habits: tuple[Habit, ...]
    issues: int
    options: tuple[Option, ...]
    price: int
    your_floor: int
    gives_back: int

    def things_of(self, subject: int) -> int:
        """The rungs of a topic, or the one slot [set of things]."""
        return 15 << (4 * subject) if subject < self.topics else 1 << (3 * self.topics + subject)

    def slots(self) -> Iterable[int]:
        """The qualification slots that can be asked for [things]."""
        return self.fillers


def craft_for(case: Case, scenario: Scenario, playbook: Playbook) -> Craft:
    """What a seller has to work with in a call of a scenario under a playbook."""
    moves = case.moves
    commitment = case.commitment
    rubric = [criterion for criterion in playbook.rubric if criterion.applies_where(case.table is not None)]
    return Craft(
        moves=moves,
        by_kind=_by_kind(moves),
        climbers=tuple(
            tuple(n for n, move in enumerate(moves) if move.rung == rung and move.is_question and move.fills < 0)
            for rung in range(len(RUNGS))
        ),
        fillers=_fillers(case),
        words=tuple(_usual_words(move) for move in moves),
        topics=len(case.topic_titles),
        titles=case.topic_titles,
        roles=tuple(person.role for person in case.people),
        interests=tuple(found for criterion in rubric if (found := _interest(criterion, case)) is not None),
        habits=tuple(habit for criterion in rubric if (habit := _habit(criterion, case)) is not None),
        issues=len(commitment.issues) if commitment else 0,
        options=tuple(Option(option.issue, option.worth_you) for option in commitment.options) if commitment else (),
        price=_price(scenario),
        your_floor=commitment.your_floor * commitment.best_you // 1000 if commitment else 0,
        gives_back=case.rules.gives_back,
    )


def _by_kind(moves: tuple[MoveCase, ...]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, move in enumerate(moves):
        found.setdefault(move.kind, []).append(number)
    return {kind: tuple(sorted(numbers, key=lambda n: moves[n].id == kind)) for kind, numbers in found.items()}


def _price(scenario: Scenario) -> int:
    price = scenario.seller.price if scenario.seller else None
    return yearly_amount(spoken_figure(str(price))) if price is not None else 0


def _fillers(case: Case) -> dict[int, tuple[int, ...]]:
    first = 4 * len(case.topic_titles)
    return {
        slot: moves
        for slot in range(first, first + len(SLOTS))
        if (moves := tuple(number for number, move in enumerate(case.moves) if move.fills == slot))
    }


def _usual_words(move: MoveCase) -> int:
    sentences = move.model_sentences or move.sounds_like
    return round(sum(len(text.split()) for text in sentences) / len(sentences)) if sentences else _USUAL_WORDS


def _interest(criterion: Criterion, case: Case) -> Interest | None:
    names = criterion.measure.asked or criterion.measure.learned
    if not names:
        return None
    things = 0
    for name in names:
        things |= case.names.things_called(name)
    least, _ = _range(criterion.levels.get(_TOP_LEVEL))
    return Interest(things, criterion.weight, max(least, 1))


def _habit(criterion: Criterion, case: Case) -> Habit | None:
    names = criterion.measure.paid or criterion.measure.count
    if not names:
        return None
    least, most = _range(criterion.levels.get(_TOP_LEVEL))
    return Habit(case.names.moves_of(names), least, most)


def _range(wanted: Comparison | None) -> tuple[int, int]:
    """The least and the most (-1: no limit) that a level takes."""
    if wanted is None:
        return 0, -1
    fits = [count for count in range(_MOST_COUNTED) if wanted.holds(count)]
    if not fits:
        return 0, -1
    return fits[0], -1 if fits[-1] == _MOST_COUNTED - 1 else fits[-1]


def made_of(moves: int, made: tuple[int, ...]) -> int:
    """How many lines of these moves were made."""
    return sum(made[move] for move in members(moves))
