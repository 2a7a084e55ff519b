"""What somebody at the table can do when it is his turn."""

from dataclasses import dataclass

YOU = 0
"""The first side: in scenarios the seller."""
BUYER = 1
"""The second side."""

ALTERNATIVE = "alternative"
AUTHORITY = "authority"
DEMAND = "demand"
"""What can be asked about besides issues: what they do without a deal, who has to agree, what is behind a demand."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What is put on the table: one package, or several of which the other side may choose one.

    A conditional offer ("if you sign for three years I can do 8 percent") is a package that holds both halves, with its
    condition marked.

    Attributes:
        packages: Numbers of complete outcomes.
        condition: What is asked in return, as (place of the issue, option); empty for an unconditional offer.
    """

    packages: tuple[int, ...]
    condition: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Propose:
    """Put an offer on the table."""

    offer: Offer


@dataclass(frozen=True, slots=True)
class Accept:
    """Say yes to one of the packages that the other side has on the table; or, after a verbal deal, to its demand."""

    package: int


@dataclass(frozen=True, slots=True)
class StandFirm:
    """Leave everything as it is: no to what was offered or demanded, and nothing new."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask what is behind something: an issue by name, `alternative` or `authority`."""

    about: str


@dataclass(frozen=True, slots=True)
class NameTactic:
    """Say calmly what is going on, and go back to the matter; for a claim: ask for proof."""

    tactic: str


@dataclass(frozen=True, slots=True)
class SeekApproval:
    """Ask one's own superior for a package beyond one's authority."""

    package: int


@dataclass(frozen=True, slots=True)
class CallIn:
    """Ask somebody of the other side to join."""

    person: str


@dataclass(frozen=True, slots=True)
class WalkAway:
    """Leave without a deal."""


Action = Propose | Accept | StandFirm | Ask | NameTactic | SeekApproval | CallIn | WalkAway
