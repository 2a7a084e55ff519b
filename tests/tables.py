"""A small call with a negotiation, for tests: forklifts on hire, a renewal."""

import yaml

from negotiation.rental import RENTAL
from playing import CALM, SMALL, call, merged, playbook, small
from salessim.conversation.turn import NamedTurn

LINES = {
    "not-yet": "Not yet.",
    "puzzled": "Pardon?",
    "nothing-to-add": "Nothing.",
    "proposal-refused": "No.",
    "proposal-accepted": "Yes.",
    "firm-answer": "All right.",
    "trade-weighed": "Conditions.",
    "silence": "Well?",
    "losing-patience": "Enough.",
    "greeting": "Yes?",
    "acknowledged": "So it is.",
}


def rental_call(seed=1, table=None, book=None, **changes):
    """A call at the rental table; `table` is laid over its negotiation block."""
    return call(rental_scenario(table, **changes), book or playbook("principled-negotiation", rules=CALM), seed)


def rental_scenario(table=None, **changes):
    """The scenario of that call."""
    people = {
        "ines": {
            "name": "Ines Kraft",
            "role": "Purchasing",
            "persona": "driver",
            "power": "decides",
            "patience_per_minute": "0",
            "start": {"trust": "50", "patience": "100", "urgency": "20"},
            "lines": LINES,
        },
        "paul": {
            "name": "Paul Ode",
            "role": "Fleet",
            "persona": "amiable",
            "power": "recommends",
            "patience_per_minute": "0",
            "joins": "when you ask for him",
            "joins_says": "Hello.",
            "brings": {"shared": ["fitters"]},
            "start": {"trust": "60", "patience": "100", "urgency": "20"},
            "lines": LINES,
        },
    }
    topics = {
        "fitters": {
            "kind": "fact-only",
            "who": ["paul"],
            "words": ["fitters"],
            "fact": {"says": "Two fitters do nothing else."},
        },
        "stops": {
            "kind": "pain",
            "who": ["ines", "paul"],
            "words": ["stops"],
            "fact": {"says": "They stop."},
            "problem": {"says": "Often."},
            "impact": {"says": "It costs us."},
        },
    }
    endings = {
        "good": {"counts_as": "order", "when": {"deal": "yes", "your_share": "40%+"}, "says": "Signed."},
        "fair": {"counts_as": "order", "when": {"deal": "yes", "better_than_no_deal": "yes"}, "says": "Signed, then."},
        "bad": {"counts_as": "no-sale", "when": {"deal": "yes"}, "says": "Gladly."},
        "left": {
            "counts_as": "rightly-ended",
            "when": {"deal": "no", "his_last_offer": "worse than no deal"},
            "says": "As friends.",
        },
        "other": {"counts_as": "no-sale", "otherwise": "yes", "says": "Bye."},
    }
    block = yaml.load(RENTAL, yaml.BaseLoader)
    tactics = {"buyer_plays": {"tactics": [{"play": "low-anchor", "when": "at the start", "says": "A quarter off."}]}}
    tree = {
        **SMALL,
        "kind": "negotiation",
        "playbook": "principled-negotiation",
        "people": people,
        "topics": topics,
        "endings": endings,
        "negotiation": merged(merged(block, tactics), table or {}),
    }
    del tree["commitment"]
    return small_of(merged(tree, changes))


def small_of(tree):
    """A scenario model of a plain tree."""
    return type(small()).model_validate(tree)


def offer(*options, given_that=(), or_else=(), moves=(), text="one two"):
    """A line that offers something."""
    return NamedTurn(moves, offer=options, if_he_agrees=tuple(given_that), or_else=tuple(or_else), text=text)


def ask(about, move="clarify"):
    """A line that asks about an issue."""
    return NamedTurn((move,), about, text="why")


FREE = {"you_may": None}
"""Laid over the table: you may agree to anything."""

YES = NamedTurn(accepts=True, text="agreed")
FIRM = NamedTurn(("hold-firm",), text="no")
