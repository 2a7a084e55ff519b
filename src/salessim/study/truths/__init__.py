"""Truths that a simulated department must not break, each measured beside the bound it has to keep."""
