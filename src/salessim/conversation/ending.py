"""When the call is over, and how it has ended."""

from salessim.conversation.conditions import holds
from salessim.conversation.draft import Draft


def close_if_over(draft: Draft) -> None:
    """End the call if something ends it: somebody's decision, an ending that closes it, the clock, or patience."""
    if draft.closing:
        end(draft, draft.closing)
    elif _closes(draft):
        end(draft, "fits")
    elif draft.seconds >= draft.case.seconds_allowed:
        end(draft, "time")
    elif draft.patience[draft.lead] <= 0:
        end(draft, "patience")


def _closes(draft: Draft) -> bool:
    for ending in draft.case.endings:
        if ending.closes and ending.when is not None and holds(ending.when, draft, draft.lead):
            return True
    return False


def end(draft: Draft, reason: str) -> None:
    """End the call: the first ending whose condition holds is the one, else the one for all other cases."""
    if draft.case.table is not None:
        from salessim.conversation.table.bargaining import break_off  # loads numpy, which most calls do without

        break_off(draft, reason)
    endings = draft.case.endings
    number = next(
        (
            number
            for number, ending in enumerate(endings)
            if ending.when is not None and holds(ending.when, draft, draft.lead)
        ),
        next(number for number, ending in enumerate(endings) if ending.when is None),
    )
    draft.ending = number
    draft.note("ended", reason, draft.lead, number, draft.seconds)
