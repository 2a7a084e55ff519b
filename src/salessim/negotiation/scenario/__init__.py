"""A scenario's negotiation: its table in money, its buyer, and how it is played turn by turn."""
