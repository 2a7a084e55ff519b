"""What went before a call in the same deal: as a scenario says it usually went, and as somebody played it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import Field

from salessim.model.notation import Name, Part, References
from salessim.model.outcome import CallOutcome
from salessim.model.scales import TrustLevel


class History(Part):
    """How the earlier call usually went; it holds where nobody has played it.

    Attributes:
        shared: Rungs and slots of this scenario that are known from it.
        agreed: What was agreed then, as `issue.option` of the earlier scenario.
        pitched_to: People to whom the product was shown.
        trust: How people of this scenario feel about the seller since.
        concerns: Objections of this scenario that have stood open since.
    """

    shared: References = ()
    agreed: References = ()
    pitched_to: References = ()
    trust: dict[Name, TrustLevel] = Field(default_factory=dict)
    concerns: References = ()


class After(Part):
    """The call of the same deal that this one follows. What goes by the same name in both is the same.

    Attributes:
        scenario: The earlier scenario.
        usually: How it went where nobody has played it.
    """

    scenario: Name
    usually: History = Field(default_factory=History)


@dataclass(frozen=True, slots=True)
class Earlier:
    """An attempt at the earlier call, as the later one remembers it.

    Attributes:
        attempt: Its id.
        scenario: Name of its scenario.
        seed: Seed of its luck: what varied then is still the same.
        outcome: What it left behind.
        heard: The words in which each rung or slot was told.
    """

    attempt: str
    scenario: str
    seed: int
    outcome: CallOutcome
    heard: Mapping[str, str] = field(default_factory=dict)


def usual(after: After) -> CallOutcome:
    """The outcome of an earlier call that went as usual."""
    history = after.usually
    return CallOutcome(
        "advance" if history.agreed else "continuation",
        learned=frozenset(name for name in history.shared if "." in name),
        slots=frozenset(name for name in history.shared if "." not in name),
        agreed=frozenset(history.agreed),
        trust_of=dict(history.trust),
        pitched_to=frozenset(history.pitched_to),
        concerns=frozenset(history.concerns),
    )
