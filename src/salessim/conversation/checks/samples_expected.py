"""D502: a sample call does not come to what the author expects of it."""

from collections.abc import Iterator

from salessim.conversation.checks.playable import played
from salessim.conversation.expecting import SAMPLE_SEEDS, misses
from salessim.errors import NotPlayableError, Problem
from salessim.library.codes import check
from salessim.library.example_documents import SCENARIO, changed
from salessim.library.rules import rule
from salessim.library.tree import at_path
from salessim.library.view import View
from salessim.library.wording import quoted

_SAMPLE = """checks:
  sample_calls:
    - name: One question
      expect: {shared_all: [doors.fact]}
      turns:
        - {you: "How many doors are there?", means: situation, on: doors}
"""


@rule(
    check(
        "D502",
        "A sample call does not come out as expected",
        """A sample call shows how the author imagines a call. It is played with ten different lucks and has to come to
        what he expects with each of them.""",
        bad=SCENARIO + changed(_SAMPLE, "doors.fact", "doors.problem"),
        line=28,
        good=SCENARIO + _SAMPLE,
    ),
    "scenario",
    is_for_each_difficulty=False,
)
def samples_come_out_as_expected(view: View) -> Iterator[Problem]:
    """D502."""
    models = played(view, takes_tables=True)
    if models is None:
        return
    for number, sample in enumerate(models.scenario.checks.sample_calls, start=1):
        found = at_path(view.root, f"checks.sample_calls.{number}.expect")
        node = found.node if found else view.root
        try:
            missed = misses(sample, models.scenario, models.playbook)
        except NotPlayableError as error:
            yield samples_come_out_as_expected.check.problem(node.place, error.message, error.hint)
            continue
        if missed:
            first = missed[0]
            over = f" with {first.left_over} lines unsaid" if first.left_over else ""
            yield samples_come_out_as_expected.check.problem(
                node.place,
                f"{quoted(sample.name)} does not come to this in {len(missed)} of {len(SAMPLE_SEEDS)} attempts.",
                f"With seed {first.seed} it ends in {quoted(first.ending)}{over}, at {first.score} points.",
            )
