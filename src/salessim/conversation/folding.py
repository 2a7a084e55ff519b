"""From events back to what a condition can ask: where a call stood after them, without playing anything again."""

from collections.abc import Iterable

from salessim.conversation.case import Case
from salessim.conversation.draft import Draft
from salessim.conversation.events import Event
from salessim.conversation.situation import DODGED, DONE, OPEN, PENDING, SETTLED, Situation, with_item
from salessim.conversation.step import begin
from salessim.luck import Luck

_TRUST, _PATIENCE, _URGENCY = 0, 1, 2


def folded(case: Case, events: Iterable[Event]) -> Situation:
    """Where the call stood after these events, as far as documents can ask.

    That is: turn and time, the three scales, who is there and was spoken with, what was asked, claimed, told and
    agreed, the moves made, to whom the product was shown, objections, questions of the buyer's, beats, and the ending.
    What only the rules need (what has paid, how often something was tried) stays as it was at the beginning.
    """
    situation, _ = begin(case, Luck(0))
    draft = Draft(case, situation, Luck(0), None)
    for event in events:
        _fold(draft, event)
    return draft.settled()


def _fold(draft: Draft, event: Event) -> None:
    kind, turn, _, person, subject, number, result = event
    draft.turn = max(draft.turn, turn)
    match kind:
        case "moved":
            _move(draft, person, subject, result)
        case "made":
            draft.made = with_item(draft.made, subject, draft.made[subject] + 1)
        case "pitched":
            draft.pitched_to |= 1 << person
        case "asked":
            draft.asked |= 1 << subject
        case "claimed":
            draft.claimed |= 1 << subject
        case "told":
            draft.told |= 1 << subject
            draft.told_by = with_item(draft.told_by, person, draft.told_by[person] | 1 << subject)
            draft.last_told = subject
        case "told-again" | "elaborated":
            heard = draft.told & 1 << subject
            draft.told_by = with_item(draft.told_by, person, draft.told_by[person] | heard)
        case "raised":
            draft.objections = with_item(draft.objections, subject, OPEN)
            draft.objection_holders = with_item(draft.objection_holders, subject, person)
        case "settled":
            draft.objections = with_item(draft.objections, subject, SETTLED)
        case "asks":
            draft.asks = with_item(draft.asks, subject, max(draft.asks[subject], PENDING))
        case "answered" | "answered-poorly":
            draft.asks = with_item(draft.asks, subject, DONE)
        case "dodged":
            draft.asks = with_item(draft.asks, subject, DONE if number > 1 else DODGED)
        case "beat":
            draft.beats |= 1 << subject
        case "agreed":
            draft.agreed |= 1 << subject
        case "pushed":
            draft.pushes = number
        case "clock":
            draft.seconds += number
            draft.words_them += result
        case "ended":
            draft.ending = subject
        case "gift" | "gave-in" | "concluded" | "last-offer":
            _fold_standing(draft, event)
        case _:
            _fold_people(draft, kind, person, subject)


def _fold_standing(draft: Draft, event: Event) -> None:
    kind, _, rule, _, _, number, result = event
    standing = draft.standing
    if standing is None:
        return
    match kind:
        case "concluded":
            draft.standing = standing._replace(has_share=bool(rule), your_share=number, gain=result)
        case "last-offer":
            draft.standing = standing._replace(has_last_offer=True, last_offer=result)
        case _:
            draft.standing = standing._replace(gifts=standing.gifts + 1)


def _fold_people(draft: Draft, kind: str, person: int, subject: int) -> None:
    match kind:
        case "spoke-with":
            draft.spoke_with |= 1 << person
        case "joined":
            draft.on_call |= 1 << person
        case "left":
            draft.on_call &= ~(1 << person)
        case "handed-over":
            draft.lead = subject
            for comer in draft.case.comes_after:
                draft.on_call |= 1 << comer
        case _:
            pass  # nothing that a document can ask for


def _move(draft: Draft, person: int, scale: int, value: int) -> None:
    if scale == _TRUST:
        draft.trust = with_item(draft.trust, person, value)
    elif scale == _PATIENCE:
        draft.patience = with_item(draft.patience, person, value)
    elif scale == _URGENCY:
        draft.urgency = with_item(draft.urgency, person, value)
