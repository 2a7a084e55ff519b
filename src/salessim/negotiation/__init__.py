"""Negotiation: what can be agreed and what it is worth, how it is bargained for, and how well it was done.

The core works on plain tables of numbers as well as on the `negotiation` block of a scenario:

    >>> from salessim.negotiation import additive_table, certificate
    >>> table = additive_table(
    ...     [[0, 3], [0, 1]],  # the first side: two issues with two options each
    ...     [[2, 0], [4, 0]],
    ... )
    >>> certificate(table).nash.terms
    {'issue-1': '1', 'issue-2': '0'}

It needs numpy only, and imports nothing of a scenario beyond the models of its terms.
"""

from salessim.negotiation.certificate import Certificate, Point, certificate
from salessim.negotiation.merging import groups_of_issues
from salessim.negotiation.patience import perfect_deal, rubinstein_share
from salessim.negotiation.points import NamedPoints, named_points
from salessim.negotiation.space import Issue, Outcome, Space, plain_space
from salessim.negotiation.table import Frontier, Table, additive_table
from salessim.negotiation.trading import IssueTrade, integrative_potential, issue_trades
from salessim.negotiation.worth import MOST_OUTCOMES, Together, Worth, rectangle, written_out

__all__ = [
    "MOST_OUTCOMES",
    "Certificate",
    "Frontier",
    "Issue",
    "IssueTrade",
    "NamedPoints",
    "Outcome",
    "Point",
    "Space",
    "Table",
    "Together",
    "Worth",
    "additive_table",
    "certificate",
    "groups_of_issues",
    "integrative_potential",
    "issue_trades",
    "named_points",
    "perfect_deal",
    "plain_space",
    "rectangle",
    "rubinstein_share",
    "written_out",
]
