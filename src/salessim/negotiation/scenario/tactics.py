"""The moves of the procurement trade: how to tell each, and what helps against it.

Gathered from practice; win/win and win/lose tactics with countermeasures are listed in the Contract Pricing Reference
Guides of the US Department of Defense. What each does to the buyer's demand is an assumption (parameter
`tactic.pressure`).
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Occasion = Literal["at the start", "early", "stuck", "near the end", "after a verbal deal"]
Counter = Literal["ask", "ask alternative", "ask authority", "name", "stand firm", "trade"]
Effect = Literal[
    "raises the demand",
    "stops moving",
    "insists on an issue",
    "says nothing",
    "picks the best",
    "demands more",
    "only words",
]


@dataclass(frozen=True, slots=True)
class TacticKind:
    """One tactic.

    Attributes:
        name: Its name in documents.
        what: What it is.
        tell: How to recognise it.
        counters: What helps against it; the first is the usual one.
        effect: What it does until it is countered.
        usual: When it is played if the document does not say.
    """

    name: str
    what: str
    tell: str
    counters: tuple[Counter, ...]
    effect: Effect
    usual: Occasion


_KINDS = (
    TacticKind(
        "low-anchor",
        "Opens with an extreme demand, so that everything after looks generous.",
        "A round figure without a reason behind it.",
        ("name", "ask", "stand firm"),
        "raises the demand",
        "at the start",
    ),
    TacticKind(
        "flinch",
        "Shows shock at the first figure, whatever it is.",
        "It comes before he can have done the sum.",
        ("stand firm", "ask", "name"),
        "only words",
        "early",
    ),
    TacticKind(
        "nibble",
        "Asks for one more small thing once everything seems agreed.",
        "It comes after the handshake, and as if it were nothing.",
        ("trade", "stand firm", "name"),
        "demands more",
        "after a verbal deal",
    ),
    TacticKind(
        "good-cop-bad-cop",
        "One of them is impossible, the other asks you to help him to calm the first.",
        "The friendly one never differs on the terms.",
        ("name", "stand firm"),
        "raises the demand",
        "early",
    ),
    TacticKind(
        "limited-authority",
        "Agrees, then has to ask somebody who wants a little more.",
        "Nobody spoke of that person before the handshake.",
        ("ask authority", "stand firm", "trade", "name"),
        "demands more",
        "after a verbal deal",
    ),
    TacticKind(
        "red-herring",
        "Insists on something he does not need, to drop it for a price.",
        "He cannot say what it is for.",
        ("ask", "name"),
        "insists on an issue",
        "early",
    ),
    TacticKind(
        "deadline",
        "Uses a date that presses you more than him.",
        "It is your date, or nobody can say what happens after it.",
        ("ask", "name", "stand firm"),
        "stops moving",
        "near the end",
    ),
    TacticKind(
        "take-it-or-leave-it",
        "Calls an offer final.",
        "There is time left, and reasons to go on.",
        ("stand firm", "ask", "name"),
        "stops moving",
        "near the end",
    ),
    TacticKind(
        "competitor-quote",
        "Holds another supplier's price against yours.",
        "A price without its scope.",
        ("ask alternative", "name"),
        "raises the demand",
        "stuck",
    ),
    TacticKind(
        "budget-bogey",
        "Would love to, but the budget ends below your price.",
        "The figure is round and nobody can move it, nor show it.",
        ("ask", "ask authority", "name"),
        "raises the demand",
        "early",
    ),
    TacticKind(
        "cherry-pick",
        "Takes the best of each of your packages and calls it one offer.",
        "It holds the good halves of several trades.",
        ("trade", "stand firm", "name"),
        "picks the best",
        "early",
    ),
    TacticKind(
        "salami",
        "Asks for one thin slice after the other.",
        "Each demand is too small to refuse.",
        ("trade", "name", "ask"),
        "raises the demand",
        "early",
    ),
    TacticKind(
        "silence",
        "Says nothing and waits for you to better your offer.",
        "A pause after your figure.",
        ("stand firm", "ask"),
        "says nothing",
        "early",
    ),
    TacticKind(
        "escalation",
        "Comes back with more than he asked before.",
        "What was settled is open again.",
        ("name", "stand firm", "trade"),
        "raises the demand",
        "near the end",
    ),
)

TACTICS: MappingProxyType[str, TacticKind] = MappingProxyType({kind.name: kind for kind in _KINDS})
"""All tactics by their name in documents."""
