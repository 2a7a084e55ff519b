"""Marks an attempt from its journal alone: nothing is played again, and no other file is read."""

from dataclasses import dataclass
from typing import Any

from salessim.app import call_pages
from salessim.app.call_views import MarkGroup
from salessim.conversation.corrections import Corrections, corrections
from salessim.conversation.debrief import Debriefing, debriefing
from salessim.conversation.journal import Journal
from salessim.conversation.marks import Marks, judged, mark_call
from salessim.conversation.outcome import call_outcome
from salessim.conversation.replaying import read_journal
from salessim.luck import Luck
from salessim.model.outcome import CallOutcome


@dataclass(frozen=True, slots=True)
class Scored:
    """An attempt and its marks.

    Attributes:
        journal: The journal.
        marks: The marks.
        told: What there is to say about it.
        groups: The marks as front ends show them.
        outcome: What the call left behind in its deal.
        corrected: The lines whose reading the trainee put right, and what that did to the score.
    """

    journal: Journal
    marks: Marks
    told: Debriefing
    groups: tuple[MarkGroup, ...]
    outcome: CallOutcome
    corrected: Corrections

    @property
    def why_not(self) -> str:
        """Why the attempt does not count, in words; empty where it does."""
        aid = self.journal.header.aid
        if aid is None:
            return ""
        reasons = ["what the buyer hides was shown"] if aid.is_revealed else []
        if aid.begins_at:
            reasons.append(f"it began at a point of the call ({aid.begins_at})")
        if aid.has_coach:
            reasons.append("a coach stood by")
        return f"This attempt does not count: {' and '.join(reasons)}."

    def as_json(self, journal_lines: list[Any]) -> dict[str, Any]:
        """The shape that `play --json` and `score --json` print."""
        header, marks = self.journal.header, self.marks
        return {
            "attempt": header.attempt,
            "scenario": header.scenario,
            "playbook": header.playbook,
            "difficulty": header.difficulty,
            "seed": header.seed,
            "ending": marks.ending,
            "outcome": marks.result,
            "score": marks.score,
            "passed": marks.has_passed,
            "counts": header.counts,
            "revealed": header.aid is not None and header.aid.is_revealed,
            "coached": header.aid is not None and header.aid.has_coach,
            "sitting": header.sitting.number if header.sitting else None,
            "begun_at": header.aid.begins_at if header.aid else "",
            "pass_mark": marks.pass_mark,
            "lesson": self.told.lesson,
            "corrections": self.corrected.as_json(),
            "verdict": self.journal.verdict,
            "pad": [
                {"slot": line.slot, "written": line.written, "standing": line.standing, "said": line.said}
                for line in self.told.pad
            ],
            "marks": self.marks_as_json(),
            "journal": journal_lines,
        }

    def marks_as_json(self) -> list[dict[str, Any]]:
        """The marks by criterion, as `play --json` and `score --json` print them."""
        return [
            {
                "criterion": mark.criterion,
                "points": mark.points,
                "of": mark.of,
                "applicable": mark.is_applicable,
                "lines": list(mark.turns),
                "why": mark.why,
            }
            for group in self.groups
            for mark in group.marks
        ]


def score_journal(text: str, name: str, *, compares: bool = True) -> Scored:
    """Mark an attempt.

    Args:
        text: Its journal.
        name: What to call it in messages.
        compares: Whether to play a negotiation once more with the references that its scenario names.

    Raises:
        JournalError: The journal was damaged or changed.
    """
    journal = read_journal(text, name)
    scenario, playbook, case = journal.header.scenario_model(), journal.header.playbook_model(), journal.header.case()
    call = judged(scenario, playbook, case, journal.events(case))
    marks = mark_call(call)
    said = sum(len(turn.said.text.split()) for turn in journal.turns)
    told = debriefing(
        call, marks, journal.heard(case), Luck(journal.header.seed) if compares else None, journal.pad, said
    )
    outcome = call_outcome(case, call.final)
    turns = [(turn.said, turn.reading) for turn in journal.turns]
    corrected = corrections(journal.header, marks.score, turns, [(noted.turn, noted.note) for noted in journal.notes])
    return Scored(journal, marks, told, call_pages.mark_groups(marks, playbook), outcome, corrected)
