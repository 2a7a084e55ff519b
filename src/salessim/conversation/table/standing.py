"""What documents can ask about a negotiation: what was given away, what the deal is worth, his last offer."""

from typing import NamedTuple


class Standing(NamedTuple):
    """How a negotiation stands, in whole numbers.

    Attributes:
        gifts: How often something was given and nothing asked for.
        has_share: Whether both sides together gain something over no deal, so that there is a share of it.
        your_share: Your part of what both gain [thousandths].
        gain: What the deal is worth more to you than no deal [hundredths of the currency]; 0 without one.
        has_last_offer: Whether he had an offer on the table at the end.
        last_offer: What that is worth more to you than no deal [hundredths of the currency].
    """

    gifts: int = 0
    has_share: bool = False
    your_share: int = 0
    gain: int = 0
    has_last_offer: bool = False
    last_offer: int = 0
