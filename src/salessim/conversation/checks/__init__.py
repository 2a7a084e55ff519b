"""The checks of a call: what can be reached in it (family W2), and what bots and sample calls come to (family D5)."""

from salessim.conversation.checks.bots_expected import bots_do_as_expected
from salessim.conversation.checks.examples_read import examples_are_read_as_themselves
from salessim.conversation.checks.lines_heard import every_line_is_heard
from salessim.conversation.checks.reachability import REACH_RULES
from salessim.conversation.checks.samples_expected import samples_come_out_as_expected
from salessim.library.rules import Rule

PLAY_RULES: tuple[Rule, ...] = (
    bots_do_as_expected,
    samples_come_out_as_expected,
    every_line_is_heard,
    examples_are_read_as_themselves,
)
"""All of them, in the order of their codes. They take seconds, so they are applied only when asked for."""

__all__ = ["PLAY_RULES", "REACH_RULES"]
