"""From plays to a review: every line with its worth, the turning point, the chance that was missed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from salessim.conversation.review.estimating import Estimate, estimate, mean_score
from salessim.conversation.review.grading import BAD, Grade, Thresholds, grade_of, thresholds, worth_of
from salessim.conversation.review.rolling import Rolled
from salessim.conversation.review.searching import Alternative
from salessim.conversation.review.working import Played

_MATTERS = 1.0  # points; less is no turning point and no missed chance


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one line was worth.

    Attributes:
        number: The turn [1..].
        before: What the call was worth before it, to the seller who plays on, on the luck of the call.
        after: What it was worth after it.
        expected: What the line leads to on other luck.
        change: The difference [points].
        choice: What the line does on average on other luck, against what that seller would do [points].
        worth: What it was worth as a choice: the part of both that they share [points].
        grade: What it is called.
        answered: In how many plays on other luck the line brings something out, or a yes to a next step [share].
        scores: The scores of the single plays after it, on the luck of the call and on other luck.
        alternatives: The best that could have been said instead, the best first.
    """

    number: int
    before: Estimate
    after: Estimate
    expected: Estimate
    change: float
    choice: float
    worth: float
    grade: Grade
    answered: float
    scores: tuple[tuple[int, ...], tuple[int, ...]]
    alternatives: tuple[Alternative, ...] = ()

    @property
    def luck(self) -> float:
        """The part of the change that was luck [points]."""
        return self.change - self.choice

    def gain(self, one: Alternative) -> float:
        """What an alternative is worth more than what was said, on the luck of the call [points].

        Both are compared on the same plays, so that the seller's own luck falls out of the difference.
        """
        return one.own.score - fmean(self.scores[0][: one.own.plays])

    def surely_gained(self, one: Alternative) -> float:
        """What an alternative is worth more on the luck of the call and on other luck: the smaller of the two."""
        return worth_of(self.gain(one), one.other.score - fmean(self.scores[1][: one.other.plays]))

    @property
    def best(self) -> Alternative | None:
        """The best alternative, if it would have done better than what was said on the luck of this call."""
        better = [one for one in self.alternatives if self.gain(one) > 0]
        return max(better, key=lambda one: (self.surely_gained(one), one.worth), default=None)

    @property
    def regret(self) -> float:
        """What the best alternative found would have been worth more, on the luck of this call [points]."""
        return max((0.0, *(self.gain(one) for one in self.alternatives)))

    @property
    def missed(self) -> float:
        """What the best alternative is worth more whatever the luck [points]."""
        return self.surely_gained(self.best) if self.best is not None else 0.0

    @property
    def is_bad(self) -> bool:
        """Whether it was a mistake or worse."""
        return self.grade in BAD


@dataclass(frozen=True, slots=True)
class Judged:
    """A whole call, line by line.

    Attributes:
        turns: The lines.
        final: What the call was worth at its end, with the notes that the seller who plays on would have made.
        score: Its score.
        plays: The budget of a position [plays].
        turning_point: The line with which the call became what it was; None: there was none.
        missed: The line in whose place the best alternative would have brought most; None: there was none.
    """

    turns: tuple[Judgement, ...]
    final: Estimate
    score: int
    plays: int
    turning_point: int | None
    missed: int | None

    @property
    def written(self) -> float:
        """What the seller's own pad and verdict were worth against those of the seller who plays on [points]."""
        return self.score - self.final.score

    @property
    def worst(self) -> tuple[Judgement, ...]:
        """All lines, the worst first: by what they did on both kinds of luck together, which errs least."""
        return tuple(sorted(self.turns, key=lambda one: (one.change + one.choice, one.number)))


def judge(
    played: Sequence[Played],
    found: Mapping[int, tuple[Alternative, ...]],
    score: int,
    limits: Thresholds | None = None,
) -> Judged:
    """A review from its plays.

    Args:
        played: The plays from every position, before the first line and after each.
        found: Alternatives to lines, by the number of the line [1..]; those that were not searched for are missing.
        score: The score of the call.
        limits: Thresholds; None: those that ship.
    """
    limits = limits or thresholds()
    own = [estimate(one.own) for one in played]
    turns = []
    for number in range(1, len(played)):
        here = played[number - 1]
        change = own[number].score - own[number - 1].score
        choice = mean_score(here.said) - mean_score(here.other) if here.said else change
        worth = worth_of(change, choice)
        turns.append(
            Judgement(
                number=number,
                before=own[number - 1],
                after=own[number],
                expected=estimate(here.said or played[number].own),
                change=change,
                choice=choice,
                worth=worth,
                grade=grade_of(worth, limits),
                answered=sum(bool(one.heard or one.agreed) for one in here.said) / max(len(here.said), 1),
                scores=(_scores(played[number].own), _scores(here.said or played[number].own)),
                alternatives=found.get(number, ()),
            )
        )
    return Judged(tuple(turns), own[-1], score, own[-1].plays, _turning_point(turns, own), _missed(turns))


def _scores(rolled: Sequence[Rolled]) -> tuple[int, ...]:
    return tuple(one.score for one in rolled)


def _turning_point(turns: Sequence[Judgement], own: Sequence[Estimate]) -> int | None:
    """The largest step towards what the call came to, up or down."""
    if not turns:
        return None
    went_up = own[-1].score >= own[0].score
    step = max(turns, key=lambda one: one.change if went_up else -one.change)
    return step.number if abs(step.change) >= _MATTERS else None


def _missed(turns: Sequence[Judgement]) -> int | None:
    dearest = max(turns, key=lambda one: one.missed, default=None)
    return dearest.number if dearest is not None and dearest.missed >= _MATTERS else None
