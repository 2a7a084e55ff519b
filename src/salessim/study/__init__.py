"""Experiments on plans: replications, intervals, comparisons."""
