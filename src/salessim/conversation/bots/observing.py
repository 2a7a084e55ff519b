"""What many calls of bots show: scores, endings, the lines that were said, and who got past which condition."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from salessim.conversation.bots.craft import Craft, craft_for
from salessim.conversation.bots.playing import BotCall, play_call
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.case import Case
from salessim.conversation.compiling import compile_case
from salessim.conversation.expecting import meets
from salessim.conversation.lines import Speaker
from salessim.conversation.marks import judged, mark_call
from salessim.conversation.step import begin, step
from salessim.luck import Luck
from salessim.model.playbook import Playbook
from salessim.model.scenario import Expectation, Scenario


@dataclass(frozen=True, slots=True)
class Batch:
    """Attempts to be played: every bot plays every seed, so that all of them meet the same luck.

    Attributes:
        scenario: The scenario.
        playbook: The playbook.
        bots: Names of the bots.
        seeds: Seeds of the attempts.
        expected: What is expected of which bot's calls.
    """

    scenario: Scenario
    playbook: Playbook
    bots: tuple[str, ...]
    seeds: tuple[int, ...]
    expected: tuple[tuple[str, Expectation], ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """What became of one condition in one call in which it was met with.

    Attributes:
        what: Path of what it guards, such as `topics.stops.impact`.
        has_passed: Whether it let the seller through in the end.
        trust: Trust of whoever was asked, the first time [0..100].
    """

    what: str
    has_passed: bool
    trust: int


@dataclass(frozen=True, slots=True)
class Observed:
    """One call.

    Attributes:
        score: Its score [0..100].
        has_passed: Whether that passes.
        ending: The ending.
        lines: How many lines the bot said.
        passages: The conditions it met with.
    """

    score: int
    has_passed: bool
    ending: str
    lines: int
    passages: tuple[Passage, ...]


@dataclass(slots=True)
class Tally:
    """What a batch came to.

    Attributes:
        calls: For each bot its calls, in the order of the seeds.
        said: In how many calls each authored line was said, by its place.
        said_in: The first call in which it was: the bot, and the seed.
        met: In how many calls each expectation was met.
    """

    calls: dict[str, list[Observed]] = field(default_factory=dict)
    said: Counter[str] = field(default_factory=Counter)
    said_in: dict[str, tuple[str, int]] = field(default_factory=dict)
    met: list[int] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Take in what another batch of the same kind came to."""
        for bot, calls in other.calls.items():
            self.calls.setdefault(bot, []).extend(calls)
        self.said.update(other.said)
        self.said_in = {**other.said_in, **self.said_in}
        self.met = [a + b for a, b in zip(self.met, other.met, strict=True)] if self.met else list(other.met)


def observe(batch: Batch) -> Tally:
    """Play a batch of attempts and keep what is worth keeping of it."""
    tally = Tally(met=[0] * len(batch.expected))
    craft: Craft | None = None
    for seed in batch.seeds:
        luck = Luck(seed)
        case = compile_case(batch.scenario, batch.playbook, luck)
        craft = craft or craft_for(case, batch.scenario, batch.playbook)
        for name in batch.bots:
            call = play_call(bot_called(name), case, craft, luck)
            _take_in(tally, name, call, case, batch)
            for place in places_said(call, case, luck):
                tally.said[place] += 1
                tally.said_in.setdefault(place, (name, seed))
    return tally


def _take_in(tally: Tally, bot: str, call: BotCall, case: Case, batch: Batch) -> None:
    ready = judged(batch.scenario, batch.playbook, case, call.all_events)
    marks = mark_call(ready)
    passages = passages_of(call, case)
    seen = Observed(marks.score, marks.has_passed, marks.ending, len(call.turns), passages)
    tally.calls.setdefault(bot, []).append(seen)
    for number, (whose, expectation) in enumerate(batch.expected):
        tally.met[number] += whose == bot and meets(expectation, ready, marks)


def places_said(call: BotCall, case: Case, luck: Luck) -> set[str]:
    """The places of the authored lines that were said in a call."""
    speaker = Speaker(case, luck)
    return {place for events in call.events for spoken in speaker.words_for(list(events)) for place in spoken.places}


def said_again(batch: Batch, bot: str, seed: int, others: Sequence[int]) -> set[str]:
    """What is said when the lines of a call that a bot has played are said again in other attempts [places]."""
    case = compile_case(batch.scenario, batch.playbook, Luck(seed))
    call = play_call(bot_called(bot), case, craft_for(case, batch.scenario, batch.playbook), Luck(seed))
    said: set[str] = set()
    for other in others:
        luck = Luck(other)
        case = compile_case(batch.scenario, batch.playbook, luck)
        situation, events = begin(case, luck)
        happened = [tuple(events)]
        for turn in call.turns:
            if situation.ending >= 0:
                break
            situation, events = step(case, situation, turn, luck)
            happened.append(tuple(events))
        said |= places_said(BotCall(call.turns, tuple(happened), situation), case, luck)
    return said


def passages_of(call: BotCall, case: Case) -> tuple[Passage, ...]:
    """The conditions that a call met with: rungs and slots that need something, and whoever guards the line."""
    trust = [person.start[0] for person in case.people]
    first_asked: dict[int, int] = {}
    handed_over = False
    for kind, _, _, person, subject, _, value in call.all_events:
        if kind == "moved" and subject == 0:
            trust[person] = value
        elif kind == "asked":
            first_asked.setdefault(subject, trust[person])
        elif kind == "handed-over":
            handed_over = True
    found = []
    guard = case.people[case.first_lead]
    if guard.lets_through is not None:
        found.append(Passage(f"people.{guard.id}", handed_over, guard.start[0]))
    for thing, at in sorted(first_asked.items()):
        if case.things[thing].trust_floor or case.things[thing].needs:
            found.append(Passage(path_of(case, thing), bool(call.situation.told >> thing & 1), at))
    return tuple(found)


def path_of(case: Case, thing: int) -> str:
    """The path of a rung or slot in its document."""
    block = "topics" if case.things[thing].rung >= 0 else "qualification"
    return f"{block}.{case.names.thing_name(thing)}"


def percentile(values: Sequence[int], pct: int) -> int:
    """The smallest value that at least `pct` percent of all values do not exceed (nearest rank).

    Raises:
        ValueError: There are no values.
    """
    if not values:
        raise ValueError("no values have no percentile")
    return sorted(values)[max(0, -(-pct * len(values) // 100) - 1)]
