"""Where a document uses the name of something: one table a kind of document, and a walk that follows it.

The tables read like the documents: a word stands for what a text names, braces for what lies below. They work on the
tree, not on the model, so that references are checked even where something else in the document is wrong.
"""

from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from typing import TypeAlias

from salessim.library.tree import Mapping, Node, Scalar, Sequence
from salessim.model.condition import RUNGS
from salessim.model.document import Kind

Table: TypeAlias = str | AnyMapping[str, "Table"]

ANY = "*"
"""Every entry of a map, whatever its name."""

KEYS = "<name>"
"""The names of a map's entries."""

TEXT = "<text>"
"""A text that stands where there could also be a map."""

TERMS = "terms"
"""A map of issues and options."""

_LINES: dict[str, Table] = {TEXT: "line", "line": "line", "who": "person"}

_CONDITION: Table = {
    "people": {KEYS: "person"},
    "shared_all": "rung",
    "shared_any": "rung",
    "not_shared": "rung",
    "pitched_to": "person",
    "spoke_with": "person",
    "moves": {KEYS: "move"},
    "asked": {KEYS: "rung word"},
    "learned": {KEYS: "rung word"},
    "agreed_all": "option",
    "agreed_any": "option",
    "agreed_before": "earlier option",
    "ending": "ending",
}

_ANSWER: dict[str, Table] = {"says": _LINES, "needs": _CONDITION, "otherwise": _LINES}

_MANNER: dict[str, Table] = {"reacts": {KEYS: "reaction"}, "lines": {ANY: _LINES}}

_SIDES: Table = {KEYS: "side"}

_ALTERNATIVE: Table = {"offer": TERMS}

_SCENARIO: dict[str, Table] = {
    "playbook": "playbook",
    "after": {
        "scenario": "scenario",
        "usually": {
            "shared": "rung",
            "agreed": "earlier option",
            "pitched_to": "person",
            "trust": {KEYS: "person"},
            "concerns": "concern",
        },
    },
    "opening": _LINES,
    "people": {
        ANY: {
            **_MANNER,
            "persona": "persona",
            "lets_you_through": _CONDITION,
            "joins_says": _LINES,
            "brings": {"shared": "knowledge"},
        }
    },
    "topics": {ANY: {"who": "person", **dict.fromkeys(RUNGS, _ANSWER)}},
    "qualification": {ANY: {**_ANSWER, "who": "person", "claims": _LINES, "checked_by": "slot"}},
    "asks": {
        ANY: {
            "who": "person",
            "when": _CONDITION,
            "says": _LINES,
            "good_answer": "move",
            "poor_answer": "move",
            "answered_says": _LINES,
        }
    },
    "objections": {
        ANY: {
            "who": "person",
            "raised_when": _CONDITION,
            "says": _LINES,
            "good_answer": "move",
            "settled_says": _LINES,
        }
    },
    "beats": {ANY: {"who": "person", "when": _CONDITION, "says": _LINES}},
    "commitment": {
        "opens_when": _CONDITION,
        "with": "person",
        "issues": {ANY: {"options": {ANY: {"worth": _SIDES, "only_if": _CONDITION}}}},
        "walks_away_below": _SIDES,
        "refused_says": _LINES,
        "accepted_says": _LINES,
    },
    "negotiation": {
        "with": "person",
        "zero_is": TERMS,
        "together": {"when": TERMS},
        "if_no_deal": {"you": _ALTERNATIVE, "buyer": _ALTERNATIVE},
        "buyer_plays": {
            "tactics": {"says": _LINES, "on": "issue", "drops_it_for": "issue", "reopens": "issue", "asks_for": TERMS}
        },
        "tells_you": {KEYS: "issue", ANY: {"when": _CONDITION, "says": _LINES}},
        "discovery_helps": {"through": "knowledge"},
    },
    "endings": {ANY: {"when": _CONDITION, "says": _LINES}},
    "scoring": {"goals": {"when": _CONDITION}, "weights": {KEYS: "part of the marks"}},
    "debrief": {"when": _CONDITION},
    "checks": {
        "bots": {"expect": _CONDITION},
        "sample_calls": {
            "expect": _CONDITION,
            "turns": {
                "means": "single move",
                "on": "subject",
                "to": "addressee",
                "offer": "option",
                "if_he_agrees": "option",
                "or_else": "option",
            },
        },
    },
}

_PLAYBOOK: dict[str, Table] = {
    "families": {ANY: {"moves": "single move"}},
    "moves": {
        ANY: {
            "stage": "stage",
            "fills": "slot word",
            "acts_like": "single move",
            "model_sentences": "model sentence",
            "too_early": {"unless": _CONDITION, "raises": "concern"},
        }
    },
    "objections": {ANY: {"says": _LINES, "good_answer": "move", "settled_says": _LINES}},
    "rules": {
        "answering": {"needs": _CONDITION},
        "questions_in_a_row": {"given_back_by": "move"},
        "pushing_after_no": {"moves": "move"},
        "large_sale": {"reacts": {KEYS: "move"}},
        "small_sale": {"reacts": {KEYS: "move"}},
    },
    "pitfalls": {"when": _CONDITION},
    "rubric": {
        "only_if": _CONDITION,
        "measure": {"count": "move", "paid": "move", "asked": "rung word", "learned": "rung word"},
    },
}

_DEPARTMENT: Table = {
    "calendar": {"holidays": "region"},
    "products": {ANY: {"sold_to": "segment"}},
    "roles": {
        ANY: {
            "sells_to": "segment",
            "looks_after": "segment",
            "helps": {KEYS: "segment"},
            "outbound": {"aims_at": {KEYS: "segment"}},
            "promoted": {"from": "role"},
        }
    },
    "tools": {ANY: {"used_by": "role"}},
    "playbooks": {KEYS: "team", ANY: "playbook"},
    "territories": {ANY: {"reps": "seat"}},
    "realignments": {"territory": "territory", "reps": "seat", "gains": {KEYS: "territory"}},
    "routes": {"segments": "segment", "territories": "territory"},
    "marketing": {ANY: {"leads_per_month": {KEYS: "segment"}}},
    "process": {
        "qualifying": {"done_by": "team", "stands_in": "role"},
        "steps": {"done_by": "team", "with": "team", "in_deals": {KEYS: "segment"}},
        "discount": {"approved_by": {KEYS: "role"}},
        "quoting": {"done_by": "team"},
    },
    "targets": {"set_by": "role", "regions": {KEYS: "territory"}},
    "forecasts": {"made_by": "role"},
    "orders": {"entered_by": "team"},
    "onboarding": {"done_by": "team"},
    "service": {
        "done_by": "team",
        "tickets": {KEYS: "segment"},
        "escalated_to": "team",
        "complaints": {"done_by": "team"},
    },
    "visits": {"done_by": "team", "per_year": {KEYS: "segment"}},
    "distributors": {"looked_after_by": "team", "leads": {KEYS: "segment"}},
    "expansion": {"done_by": "team"},
    "reorders": {ANY: {"bought_by": {KEYS: "segment"}}},
    "renewals": {"done_by": "team"},
    "competitor_attacks": {"segments": "segment"},
    "check_against": {"deals_won": {KEYS: "segment"}},
}

_CHANGES: Table = {
    "hire": {"role": "role", "territory": "territory"},
    "leave": {"role": "role", "who": "open seat"},
    "move": {"who": "open seat", "to": "role", "territory": "territory"},
    "promote": {"who": "open seat", "best_of": "role", "to": "role"},
    "train": {"roles": "role", "playbook": "playbook"},
    "reassign": {"territory": "territory", "accounts_of": "open seat", "to": "open seat", "gains": {KEYS: "territory"}},
    "reprice": {"segments": "segment"},
    "pay": {"role": "role"},
    "quota": {"role": "role"},
    "campaign": {"channel": "channel"},
    "route": {"segments": "segment", "territories": "territory"},
    "buy": {"tool": "tool"},
    "launch": {"sold_to": "segment"},
}

_WHAT_IF: Table = {
    "baseline": "department",
    "options": {ANY: {"builds_on": "choice", "changes": _CHANGES}},
    "worlds": {ANY: {"changes": _CHANGES}},
    "questions": {"try": {KEYS: "baseline path"}},
}

TABLES: dict[Kind, Table] = {
    "scenario": _SCENARIO,
    "persona": {"extends": "persona", **_MANNER},
    "playbook": {"extends": "playbook", **_PLAYBOOK},
    "department": _DEPARTMENT,
    "what-if": _WHAT_IF,
}


@dataclass(frozen=True, slots=True, eq=False)
class Use:
    """One place where a document names something.

    Attributes:
        what: What it names, in the words of the tables.
        node: The text that names it, or for `terms` the map.
        steps: Keys and list indices that lead there in the merged document.
        parents: The maps on the way, outermost first.
    """

    what: str
    node: Node
    steps: tuple[str | int, ...]
    parents: tuple[Mapping, ...]

    @property
    def text(self) -> str:
        """The name that is used; empty where it is no text."""
        return self.node.text if isinstance(self.node, Scalar) else ""


def uses(root: Mapping, kind: Kind) -> Iterator[Use]:
    """All places where a document of a kind names something, in its order."""
    yield from _walk(root, TABLES[kind], (), ())


def _walk(node: Node, table: Table, steps: tuple[str | int, ...], parents: tuple[Mapping, ...]) -> Iterator[Use]:
    if table == TERMS:
        if isinstance(node, Mapping):
            yield Use(TERMS, node, steps, parents)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.nodes):
            yield from _walk(item, table, (*steps, number), parents)
    elif isinstance(table, str):
        if isinstance(node, Scalar):
            yield Use(table, node, steps, parents)
    elif isinstance(node, Scalar):
        if TEXT in table:
            yield Use(str(table[TEXT]), node, steps, parents)
    else:
        yield from _walk_map(node, table, steps, (*parents, node))


def _walk_map(
    node: Mapping, table: AnyMapping[str, Table], steps: tuple[str | int, ...], parents: tuple[Mapping, ...]
) -> Iterator[Use]:
    every = table.get(ANY)
    names = table.get(KEYS)
    for key, entry in node.items.items():
        if names is not None:
            yield Use(str(names), entry.key, (*steps, key), parents)
        below = table.get(key, every)
        if below is not None:
            yield from _walk(entry.node, below, (*steps, key), parents)
