"""What a person sees of a call: frozen view models that the app draws and the command line prints.

They hold words and figures ready to show and nothing that a trainee must not see. Turns are counted from 1.
"""

from dataclasses import dataclass
from typing import Literal

from salessim.model.outcome import Verdict

LineKind = Literal["said", "reading", "cue", "happening"]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be picked: its id in the documents and its words on screen."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a card: what it is, and its value in words."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """What is read before the call.

    Attributes:
        scenario: Name of the scenario.
        title: Its title.
        kind: Kind of call, in words.
        audience: Who should play it; may be empty.
        minutes: How long it may take [min].
        difficulty: The one chosen.
        difficulties: Those that can be chosen.
        you_are: Who the trainee is.
        you_know: What he knows, in paragraphs.
        your_goal: What he wants.
        keep_in_mind: Reminders.
        account: The account's card.
        people: Those whose names the trainee knows, with their roles.
        playbook: Title of the playbook that marks the call.
        playbook_in_one_breath: The method in a sentence.
        stages: The playbook's stages, in order, with what ends each.
        pass_mark: Points that pass [0..100].
        good_looks_like: What a coach hopes to see.
        before: What he knows from an earlier call of the same deal; empty: there was none.
        has_table: Whether there is a negotiation table in it.
    """

    scenario: str
    title: str
    kind: str
    audience: str
    minutes: int
    difficulty: str
    difficulties: tuple[str, ...]
    you_are: str
    you_know: tuple[str, ...]
    your_goal: str
    keep_in_mind: tuple[str, ...]
    account: tuple[Fact, ...]
    people: tuple[Fact, ...]
    playbook: str
    playbook_in_one_breath: str
    stages: tuple[Fact, ...]
    pass_mark: int
    good_looks_like: tuple[str, ...] = ()
    before: tuple[Fact, ...] = ()
    has_table: bool = False


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One line of the transcript.

    Attributes:
        turn: The trainee's turn it belongs to [1..]; 0 before the first.
        speaker: Name of who speaks, `You`, or empty for a cue or a happening.
        text: The words.
        kind: `said`; `reading`: how the trainee's line was read; `cue`: what a person could notice; `happening`.
    """

    turn: int
    speaker: str
    text: str
    kind: LineKind = "said"


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody on the buyer's side, as the trainee can see him.

    Attributes:
        id: Name in the scenario.
        name: Name on screen.
        role: His role.
        is_on_call: Whether he is there.
        manner: What a person would notice about him now, in words ("listens · has time").
    """

    id: str
    name: str
    role: str
    is_on_call: bool
    manner: str


@dataclass(frozen=True, slots=True)
class OfferIssue:
    """One issue of the next step, with the options that can be proposed; ids are `issue.option`."""

    title: str
    options: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A move that can be made now.

    Attributes:
        move: Its id.
        label: Its name in the playbook's words.
        what: What it does.
        stage: Title of the stage it belongs to.
        subjects: What it can be about (topics and slots); empty where it needs none.
        sentences: A model sentence for each subject, in the same order; one where it needs none.
        offer: Issues to settle, for a proposal.
    """

    move: str
    label: str
    what: str
    stage: str
    subjects: tuple[Choice, ...]
    sentences: tuple[str, ...]
    offer: tuple[OfferIssue, ...] = ()


@dataclass(frozen=True, slots=True)
class WordsRead:
    """How typed words would be read.

    Attributes:
        guesses: The likeliest moves with their probabilities, likeliest first.
        subject: What they are about; empty: nothing in particular, or it is not clear.
        doubt: Whether they may be taken as read, have to be confirmed, or were not understood.
        moves: The moves they make, where they may be taken; several where the line holds several.
    """

    guesses: tuple[tuple[str, float], ...] = ()
    subject: str = ""
    doubt: Literal["sure", "unsure", "lost"] = "lost"
    moves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that could have been found out: its subject, rung or slot, the words, and whether it was."""

    subject: str
    rung: str
    text: str
    was_found: bool


@dataclass(frozen=True, slots=True)
class PadSlot:
    """A slot of the pad: its id, its title, and the trainee's own words; empty: none yet."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class PadView:
    """The trainee's pad.

    Attributes:
        slots: What a deal has to be asked about, whether this one has it or not.
        verdict: What he makes of the lead; None: nothing yet.
        is_marked: Whether the playbook marks it.
    """

    slots: tuple[PadSlot, ...]
    verdict: Verdict | None
    is_marked: bool = False

    @property
    def filled(self) -> int:
        """How many slots have words."""
        return sum(bool(slot.text) for slot in self.slots)


@dataclass(frozen=True, slots=True)
class PadMark:
    """A slot of the pad in the debrief: what was written, how that stands, and what was said."""

    title: str
    text: str
    standing: str
    said: str


@dataclass(frozen=True, slots=True)
class CallView:
    """The call as it stands.

    Attributes:
        attempt: Id of the attempt.
        title: Title of the scenario.
        turn: Turns taken so far.
        seconds_gone: Time the call has taken [s].
        seconds_allowed: Time it may take [s].
        talk_share_pct: The trainee's share of the words so far [%]; None before the first.
        people: Everybody the trainee has heard of, the one who leads the call first.
        lines: The transcript.
        has_ended: Whether the call is over.
        ending: The buyer's last words, once it is.
        warning: Something the trainee has to know about the program, such as a full disk; mostly empty.
        heard: What was found out so far, in the order it was heard.
    """

    attempt: str
    title: str
    turn: int
    seconds_gone: int
    seconds_allowed: int
    talk_share_pct: int | None
    people: tuple[PersonView, ...]
    lines: tuple[TranscriptLine, ...]
    has_ended: bool
    ending: str = ""
    warning: str = ""
    heard: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkView:
    """One mark.

    Attributes:
        criterion: What is marked.
        points: Points earned.
        of: Points there were.
        is_applicable: Whether the call gave an occasion.
        turns: The trainee's turns that earned or lost it [1..].
        why: What was counted, and what one level more needed, in words.
    """

    criterion: str
    points: float
    of: float
    is_applicable: bool
    turns: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class MarkGroup:
    """Marks that belong together: the playbook's, or those of this call."""

    title: str
    marks: tuple[MarkView, ...]


@dataclass(frozen=True, slots=True)
class DebriefView:
    """What the call came to.

    Attributes:
        attempt: Id of the attempt.
        title: Title of the scenario.
        score: Points [0..100].
        pass_mark: Points that pass.
        has_passed: Whether it passed.
        outcome: What the ending counts as, in words.
        ending: The buyer's last words.
        lesson: The one thing to do differently; empty where nothing is worth saying.
        says: What the scenario's author and the playbook have to say.
        groups: The marks.
        findings: What there was to find.
        lines: The transcript, for going back to a line.
        pad: The trainee's pad, slot by slot; empty where he wrote nothing down.
    """

    attempt: str
    title: str
    score: int
    pass_mark: int
    has_passed: bool
    outcome: str
    ending: str
    lesson: str
    says: tuple[str, ...]
    groups: tuple[MarkGroup, ...]
    findings: tuple[Finding, ...]
    lines: tuple[TranscriptLine, ...]
    pad: tuple[PadMark, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpAllowed:
    """What a trainee may use in a call beside his own words: the menu of moves, and a coach."""

    has_menu: bool = True
    has_coach: bool = False


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A few lines of a call, rehearsed for one thing.

    Attributes:
        task: What to do, in a sentence.
        lines_left: Lines there still are for it.
        is_over: Whether it is done, or can no longer be.
        has_succeeded: Whether it was done.
        result: What came of it, in words; empty as long as it is not over.
        model: What a good seller says here; empty as long as it is not over.
        number: Which of several in a row it is [1..].
        of: How many there are in a row.
    """

    task: str
    lines_left: int
    is_over: bool = False
    has_succeeded: bool = False
    result: str = ""
    model: str = ""
    number: int = 1
    of: int = 1
