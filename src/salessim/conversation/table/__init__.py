"""A negotiation within a call: what a line does at the table, what comes of it, and how it is told and marked."""
