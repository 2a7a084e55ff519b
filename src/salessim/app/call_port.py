"""How a front end reaches calls: the two protocols that the screens are given and that `app.play` fulfils.

The screens never name an implementation, so that they are tested against a scripted desk and work unchanged with
whatever stands behind it. Everything here may raise `errors.SalessimError`, which a front end shows as message and
hint. No method needs the event loop; a front end may call them from a worker thread, one at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    # The first screen of the app needs this file but no view of a call, and those cost a sixth of its imports.
    from salessim.app.call_views import (
        Briefing,
        CallView,
        DebriefView,
        HelpAllowed,
        MenuEntry,
        PadView,
        Rehearsal,
        WordsRead,
    )
    from salessim.app.class_desk import ClassDesk
    from salessim.app.planner import Planner
    from salessim.app.practice_port import PracticeDesk
    from salessim.app.review_desk import ReviewDesk
    from salessim.app.shelf import ShelfEntry
    from salessim.app.table_views import Priced, TableScreen
    from salessim.app.workbench import Workbench
    from salessim.conversation.journal import Reading
    from salessim.conversation.table.reading import TableRead
    from salessim.conversation.turn import NamedTurn
    from salessim.model.outcome import Verdict


@dataclass(frozen=True, slots=True)
class PlayableScenario:
    """A scenario that can be played.

    Attributes:
        name: Its name in the library.
        title: Its title.
        kind: Kind of call, in words.
        minutes: How long it may take [min].
        audience: Who should play it; may be empty.
        trains: The method it is marked by, by its title; may be empty.
        difficulties: Those that can be chosen.
        objections: How many concerns can come up in it.
        has_table: Whether there is a negotiation table in it.
    """

    name: str
    title: str
    kind: str
    minutes: int
    audience: str = ""
    trains: str = ""
    difficulties: tuple[str, ...] = ()
    objections: int = 0
    has_table: bool = False


@dataclass(frozen=True, slots=True)
class PastAttempt:
    """A call that was started before.

    Attributes:
        id: Id of the attempt.
        when: When it was started, with its time zone.
        scenario: Name of the scenario.
        title: Title of the scenario.
        turns: Turns taken.
        is_finished: Whether the call is over; the fields below mean something only then.
        score: Points [0..100].
        has_passed: Whether it passed.
        outcome: What the ending counts as, in words.
        counts: Whether it says anything about who played it: not where he had help, or began in the middle.
        is_certification: Whether it was a sitting of a certification.
    """

    id: str
    when: datetime
    scenario: str
    title: str
    turns: int
    is_finished: bool
    score: int = 0
    has_passed: bool = False
    outcome: str = ""
    counts: bool = True
    is_certification: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """Something that is due.

    Attributes:
        kind: What it is, in a word: `Drill`, `Call`, `Table`.
        title: Its title.
        why: Why it is due, in words.
        scenario: Name of the scenario.
        aim: For a drill the behaviour; empty: the whole call.
    """

    kind: str
    title: str
    why: str
    scenario: str
    aim: str = ""


@dataclass(frozen=True, slots=True)
class SkillShown:
    """How sure one can be of a skill.

    Attributes:
        name: What it is called.
        low: Lower end of the 80 % interval [0..100].
        middle: The best guess [0..100].
        high: Upper end [0..100].
        since_last_week: By how much it has changed [points].
    """

    name: str
    low: int
    middle: int
    high: int
    since_last_week: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands; parts that are not known are empty.

    Attributes:
        due: What is due, the most urgent first.
        skills: His skills.
        next: What to do next, with the reason.
        later: What is practised and not due yet, or mastered.
        is_whole_only: Whether there are too few calls to tell the single skills apart.
        guesses: How his own guesses of scores compare with them, in words.
        assigned: What a trainer has given him to pass, the one due first first.
    """

    due: tuple[Due, ...] = ()
    skills: tuple[SkillShown, ...] = ()
    next: Due | None = None
    later: tuple[Due, ...] = ()
    is_whole_only: bool = False
    guesses: str = ""
    assigned: tuple[Due, ...] = ()


class Call(Protocol):
    """One attempt at one scenario."""

    @property
    def briefing(self) -> Briefing:
        """What is read before the call."""

    @property
    def view(self) -> CallView:
        """The call as it stands."""

    def menu(self) -> tuple[MenuEntry, ...]:
        """The moves that can be made now, in the order of the playbook's stages; empty once the call is over."""

    def say(self, move: str, subject: str = "", text: str = "", to: str = "", offer: tuple[str, ...] = ()) -> CallView:
        """Take a turn.

        Args:
            move: Id of a menu entry.
            subject: Id of one of its subjects; empty where it needs none.
            text: The trainee's words; empty for the model sentence.
            to: Id of the person addressed; empty for whoever leads the call.
            offer: Ids of the options proposed, `issue.option`.
        """

    @property
    def pad(self) -> PadView:
        """The trainee's pad as it stands."""

    def write_pad(self, pad: Mapping[str, str], verdict: Verdict | None = None) -> CallView:
        """Write on the pad, or give a verdict; possible until the debrief was read.

        Args:
            pad: For each slot by its id what was understood, ending in a question mark where that is not sure.
            verdict: What the trainee makes of the lead; None: nothing new.
        """

    @property
    def table(self) -> TableScreen | None:
        """The negotiation table as it stands; None where the call has none."""

    def price(self, terms: tuple[str, ...]) -> Priced:
        """What terms for every issue of the table are worth, whether they are on it or not.

        Args:
            terms: An option for each issue, as `issue.option`.
        """

    def read(self, text: str) -> TableRead:
        """How a typed line would be read at the table."""

    def echo(self, said: NamedTurn) -> str:
        """What a line would do at the table, in words; empty: nothing there."""

    def take_turn(self, said: NamedTurn, reading: Reading | None = None) -> CallView:
        """Take any turn: an offer, an answer, several moves, or none that was understood.

        Args:
            said: What it does.
            reading: How its words were read; None where nothing had to be read.
        """

    def read_words(self, text: str) -> WordsRead:
        """How words would be read, before they are said; kept with the turn if they are said next."""

    def say_as_read(self, text: str, to: str = "", subject: str = "", offer: tuple[str, ...] = ()) -> CallView:
        """Take a turn with the moves that the words were read as.

        Args:
            text: The words.
            to: Id of the person addressed; empty for whoever leads the call.
            subject: Id of what they are about; empty for what was read.
            offer: Ids of the options proposed, `issue.option`.
        """

    @property
    def can_put_right(self) -> bool:
        """Whether the last line was read, and its reading may still be put right."""

    @property
    def last_words(self) -> str:
        """The trainee's last line; empty: there was none."""

    @property
    def last_read(self) -> WordsRead:
        """How the last line was read; without guesses where it was not read."""

    def put_right(self, moves: tuple[str, ...], subject: str = "", offer: tuple[str, ...] = ()) -> CallView:
        """Say how the last line was meant: it and its answer are taken back, and its words are said again."""

    @property
    def help(self) -> HelpAllowed:
        """What the trainee may use beside his own words."""

    @property
    def rehearsal(self) -> Rehearsal | None:
        """What is being rehearsed; None: the call is played as a whole."""

    def coach(self) -> str:
        """What a coach would do next; empty where none stands by."""

    def hang_up(self) -> CallView:
        """End the call from the trainee's side."""

    def debrief(self) -> DebriefView:
        """What the call came to; only once it is over."""


class CallDesk(Protocol):
    """Where calls are begun, found again and looked back on."""

    @property
    def practice(self) -> PracticeDesk:
        """The other ways to practise than to play a call as a whole."""

    @property
    def reviews(self) -> ReviewDesk:
        """Reviews of attempts."""

    @property
    def bench(self) -> Workbench:
        """What trainers and managers ask."""

    @property
    def planner(self) -> Planner:
        """Questions about departments."""

    @property
    def classes(self) -> ClassDesk | None:
        """The records of classes; None: there are none."""

    def shelf(self) -> tuple[ShelfEntry, ...]:
        """Every document there is, and how often it was played."""

    def standing(self) -> Standing:
        """Where the person stands: what is due, and how sure one can be of his skills."""

    def keep_guess(self, attempt: str, points: int) -> None:
        """Keep what the person thought that a call had earned [0..100], before he saw its marks; the first counts."""

    def scenarios(self) -> tuple[PlayableScenario, ...]:
        """What can be played, the one to begin with first."""

    def attempts(self) -> tuple[PastAttempt, ...]:
        """Calls started before, the latest first."""

    def briefing(self, scenario: str, difficulty: str = "") -> Briefing:
        """What is read before the call, without starting it.

        Args:
            scenario: Name of a scenario, or a file.
            difficulty: One of the briefing's difficulties; empty for the scenario as written.
        """

    def start(self, scenario: str, difficulty: str = "") -> Call:
        """Start a new attempt."""

    def resume(self, attempt: str) -> Call:
        """Open an attempt where it was left; a finished one for its debrief."""
