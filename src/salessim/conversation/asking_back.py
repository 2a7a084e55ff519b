"""What the buyer asks, and how the seller deals with it."""

from salessim.conversation.case_basics import usual_words
from salessim.conversation.conditions import holds
from salessim.conversation.draft import Draft
from salessim.conversation.feeling import feel
from salessim.conversation.situation import DODGED, DONE, NOT_ASKED, PENDING, with_item
from salessim.conversation.turn import Act

_WAITING = (PENDING, DODGED)


def pending_ask(draft: Draft) -> int:
    """The question of the buyer's that waits for an answer; -1: none does."""
    for number, state in enumerate(draft.asks):
        if state in _WAITING:
            return number
    return -1


def meet_ask(draft: Draft, acts: tuple[Act, ...]) -> bool:
    """Judge what was said as an answer to the question that waits for one.

    A poor answer is one that holds a poor move, whatever else it holds; a line with neither a good nor a poor one
    dodges the question. What the buyer asked for is not too early in the line that answers him.

    Returns:
        Whether a good answer was given and the buyer says something to it.
    """
    number = pending_ask(draft)
    if number < 0:
        return False
    ask = draft.case.asks[number]
    said = 0
    for act in acts:
        said |= 1 << act.move
    draft.waived = ask.good
    if said & ask.poor:
        draft.asks = with_item(draft.asks, number, DONE)
        draft.note("answered-poorly", "", ask.who, number)
        feel(draft, ask.who, ask.id, ask.answered_poorly)
        return False
    if said & ask.good:
        draft.asks = with_item(draft.asks, number, DONE)
        draft.note("answered", "", ask.who, number)
        feel(draft, ask.who, ask.id, ask.answered)
        draft.reply_words += usual_words(ask.answered_says)
        return bool(ask.answered_says)
    is_second = draft.asks[number] == DODGED
    draft.asks = with_item(draft.asks, number, DONE if is_second else DODGED)
    draft.note("dodged", "", ask.who, number, 2 if is_second else 1)
    feel(draft, ask.who, ask.id, ask.dodged_twice if is_second else ask.dodged)
    return False


def ask_back(draft: Draft) -> None:
    """Let the buyer ask the next thing he wants to know, or ask again what was dodged once."""
    waiting = pending_ask(draft)
    if waiting >= 0:
        _ask(draft, waiting)
        return
    for number, ask in enumerate(draft.case.asks):
        is_there = draft.on_call >> ask.who & 1
        if draft.asks[number] == NOT_ASKED and is_there and holds(ask.when, draft, ask.who):
            draft.asks = with_item(draft.asks, number, PENDING)
            _ask(draft, number)
            return


def _ask(draft: Draft, number: int) -> None:
    ask = draft.case.asks[number]
    draft.note("asks", "", ask.who, number)
    draft.reply_words += usual_words(ask.says)
