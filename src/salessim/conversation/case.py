"""A scenario made ready to be played: everything looked up, expanded and drawn, in whole numbers.

`salessim.conversation.compiling.compile_case` makes one; the rules only read it. What the trainee must not see is
in here, too: `salessim.conversation.view` decides what is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from salessim.conversation.conditions import Compiled, NeedsThatCount
from salessim.conversation.naming import Names
from salessim.model.outcome import CallResult
from salessim.model.turns import Joining

Feeling: TypeAlias = tuple[int, int, int]
"""What something does to trust, patience and urgency [points]."""

ONE_IN_TEN = 1.2815515655446004
"""The normal quantile at 90 %: an 80 % range of plus or minus r has the standard deviation r / ONE_IN_TEN."""

Pays: TypeAlias = Literal["every time", "once per topic", "once per new fact", "once per person"]


@dataclass(frozen=True, slots=True)
class Line:
    """An authored line with its blanks filled, except `{person}`.

    Attributes:
        text: The words.
        who: Who says it; -1: whoever is asked.
        place: Where it stands in the documents, for telling which lines were ever said.
        words: How long it is [words].
    """

    text: str
    who: int
    place: str
    words: int


def usual_words(lines: tuple[Line, ...]) -> int:
    """How long one of these lines usually is [words]; the rules count time with it, whichever of them is said."""
    return round(sum([line.words for line in lines]) / len(lines)) if lines else 0


@dataclass(frozen=True, slots=True)
class PersonCase:
    """Somebody on the buyer's side.

    Attributes:
        id: Name in the scenario.
        name: Name on screen.
        role: Role in the company.
        power: What he can do about the deal.
        secret: What a trainer knows; empty: nothing.
        start: Where trust, patience and urgency start in this attempt [0..100].
        drain: How patience changes with time [hundredths of a point per minute].
        gains: The good part of what each move does to him.
        losses: The bad part of it.
        lets_through: For somebody who guards, what satisfies him; None: he does not guard.
        joins: When he joins; None: he is there from the start, or never comes.
        brings: What is on the table once he has joined [set of things].
        lines: What he says on each occasion.
        joins_says: What he says when he joins.
    """

    id: str
    name: str
    role: str
    power: str
    secret: str
    start: tuple[int, int, int]
    drain: int
    gains: tuple[Feeling, ...]
    losses: tuple[Feeling, ...]
    lets_through: Compiled | None
    joins: Joining | None
    brings: int
    lines: Mapping[str, tuple[Line, ...]]
    joins_says: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class MoveCase:
    """A move.

    Attributes:
        id: Name in the playbook.
        kind: The core move that it is or acts like.
        label: Its name on screen.
        what: What it does.
        stage: Title of its stage; empty: any time.
        rung: The rung it reaches for [0..3]; -1: none.
        fills: The thing (slot) it asks for; -1: none.
        is_question: Whether it asks.
        is_pitch: Whether it shows the product.
        pays: How often its good effect is earned.
        early_unless: What makes it not too early; None: it never is.
        early: What it does when it is.
        early_raises: The objection that it brings up then; -1: none.
        many_after: So many are no harm; -1: any number.
        many: What each further one does.
        needs_confirming: Whether a reading of it counts only once it is confirmed.
        model_sentences: Wordings for the menu, with blanks.
        sounds_like: Example sentences, for reading.
        coach: What a coach would say about it; empty: nothing.
        early_coach: What a coach says when it comes too early.
        many_coach: What a coach says when there are too many.
    """

    id: str
    kind: str
    label: str
    what: str
    stage: str
    rung: int
    fills: int
    is_question: bool
    is_pitch: bool
    pays: Pays
    early_unless: Compiled | None
    early: Feeling
    early_raises: int
    many_after: int
    many: Feeling
    needs_confirming: bool
    model_sentences: tuple[str, ...]
    sounds_like: tuple[str, ...]
    coach: str
    early_coach: str
    many_coach: str


@dataclass(frozen=True, slots=True)
class Thing:
    """A rung or a slot.

    Attributes:
        subject: Its topic or slot.
        rung: The rung [0..3]; -1: it is a slot.
        is_there: Whether the scenario has it.
        speakers: Who can speak about it [set of people].
        below: The rung that has to be told before it; -1: none.
        trust_floor: The trust it takes [0..100].
        needs: What else it takes.
        effect: What having said it does.
        says: The truth.
        otherwise: What is said until then.
        claims: What is said to a lazy question.
        checked_by: The slot whose question brings out the truth; -1: none.
        mentions: Who is named in it [set of people].
        words: Usual length of the answer [words].
    """

    subject: int
    rung: int
    is_there: bool
    speakers: int
    below: int
    trust_floor: int
    needs: Compiled
    effect: Feeling
    says: tuple[Line, ...]
    otherwise: tuple[Line, ...]
    claims: tuple[Line, ...]
    checked_by: int
    mentions: int
    words: int


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


@dataclass(frozen=True, slots=True)
class RulesCase:
    """The manners of the conversation, in numbers.

    Attributes:
        words_per_minute: How fast people talk.
        exchange_s: A line and its answer take at least so long [s].
        long_talk_s: A longer line than this costs [s].
        long_talk: What it costs.
        mood: By how much start values and readiness differ, 8 times out of 10, either way [points].
        answering: Without it nobody answers.
        out_of_reach: What asking for more than was earned does.
        again: What asking for something already told does.
        in_a_row: So many questions may follow each other.
        gives_back: Moves that break the row [set].
        row: What each further question does.
        stacked: What several questions in one line do.
        silence: What saying nothing does.
        pushing_moves: Moves that push [set].
        pushing: What pushing after a refusal does.
        pushes_end: So many of them end the call.
        is_large: Whether this is a large sale.
    """

    words_per_minute: int
    exchange_s: int
    long_talk_s: int
    long_talk: Feeling
    mood: int
    answering: Compiled
    out_of_reach: Feeling
    again: Feeling
    in_a_row: int
    gives_back: int
    row: Feeling
    stacked: Feeling
    silence: Feeling
    pushing_moves: int
    pushing: Feeling
    pushes_end: int
    is_large: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A scenario, its playbook and its people, ready to be played.

    Attributes:
        names: Names and their numbers.
        seconds_allowed: How long the call may take [s].
        people: Everybody on the buyer's side.
        moves: What the seller can do.
        topic_titles: What the topics are called on screen.
        topic_phrases: What they are called within a sentence.
        things: Rungs and slots.
        needs: Which things make a need.
        objections: The scenario's concerns, then the playbook's.
        own_objections: For each person the concerns that the scenario gives him.
        asks: What the buyer asks.
        beats: What happens.
        commitment: The next step; None: none can be agreed.
        endings: In the order in which they are tried; the last fits always.
        rules: The manners.
        first_lead: Who leads when the call begins.
        first_on_call: Who is there then [set].
        first_known: Whom the seller knows by name then [set].
        comes_after: Who comes once a guard is satisfied; the first of them leads.
        opening: What is said before the first line.
        company: Name of the account.
        product: Name of the product.
    """

    names: Names
    seconds_allowed: int
    people: tuple[PersonCase, ...]
    moves: tuple[MoveCase, ...]
    topic_titles: tuple[str, ...]
    topic_phrases: tuple[str, ...]
    things: tuple[Thing, ...]
    needs: NeedsThatCount
    objections: tuple[ObjectionCase, ...]
    own_objections: tuple[tuple[int, ...], ...]
    asks: tuple[AskCase, ...]
    beats: tuple[BeatCase, ...]
    commitment: CommitmentCase | None
    endings: tuple[EndingCase, ...]
    rules: RulesCase
    first_lead: int
    first_on_call: int
    first_known: int
    comes_after: tuple[int, ...]
    opening: tuple[Line, ...]
    company: str
    product: str
