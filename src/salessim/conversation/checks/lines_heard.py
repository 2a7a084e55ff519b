"""D503: a line that no bot ever brought anybody to say."""

from collections import Counter
from collections.abc import Iterator

from salessim.conversation.authored import authored_lines
from salessim.conversation.bots.observing import Batch, observe
from salessim.conversation.bots.roster import BOTS
from salessim.conversation.checks.playable import played
from salessim.conversation.compiling import compile_case
from salessim.errors import Problem
from salessim.library.codes import check
from salessim.library.example_documents import SCENARIO
from salessim.library.loading import load
from salessim.library.rules import rule
from salessim.library.view import View
from salessim.library.wording import quoted
from salessim.luck import Luck
from salessim.model.scenario import DIFFICULTIES

PLAYS = 30
"""Calls of every bot at every difficulty."""

_BEAT = "beats:\n  late: {when: {after: 2 turns}, says: It is getting late.}\n"


@rule(
    check(
        "D503",
        "A line is never heard",
        """All bots have played the scenario at every difficulty, and nobody ever said this line. Perhaps its condition
        cannot be met, or asks for more than a call has time for. `salessim autoplay FILE --aim LINE` looks for a way to
        it.""",
        bad=SCENARIO + _BEAT.replace("2 turns", "90 turns"),
        line=27,
        good=SCENARIO + _BEAT,
        severity="warning",
    ),
    "scenario",
    is_for_each_difficulty=False,
)
def every_line_is_heard(view: View) -> Iterator[Problem]:
    """D503."""
    models = played(view)
    if models is None:
        return
    said: Counter[str] = Counter()
    for difficulty in DIFFICULTIES:
        loaded = load(view.shelf, view.loaded.located, "scenario", difficulty=difficulty)
        other = played(View(loaded, loaded.root, view.shelf)) if loaded.root else None
        if other is not None:
            said.update(observe(Batch(other.scenario, other.playbook, tuple(BOTS), tuple(range(PLAYS)))).said)
    case = compile_case(models.scenario, models.playbook, Luck(0))
    for line in authored_lines(case, view.root, view.loaded.located.file):
        if not said[line.place]:
            yield every_line_is_heard.check.problem(
                line.where,
                f"Nobody says {quoted(line.text)} in any call of the bots.",
                "If only a rare call should bring it out, leave it; else see what keeps it back.",
            )
