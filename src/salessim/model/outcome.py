"""What a call came to: the words that every playbook understands, and what a deal has learned from its calls."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

CallResult = Literal["order", "advance", "continuation", "no-sale", "rightly-ended", "nurture"]
"""Order, advance, continuation and no-sale as Rackham (1988) tells them apart; `rightly-ended` and `nurture` where
there was no deal to win, so that a correct disqualification counts as a success."""

CALL_RESULTS: tuple[CallResult, ...] = (
    "order",
    "advance",
    "continuation",
    "no-sale",
    "rightly-ended",
    "nurture",
)

Verdict = Literal["advance", "nurture", "disqualify"]
"""What a seller makes of a lead after a call: go on, come back later, let it go."""

VERDICTS: tuple[Verdict, ...] = ("advance", "nurture", "disqualify")

SLOTS: tuple[str, ...] = (
    "budget",
    "authority",
    "decision-process",
    "criteria",
    "timeline",
    "competition",
    "paper-process",
    "champion",
    "metrics",
)
"""The qualification slots: what every playbook wants to know before a deal counts as qualified."""


@dataclass(frozen=True, slots=True)
class CallOutcome:
    """What one call or meeting left behind in a deal, whether it was played or simulated.

    Attributes:
        result: What the ending counts as.
        learned: Rungs learned, as `topic.rung`.
        slots: Qualification slots filled with the truth.
        claimed: Slots that hold a claim nobody checked.
        explicit_needs: Needs the buyer put into words [count].
        agreed: Options agreed, as `issue.option`.
        minutes: Length of the call [min].
        trust: Trust of the main contact at the end [0..100].
        trust_of: The same of everybody who took part, by name.
        pitched_to: People to whom the product was shown.
        concerns: Objections that stood open at the end.
    """

    result: CallResult
    learned: frozenset[str] = frozenset()
    slots: frozenset[str] = frozenset()
    claimed: frozenset[str] = frozenset()
    explicit_needs: int = 0
    agreed: frozenset[str] = frozenset()
    minutes: int = 0
    trust: int = 50
    trust_of: Mapping[str, int] = field(default_factory=dict)
    pitched_to: frozenset[str] = frozenset()
    concerns: frozenset[str] = frozenset()
