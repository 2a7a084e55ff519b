"""The answer to a what-if as one HTML page."""
