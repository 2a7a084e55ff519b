"""Builds what both front ends show of a call: briefing, view, menu and debrief."""

from salessim.app.call_views import (
    Briefing,
    CallView,
    Choice,
    DebriefView,
    Fact,
    Finding,
    MarkGroup,
    MarkView,
    MenuEntry,
    OfferIssue,
    PadMark,
    PadSlot,
    PadView,
    PersonView,
    TranscriptLine,
)
from salessim.conversation import words
from salessim.conversation.case import Case
from salessim.conversation.compiling.source import spoken_figure
from salessim.conversation.debrief import Debriefing, subject_title
from salessim.conversation.journal import Header
from salessim.conversation.marks import Mark, Marks
from salessim.conversation.menu import MenuMove
from salessim.conversation.session import Session
from salessim.conversation.view import View
from salessim.model.outcome import SLOTS
from salessim.model.playbook import Playbook
from salessim.model.scenario import DIFFICULTIES, Scenario

ANY_STAGE = "At any time"
GOALS_TITLE = "This call"
TABLE_TITLE = "At the table"


def briefing(
    header: Header,
    scenario: Scenario,
    playbook: Playbook,
    people: tuple[tuple[str, str], ...],
    before: tuple[Fact, ...] = (),
) -> Briefing:
    """What is read before the call.

    Args:
        header: What it is played from.
        scenario: The scenario.
        playbook: The playbook.
        people: Names and roles that the trainee knows.
        before: What he knows from an earlier call of the deal.
    """
    brief = scenario.brief
    return Briefing(
        scenario=header.scenario,
        title=scenario.title,
        kind=scenario.kind,
        audience=scenario.audience or "",
        minutes=-(-scenario.time.seconds // 60),
        difficulty=header.difficulty,
        difficulties=tuple(name for name in DIFFICULTIES if name == "standard" or name in scenario.difficulty),
        you_are=brief.you_are,
        you_know=tuple(line for line in brief.you_know.splitlines() if line.strip()),
        your_goal=brief.your_goal,
        keep_in_mind=tuple(brief.keep_in_mind),
        account=_account(scenario),
        people=tuple(Fact(name, role) for name, role in people),
        playbook=playbook.title,
        playbook_in_one_breath=playbook.in_one_breath or "",
        stages=tuple(Fact(stage.title or name, stage.done_when or "") for name, stage in playbook.stages.items()),
        pass_mark=round(scenario.scoring.pass_mark),
        good_looks_like=tuple(playbook.good_looks_like),
        before=before,
        has_table=scenario.negotiation is not None,
    )


def known_before(session: Session) -> tuple[tuple[str, str], ...]:
    """Names and roles of those whom the trainee knows before the first line."""
    case = session.case
    return tuple(
        (person.name, person.role) for number, person in enumerate(case.people) if case.first_known >> number & 1
    )


def _account(scenario: Scenario) -> tuple[Fact, ...]:
    company = scenario.company
    if company is None:
        return ()
    facts = [Fact("Company", company.name)]
    if company.industry:
        facts.append(Fact("Industry", company.industry))
    if company.people is not None:
        facts.append(Fact("People", f"{company.people:,}"))
    if company.revenue is not None:
        facts.append(Fact("Revenue", spoken_figure(str(company.revenue))))
    facts += [Fact(name.replace("-", " ").capitalize(), text) for name, text in company.facts.items()]
    return tuple(facts)


def call_view(header: Header, view: View, warning: str, heard: tuple[Finding, ...]) -> CallView:
    """The call as it stands."""
    return CallView(
        attempt=header.attempt,
        title=header.title,
        turn=view.turn,
        seconds_gone=view.seconds_gone,
        seconds_allowed=view.seconds_allowed,
        talk_share_pct=view.talk_share_pct,
        people=tuple(
            PersonView(person.id, person.name, person.role, person.is_on_call, person.manner) for person in view.people
        ),
        lines=_lines(view),
        has_ended=view.has_ended,
        ending=view.last_words,
        warning=warning,
        heard=heard,
    )


def heard_so_far(session: Session) -> tuple[Finding, ...]:
    """What the trainee found out so far, in the order he heard it."""
    case = session.case
    found = []
    for number, text in session.heard.items():
        thing = case.things[number]
        rung = words.RUNG_TITLES[thing.rung] if thing.rung >= 0 else ""
        found.append(Finding(subject_title(case, thing.subject), rung, text, was_found=True))
    return tuple(found)


def _lines(view: View) -> tuple[TranscriptLine, ...]:
    return tuple(TranscriptLine(line.turn, line.speaker, line.text, line.kind) for line in view.lines)


def menu(entries: tuple[MenuMove, ...], case: Case, playbook: Playbook) -> tuple[MenuEntry, ...]:
    """The moves that can be made now, in the order of the playbook's stages; those that fit anywhere come last."""
    titles = [stage.title or name for name, stage in playbook.stages.items()]

    def place(entry: MenuMove) -> int:
        return titles.index(entry.stage) if entry.stage in titles else len(titles)

    return tuple(
        MenuEntry(
            move=entry.move,
            label=entry.label,
            what=entry.what,
            stage=entry.stage or ANY_STAGE,
            subjects=tuple(Choice(subject.id, subject.title) for subject in entry.subjects),
            sentences=tuple(subject.sentence for subject in entry.subjects) or (entry.sentence,),
            offer=_offer(case) if entry.makes_offer else (),
        )
        for entry in sorted(entries, key=place)
    )


def _offer(case: Case) -> tuple[OfferIssue, ...]:
    commitment = case.commitment
    if commitment is None:
        return ()
    return tuple(
        OfferIssue(
            title,
            tuple(Choice(option.id, option.title) for option in commitment.options if option.issue == number),
        )
        for number, title in enumerate(commitment.issues)
    )


def debrief(header: Header, view: View, marks: Marks, told: Debriefing, playbook: Playbook) -> DebriefView:
    """What the call came to."""
    return DebriefView(
        attempt=header.attempt,
        title=header.title,
        score=marks.score,
        pass_mark=marks.pass_mark,
        has_passed=marks.has_passed,
        outcome=words.RESULTS[marks.result],
        ending=view.last_words,
        lesson=told.lesson,
        says=told.says,
        groups=mark_groups(marks, playbook),
        findings=tuple(Finding(found.subject, found.rung, found.text, found.was_found) for found in told.findings),
        lines=_lines(view),
        pad=tuple(PadMark(line.slot, line.written, line.standing, line.said) for line in told.pad),
    )


def pad(session: Session, playbook: Playbook) -> PadView:
    """The trainee's pad as it stands."""
    written = session.pad
    verdicts = [noted.note.verdict for noted in session.notes if noted.note.verdict]
    return PadView(
        tuple(PadSlot(slot, words.SLOT_TITLES[slot], written[slot].text if slot in written else "") for slot in SLOTS),
        verdicts[-1] if verdicts else None,
        bool(session.case.verdicts) and any(line.measure.pad or line.measure.verdict for line in playbook.rubric),
    )


def mark_groups(marks: Marks, playbook: Playbook) -> tuple[MarkGroup, ...]:
    """The marks of the playbook and those of the call."""
    groups = [
        MarkGroup(title, tuple(_mark(mark) for mark in marks.marks if mark.group == group))
        for group, title in (("playbook", playbook.title), ("table", TABLE_TITLE), ("goals", GOALS_TITLE))
    ]
    return tuple(group for group in groups if group.marks)


def _mark(mark: Mark) -> MarkView:
    return MarkView(
        criterion=mark.criterion,
        points=float(round(mark.points, 1)),
        of=float(round(mark.of, 1)),
        is_applicable=mark.is_applicable,
        turns=mark.turns,
        why=mark.why,
    )
