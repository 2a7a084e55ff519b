"""What there is to say after a call: the author's and the coach's words, what there was to find, and one lesson."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from salessim.conversation import words
from salessim.conversation.case import Case
from salessim.conversation.case_basics import Line
from salessim.conversation.marks import Judged, Mark, Marks
from salessim.conversation.measures import measure
from salessim.conversation.pad import WRONG, Entry, compared_pad, verdict_given
from salessim.conversation.situation import members
from salessim.luck import Luck
from salessim.model.outcome import VERDICTS
from salessim.model.rules import Rules

_MOST_COACHING = 3  # three at most: more than that nobody takes in (Luo and others 2021)


@dataclass(frozen=True, slots=True)
class Found:
    """Something that could have been found out.

    Attributes:
        subject: What it is about.
        rung: Which rung of its ladder, or that it is a slot or a secret.
        text: The words.
        was_found: Whether it was told.
    """

    subject: str
    rung: str
    text: str
    was_found: bool


@dataclass(frozen=True, slots=True)
class PadLine:
    """A line of the seller's pad against what was said.

    Attributes:
        slot: What the slot is called.
        written: The seller's words; empty: none.
        standing: How they stand against what was said, in words.
        said: What was said to him, or would have been.
    """

    slot: str
    written: str
    standing: str
    said: str


@dataclass(frozen=True, slots=True)
class Debriefing:
    """What there is to say after a call.

    Attributes:
        lesson: The one thing to do differently next time.
        says: The scenario's author and the playbook, then the coach.
        findings: What there was to find.
        pad: What stood on the seller's pad, slot by slot; empty where he wrote nothing down.
    """

    lesson: str
    says: tuple[str, ...]
    findings: tuple[Found, ...]
    pad: tuple[PadLine, ...] = ()


def debriefing(
    call: Judged,
    marks: Marks,
    heard: dict[int, str],
    luck: Luck | None = None,
    pad: Mapping[str, Entry] | None = None,
    words_you: int = 0,
) -> Debriefing:
    """Everything there is to say.

    Args:
        call: The call.
        marks: Its marks.
        heard: The words in which each rung or slot was told.
        luck: The luck of the attempt, for comparing a negotiation with what others would have made of it; None: nobody
            is compared.
        pad: What the seller wrote down, by slot.
        words_you: How many words the seller said.
    """
    authored = [part.say for part in call.scenario.debrief if part.always or call.holds(part.when)]
    pitfalls = [f"{pitfall.name}: {pitfall.say}" for pitfall in call.playbook.pitfalls if call.holds(pitfall.when)]
    says = [
        *_about_table(call, luck),
        *about_notes(call),
        *authored,
        *pitfalls,
        *_behind_objections(call),
        *_below_floor(call),
        *_coaching(call),
        *_time_spent(call, words_you),
    ]
    lines = pad_lines(call, heard, pad) if pad else ()
    return Debriefing(_lesson(call, marks), tuple(dict.fromkeys(says)), _findings(call, heard), lines)


def about_notes(call: Judged) -> list[str]:
    """What there is to say about the pad and the verdict of somebody who used them."""
    given = verdict_given(call.events)
    pad = [one.standing for one in compared_pad(call.case, call.events, call.final)]
    said = []
    if any(event[0] == "noted" for event in call.events):
        counts = {"right": pad.count("right"), "wrong": sum(one in WRONG for one in pad)}
        said.append(words.PAD.format(**counts, missing=pad.count("missing")))
    if call.case.verdicts and (said or given):
        right = " or ".join(words.VERDICT_TITLES[one] for one in VERDICTS if one in call.case.verdicts)
        text = words.VERDICT_RIGHT if given in call.case.verdicts else words.VERDICT_WRONG
        title = words.VERDICT_TITLES[given] if given else ""
        said.append(text.format(given=title, right=right) if given else words.VERDICT_MISSING.format(right=right))
    return said


def pad_lines(call: Judged, heard: Mapping[int, str], pad: Mapping[str, Entry]) -> tuple[PadLine, ...]:
    """The pad, slot by slot."""
    names = call.case.names
    return tuple(
        PadLine(
            slot=subject_title(call.case, call.case.things[one.thing].subject),
            written=pad[name].text if (name := names.thing_name(one.thing)) in pad else "",
            standing=words.PAD_STANDINGS[one.standing],
            said=heard.get(one.thing) or _text(call.case.things[one.thing].says),
        )
        for one in compared_pad(call.case, call.events, call.final)
    )


def _lesson(call: Judged, marks: Marks) -> str:
    worst = max(marks.marks, key=lambda mark: mark.missed, default=None)
    if worst is None or worst.missed < 1:
        return words.LESSON_NONE
    text = words.LESSON.format(criterion=worst.criterion, points=_rounded(worst, "points"), of=_rounded(worst, "of"))
    reach = _reach(call, worst)
    return f"{text} {words.LESSON_REACH.format(turn=reach)}" if reach else text


def _reach(call: Judged, mark: Mark) -> int | None:
    for criterion in call.playbook.rubric:
        if criterion.criterion == mark.criterion and (criterion.measure.asked or criterion.measure.learned):
            lost = measure(criterion.measure, call.case, call.events, call.final).lost_at
            return lost[0] if lost else None
    return None


def _rounded(mark: Mark, which: str) -> str:
    value = mark.points if which == "points" else mark.of
    return f"{float(round(value, 1)):g}"


def _behind_objections(call: Judged) -> list[str]:
    raised = {event[4] for event in call.events if event[0] == "raised"}
    objections = [call.case.objections[number] for number in sorted(raised)]
    return [
        words.BEHIND_IT.format(says=objection.says[0].text, reason=objection.real_reason)
        for objection in objections
        if objection.real_reason
    ]


def _time_spent(call: Judged, words_you: int) -> list[str]:
    """How the time was shared out among the playbook's stages, and the words between the two sides.

    A turn's time belongs to the stage of its last move that has one. Feedback only: no study ties a share to results.
    """
    stage_of_turn: dict[int, str] = {}
    seconds: Counter[str] = Counter()
    for kind, turn, _, _, subject, number, _ in call.events:
        if kind == "made" and call.case.moves[subject].stage:
            stage_of_turn[turn] = call.case.moves[subject].stage
        elif kind == "clock":
            seconds[stage_of_turn.get(turn, "")] += number
    whole, spoken = sum(seconds.values()), words_you + call.final.words_them
    if not stage_of_turn or not whole or not words_you:
        return []
    shares = []
    for name, stage in call.playbook.stages.items():
        title = stage.title or name
        if not seconds[title]:
            continue
        usual = words.STAGE_USUAL.format(playbook=call.playbook.title, usual=stage.share_of_time)
        share = words.STAGE_SHARE.format(stage=title, share=round(100 * seconds[title] / whole))
        shares.append(share + (usual if stage.share_of_time is not None else ""))
    return [words.TIME_SPENT.format(shares=", ".join(shares), talk=round(100 * words_you / spoken))]


def _below_floor(call: Judged) -> list[str]:
    commitment = call.case.commitment
    if commitment is None or not call.final.agreed or not commitment.best_you:
        return []
    worth = sum(commitment.options[option].worth_you for option in members(call.final.agreed))
    share = 1000 * worth // commitment.best_you
    if share >= commitment.your_floor:
        return []
    return [words.YOUR_FLOOR.format(share=share // 10, floor=commitment.your_floor // 10)]


def _coaching(call: Judged) -> list[str]:
    """What a coach says about what cost most, the dearest first."""
    cost: Counter[str] = Counter()
    move = -1
    for kind, _, rule, _, subject, number, _ in call.events:
        if kind == "made":
            move = subject
            if coach := call.case.moves[move].coach:
                cost[coach] += 1
        elif kind == "moved" and number < 0:
            cost[_coach_for(call, rule, move)] -= number
    del cost[""]
    return [text for text, _ in cost.most_common(_MOST_COACHING)]


def _coach_for(call: Judged, rule: str, move: int) -> str:
    if rule in ("too-early", "too-many") and move >= 0:
        case = call.case.moves[move]
        return case.early_coach if rule == "too-early" else case.many_coach
    name = {"order": "out_of_reach", "needs": "out_of_reach"}.get(rule, rule.replace("-", "_"))
    if name not in Rules.model_fields or call.playbook.rules is None:
        return ""
    found = getattr(call.playbook.rules, name)
    return (found.coach or "") if found else ""


def _findings(call: Judged, heard: dict[int, str]) -> tuple[Found, ...]:
    case = call.case
    found = [
        Found(
            subject=subject_title(case, thing.subject),
            rung=words.RUNG_TITLES[thing.rung] if thing.rung >= 0 else "",
            text=heard.get(number) or _text(thing.says),
            was_found=bool(call.final.told >> number & 1),
        )
        for number, thing in enumerate(case.things)
        if thing.is_there
    ]
    secrets = [Found(person.name, words.SECRET, person.secret, False) for person in case.people if person.secret]
    met = call.final.spoke_with
    voices = [
        Found(person.name, words.VOICE, person.voice, True)
        for number, person in enumerate(case.people)
        if person.voice and met >> number & 1
    ]
    return (*found, *_behind_demands(call), *secrets, *voices)


def _about_table(call: Judged, luck: Luck | None) -> list[str]:
    if call.table is None or call.case.table is None:
        return []
    from salessim.conversation.table.telling import (
        comparison,
        told_in_money,
    )  # loads numpy, which most calls do without

    told = told_in_money(call.table, call.case.table)
    return told + (comparison(call.table, call.case.table, luck) if luck is not None else [])


def _behind_demands(call: Judged) -> list[Found]:
    """What he would have told about the issues on the table."""
    part = call.case.table
    if part is None or call.table is None:
        return []
    told = call.table.situation.told
    return [
        Found(part.title(issue), words.BEHIND_DEMAND, _text(lines), issue in told)
        for issue, lines in part.told_lines.items()
    ]


def _text(lines: tuple[Line, ...]) -> str:
    return lines[0].text if lines else ""


def subject_title(case: Case, subject: int) -> str:
    """What a topic or slot is called."""
    if subject < len(case.topic_titles):
        return case.topic_titles[subject]
    return words.SLOT_TITLES[case.names.subject_name(subject)]
