"""The parts of a case besides people, moves and knowledge: concerns, questions of the buyer's, beats, the next step,
endings.
"""

from dataclasses import dataclass

from salessim.conversation.case_basics import Feeling, Line
from salessim.conversation.conditions import Compiled
from salessim.model.outcome import CallResult


@dataclass(frozen=True, slots=True)
class ObjectionCase:
    """A concern.

    Attributes:
        id: Its name.
        who: Who raises it; -1: whoever is spoken to.
        raised_when: What brings it up; None: only a move does.
        good_answer: Sets of moves that settle it, in this order.
        settled: What settling it does.
        ignored: What passing over it does.
        says: The concern.
        settled_says: What is said when it is settled.
        real_reason: What is behind it; empty: nothing is said.
    """

    id: str
    who: int
    raised_when: Compiled | None
    good_answer: tuple[int, ...]
    settled: Feeling
    ignored: Feeling
    says: tuple[Line, ...]
    settled_says: tuple[Line, ...]
    real_reason: str


@dataclass(frozen=True, slots=True)
class AskCase:
    """Something the buyer asks.

    Attributes:
        id: Its name.
        who: Who asks.
        when: When.
        good: Moves that answer it [set].
        poor: Moves that answer it badly [set].
        answered: What a good answer does.
        answered_poorly: What a poor one does.
        dodged: What the first dodge does.
        dodged_twice: What the second does.
        says: The question.
        answered_says: What is said to a good answer.
    """

    id: str
    who: int
    when: Compiled
    good: int
    poor: int
    answered: Feeling
    answered_poorly: Feeling
    dodged: Feeling
    dodged_twice: Feeling
    says: tuple[Line, ...]
    answered_says: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class BeatCase:
    """Something that happens: to whom (-1: whoever leads), when, what is heard, and what it does."""

    id: str
    who: int
    when: Compiled
    says: tuple[Line, ...]
    effect: Feeling


@dataclass(frozen=True, slots=True)
class OptionCase:
    """One way to settle one issue of the next step.

    Attributes:
        id: `issue.option`.
        title: Its name in words.
        issue: Number of the issue.
        worth_buyer: What it is worth to the buyer [hundredths].
        worth_you: What it is worth to the seller [hundredths].
        only_if: What has to be so before the buyer considers it.
    """

    id: str
    title: str
    issue: int
    worth_buyer: int
    worth_you: int
    only_if: Compiled


@dataclass(frozen=True, slots=True)
class CommitmentCase:
    """The bargain about the next step.

    Attributes:
        opens_when: What has to be so before it is discussed.
        buyer: Who agrees to it.
        issues: Titles of the issues.
        options: All options, issue by issue.
        buyer_floor: Share of the best package that the buyer insists on [thousandths].
        your_floor: The same for the seller [thousandths].
        eases: How much each explicit need lowers the buyer's [thousandths].
        eases_when: What has to be so for that.
        best_buyer: The best package's worth to the buyer [hundredths].
        best_you: The best package's worth to the seller [hundredths].
        refused_says: What is said to a proposal that is not accepted.
        accepted_says: What is said to one that is.
    """

    opens_when: Compiled
    buyer: int
    issues: tuple[str, ...]
    options: tuple[OptionCase, ...]
    buyer_floor: int
    your_floor: int
    eases: int
    eases_when: Compiled
    best_buyer: int
    best_you: int
    refused_says: tuple[Line, ...]
    accepted_says: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class EndingCase:
    """A way the call can end.

    Attributes:
        id: Its name.
        counts_as: What it counts as.
        when: What has to be so; None: it is used where no other fits.
        closes: Whether it ends the call by itself as soon as it fits: it speaks of an agreement, or of trust or
            patience having run out. The others are looked at once the call is over.
        says: The buyer's last words.
    """

    id: str
    counts_as: CallResult
    when: Compiled | None
    closes: bool
    says: tuple[Line, ...]
