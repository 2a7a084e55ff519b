"""A trainee's attempts as practice: how good he is by them, what is due, and what to do next."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from salessim.errors import SalessimError
from salessim.library.finding import Library
from salessim.library.loading import load
from salessim.model.playbook import Playbook
from salessim.practice.abilities import WHOLE, abilities_in, plain_kept, shares_of
from salessim.practice.schedule import Card, reviewed
from salessim.records.attempts import AttemptStore, Marked, Summary

if TYPE_CHECKING:
    from salessim.practice.skill import Tried

WEAK: Final = 0.35
"""What earned less than this share of its points becomes a card; assumption."""

MOST_NEW: Final = 2  # cards from one call: more would be no practice but a list; assumption
FIRST_DUE: Final = timedelta(days=1)  # a night's sleep lies between mistake and practice; assumption
REHEARSED: Final = "rehearsed in “{title}”"
_DRILL = "drill: "
_OBJECTION = "objection: "


@dataclass(frozen=True, slots=True)
class Done:
    """A finished attempt, as far as practice is concerned.

    Attributes:
        summary: The attempt.
        marked: What it came to.
        seed: The luck it was played on.
        aim: What was rehearsed in it; empty: it was a whole call.
        behaviours: The criteria of its playbook; the others are the scenario's own goals.
        rehearsed: How well what was rehearsed was done [0..1]; None: it was a whole call.
    """

    summary: Summary
    marked: Marked
    seed: int
    aim: str = ""
    behaviours: frozenset[str] = frozenset()
    rehearsed: float | None = None

    @property
    def is_own_work(self) -> bool:
        """Whether it was a whole call without help."""
        return self.summary.counts

    def share_of(self, criterion: str) -> float | None:
        """How much of a criterion's points was earned [0..1]; None: there was no occasion."""
        for mark in self.marked.marks:
            if mark["criterion"] == criterion and mark["applicable"] and mark["of"] > 0:
                return float(mark["points"] / mark["of"])
        return None


def header_of(store: AttemptStore, attempt: str) -> tuple[int, str]:
    """The seed of an attempt, and what was rehearsed in it; empty: it was a whole call."""
    header = json.loads(store.read(attempt).split("\n", 1)[0])
    aid = header.get("aid") or {}
    begins = str(aid.get("begins_at") or "")
    if begins.startswith(_DRILL):
        begins = begins.removeprefix(_DRILL).rpartition(", turn ")[0]
    else:
        begins = begins.removeprefix(_OBJECTION) if begins.startswith(_OBJECTION) else ""
    return int(header["seed"]), begins


def tried(summary: Summary, marked: Marked, abilities: Mapping[str, str]) -> "Tried":
    """An attempt that counts, as the skill is estimated from it.

    Args:
        summary: The attempt.
        marked: What it came to.
        abilities: The ability that each criterion of its playbook is about.
    """
    from salessim.practice.skill import Tried

    points = {WHOLE: float(marked.score), **shares_of(plain_kept(marked.marks), abilities)}
    return Tried(summary.started, summary.scenario, summary.difficulty, summary.playbook, points)


@dataclass(slots=True)
class Playbooks:
    """What criteria are about, playbook by playbook, each read once."""

    library: Library
    known: dict[str, dict[str, str]] = field(default_factory=dict)

    def abilities(self, playbook: str) -> dict[str, str]:
        """The ability that each criterion is about; none where the playbook is no longer there: scores count still."""
        if playbook not in self.known:
            self.known[playbook] = {}
            with suppress(SalessimError):
                document = load(self.library, playbook, "playbook").document
                self.known[playbook] = abilities_in(document) if isinstance(document, Playbook) else {}
        return self.known[playbook]


def cards_after(cards: Mapping[str, Card], done: Done, now: datetime) -> dict[str, Card]:
    """What is to be practised after one more attempt: cards that it reviewed, and new ones for what went badly.

    Args:
        cards: The cards before, by their ids.
        done: The attempt.
        now: When it ended.
    """
    changed: dict[str, Card] = {}
    summary = done.summary
    for card in cards.values():
        if card.scenario != summary.scenario:
            continue
        share = done.share_of(card.aim) if card.aim else done.marked.score / 100
        if done.rehearsed is not None:
            share = done.rehearsed
        if (done.aim and done.aim != card.aim) or share is None or not (done.aim or done.is_own_work):
            continue
        changed[card.id] = reviewed(card, share, done.seed, now)
    if done.rehearsed is not None and f"{summary.scenario}:{done.aim}" not in cards:
        card = Card(summary.scenario, done.aim, now, REHEARSED.format(title=summary.title))
        changed[card.id] = reviewed(card, done.rehearsed, done.seed, now)
    if not done.is_own_work:
        return changed
    weak = [
        mark
        for mark in done.marked.marks
        if mark["criterion"] in done.behaviours
        and mark["applicable"]
        and mark["of"] > 0
        and mark["points"] < WEAK * mark["of"]
    ]
    for mark in sorted(weak, key=lambda mark: mark["points"] - mark["of"])[:MOST_NEW]:
        why = f"{mark['points']:.0f} of {mark['of']:.0f} points in “{summary.title}”"
        card = Card(summary.scenario, mark["criterion"], now + FIRST_DUE, why, seen=(done.seed,))
        if card.id not in cards:
            changed[card.id] = card
    return changed
