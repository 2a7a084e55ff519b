"""Moves a person along the three scales."""

from salessim.conversation.case_basics import Feeling
from salessim.conversation.draft import Draft
from salessim.conversation.situation import with_item


def feel(draft: Draft, person: int, rule: str, feeling: Feeling) -> None:
    """Move a person along the three scales, within 0 and 100."""
    trust, patience, urgency = feeling
    if trust:
        now = min(100, max(0, draft.trust[person] + trust))
        if now != (before := draft.trust[person]):
            draft.trust = with_item(draft.trust, person, now)
            draft.note("moved", rule, person, 0, now - before, now)
    if patience:
        now = min(100, max(0, draft.patience[person] + patience))
        if now != (before := draft.patience[person]):
            draft.patience = with_item(draft.patience, person, now)
            draft.note("moved", rule, person, 1, now - before, now)
    if urgency:
        now = min(100, max(0, draft.urgency[person] + urgency))
        if now != (before := draft.urgency[person]):
            draft.urgency = with_item(draft.urgency, person, now)
            draft.note("moved", rule, person, 2, now - before, now)
