"""Words at a table that no document has."""

from typing import Final

FIRST_OFFER: Final = "I want: {terms}. Everything else as it is today."
AS_TODAY: Final = "Everything as it is today."
NEXT_OFFER: Final = "I can do: {terms}. The rest as I said."
SAME_OFFER: Final = "I stay where I am."
ACCEPTED: Final = "Agreed: {terms}."
DEMAND: Final = "I need this changed: {terms}."
DECIDES: Final = "What we agree here is agreed. I sign it."
ASKS_FIRST: Final = "Somebody upstairs signs with me. Then I settle it with them before we shake hands, not after."
RIVAL: Final = "Here is what I have from {rival}: {terms}."
SOMEBODY_ELSE: Final = "somebody else"
NOTHING_NAMED: Final = "the same for less"
DROPPED: Final = "Forget {on}, then."
DROPPED_FOR: Final = "I can drop {on}. But then you have to move on {wants}."
MISNAMED: Final = "raises an eyebrow"
APPROVED: Final = "Your {approver} agrees to {terms}. Asking has taken time."
NOT_APPROVED: Final = "Your {approver} does not agree to {terms}. Asking has taken time."

OFFER: Final = "Offer: {terms}"
NOTHING_NEW: Final = "as it stands"
OR: Final = " — or {terms}"
ON_CONDITION: Final = " — in return for {terms}"
ACCEPTS: Final = "Yes to what is on the table"
ACCEPTS_IF: Final = "Yes to what is on the table — in return for {terms}"
ASKS_HOME: Final = "Asks your {approver}"
ASKS_ABOUT: Final = "Asks about {about}"

TACTIC_MET: Final = "{tactic} in round {round}: you met it by {how}."
TACTIC_UNMET: Final = "{tactic} in round {round}: not met. How to tell it: {tell}"
TACTIC_PRICE: Final = " Your offers fell by {price} meanwhile."
COUNTERS: Final = {
    "ask": "asking what it is for",
    "ask alternative": "asking to see the other offer",
    "ask authority": "asking who decides",
    "name": "naming it",
    "stand firm": "holding firm",
    "trade": "trading",
}

NO_SUCH_OPTION: Final = "For {issue} there is {options}."
