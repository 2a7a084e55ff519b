"""A scenario made ready to be played: everything looked up, expanded and drawn, in whole numbers.

`salessim.conversation.compiling.compile_case` makes one; the rules only read it. What the trainee must not see is
in here, too: `salessim.conversation.view` decides what is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salessim.conversation.case_basics import NOTHING_BEFORE, Before, Feeling, Line, Pays
from salessim.conversation.case_exchanges import (
    AskCase,
    BeatCase,
    CommitmentCase,
    EndingCase,
    ObjectionCase,
)
from salessim.conversation.conditions import Compiled, NeedsThatCount
from salessim.conversation.naming import Names
from salessim.model.outcome import Verdict
from salessim.model.turns import Joining

if TYPE_CHECKING:
    # Only calls with a table need the negotiation's packages, and numpy with them.
    from salessim.conversation.table.part import TablePart


@dataclass(frozen=True, slots=True)
class PersonCase:
    """Somebody on the buyer's side.

    Attributes:
        id: Name in the scenario.
        name: Name on screen.
        role: Role in the company.
        power: What he can do about the deal.
        secret: What a trainer knows; empty: nothing.
        voice: How it sounds to talk to him; empty: nothing is said.
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
    voice: str
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
        verdicts: The verdicts on the lead that are right; none: there is nothing to qualify.
        is_written: Whether it is a correspondence, in which nobody sees or hears the other.
        table: The negotiation; None: there is none.
        before: What an earlier call of the same deal has left behind.
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
    verdicts: frozenset[Verdict]
    is_written: bool
    table: "TablePart | None" = None
    before: Before = NOTHING_BEFORE
