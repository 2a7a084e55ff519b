"""Domains and profiles of other negotiation platforms: GENIUS (XML) and GeniusWeb (JSON)."""
