"""Questions and answers: ladders that are climbed rung by rung, and slots with claims that have to be checked."""

from salessim.conversation.case import Thing
from salessim.conversation.case_basics import ONE_IN_TEN, fitting, usual_words
from salessim.conversation.conditions import holds
from salessim.conversation.draft import Draft
from salessim.conversation.feeling import feel
from salessim.conversation.reacting import earn, is_too_early
from salessim.conversation.situation import members, with_item
from salessim.conversation.turn import Act

_FACT, _PROBLEM = 0, 1
_SURE_POINTS = 20  # further from the needed trust than this, no mood decides the matter


def answer(draft: Draft, person: int, act: Act, is_addressed: bool) -> None:
    """Let the buyer's side answer a question.

    Args:
        draft: The situation.
        person: Whom the line was said to.
        act: The question.
        is_addressed: Whether it was put to this person by name; otherwise whoever knows may answer.
    """
    move = draft.case.moves[act.move]
    if move.fills >= 0:
        thing = move.fills
    elif move.rung >= 0:
        thing = _rung_meant(draft, person, act.subject, move.rung)
    else:
        _say_more(draft, person, act.subject)
        return
    draft.topic = draft.case.things[thing].subject
    speaker = _speaker(draft, person, thing, is_addressed)
    if speaker >= 0:
        draft.speak_with(speaker)
        _decide(draft, speaker, thing, Act(act.move, draft.topic))


def _rung_meant(draft: Draft, person: int, subject: int, rung: int) -> int:
    topics = len(draft.case.topic_titles)
    if subject >= topics:  # a slot can only be asked for as a whole
        return 4 * topics + subject - topics
    if subject >= 0:
        return 4 * subject + rung
    # Nothing in particular was meant: what is being spoken of, if that has more to give, else what comes to mind first.
    in_reach = [
        topic
        for topic in range(topics)
        if draft.case.things[4 * topic + rung].is_there
        and draft.case.things[4 * topic + rung].speakers >> person & 1
        and not draft.told >> (4 * topic + rung) & 1
        and _is_below_told(draft, draft.case.things[4 * topic + rung])
    ]
    current = draft.topic if 0 <= draft.topic < topics else -1
    if current in in_reach or not (in_reach or current < 0):
        return 4 * current + rung
    return 4 * (in_reach[0] if in_reach else 0) + rung


def _speaker(draft: Draft, person: int, thing: int, is_addressed: bool) -> int:
    """Who answers; -1: nobody who is there can, and the seller is told whom to ask."""
    speakers = draft.case.things[thing].speakers
    if speakers >> person & 1:
        return person
    there = members(speakers & draft.on_call)
    if there and not is_addressed:
        return there[0]
    others = members(speakers & ~(1 << person))
    if others:
        draft.known |= 1 << others[0]
        draft.note("sent-on", "", person, others[0], thing)
        draft.reply_words += usual_words(draft.case.people[person].lines.get("ask-somebody-else", ()))
    else:
        _nothing_there(draft, person, thing)
    return -1


def _decide(draft: Draft, person: int, number: int, act: Act) -> None:
    case = draft.case
    thing = case.things[number]
    if not thing.is_there:
        _nothing_there(draft, person, number)
    elif draft.told & ~draft.told_before & 1 << number:
        pass  # whoever has just come in said it by himself
    elif case.people[person].brings & draft.told_by[person] & ~draft.elaborated & 1 << number:
        _in_other_words(draft, person, number)  # he brought it along unasked: to ask him once is no repetition
    elif draft.told_by[person] >> number & 1 or (draft.claimed >> number & 1 and not _is_checked(draft, thing)):
        _tell_again(draft, person, number, "same-question-again")
    elif draft.told >> number & 1:
        # Somebody else has told it; hearing it from a second person is no repetition.
        draft.told_by = with_item(draft.told_by, person, draft.told_by[person] | 1 << number)
        _tell_again(draft, person, number, "")
    elif not holds(case.rules.answering, draft, person):
        _refuse(draft, person, number, "answering")
    elif not _is_below_told(draft, thing):
        _answer_out_of_order(draft, person, number)
    else:
        draft.asked |= 1 << number
        draft.note("asked", "", person, number)
        if not is_too_early(draft, person, act.move) and draft.in_a_row <= case.rules.in_a_row:
            earn(draft, person, act)  # one question too many may be answered, but nobody is grateful for it
        if draft.refused_trust[number] and draft.trust[person] < draft.refused_trust[number]:
            _refuse(draft, person, number, "same-question-again")
        elif not _is_ready(draft, person, number):
            _refuse(draft, person, number, "needs")
        elif thing.claims and not _is_checked(draft, thing):
            draft.claimed |= 1 << number
            draft.note("claimed", "", person, number)
            draft.reply_words += usual_words(thing.claims)
        else:
            tell(draft, person, number, "ladder" if thing.rung >= 0 else "slot")


def _is_below_told(draft: Draft, thing: Thing) -> bool:
    return thing.below < 0 or bool(draft.told >> thing.below & 1)


def _is_checked(draft: Draft, thing: Thing) -> bool:
    return thing.checked_by >= 0 and bool(draft.told >> thing.checked_by & 1)


def _is_ready(draft: Draft, person: int, number: int) -> bool:
    """Whether somebody tells it now: the needs are met, give or take the mood of the moment."""
    case = draft.case
    thing = case.things[number]
    tries = draft.tries[number]
    draft.tries = with_item(draft.tries, number, tries + 1)
    if thing.trust_floor:
        distance = draft.trust[person] - thing.trust_floor
        if -_SURE_POINTS < distance < _SURE_POINTS:
            name = case.names.thing_name(number)
            mood = case.rules.mood / ONE_IN_TEN * draft.luck.normal(case.people[person].id, name, tries)
            distance += round(mood)
        if distance < 0:
            return False
    return holds(thing.needs, draft, person)


def _answer_out_of_order(draft: Draft, person: int, number: int) -> None:
    # Asked at once what is wrong, people begin with how things are. Everything higher has to be earned in its order.
    thing = draft.case.things[number]
    if thing.rung == _PROBLEM and thing.below % 4 == _FACT and _is_ready(draft, person, thing.below):
        tell(draft, person, thing.below, "begins-lower")
    elif draft.refused_trust[number]:
        _refuse(draft, person, number, "same-question-again")
    else:
        _refuse(draft, person, number, "order")


def tell(draft: Draft, person: int, number: int, rule: str) -> None:
    """Let somebody tell a rung or a slot, with all that follows from having said it."""
    case = draft.case
    thing = case.things[number]
    bit = 1 << number
    draft.told |= bit
    draft.told_by = with_item(draft.told_by, person, draft.told_by[person] | bit)
    draft.last_told = number
    draft.known |= thing.mentions
    draft.note("told", rule, person, number)
    draft.reply_words += thing.words
    if case.needs.explicit & bit:
        draft.note("need", "", person, number, 1)
    elif case.needs.implied & bit:
        draft.note("need", "", person, number, 0)
    feel(draft, person, case.names.thing_name(number), thing.effect)
    if thing.rung < 0 and draft.claimed:
        for other in members(draft.claimed & ~draft.told):
            if case.things[other].checked_by == number:
                tell(draft, person, other, "checked")


def _tell_again(draft: Draft, person: int, number: int, rule: str) -> None:
    draft.note("told-again", rule, person, number)
    draft.reply_words += draft.case.things[number].words
    if rule:
        feel(draft, person, rule, draft.case.rules.again)


def _refuse(draft: Draft, person: int, number: int, rule: str) -> None:
    thing = draft.case.things[number]
    is_again = rule == "same-question-again"
    draft.refused_trust = with_item(draft.refused_trust, number, draft.trust[person] + 1)
    draft.note("refused", rule, person, number)
    feel(draft, person, rule, draft.case.rules.again if is_again else draft.case.rules.out_of_reach)
    draft.reply_words += usual_words(thing.otherwise or draft.case.people[person].lines.get("not-yet", ()))


def _nothing_there(draft: Draft, person: int, number: int) -> None:
    draft.note("nothing-there", "", person, number)
    draft.reply_words += usual_words(draft.case.people[person].lines.get("nothing-to-add", ()))


def _say_more(draft: Draft, person: int, subject: int) -> None:
    """Answer a follow-up: more words about what was told last, or the truth behind a claim that nothing else checks."""
    case = draft.case
    topics = len(case.topic_titles)
    number = draft.last_told
    if subject >= topics:
        number = 4 * topics + subject - topics
    elif subject >= 0:
        told = members(draft.told & 15 << 4 * subject)
        number = told[-1] if told else -1
    if number < 0 or not case.things[number].is_there:
        draft.note("replied", "puzzled", person)
        draft.reply_words += usual_words(case.people[person].lines.get("puzzled", ()))
        return
    thing = case.things[number]
    bit = 1 << number
    speaker = _speaker(draft, person, number, is_addressed=False)
    if speaker < 0:
        return
    draft.speak_with(speaker)
    draft.topic = thing.subject
    if draft.claimed & bit and not draft.told & bit and thing.checked_by < 0:
        tell(draft, speaker, number, "follow-up")
    elif draft.told & bit and not draft.elaborated & bit:
        _in_other_words(draft, speaker, number)
    else:
        _nothing_there(draft, speaker, number)


def _in_other_words(draft: Draft, person: int, number: int) -> None:
    """Say more about what was told, if this person has words for it that he has not used yet."""
    thing = draft.case.things[number]
    used = draft.told_by[person] >> number & 1
    draft.elaborated |= 1 << number
    if len(fitting(thing.says, person)) <= used:
        _nothing_there(draft, person, number)
        return
    draft.told_by = with_item(draft.told_by, person, draft.told_by[person] | 1 << number)
    draft.note("elaborated", "", person, number)
    draft.reply_words += thing.words
