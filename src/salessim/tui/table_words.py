"""Every word of ours on the screen of a negotiation table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from salessim.tui.words import BETWEEN, CURSOR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salessim.app.table_views import LedgerEntry, Package, TableScreen

# ------------------------------------------------------------------------------------------------ signs
POINTER: Final = CURSOR
LESS: Final = "◂"
MORE: Final = "▸"
ASKED: Final = "if"
BEYOND: Final = "!"
EXPLAINED: Final = "✓"
YOURS: Final = "○"
HIS: Final = "●"
BOTH: Final = "◉"
NO_DEAL: Final = "┊"
DEAL: Final = "◆"
NASH: Final = "✦"
FRONTIER: Final = "·"

# ------------------------------------------------------------------------------------------------ the table
YOU: Final = "you"
TODAY: Final = "today"
TO_YOU: Final = "to you"
YOUR_OFFER: Final = "your offer"
TOGETHER: Final = "because of how they go together"
NO_DEAL_TITLE: Final = "no deal"
SUM: Final = "a year, against today"
HOW_TO: Final = "← → change your offer, ↑ ↓ go to another line. Enter offers it."


def his_column(buyer: str) -> str:
    """Heading over what the other side has on the table."""
    return f"{buyer} wants"


def your_column(number: int, of: int) -> str:
    """Heading over your own offer; with several beside each other, which one it is."""
    return f"offer {number} of {of}" if of > 1 else YOUR_OFFER


def round_of(table: TableScreen) -> str:
    """Right end of the title."""
    return f"round {table.round} of {table.rounds}"


def money(amount: float) -> str:
    """`+8,480`, `-1,920`, `0`."""
    return f"{round(amount):+,}" if round(amount) else "0"


def no_deal(amount: float) -> str:
    """What no deal is worth to you."""
    return f"{NO_DEAL_TITLE}: {money(amount)}"


# ------------------------------------------------------------------------------------------------ what Enter does
ACCEPTS: Final = "Yes to what {buyer} wants"
ACCEPTS_IF: Final = "Yes to what {buyer} wants — only if you get {asked}"
NOTHING_NEW: Final = "This offer is on the table already. Change it, or press H to hold firm."
AGAIN: Final = "You have changed nothing. Enter again offers everything as it is today."
AS_AGREED: Final = "What was agreed stays: no to the new demand."
OFFER: Final = "Offer: {packages}"
ONLY_IF: Final = " — only if you get {asked}"
OR: Final = " — or {other}"
AS_TODAY: Final = "everything as it is today"
AS_IT_STANDS: Final = "everything as it stands"
BEYOND_YOU: Final = "! {terms}: more than you may give. P asks your {approver}."
BEYOND_ALL: Final = "! {terms}: more than you may give, and there is nobody to ask."
ASKS_A_COST: Final = "! You ask in return for what costs you something: {terms}. C takes it back."
DEMAND: Final = "! Agreed by word. Now {buyer} wants this on top: {terms}."
DEMAND_HOW: Final = "Y then Enter gives it, H refuses it, or change your offer and ask for something in return (C)."


def said_by_him(buyer: str, text: str) -> str:
    """Words of his that press you. Their name is for you to find."""
    return f"{buyer}: “{text}”"


# ------------------------------------------------------------------------------------------------ give and get
NOTHING_GIVEN: Final = "Given nothing yet."


def times(count: int) -> str:
    """`once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def ledger_line(entries: Sequence[LedgerEntry]) -> str:
    """What you gave, what came back, and what you gave without asking for anything."""
    if not entries:
        return NOTHING_GIVEN
    given, got = sum(entry.cost for entry in entries), sum(entry.got for entry in entries)
    parts = [f"Given {times(len(entries))}: {round(given):,}", f"got back: {round(got):,}"]
    if open_entries := [entry for entry in entries if not entry.is_asked_for and entry.got <= 0]:
        issues = ", ".join(dict.fromkeys(issue for entry in open_entries for issue in entry.issues))
        parts.append(f"for nothing so far: {issues}")
    return BETWEEN.join(parts)


# ------------------------------------------------------------------------------------------------ own words
READ_HINT: Final = "Enter checks it before it counts. Tab lists what you could say."
READ_HOW: Final = "Enter says it · Esc changes it"
NO_OFFER: Final = "This is talk: no offer was understood in it."
PROBLEM_HOW: Final = "Nothing was said. Change your words."
JOINS: Final = "asks {name} to join"
PERHAPS: Final = "Perhaps you meant"

# ------------------------------------------------------------------------------------------------ questions
ASK_WHAT: Final = "Ask what is behind something"
ASK_NAME: Final = "What is going on? A wrong name costs trust"
ASK_JOIN: Final = "Who should join?"
JOIN_COSTS: Final = "costs {rounds}"
YES_TITLE: Final = "Say yes?"
YES_YES: Final = "yes"
YES_BEYOND: Final = "It is more than you may give: your {approver} is asked now, and a no ends the talks."
YES_BEYOND_ALL: Final = "It is more than you may give, and nobody can allow it: the talks would end without a deal."
APPROVAL_TITLE: Final = "Ask your {approver}?"
APPROVAL_TEXT: Final = "You ask for: {terms}. Asking takes {rounds}."
APPROVAL_YES: Final = "ask"
WALK_TITLE: Final = "Walk away?"
WALK_YES: Final = "walk away"


def yes_text(package: Package, table: TableScreen) -> str:
    """What a yes would be worth, and who still has to agree."""
    gain = round(package.against_no_deal)
    lines = [
        f"{package.spelled or AS_TODAY}.",
        f"Worth {money(package.yours)} {table.currency} a year to you against today: "
        f"{abs(gain):,} {'more' if gain >= 0 else 'less'} than no deal.",
    ]
    if package.needs_approval:
        lines.append(YES_BEYOND.format(approver=table.approver) if table.approver else YES_BEYOND_ALL)
    return "\n".join(lines)


def walk_text(no_deal_worth: float, currency: str) -> str:
    """What leaving would mean."""
    return f"You leave without a deal, which is worth {money(no_deal_worth)} {currency} to you, and the call is over."


def rounds(count: int) -> str:
    """`1 round`, `no round`."""
    return {0: "no round", 1: "a round"}.get(count, f"{count} rounds")


# ------------------------------------------------------------------------------------------------ the dance of offers
DANCE_TITLE: Final = "The dance of offers"
SIGNS_TITLE: Final = "Its signs"
DANCE_ACROSS: Final = "worth to you →"
DANCE_UP: Final = "↑ worth to {buyer}"
MONEY_TITLE: Final = "What it came to"
LEDGER_TITLE: Final = "Give and get"
LEGEND: Final = (
    (HIS, "offers of {buyer}"),
    (YOURS, "your offers"),
    (DEAL, "the deal"),
    (NASH, "fair middle (Nash): the largest product of what both gain"),
    (FRONTIER, "the best there was: nobody could have more without the other having less"),
    (NO_DEAL, "worth of no deal to you"),
)


def ledger_row(entry: LedgerEntry) -> tuple[str, str, str]:
    """One step of yours: when, on what, and what it cost and brought."""
    asked = "" if entry.is_asked_for else f"{BETWEEN}nothing asked for"
    his = "" if entry.worth_to_him is None else f"{BETWEEN}worth {round(entry.worth_to_him):,} to the other side"
    return (
        f"round {entry.round}",
        ", ".join(entry.issues),
        f"cost you {round(entry.cost):,}{his}{BETWEEN}got back {round(entry.got):,}{asked}",
    )
