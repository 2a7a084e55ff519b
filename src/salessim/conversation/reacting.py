"""What moves do to the person they are said to."""

from salessim.conversation.case import MoveCase
from salessim.conversation.conditions import holds
from salessim.conversation.draft import Draft
from salessim.conversation.feeling import feel
from salessim.conversation.objecting import raise_for_move
from salessim.conversation.situation import members, with_item
from salessim.conversation.turn import Act

_NO_SUBJECT = -1


def react(draft: Draft, person: int, act: Act, *, pays_at_table: bool = False) -> bool:
    """Let a person react to one act.

    Args:
        draft: The situation.
        person: To whom the line was said.
        act: What it does.
        pays_at_table: Whether its good effect hangs on what the negotiation table makes of it.

    Returns:
        Whether its good effect was earned.
    """
    case = draft.case
    move = case.moves[act.move]
    draft.made = with_item(draft.made, act.move, draft.made[act.move] + 1)
    draft.note("made", "", person, act.move, act.subject)
    who = case.people[person]
    is_early = is_too_early(draft, person, act.move)
    if move.is_pitch:
        _pitch(draft, person, act, is_early)
    feel(draft, person, move.id, who.losses[act.move])
    has_paid = False
    if is_early:
        feel(draft, person, "too-early", move.early)
        if move.early_raises >= 0:
            raise_for_move(draft, person, move.early_raises)
    elif move.rung < 0 and move.fills < 0 and not pays_at_table:
        has_paid = earn(draft, person, act)
    if 0 <= move.many_after < _made(draft, act.move):
        feel(draft, person, "too-many", move.many)
    return has_paid


def is_too_early(draft: Draft, person: int, move: int) -> bool:
    """Whether a move comes before its time; what the buyer has asked for never does."""
    unless = draft.case.moves[move].early_unless
    return unless is not None and not draft.waived >> move & 1 and not holds(unless, draft, person)


def earn(draft: Draft, person: int, act: Act) -> bool:
    """Give a move its good effect, if it has not had it as often as it pays.

    Questions that climb a ladder or fill a slot earn it when what they ask for is in reach, everything else at once.

    Returns:
        Whether it was earned.
    """
    move = draft.case.moves[act.move]
    if not _pays(draft, person, act, move):
        return False
    gains = draft.case.people[person].gains[act.move]
    if any(gains) or move.pays == "once per new fact":
        draft.note("paid", move.pays, person, act.move, act.subject)
    feel(draft, person, move.id, gains)
    return True


def _made(draft: Draft, move: int) -> int:
    # A move that acts like this one is this one, too.
    return sum(draft.made[other] for other in members(draft.case.names.kin[move]))


def _pays(draft: Draft, person: int, act: Act, move: MoveCase) -> bool:
    if move.pays == "once per topic":
        pair = 1 << (act.move * (len(draft.case.things) + 1) + act.subject + 1)
        if draft.paid_topics & pair:
            return False
        draft.paid_topics |= pair
    elif move.pays == "once per person":
        pair = 1 << (act.move * len(draft.case.people) + person)
        if draft.paid_people & pair:
            return False
        draft.paid_people |= pair
    elif move.pays == "once per new fact":
        return _credit(draft, act)
    return True


def _credit(draft: Draft, act: Act) -> bool:
    # What was told and has not yet earned this move its effect. With a subject only what belongs to it counts.
    news = draft.told & ~draft.credited[act.move]
    if act.subject != _NO_SUBJECT:
        news &= things_of(draft, act.subject)
    if not news:
        return False
    draft.credited = with_item(draft.credited, act.move, draft.credited[act.move] | news)
    return True


def things_of(draft: Draft, subject: int) -> int:
    """The rungs of a topic, or the one slot [set of things]."""
    topics = len(draft.case.topic_titles)
    return 15 << (4 * subject) if subject < topics else 1 << (4 * topics + subject - topics)


def _pitch(draft: Draft, person: int, act: Act, is_early: bool) -> None:
    draft.pitched_to |= 1 << person
    needed = draft.told & draft.case.needs.explicit
    if act.subject != _NO_SUBJECT:
        needed &= things_of(draft, act.subject)
    # Without a subject only a benefit, which by its nature answers what was said, counts as tied to a need.
    is_tied = bool(needed) and (act.subject != _NO_SUBJECT or draft.case.moves[act.move].kind == "benefit")
    draft.note("pitched", "", person, act.move, int(is_tied), int(is_early))
