"""Frozen vocabulary: the documents, what a call came to, and the table of engine parameters."""
