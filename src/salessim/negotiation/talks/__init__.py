"""Bargaining over any table: the protocol of alternating offers, and reference negotiators."""
