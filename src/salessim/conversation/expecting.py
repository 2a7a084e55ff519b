"""Whether calls came to what a trainer expected of them: those of bots, and the sample calls of the scenario."""

from dataclasses import dataclass

from salessim.conversation.compiling import compile_case
from salessim.conversation.marks import Judged, Marks, judged, mark_call
from salessim.conversation.scripted import ScriptReader
from salessim.conversation.session import Session, last_said
from salessim.conversation.turn import NamedTurn
from salessim.luck import Luck
from salessim.model.playbook import Playbook
from salessim.model.scenario import Expectation, SampleCall, Scenario

SAMPLE_SEEDS = range(10)
"""A sample call has to come out as expected whatever the luck: it is played with each of these seeds."""


def meets(expectation: Expectation, call: Judged, marks: Marks) -> bool:
    """Whether a finished call meets an expectation: its score, whether it passes, and what was so at its end."""
    if expectation.score is not None and not expectation.score.holds(marks.score):
        return False
    if expectation.passed is not None and expectation.passed != marks.has_passed:
        return False
    return call.holds(expectation)


@dataclass(frozen=True, slots=True)
class Miss:
    """An attempt at a sample call that did not come to what was expected.

    Attributes:
        seed: Its seed.
        score: Its score [0..100].
        ending: Its ending.
        left_over: How many of its lines were not said, because the call was over.
    """

    seed: int
    score: int
    ending: str
    left_over: int


def misses(sample: SampleCall, scenario: Scenario, playbook: Playbook) -> list[Miss]:
    """The attempts at a sample call that fail, of one for each of `SAMPLE_SEEDS`.

    Raises:
        NotPlayableError: It names something that is not there.
    """
    found = []
    for seed in SAMPLE_SEEDS:
        session, left_over = _played(sample, scenario, playbook, Luck(seed))
        call = judged(scenario, playbook, session.case, session.events)
        marks = mark_call(call)
        if not meets(sample.expect, call, marks):
            found.append(Miss(seed, marks.score, marks.ending, left_over))
    return found


def _played(sample: SampleCall, scenario: Scenario, playbook: Playbook, luck: Luck) -> tuple[Session, int]:
    session = Session(compile_case(scenario, playbook, luck), luck)
    reader = ScriptReader(session.case, scenario, playbook)
    left_over = 0
    for turn in sample.turns:
        if turn.you and session.has_ended:
            left_over += 1
        elif turn.you:
            session.say(reader.read(turn, last_said(session)).said)
        if turn.writes_down:
            session.write_down(reader.note(turn))
    if not session.has_ended:
        session.say(NamedTurn(hangs_up=True))
    return session, left_over
