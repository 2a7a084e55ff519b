"""Marks for a negotiation: five shares, each with the figures and the rounds that made it.

Economics, trading discipline, walk-away and authority, information, relationship. What each is made of and how much it
counts is convention (weights from the scenario, parts below are assumptions); the measures themselves are named where
they are computed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from salessim.negotiation.review.economics import Economics, economics
from salessim.negotiation.review.handling import Handled, handled_tactics
from salessim.negotiation.review.ledger import Ledger, ledger
from salessim.negotiation.review.revealed import bits_revealed
from salessim.negotiation.review.steps import Steps, steps_of
from salessim.negotiation.scenario.table_case import TableCase
from salessim.negotiation.scenario.table_situation import Situation, table_now
from salessim.negotiation.talks.moves import ALTERNATIVE, AUTHORITY, BUYER, YOU
from salessim.negotiation.talks.protocol import Event
from salessim.negotiation.trading import integrative_potential

WEIGHTS: Mapping[str, float] = {
    "economics": 40,
    "trading": 25,
    "walk-away and authority": 15,
    "information": 10,
    "relationship": 10,
}
"""Points of each part unless the scenario says otherwise (assumption)."""

_ASKS_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class TableMark:
    """One part of the marks.

    Attributes:
        part: Its name, as in a scenario's `weights`.
        share: How much of it was earned [0..1].
        is_applicable: Whether this negotiation could have earned or lost it.
        rounds: The rounds that earned or lost it.
        figures: What it was made of, by name [share].
    """

    part: str
    share: float
    is_applicable: bool
    rounds: tuple[int, ...]
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class TableMarks:
    """All that is known about how a negotiation was done.

    Attributes:
        marks: The five parts.
        points: Points of 100.
        economics: What the result is worth.
        ledger: What was given and got.
        tactics: What became of the buyer's tactics.
        steps: The shape of your offers.
        bits_gained: What his offers said about the order of his issues [bits]; a figure, not marked.
        bits_leaked: What yours said about yours [bits].
        gave_without_asking: How often you gave and asked for nothing.
        is_his_last_offer_better_than_no_deal: Whether what he had on the table at the end beat no deal for you; None:
            he had nothing there.
    """

    marks: tuple[TableMark, ...]
    points: int
    economics: Economics
    ledger: Ledger
    tactics: tuple[Handled, ...]
    steps: Steps
    bits_gained: float
    bits_leaked: float
    gave_without_asking: int
    is_his_last_offer_better_than_no_deal: bool | None

    def of(self, part: str) -> TableMark:
        """One part by name."""
        return next(mark for mark in self.marks if mark.part == part)


@dataclass(frozen=True, slots=True)
class _Play:
    """What the parts are folded from."""

    case: TableCase
    situation: Situation
    events: tuple[Event, ...]
    result: Economics
    book: Ledger
    tactics: tuple[Handled, ...]
    his_last: float | None

    def rounds(self, *kinds: str, side: int | None = None) -> tuple[int, ...]:
        """The rounds in which something happened."""
        found = {int(str(event[1])) for event in self.events if event[0] in kinds and side in {None, event[2]}}
        return tuple(sorted(found))

    def count(self, kind: str, side: int) -> int:
        return sum(event[0] == kind and event[2] == side for event in self.events)


def table_marks(
    case: TableCase,
    situation: Situation,
    events: Sequence[Event],
    weights: Mapping[str, float] | None = None,
) -> TableMarks:
    """Mark a negotiation that has ended.

    Args:
        case: The negotiation.
        situation: How it ended.
        events: Everything that happened, from the opening on.
        weights: Points of each part; None: `WEIGHTS`.
    """
    table = table_now(case, situation)
    standing = situation.talks.standing[BUYER]
    his_last = None if standing is None else max(float(table.values[0][package]) for package in standing.packages)
    play = _Play(
        case,
        situation,
        tuple(events),
        economics(table, situation.talks.deal),
        ledger(table, events),
        handled_tactics(table.values[0], events),
        his_last,
    )
    marks = tuple(mark(play) for mark in _PARTS)
    counts = weights or WEIGHTS
    counted = [(counts.get(mark.part, 0.0), mark.share) for mark in marks if mark.is_applicable]
    total = sum(weight for weight, _ in counted)
    granted = sum(event[0] == "accepted" and event[2] == YOU for event in events) - (_closed_by_you(events))
    return TableMarks(
        marks,
        round(100 * sum(weight * share for weight, share in counted) / total) if total else 0,
        play.result,
        play.book,
        play.tactics,
        steps_of(table, events, YOU),
        bits_revealed(table, events, BUYER, case.rules.rounds),
        bits_revealed(table, events, YOU, case.rules.rounds),
        situation.gifts + max(granted, 0),
        None if his_last is None else his_last > table.first.no_deal,
    )


def _closed_by_you(events: Sequence[Event]) -> int:
    """1 if the first yes was yours: that one made the deal, later ones granted demands."""
    first = next((event for event in events if event[0] == "accepted"), None)
    return int(first is not None and first[2] == YOU)


def _economics(play: _Play) -> TableMark:
    """Against the Nash point 20, against the frontier 10, against what could be claimed 10 (assumption)."""
    result, table = play.result, table_now(play.case, play.situation)
    rounds = play.rounds("accepted", "left", "out-of-time", "not-approved")
    if result.deal is None:
        # With nothing to agree on, leaving was the best result there was.
        return TableMark("economics", 1.0 if not result.has_zone else 0.0, result.has_zone, rounds, {})
    nash = table.points.nash
    fair = table.frontier.pair(nash)[0] - table.first.no_deal if nash is not None else 0.0
    most = result.gain + result.left_to_claim
    figures = {
        "against a fair deal": _share(result.gain, fair),
        "nothing left on the table": 1.0 - _share(result.left_on_the_table, most),
        "claimed": _share(result.gain, most),
    }
    share = (
        20 * figures["against a fair deal"] + 10 * figures["nothing left on the table"] + 10 * figures["claimed"]
    ) / 40
    return TableMark("economics", share if result.gain > 0 else 0.0, True, rounds, figures)


def _trading(play: _Play) -> TableMark:
    """Asked for something in return 40, something came back 30, potential of trading captured 30 (assumption)."""
    gives = play.book.gives
    cost = play.book.cost
    figures: dict[str, float] = {}
    if cost > 0:
        figures["asked in return"] = sum(give.cost for give in gives if give.is_asked_for) / cost
        figures["came back"] = sum(min(give.got, give.cost) for give in gives) / cost
    captured = _captured(play)
    if captured is not None:
        figures["trading captured"] = captured
    parts = {"asked in return": 40, "came back": 30, "trading captured": 30}
    weight = sum(parts[name] for name in figures)
    share = sum(parts[name] * value for name, value in figures.items()) / weight if weight else 0.0
    if play.result.deal is None and not cost:
        share = 0.0  # refusing everything is no trading
    rounds = tuple(give.round for give in gives)
    return TableMark("trading", share, play.result.has_zone or cost > 0, rounds, figures)


def _captured(play: _Play) -> float | None:
    """What the deal is worth to both together above meeting half way, as a share of what trading could add."""
    table = table_now(play.case, play.situation)
    potential = integrative_potential(table)
    if play.result.deal is None or potential is None or potential <= 0:
        return None
    welfare = table.points.welfare
    most = sum(table.frontier.pair(welfare)) if welfare is not None else 0.0
    return _share(play.result.yours + play.result.his - (most - potential), potential)


def _walk_away(play: _Play) -> TableMark:
    """Deal or leave, against whether there was something to agree on 70; own limits respected 30 (assumption)."""
    result, ending = play.result, play.situation.talks.ending
    if result.deal is not None:
        right = 1.0 if result.gain >= 0 else 0.0
    elif not result.has_zone:
        right = 1.0
    elif ending == "you-left":
        # Leaving an offer that is worse than no deal is no mistake, but there was a deal to be found.
        right = (
            0.5 if play.his_last is None or play.his_last < table_now(play.case, play.situation).first.no_deal else 0.0
        )
    else:
        right = 0.25 if ending == "they-left" else 0.0
    overstepped = play.count("overstepped", YOU)
    within = 0.0 if ending == "not-approved" else 1.0 / (1 + overstepped)
    figures = {"right to sign or to leave": right, "within your authority": within}
    rounds = play.rounds("accepted", "left", "out-of-time", "overstepped", "approval", "not-approved")
    # A deal worse than no deal cannot be made good by having been allowed to sign it.
    share = 0.0 if result.deal is not None and result.gain < 0 else 0.7 * right + 0.3 * within
    return TableMark("walk-away and authority", share, True, rounds, figures)


def _information(play: _Play) -> TableMark:
    """How much of what he would have told you he told you."""
    tellable = {*play.case.tells, AUTHORITY}
    if any(tactic.kind.name == "competitor-quote" for tactic in play.tactics):
        tellable.add(ALTERNATIVE)
    told = play.situation.told & tellable
    share = len(told) / len(tellable)
    return TableMark("information", share, bool(play.case.tells), play.rounds("told", "shown"), {"found out": share})


def _relationship(play: _Play) -> TableMark:
    """His result, his face, the process and the rapport, a quarter each (own wording; after Curhan and others 2006)."""
    table = table_now(play.case, play.situation)
    nash = table.points.nash
    fair = table.frontier.pair(nash)[1] - table.second.no_deal if nash is not None else 0.0
    figures = {
        "his result": _share(play.result.his_gain, fair),
        "his face": 1.0 / (1 + play.count("misnamed", YOU)),
        "the process": min(len(set(play.situation.asked)) / _ASKS_ENOUGH, 1.0),
        "the rapport": play.situation.trust / 100,
    }
    share = sum(figures.values()) / len(figures)
    return TableMark("relationship", share, True, play.rounds("asked", "misnamed"), figures)


def _share(part: float, whole: float) -> float:
    return min(max(part / whole, 0.0), 1.0) if whole > 0 else 0.0


_PARTS: tuple[Callable[[_Play], TableMark], ...] = (_economics, _trading, _walk_away, _information, _relationship)
