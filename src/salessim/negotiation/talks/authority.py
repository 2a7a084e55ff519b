"""How far a side may go without asking somebody."""

from dataclasses import dataclass

from salessim.negotiation.space import Outcome


@dataclass(frozen=True, slots=True)
class Authority:
    """How far the seller may go alone.

    Attributes:
        allowed: For each issue the options he may agree to alone.
        approver: Who has to agree to more; empty: nobody can.
        costs_rounds: What asking costs [rounds].
    """

    allowed: tuple[frozenset[int], ...]
    approver: str = ""
    costs_rounds: int = 0

    def beyond(self, outcome: Outcome) -> tuple[int, ...]:
        """The issues on which an outcome goes beyond it."""
        return tuple(
            place
            for place, (option, allowed) in enumerate(zip(outcome, self.allowed, strict=True))
            if option not in allowed
        )
