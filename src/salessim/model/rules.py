"""The manners of a conversation that a playbook may change: each rule with its source and grade."""

from typing import Literal

from pydantic import Field

from salessim.model.condition import Condition, Effect, Rung
from salessim.model.notation import Count, Duration, MoneyRate, Name, Names, Number, Part, Text


class Rule(Part):
    """A rule.

    Attributes:
        coach: What a coach would say to somebody who broke it.
        source: Where it comes from, or the word assumption.
        grade: How far to trust it.
    """

    coach: Text | None = None
    source: Text | None = None
    grade: Literal["A", "B", "C", "D", "assumption"] | None = None


class TalkingSpeed(Rule):
    """Turns words into time [words/min]."""

    words_per_minute: Number


class ShortestExchange(Rule):
    """A line and its answer take at least so long.

    Attributes:
        lasts: When people speak.
        in_writing: When they write to each other; left out: as long as when they speak.
    """

    lasts: Duration
    in_writing: Duration | None = None


class LongTalk(Rule):
    """What one line that lasts longer does."""

    lasts: Duration
    buyer_feels: Effect


class PatienceRunning(Rule):
    """How patience runs out where a persona does not say [points/min]."""

    per_minute: Number


class Mood(Rule):
    """By how many points start values differ between attempts, 8 times out of 10, either way [points]."""

    varies_by: Number


class NeedsFrom(Rule):
    """Which rung, once told, makes an implied and an explicit need."""

    implied: Rung
    explicit: Rung


class Answering(Rule):
    """What has to be so before anybody answers any question."""

    needs: Condition


class Feeling(Rule):
    """What something does to the person it is said to."""

    buyer_feels: Effect


class QuestionsInARow(Feeling):
    """So many questions may follow each other; each further one that gives nothing back costs."""

    after: Count
    given_back_by: Names


class PushingAfterNo(Feeling):
    """What proposing again after a refusal does, and after how many of them the call is over."""

    moves: Names
    ends_call_after: Count


class SaleSize(Rule):
    """What is different in a large or a small sale.

    Attributes:
        starts_at: From which price on a sale is large (key `from`).
        need_that_counts: Which kind of need has to be there before a pitch helps.
        reacts: What moves do to buyers in such a sale, in place of what the moves say.
    """

    starts_at: MoneyRate | None = Field(default=None, alias="from")
    need_that_counts: Literal["implied", "explicit"]
    reacts: dict[Name, Effect] = Field(default_factory=dict)


class Rules(Part):
    """All rules. `core` has every one of them."""

    talking_speed: TalkingSpeed | None = None
    shortest_exchange: ShortestExchange | None = None
    long_talk: LongTalk | None = None
    patience_running: PatienceRunning | None = None
    mood: Mood | None = None
    needs_from: NeedsFrom | None = None
    answering: Answering | None = None
    out_of_reach: Feeling | None = None
    same_question_again: Feeling | None = None
    questions_in_a_row: QuestionsInARow | None = None
    stacked_questions: Feeling | None = None
    saying_nothing: Feeling | None = None
    pushing_after_no: PushingAfterNo | None = None
    large_sale: SaleSize | None = None
    small_sale: SaleSize | None = None
