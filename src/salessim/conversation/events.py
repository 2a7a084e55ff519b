"""What can happen in a call, as tuples while it is hot and as named happenings at the edge.

An event is `(kind, turn, rule, person, subject, number, result)`: kind and rule are words, the others whole numbers
that index into the case, -1 where there is nothing to name. `FIELDS` says what each kind puts where.
"""

from typing import Final, NamedTuple, TypeAlias

from salessim.model.scales import ScaleName

Event: TypeAlias = tuple[str, int, str, int, int, int, int]
"""A hot event: kind, turn, rule, person, subject, number, result."""

RULES: Final = 3
"""Raised whenever the rules' results change for the same turns; a journal is re-stepped under its own number only."""


class Fields(NamedTuple):
    """What the last three places of an event of one kind hold; empty where they hold nothing.

    Attributes:
        subject: Names what: `thing` (rung or slot), `move`, `scale`, `objection`, `ask`, `beat`, `option`, `ending`,
            `verdict`, `whom`, `package` (all terms), `tactic` (its place in the scenario's list).
        number: What the number is.
        result: What the result is.
    """

    subject: str = ""
    number: str = ""
    result: str = ""


FIELDS: Final[dict[str, Fields]] = {
    # what the seller did
    "made": Fields("move", "about"),  # about: the subject spoken of
    "paid": Fields("move", "about"),  # the move earned its good effect
    "pitched": Fields("move", "is_tied", "is_early"),
    "proposed": Fields("option"),
    "spoke-with": Fields(),  # for the first time
    "asked-for": Fields("whom"),  # somebody who is not on the call
    # what it did to a person
    "moved": Fields("scale", "by", "to"),
    # questions and answers
    "asked": Fields("thing"),  # asked while it was in reach
    "told": Fields("thing"),
    "told-again": Fields("thing"),
    "elaborated": Fields("thing"),
    "claimed": Fields("thing"),
    "refused": Fields("thing"),
    "nothing-there": Fields("thing"),
    "sent-on": Fields("whom", "thing"),
    "need": Fields("thing", "is_explicit"),
    # replies for which no topic has words; the rule is the occasion
    "replied": Fields("move"),
    # concerns and questions of the buyer
    "raised": Fields("objection"),
    "settled": Fields("objection"),
    "ignored": Fields("objection"),
    "asks": Fields("ask"),
    "answered": Fields("ask"),
    "answered-poorly": Fields("ask"),
    "dodged": Fields("ask", "times"),
    # what happens
    "greeted": Fields(),
    "beat": Fields("beat"),
    "joined": Fields(),
    "left": Fields(),
    "handed-over": Fields("whom"),
    # the next step
    "agreed": Fields("option"),
    "declined": Fields("option"),  # -1: the package as a whole
    "countered": Fields("option"),
    "pushed": Fields("", "times"),
    # a negotiation table; the rule of an event is the word that it is about, such as an issue
    "offered": Fields("package", "round", "place"),  # place: 0 begins an offer, others are further packages of it
    "on-condition": Fields("option", "round"),  # what the offer before asks in return
    "overstepped": Fields("package", "round"),
    "accepted": Fields("package", "round"),
    "turned-down": Fields("package", "round"),
    "demanded": Fields("package", "round"),
    "stood-firm": Fields("", "round"),
    "enquired": Fields("", "round"),
    "revealed": Fields("", "round"),
    "withheld": Fields("", "round"),
    "tactic": Fields("tactic", "round"),
    "tactic-met": Fields("tactic", "round"),
    "proof-shown": Fields("tactic", "round"),
    "proof-withheld": Fields("tactic", "round"),
    "dropped-for": Fields("tactic", "round", "price"),
    "named-tactic": Fields("", "round"),
    "misnamed": Fields("", "round"),
    "gift": Fields("", "round", "worth_to_him"),
    "gave-in": Fields("package", "round"),
    "approval": Fields("package", "round", "is_granted"),
    "not-approved": Fields("package", "round"),
    "called-in": Fields("", "round"),
    "left-table": Fields("", "round"),
    "ran-out": Fields("", "round"),
    "struck": Fields("package", "round"),
    "concluded": Fields("", "your_share", "gain"),
    "last-offer": Fields("", "", "against_no_deal"),
    # what is known from an earlier call of the deal
    "recalled": Fields("thing"),
    # what the seller writes down, and makes of it
    "noted": Fields("thing", "means", "is_sure"),  # means: see `salessim.conversation.pad.MEANINGS`
    "judged": Fields("verdict"),
    # time and end
    "clock": Fields("", "seconds", "buyer_words"),
    "ended": Fields("ending", "seconds"),
}
"""All kinds. A reader of journals skips kinds it does not know."""

SCALES: Final[tuple[ScaleName, ...]] = ("trust", "patience", "urgency")
