"""How somebody talks and reacts: `persona/1`."""

from typing import Literal

from pydantic import Field

from salessim.model.condition import Effect
from salessim.model.document import Document
from salessim.model.lines import Lines
from salessim.model.notation import Name, Number, Part, Text
from salessim.model.scales import PatienceLevel, TrustLevel, UrgencyLevel

Occasion = Literal[
    "greeting",
    "small-talk",
    "agenda",
    "acknowledged",
    "summary-right",
    "confirmed",
    "insight-heard",
    "pitch-heard",
    "pitch-too-early",
    "price-heard",
    "puzzled",
    "nothing-to-add",
    "already-said",
    "not-yet",
    "ask-somebody-else",
    "off-topic",
    "losing-patience",
    "silence",
    "pressed",
    "offended",
    "disparaging-heard",
    "proposal-accepted",
    "proposal-refused",
    "proposal-counter",
    "already-refused",
    "hands-over",
    "joins",
    "out-of-time",
    "goodbye",
    "disqualified",
    "walked-away",
    "offer-heard",
    "concession-taken",
    "trade-weighed",
    "firm-answer",
]
"""Moments for which no topic has words; a built-in manner has lines for each."""


class Start(Part):
    """Where a person stands when the call begins [0..100], in words or numbers.

    Attributes:
        trust: hostile, wary, neutral, open or confiding.
        patience: short, fair or plenty.
        urgency: none, low, some or high.
    """

    trust: TrustLevel | None = None
    patience: PatienceLevel | None = None
    urgency: UrgencyLevel | None = None


class Manner(Part):
    """How somebody reacts; a persona has one, and a person in a scenario may change parts of it.

    Attributes:
        voice: How it sounds to talk to this person, and what counts as courtesy; told in the debrief.
        reacts: What a move, or a family of moves, does to this person, in place of what the playbook says.
        patience_per_minute: How patience changes with every minute of talk [points/min].
        lines: What this person says in situations that no topic covers.
    """

    voice: Text | None = None
    reacts: dict[Name, Effect] = Field(default_factory=dict)
    patience_per_minute: Number | None = None
    lines: dict[Occasion, Lines] = Field(default_factory=dict)


class Persona(Document, Manner):
    """A persona.

    Attributes:
        extends: The persona or built-in manner that this one starts from.
        audience: When a trainer should choose it (key `for`).
        start: Where such a person usually stands when a call begins.
        source: Where the figures come from, or the word assumption.
    """

    extends: Name | None = None
    audience: Text | None = Field(default=None, alias="for")
    start: Start | None = None
    source: Text | None = None
