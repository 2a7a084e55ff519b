"""Concerns of the buyer: what brings them up, what settles them, what passing over them does."""

from salessim.conversation.case_basics import usual_words
from salessim.conversation.conditions import holds
from salessim.conversation.draft import Draft
from salessim.conversation.feeling import feel
from salessim.conversation.situation import NOT_RAISED, OPEN, SETTLED, with_item
from salessim.conversation.turn import Act


def open_objection(draft: Draft, person: int) -> int:
    """The concern of a person that stands open; -1: none does."""
    if OPEN not in draft.objections:
        return -1
    for number, state in enumerate(draft.objections):
        if state == OPEN and draft.objection_holders[number] == person:
            return number
    return -1


def meet_objection(draft: Draft, person: int, acts: tuple[Act, ...]) -> bool:
    """Let what was said answer the concern that stands open.

    The moves that settle it may come in one line or in several, in their order. A line that brings none of them passes
    it over, which is felt once.

    Returns:
        Whether a concern was settled.
    """
    number = open_objection(draft, person)
    if number < 0:
        return False
    objection = draft.case.objections[number]
    step = before = draft.objection_steps[number]
    for act in acts:
        if step < len(objection.good_answer) and objection.good_answer[step] >> act.move & 1:
            step += 1
    draft.objection_steps = with_item(draft.objection_steps, number, step)
    if step == len(objection.good_answer):
        draft.objections = with_item(draft.objections, number, SETTLED)
        draft.note("settled", "", person, number)
        feel(draft, person, objection.id, objection.settled)
        draft.reply_words += usual_words(objection.settled_says)
        return True
    if step == before and not draft.passed_over >> number & 1:
        draft.passed_over |= 1 << number
        draft.note("ignored", "", person, number)
        feel(draft, person, objection.id, objection.ignored)
    return False


def raise_for_move(draft: Draft, person: int, generic: int) -> None:
    """Raise a playbook's concern that a move has brought up, or one of the scenario's where one fits."""
    if open_objection(draft, person) >= 0 or _raise_authored(draft, person):
        return
    if draft.objections[generic] == NOT_RAISED:
        _raise(draft, person, generic)


def raise_objections(draft: Draft) -> None:
    """Raise what the situation brings up, one concern at a time for each person."""
    for person, own in enumerate(draft.case.own_objections):
        if own and draft.on_call >> person & 1 and open_objection(draft, person) < 0:
            _raise_authored(draft, person)


def _raise_authored(draft: Draft, person: int) -> bool:
    for number in draft.case.own_objections[person]:
        when = draft.case.objections[number].raised_when
        if when is not None and draft.objections[number] == NOT_RAISED and holds(when, draft, person):
            _raise(draft, person, number)
            return True
    return False


def _raise(draft: Draft, person: int, number: int) -> None:
    draft.objections = with_item(draft.objections, number, OPEN)
    draft.objection_holders = with_item(draft.objection_holders, number, person)
    draft.note("raised", "", person, number)
    draft.has_raised = True
    draft.reply_words += usual_words(draft.case.objections[number].says)
