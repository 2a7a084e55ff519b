"""How a front end reaches the ways to practise: the protocol that screens are given, and what they draw.

Everything here may raise `errors.SalessimError`. No method needs the event loop; a front end may call them from a
worker thread, one at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from salessim.app.call_port import Call
    from salessim.app.call_views import Fact, MarkGroup, TranscriptLine

WayKind = Literal["play", "coach", "watch", "drill", "objections", "buyer", "certify"]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to practise a scenario.

    Attributes:
        kind: Which way it is.
        title: What it is called.
        what: What one does there, in a sentence.
        aim: For a drill, the behaviour.
        is_open: Whether it can be begun; certifications are used up.
    """

    kind: WayKind
    title: str
    what: str
    aim: str = ""
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class ExpertTurn:
    """A line of an expert call and what there is to say about it.

    Attributes:
        turn: Its number [1..].
        did: What it does, in the playbook's words.
        why: Why somebody good does it; empty: nothing is said about it.
        brought: What it brought: marks it earned, what was learned, what was settled, in words.
    """

    turn: int
    did: str
    why: str
    brought: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExpertCall:
    """A good call from its first line to its end, to read and to take over.

    Attributes:
        scenario: Name of the scenario.
        title: Its title.
        difficulty: Its difficulty.
        seed: Seed of its luck.
        by: Who plays it, in words.
        score: Points it earns [0..100].
        outcome: What its ending counts as, in words.
        lines: The transcript.
        turns: Its lines with what there is to say about them.
    """

    scenario: str
    title: str
    difficulty: str
    seed: int
    by: str
    score: int
    outcome: str
    lines: tuple[TranscriptLine, ...]
    turns: tuple[ExpertTurn, ...]


@dataclass(frozen=True, slots=True)
class BuyerChoice:
    """Something the trainee can say as the buyer.

    Attributes:
        id: What it is called, also in scripts.
        title: What it does.
        what: What it means, in a few words.
        text: The words, to be changed if one likes.
    """

    id: str
    title: str
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class BuyerView:
    """A call as its buyer sees it.

    Attributes:
        title: Title of the scenario.
        you: Who the trainee is now.
        lines: The transcript.
        choices: What he can say; empty once the call is over.
        knows: What he knows and may tell: subject and words.
        told: What he has told so far: subject and words.
        mood: How he feels about the seller, and how much time he has, in words.
        turn: Lines of the seller's so far.
        has_ended: Whether the call is over.
        criteria: What the seller can be marked for, once it is.
    """

    title: str
    you: str
    lines: tuple[TranscriptLine, ...]
    choices: tuple[BuyerChoice, ...]
    knows: tuple[Fact, ...]
    told: tuple[Fact, ...]
    mood: str
    turn: int
    has_ended: bool
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SellerMarked:
    """The trainee's marks of the seller beside those of the playbook.

    Attributes:
        groups: The playbook's marks.
        given: The trainee's, by criterion [0..4, levels].
        agreed: How many of them agree, to one level.
        score: What the seller earned [0..100].
        outcome: What the ending counts as, in words.
    """

    groups: tuple[MarkGroup, ...]
    given: dict[str, int]
    agreed: int
    score: int
    outcome: str


class BuyersCall(Protocol):
    """A call in which the trainee is the buyer."""

    @property
    def view(self) -> BuyerView:
        """The call as it stands."""

    def reply(self, choice: str, text: str = "") -> BuyerView:
        """Answer the seller; he says his next line.

        Args:
            choice: Id of one of the choices.
            text: The trainee's own words; empty for those of the choice.
        """

    def mark_seller(self, given: dict[str, int]) -> SellerMarked:
        """Compare the trainee's marks with the playbook's, once the call is over.

        Args:
            given: For each criterion a level [0..4]; those left out were not judged.
        """


class PracticeDesk(Protocol):
    """The ways to practise a scenario."""

    def ways(self, scenario: str, difficulty: str = "") -> tuple[Way, ...]:
        """All of them but drills, the one to begin with first."""

    def drills(self, scenario: str, difficulty: str = "") -> tuple[Way, ...]:
        """The behaviours that can be drilled in it; finding them takes a second."""

    def expert_call(self, scenario: str, difficulty: str = "") -> ExpertCall:
        """A good call to watch."""

    def take_over(self, expert: ExpertCall, turn: int) -> Call:
        """Go on by oneself after a turn of it [0..]. It does not count."""

    def with_coach(self, scenario: str, difficulty: str = "") -> Call:
        """Play with a coach beside one. It does not count."""

    def drill(self, scenario: str, aim: str, difficulty: str = "") -> Call:
        """Rehearse one behaviour from a point of the call where it is due. It does not count."""

    def objections(self, scenario: str, difficulty: str = "") -> tuple[str, ...]:
        """The objections that can be rehearsed, by name."""

    def objection(self, scenario: str, name: str, difficulty: str = "") -> Call:
        """Rehearse one objection from the moment it was raised. It does not count."""

    def next_rehearsal(self, call: Call) -> Call | None:
        """What comes after a rehearsal that is over; None: nothing."""

    def certify(self, scenario: str, difficulty: str = "") -> Call:
        """Begin a sitting of the certification."""

    def buyers_call(self, scenario: str, difficulty: str = "", seller: str = "") -> BuyersCall:
        """Be the buyer; a bot sells."""
