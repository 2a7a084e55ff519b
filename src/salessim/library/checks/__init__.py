"""The checks of references (family E1) and of texts (family W4): small functions with examples."""

from salessim.library.checks.agreements import every_issue_has_a_zero, options_exist
from salessim.library.checks.blanks import blanks_can_be_filled
from salessim.library.checks.changes import (
    channels_and_tools_exist,
    days_lie_ahead,
    seats_to_change_exist,
    what_is_set_can_change,
)
from salessim.library.checks.documents import documents_exist, no_circle
from salessim.library.checks.learning import what_is_learned_exists
from salessim.library.checks.people import people_exist
from salessim.library.checks.phrases import phrases_do_not_collide
from salessim.library.checks.plans import options_to_build_on_exist, paths_to_try_exist, territories_exist
from salessim.library.checks.playing import concerns_exist, endings_exist, moves_exist, stages_exist
from salessim.library.checks.staffing import regions_exist, roles_exist, seats_exist, segments_exist
from salessim.library.checks.sums import parts_of_marks_exist, shares_add_up
from salessim.library.checks.texts import figures_can_be_said, hyphens_have_their_space
from salessim.library.checks.varying import what_varies_exists
from salessim.library.rules import Rule

REFERENCE_RULES: tuple[Rule, ...] = (
    documents_exist,
    people_exist,
    what_is_learned_exists,
    options_exist,
    moves_exist,
    endings_exist,
    what_varies_exists,
    blanks_can_be_filled,
    no_circle,
    every_issue_has_a_zero,
    segments_exist,
    roles_exist,
    seats_exist,
    shares_add_up,
    territories_exist,
    options_to_build_on_exist,
    paths_to_try_exist,
    concerns_exist,
    stages_exist,
    parts_of_marks_exist,
    regions_exist,
    days_lie_ahead,
    seats_to_change_exist,
    channels_and_tools_exist,
    what_is_set_can_change,
)
"""All of them, in the order of their codes."""

TEXT_RULES: tuple[Rule, ...] = (figures_can_be_said, hyphens_have_their_space, phrases_do_not_collide)
"""The checks of texts (family W4)."""

__all__ = ["REFERENCE_RULES", "TEXT_RULES"]
