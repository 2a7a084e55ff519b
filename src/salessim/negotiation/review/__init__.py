"""What became of a negotiation: money, give and get, tactics, marks, and what others would have made of it."""
