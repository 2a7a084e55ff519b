"""Every check there is, gathered from the packages that understand what they check."""

from salessim.library.checks import REFERENCE_RULES
from salessim.library.codes import Check
from salessim.library.rules import Rule
from salessim.library.shape_checks import SHAPE_CHECKS
from salessim.negotiation.checks import OUTCOME_RULES

RULES: tuple[Rule, ...] = (*REFERENCE_RULES, *OUTCOME_RULES)
"""The rules that `salessim check` applies, beside reading and shape. Upper layers' rules are added here."""

CHECKS: tuple[Check, ...] = (*SHAPE_CHECKS, *(rule.check for rule in RULES))
"""All checks in the order of their codes, for docs/reference/checks.md."""
