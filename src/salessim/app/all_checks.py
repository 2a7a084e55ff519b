"""Every check there is, gathered from the packages that understand what they check."""

from salessim.conversation.checks import PLAY_RULES, REACH_RULES
from salessim.department.checks import ARITHMETIC_RULES
from salessim.library.checks import REFERENCE_RULES, TEXT_RULES
from salessim.library.codes import Check
from salessim.library.rules import Rule
from salessim.library.shape_checks import SHAPE_CHECKS
from salessim.negotiation.checks import OUTCOME_RULES
from salessim.study.checks import STUDY_RULES

RULES: tuple[Rule, ...] = (*REFERENCE_RULES, *STUDY_RULES, *REACH_RULES, *OUTCOME_RULES, *TEXT_RULES, *ARITHMETIC_RULES)
"""The rules that `salessim check` applies, beside reading and shape. Upper layers' rules are added here."""

PLAYING_RULES: tuple[Rule, ...] = PLAY_RULES
"""The rules that play a document, which takes seconds: `salessim check --play` applies them, too."""

CHECKS: tuple[Check, ...] = (*SHAPE_CHECKS, *(rule.check for rule in (*RULES, *PLAYING_RULES)))
"""All checks, for docs/reference/checks.md."""
