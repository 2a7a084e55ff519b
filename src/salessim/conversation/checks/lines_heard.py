"""D503: a line that no bot ever brought anybody to say."""

from collections.abc import Iterator

from salessim.conversation.authored import authored_lines
from salessim.conversation.bots.aiming import Aim, lines_reached
from salessim.conversation.bots.observing import Batch, Tally, observe, said_again
from salessim.conversation.bots.roster import BOTS
from salessim.conversation.checks.playable import Played, played
from salessim.conversation.compiling import compile_case
from salessim.errors import Problem
from salessim.library.codes import check
from salessim.library.example_documents import SCENARIO
from salessim.library.loading import STANDARD, load
from salessim.library.rules import rule
from salessim.library.view import View
from salessim.library.wording import quoted
from salessim.luck import Luck
from salessim.model.scenario import DIFFICULTIES

PLAYS = 30
"""Calls of every bot at every difficulty."""

ATTEMPTS = 3
"""Attempts at every difficulty in which single moves are tried for what no bot has brought out."""

STEPS = 1_500
"""How many moves are tried in each of these."""

OTHER_LUCK = range(1_000, 1_040)
"""Attempts in which a call is said again, to hear what luck has kept back."""

_BEAT = "beats:\n  late: {when: {after: 2 turns}, says: It is getting late.}\n"


@rule(
    check(
        "D503",
        "A line is never heard",
        """All bots have played the scenario at every difficulty, thousands of other lines were tried, and nobody ever
        said this one. Perhaps its condition cannot be met, asks for more than a call has time for, or another line is
        always said in its place. `salessim autoplay FILE --aim LINE` looks longer for a way to it.""",
        bad=SCENARIO + _BEAT.replace("2 turns", "90 turns"),
        line=26,
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
    case = compile_case(models.scenario, models.playbook, Luck(0))
    lines = authored_lines(case, view.root, view.loaded.located.file)
    unheard = {line.place for line in lines}
    variants = [models, *_at_other_difficulties(view)]
    tally = Tally()
    for variant in variants:
        batch = Batch(variant.scenario, variant.playbook, tuple(BOTS), tuple(range(PLAYS)))
        found = observe(batch)
        tally.add(found)
        unheard -= found.said.keys()
        unheard -= _with_other_luck(batch, found, unheard)
    for variant in variants:
        unheard -= lines_reached(
            Aim(variant.scenario, variant.playbook, frozenset(unheard), (), tuple(range(ATTEMPTS)), STEPS)
        )
    for line in lines:
        if line.place in unheard:
            yield every_line_is_heard.check.problem(
                line.where, f"Nobody ever says {quoted(line.text)}.", _why_not(line.place, tally)
            )


def _with_other_luck(batch: Batch, found: Tally, unheard: set[str]) -> set[str]:
    """Lines that are said where luck takes them instead of another that was heard in the same place."""
    heard = {_part(place): where for place, where in found.said_in.items()}
    said: set[str] = set()
    for part in sorted({_part(place) for place in unheard}):
        if part in heard:
            said |= said_again(batch, *heard[part], OTHER_LUCK)
    return said


def _part(place: str) -> str:
    """The part of the document in which a line is one of several."""
    return place.rpartition(".")[0]


def _why_not(place: str, tally: Tally) -> str:
    """What is known of why a line is never heard."""
    others = sum(times for other, times in tally.said.items() if _part(other) == _part(place))
    if others:
        return f"Another line of the same place was said instead, {others:,} times: who says this one, and when?"
    guarded = _part(_part(place))
    met = [one for calls in tally.calls.values() for call in calls for one in call.passages if one.what == guarded]
    if not met:
        return "No bot ever came to this place. See what has to happen before it, and the time that is left then."
    passed = sum(one.has_passed for one in met)
    return f"Its condition was met with {len(met):,} times and let somebody through {passed:,} times."


def _at_other_difficulties(view: View) -> Iterator[Played]:
    for difficulty in DIFFICULTIES:
        if difficulty != STANDARD:
            loaded = load(view.shelf, view.loaded.located, "scenario", difficulty=difficulty)
            models = played(View(loaded, loaded.root, view.shelf)) if loaded.root else None
            if models is not None:
                yield models
