"""A desk in memory: a short call with fixed replies, for tests of the screens."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import count
from pathlib import Path

from salessim.app.call_port import PastAttempt, PlayableScenario, Standing
from salessim.app.call_views import (
    Briefing,
    CallView,
    Choice,
    DebriefView,
    Fact,
    Finding,
    HelpAllowed,
    MarkGroup,
    MarkView,
    MenuEntry,
    OfferIssue,
    PadSlot,
    PadView,
    PersonView,
    TranscriptLine,
    WordsRead,
)
from salessim.app.class_desk import ClassResult, SaidOfCall
from salessim.app.list_documents import list_documents
from salessim.app.planner import Planner
from salessim.app.practice_desk import Practice
from salessim.app.shelf import shelf
from salessim.app.workbench import Workbench
from salessim.errors import NotFoundError
from salessim.library.finding import Library
from tui.scripted_answer import ScriptedPlanner
from tui.scripted_reviews import ScriptedReviews

SCENARIO = "discovery-plant-director"
TITLE = "The press line that keeps stopping"
START = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
LINE_2 = Choice("line-2-stops", "line 2 stops")
OVERTIME = Choice("weekend-overtime", "weekend overtime")

REPLIES = {
    ("situation", "line-2-stops"): "Two press lines. Line 1 is new. Line 2 is from 2009 and does the doors.",
    ("situation", "weekend-overtime"): "Three shifts, five days. On paper.",
    ("problem", "line-2-stops"): "It stopped eleven times last month without warning. Twice on a Sunday night.",
    ("problem", "weekend-overtime"): "We have worked nine Saturdays this year to catch up after stops. "
    "Two good setters left over it.",
    ("implication", "line-2-stops"): "When line 2 is down past four hours we fly doors to Wolfsburg. "
    "Call it thirty-eight thousand a month.",
    ("implication", "weekend-overtime"): "The crew is fine.",
}
RUNGS = {"situation": "fact", "problem": "problem", "implication": "impact"}
OFFER = (
    OfferIssue("Next step", (Choice("next-step.site-visit", "site visit"), Choice("next-step.brochure", "brochure"))),
    OfferIssue("Date", (Choice("date.this-week", "this week"), Choice("date.within-two-weeks", "within two weeks"))),
)
MENU = (
    MenuEntry(
        "greet",
        "Greeting",
        "Says hello and who you are.",
        "Opening",
        (),
        ("Good morning, this is Ana of Voltane.",),
    ),
    MenuEntry(
        "situation",
        "Situation question",
        "Asks for facts and background.",
        "Investigating",
        (LINE_2, OVERTIME),
        ("Which lines do you run, and how old are they?", "How many shifts do you run?"),
    ),
    MenuEntry(
        "problem",
        "Problem question",
        "Asks about difficulty, dissatisfaction or risk.",
        "Investigating",
        (LINE_2, OVERTIME),
        ("How often does line 2 stop without warning?", "What does the weekend overtime do to your crew?"),
    ),
    MenuEntry(
        "implication",
        "Implication question",
        "Asks what the problem leads to, and what that costs.",
        "Investigating",
        (LINE_2, OVERTIME),
        ("What happens at the car maker when line 2 is down for a shift?", "What does a lost setter cost you?"),
    ),
    MenuEntry(
        "feature",
        "Feature",
        "Says what the product does.",
        "Showing",
        (),
        ("We have a module that hears a bearing fail.",),
    ),
    MenuEntry(
        "propose-next-step",
        "Propose the next step",
        "Asks for a date and a name.",
        "Commitment",
        (),
        ("Could we walk line 2 together on Thursday week?",),
        OFFER,
    ),
)


def briefing(difficulty: str = "") -> Briefing:
    """The briefing of the one scenario."""
    return Briefing(
        scenario=SCENARIO,
        title=TITLE,
        kind="discovery call",
        audience="New reps, weeks 2 to 4",
        minutes=15,
        difficulty=difficulty or "standard",
        difficulties=("gentle", "standard", "tough"),
        you_are="An account executive at Voltane. You sell LineSight, a condition-monitoring service for presses.",
        you_know=(
            "Brenner Pressteile stamps body parts for two car makers. 420 people, one plant in Saxony.",
            "Marta Hoffmann, plant operations director, answered your mail in one line: “Fifteen minutes, Tuesday.”",
        ),
        your_goal="Find out whether there is a problem worth solving, and get a next step with a date and a name.",
        keep_in_mind=("She has heard four vendors this year.", "You do not have to explain LineSight today."),
        account=(
            Fact("Company", "Brenner Pressteile GmbH"),
            Fact("Industry", "Automotive stamping"),
            Fact("People", "420"),
            Fact("Revenue", "96M EUR"),
        ),
        people=(Fact("Marta Hoffmann", "Plant operations director"),),
        playbook="SPIN",
        playbook_in_one_breath="Ask a few facts, find a problem, make the buyer see what it costs, let the buyer "
        "say what solving it is worth. Then ask for an advance.",
        stages=(
            Fact("Opening", "Who you are, why you are calling, agreement to ask questions"),
            Fact("Investigating", "At least one explicit need"),
            Fact("Showing", "A benefit tied to an explicit need"),
            Fact("Commitment", "An advance with a date and a name"),
        ),
        pass_mark=65,
    )


class ScriptedCall:
    """A call whose replies are fixed; it ends with a proposal or by hanging up."""

    table = None

    def __init__(self, attempt: str, difficulty: str = "") -> None:
        self.difficulty = difficulty
        self.said: list[tuple[str, str, str, str, tuple[str, ...]]] = []
        self.error: Exception | None = None
        self.written: dict[str, str] = {}
        self.verdict = None
        self.is_pad_marked = False
        self.reads: dict[str, WordsRead] = {}
        self._view = CallView(
            attempt=attempt,
            title=TITLE,
            turn=0,
            seconds_gone=0,
            seconds_allowed=900,
            talk_share_pct=None,
            people=(
                PersonView("marta", "Marta Hoffmann", "Plant operations director", True, "listens · has time"),
                PersonView("ivo", "Ivo Radic", "Maintenance manager", False, ""),
            ),
            lines=(TranscriptLine(0, "Marta Hoffmann", "Hoffmann. You have fifteen minutes."),),
            has_ended=False,
        )

    @property
    def briefing(self) -> Briefing:
        return briefing(self.difficulty)

    @property
    def view(self) -> CallView:
        return self._view

    def menu(self) -> tuple[MenuEntry, ...]:
        return () if self._view.has_ended else MENU

    def say(self, move, subject="", text="", to="", offer=()):
        if self.error is not None:
            raise self.error
        self.said.append((move, subject, text, to, offer))
        entry = next(each for each in MENU if each.move == move)
        title = next((choice.title for choice in entry.subjects if choice.id == subject), "")
        turn = self._view.turn + 1
        reply = REPLIES.get((move, subject), "Go on.")
        lines = [
            TranscriptLine(turn, "You", text),
            TranscriptLine(turn, "", " · ".join(part for part in (entry.label, title) if part), "reading"),
            TranscriptLine(turn, "Ivo Radic" if to == "ivo" else "Marta Hoffmann", reply),
        ]
        heard, people = self._view.heard, self._view.people
        if (move, subject) in REPLIES:
            heard = (*heard, Finding(title, RUNGS[move], reply, True))
        if move == "implication":
            lines.append(TranscriptLine(turn, "", "Marta puts her pen down", "cue"))
        if turn == 4:
            lines.append(TranscriptLine(turn, "", "Ivo Radic joins the call", "happening"))
            people = (people[0], replace(people[1], is_on_call=True, manner="friendly"))
        self._view = replace(
            self._view,
            turn=turn,
            seconds_gone=self._view.seconds_gone + 45,
            talk_share_pct=41,
            lines=self._view.lines + tuple(lines),
            heard=heard,
            people=people,
        )
        return self._end("Good. Petra will send you the gate pass.") if move == "propose-next-step" else self._view

    help = HelpAllowed()
    rehearsal = None

    def coach(self) -> str:
        return ""

    @property
    def pad(self) -> PadView:
        titles = {"budget": "budget", "authority": "who decides"}
        slots = tuple(PadSlot(slot, title, self.written.get(slot, "")) for slot, title in titles.items())
        return PadView(slots, self.verdict, self.is_pad_marked)

    def write_pad(self, pad, verdict=None):
        self.written |= pad
        self.verdict = verdict or self.verdict
        return self._view

    def read_words(self, text):
        return self.reads.get(text, WordsRead())

    def say_as_read(self, text, to="", subject="", offer=()):
        read = self.reads[text]
        for move in read.moves:
            self.say(move, subject or read.subject, text, to, offer)
        return self._view

    can_put_right = False
    last_words = ""
    last_read = WordsRead()

    def put_right(self, moves, subject="", offer=()):
        self.put = (moves, subject, offer)
        return self._view

    def hang_up(self):
        return self._end("I have my next meeting. Thank you.")

    def _end(self, ending):
        last = TranscriptLine(self._view.turn, "Marta Hoffmann", ending)
        self._view = replace(self._view, has_ended=True, ending=ending, lines=(*self._view.lines, last))
        return self._view

    def debrief(self) -> DebriefView:
        turns: dict[str, tuple[int, ...]] = {}
        for number, (move, *_) in enumerate(self.said, 1):
            turns[move] = (*turns.get(move, ()), number)
        asked, costs = turns.get("problem", ()), turns.get("implication", ())
        has_advance = "propose-next-step" in turns
        heard = {(finding.subject, finding.rung) for finding in self._view.heard}
        score = min(100, 20 * len(turns))
        return DebriefView(
            attempt=self._view.attempt,
            title=TITLE,
            score=score,
            pass_mark=65,
            has_passed=score >= 65,
            outcome="Advance" if has_advance else "No sale",
            ending=self._view.ending,
            lesson="You had 38,000 a month on the table and did not ask what a day's warning would be worth.",
            says=("A site visit with a date is an advance. “We will be in touch” would not have been.",),
            groups=(
                MarkGroup(
                    "SPIN",
                    (
                        MarkView(
                            "Asks about problems",
                            10 if asked else 0,
                            10,
                            True,
                            asked,
                            "Two different problems earn it all, one earns 7.5.",
                        ),
                        MarkView(
                            "Makes the cost visible",
                            10.5 if costs else 0,
                            14,
                            True,
                            costs,
                            "She named one cost. A second would be 14.",
                        ),
                        MarkView("Asks what solving it is worth", 0, 8, True, (), "It was in reach from turn 3."),
                        MarkView("Shows only what answers a need", 0, 8, False, (), "You did not pitch."),
                    ),
                ),
                MarkGroup("This call", (MarkView("Brought Ivo in", 0, 10, True, (), "Ask for him, or wait."),)),
            ),
            findings=tuple(
                Finding(topic.title, rung, REPLIES[move, topic.id], (topic.title, rung) in heard)
                for topic in (LINE_2, OVERTIME)
                for move, rung in RUNGS.items()
            ),
            lines=self._view.lines,
        )


class ScriptedClasses:
    """One class of two."""

    def __init__(self) -> None:
        self.disputed: list[tuple[str, str, str]] = []
        self.names = ["Ana", "Ben"]
        self.said = SaidOfCall()

    def people(self):
        return tuple(self.names)

    def rename(self, old, new):
        self.names[self.names.index(old)] = new
        return new

    def said_of(self, attempt):
        return self.said

    def results(self):
        return (
            (
                "Spring",
                (
                    ClassResult("Ana", SCENARIO, "2026-05-15", 72, "passed", 0),
                    ClassResult("Ben", SCENARIO, "2026-05-15", None, "open", 1),
                ),
            ),
        )

    def dispute(self, attempt, criterion, why):
        self.disputed.append((attempt, criterion, why))


class ScriptedDesk:
    """Keeps its attempts in memory."""

    def __init__(self, *, is_empty: bool = False) -> None:
        self.is_empty = is_empty
        self.calls: dict[str, ScriptedCall] = {}
        self.error: Exception | None = None
        self.stands = Standing()
        self.guesses: dict[str, int] = {}
        self.own_folder: Path | None = None

    @cached_property
    def practice(self) -> Practice:
        """The real one, on the shipped documents, with seeds in a row; nothing is kept."""
        seeds, names = count(7), count(1)
        return Practice(Library(), None, lambda: START, lambda: next(seeds), lambda: f"practice-{next(names)}")

    @cached_property
    def bench(self) -> Workbench:
        return Workbench(Library())

    @cached_property
    def planner(self) -> Planner:
        return ScriptedPlanner(Library(self.own_folder))

    @cached_property
    def classes(self):
        return ScriptedClasses()

    def shelf(self):
        return shelf(list_documents(Library()), self.scenarios(), self.attempts())

    def standing(self) -> Standing:
        return self.stands

    def keep_guess(self, attempt: str, points: int) -> None:
        self.guesses[attempt] = points

    def scenarios(self) -> tuple[PlayableScenario, ...]:
        if self.error is not None:
            raise self.error
        if self.is_empty:
            return ()
        return (PlayableScenario(SCENARIO, TITLE, "discovery call", 15, "New reps, weeks 2 to 4"),)

    def attempts(self) -> tuple[PastAttempt, ...]:
        found = []
        for number, (name, call) in enumerate(self.calls.items()):
            view, debrief = call.view, call.debrief()
            found.append(
                PastAttempt(
                    id=name,
                    when=START + timedelta(days=number),
                    scenario=SCENARIO,
                    title=TITLE,
                    turns=view.turn,
                    is_finished=view.has_ended,
                    score=debrief.score,
                    has_passed=debrief.has_passed,
                    outcome=debrief.outcome,
                )
            )
        return tuple(reversed(found))

    def briefing(self, scenario: str, difficulty: str = "") -> Briefing:
        if scenario != SCENARIO and scenario not in Library().names("scenario"):
            raise NotFoundError(f"There is no scenario called “{scenario}”.", f"Did you mean “{SCENARIO}”?")
        return briefing(difficulty)

    def start(self, scenario: str, difficulty: str = "") -> ScriptedCall:
        name = f"attempt-{len(self.calls) + 1}"
        self.calls[name] = ScriptedCall(name, difficulty)
        return self.calls[name]

    def resume(self, attempt: str) -> ScriptedCall:
        return self.calls[attempt]

    @cached_property
    def reviews(self) -> ScriptedReviews:
        return ScriptedReviews(lambda: self.start(SCENARIO))


def played_call(desk: ScriptedDesk, *, to_the_end: bool = True) -> ScriptedCall:
    """A call of a few turns, as somebody would play it."""
    call = desk.start(SCENARIO)
    for move, subject in (
        ("situation", "line-2-stops"),
        ("problem", "line-2-stops"),
        ("implication", "line-2-stops"),
        ("problem", "weekend-overtime"),
    ):
        entry = next(each for each in MENU if each.move == move)
        number = [choice.id for choice in entry.subjects].index(subject)
        call.say(move, subject, entry.sentences[number])
    if to_the_end:
        call.say("propose-next-step", "", MENU[-1].sentences[0], "", ("next-step.site-visit",))
    return call
