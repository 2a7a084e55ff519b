"""What is known of one trainee's practice: skills with how sure they are, what is due, his guesses, what to do next."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from salessim.app.marked_attempts import marks_of
from salessim.app.practised import Done, Playbooks, cards_after, header_of, tried
from salessim.errors import SalessimError, SurroundingsError
from salessim.library.finding import Library
from salessim.practice.difficulty import shipped_difficulties
from salessim.practice.schedule import Card, card_of
from salessim.records.attempts import Summary
from salessim.records.database import Database
from salessim.records.due_cards import cards_kept, keep_card
from salessim.records.kept_attempts import KeptAttempts, summaries_of
from salessim.records.people import Trainee, find_trainee
from salessim.records.predictions import prediction_of
from salessim.records.skills import keep_practice, taken_in

if TYPE_CHECKING:
    from salessim.practice.skill import Estimate, Tried

WEEK: Final = timedelta(days=7)
MANY: Final = 6
"""Up to so many calls the general skill is all that can be told apart: see docs/background/skill.md."""


@dataclass(frozen=True, slots=True)
class Ability:
    """One skill as it stands and as it stood a week ago.

    Attributes:
        now: What is known of it now.
        before: What was known a week ago; None: nothing.
    """

    now: "Estimate"
    before: "Estimate | None" = None

    @property
    def change(self) -> float:
        """By how much the best guess has changed [points]."""
        return self.now.mean - self.before.mean if self.before is not None and self.before.tries else 0.0

    def as_json(self) -> dict[str, Any]:
        """As `progress --json` has it."""
        return {
            "skill": self.now.name,
            "mean": round(self.now.mean, 1),
            "low": round(self.now.low, 1),
            "high": round(self.now.high, 1),
            "level": 0.8,
            "attempts": self.now.tries,
            "known": self.now.is_known,
            "since_last_week": round(self.change, 1),
        }


@dataclass(frozen=True, slots=True)
class Guesses:
    """How a trainee's own guesses of his scores compare with them.

    Attributes:
        count: How many there are.
        off: Mean distance of guess and score [points].
        too_high: Mean of guess less score [points]; above 0: he thinks too well of his calls.
        lately: The mean distance of the last five [points].
    """

    count: int
    off: float
    too_high: float
    lately: float

    def as_json(self) -> dict[str, Any]:
        """As `progress --json` has it."""
        return {
            "count": self.count,
            "off": round(self.off, 1),
            "too_high": round(self.too_high, 1),
            "lately": round(self.lately, 1),
        }


@dataclass(frozen=True, slots=True)
class Practised:
    """What is known of one trainee's practice.

    Attributes:
        abilities: The general skill, then the abilities that were seen; none before the first call.
        calls: How many calls that rests on.
        cards: What he practises, the one due first first.
        guesses: His guesses; None: he made none.
        tries: What the estimates were made from.
    """

    abilities: tuple[Ability, ...] = ()
    calls: int = 0
    cards: tuple[Card, ...] = ()
    guesses: Guesses | None = None
    tries: "tuple[Tried, ...]" = ()

    def due(self, now: datetime) -> tuple[Card, ...]:
        """What is due by now and not mastered yet, the one that has waited longest first."""
        return tuple(card for card in self.cards if card.due <= now and not card.is_mastered)


NOTHING: Final = Practised()


def practised(database: Database, name: str, library: Library, now: datetime) -> Practised:
    """What is known of a trainee's practice; attempts that are new since the last time are taken in.

    Args:
        database: Where the records are.
        name: His name.
        library: Where playbooks are found.
        now: The time, with its time zone.

    Raises:
        SurroundingsError: The database cannot be read.
    """
    if not database.is_there:
        return NOTHING
    with database.reading() as connection:
        trainee = find_trainee(connection, name)
        if trainee is None:
            return NOTHING
        summaries = [each for each in summaries_of(connection, trainee) if each.is_finished]
        cards = {card.id: card for card in (card_of(payload, due) for due, payload in cards_kept(connection, trainee))}
        taken = taken_in(connection, trainee)
        guesses = {each.attempt: prediction_of(connection, each.attempt) for each in summaries if each.counts}
    store, books = KeptAttempts(database, trainee.name, lambda: now), Playbooks(library)
    tries, scores = _tries(store, books, summaries)
    fresh = [each for each in reversed(summaries) if each.attempt not in taken]
    changed = _taken(store, books, cards, fresh)
    abilities = _abilities(tries, now)
    if fresh:
        _keep(database, trainee, changed, abilities, [*taken, *(each.attempt for each in fresh)], now)
    found = tuple(sorted(cards.values(), key=lambda card: (card.due, card.id)))
    pairs = [
        (guess["points"], scores[attempt])
        for attempt, guess in reversed(guesses.items())
        if guess and attempt in scores and isinstance(guess.get("points"), int)
    ]
    return Practised(abilities, len(tries), found, _compared(pairs), tries)


def _tries(
    store: KeptAttempts, books: Playbooks, summaries: Sequence[Summary]
) -> "tuple[tuple[Tried, ...], dict[str, int]]":
    tries, scores = [], {}
    for summary in summaries:
        with suppress(SalessimError):  # a damaged journal says nothing; `score` says what is wrong with it
            marked = marks_of(store, summary) if summary.counts else None
            if marked is not None:
                tries.append(tried(summary, marked, books.abilities(summary.playbook)))
                scores[summary.attempt] = marked.score
    return tuple(tries), scores


def _taken(store: KeptAttempts, books: Playbooks, cards: dict[str, Card], fresh: Sequence[Summary]) -> dict[str, Card]:
    """The cards that new attempts changed; `cards` holds them afterwards, too."""
    changed: dict[str, Card] = {}
    for summary in fresh:
        with suppress(SalessimError):
            marked = marks_of(store, summary)
            if marked is None:
                continue
            seed, aim = header_of(store, summary.attempt)
            share = _rehearsed(store, summary.attempt, aim) if aim else None
            done = Done(summary, marked, seed, aim, frozenset(books.abilities(summary.playbook)), share)
            after = cards_after(cards, done, summary.last_at or summary.started)
            cards.update(after)
            changed.update(after)
    return changed


def _rehearsed(store: KeptAttempts, attempt: str, aim: str) -> float:
    from salessim.app.rehearsed import rehearsal_share  # loads the bots, which whoever has not rehearsed does without

    return rehearsal_share(store.read(attempt), attempt, aim)


def _abilities(tries: "Sequence[Tried]", now: datetime) -> tuple[Ability, ...]:
    if not tries:
        return ()  # and numpy need not be loaded
    from salessim.practice.skill import estimate

    difficulties = shipped_difficulties()
    before = {each.name: each for each in estimate(tries, difficulties, now - WEEK)}
    return tuple(Ability(each, before.get(each.name)) for each in estimate(tries, difficulties, now))


def _keep(
    database: Database,
    trainee: Trainee,
    cards: dict[str, Card],
    abilities: Sequence[Ability],
    taken: Sequence[str],
    now: datetime,
) -> None:
    # Where it cannot be kept, it is computed again the next time.
    with suppress(SurroundingsError), database.writing() as connection:
        for card in cards.values():
            keep_card(connection, trainee, card.id, card.due, card.as_json())
        keep_practice(connection, trainee, {each.now.name: each.as_json() for each in abilities}, taken, now)


def _compared(pairs: Sequence[tuple[int, int]]) -> Guesses | None:
    """Guess and score of each call, the first first."""
    if not pairs:
        return None
    off = [abs(guess - score) for guess, score in pairs]
    last = off[-5:]
    return Guesses(
        len(pairs),
        sum(off) / len(off),
        sum(guess - score for guess, score in pairs) / len(pairs),
        sum(last) / len(last),
    )
