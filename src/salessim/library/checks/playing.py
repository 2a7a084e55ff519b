"""What a playbook gives: moves and families, stages and concerns; and the endings of a scenario."""

from collections.abc import Iterator

from salessim.errors import Problem
from salessim.library.codes import check
from salessim.library.example_documents import PLAYBOOK, SCENARIO, changed
from salessim.library.rules import rule, unknown_name, unknown_names
from salessim.library.view import View
from salessim.library.wording import quoted

_CONCERN = """objections:
  too-dear: {says: That is a lot., good_answer: acknowledge, settled_says: All right.}
"""
_ASKS = "\nasks:\n  what: {who: ana, when: {after: 1 turn}, says: What is it?, good_answer: insight}\n".replace(
    "What is it?", '"What is it?"'
)


@rule(
    check(
        "E105",
        "No such move",
        """Moves and families of moves are those of the playbook (and of core, from which every playbook starts). A
        reaction may also be to a move of another playbook.""",
        bad=SCENARIO + changed(_ASKS, "insight", "insigt").lstrip(),
        line=26,
        good=SCENARIO + _ASKS.lstrip(),
    ),
    "scenario",
    "playbook",
    "persona",
)
def moves_exist(view: View) -> Iterator[Problem]:
    """E105."""
    found = moves_exist.check
    if view.playbook is None or view.is_doubtful("moves") or view.is_doubtful("families"):
        return
    known = [*view.moves, *view.families]
    yield from unknown_names(view, found, "move", "move", known)
    for use in view.uses("single move"):
        if use.text in view.families and use.text not in view.moves:
            message = f"{quoted(use.text)} is a family of moves; one single move is meant here."
            yield found.problem(use.node.place, message, "`salessim explain` shows which moves it has.")
        elif use.text not in view.moves:
            yield unknown_name(found, use, "move", view.moves)
    for use in view.uses("reaction"):
        if use.text not in known and use.text not in view.moves_anywhere:
            yield unknown_name(found, use, "move", known)


@rule(
    check(
        "E106",
        "No such ending",
        "An ending that is expected or spoken about has to stand under endings.",
        bad=SCENARIO + "debrief:\n  - {when: {ending: ovr}, say: That was that.}\n",
        line=26,
        good=SCENARIO + "debrief:\n  - {when: {ending: over}, say: That was that.}\n",
    ),
    "scenario",
    "playbook",
    "persona",
)
def endings_exist(view: View) -> Iterator[Problem]:
    """E106."""
    where = "" if view.kind == "scenario" else "Name an outcome instead, such as outcome: advance."
    yield from unknown_names(
        view, endings_exist.check, "ending", "ending", view.names("endings"), where, block="endings"
    )


@rule(
    check(
        "E118",
        "No such concern",
        """A move that comes too early may raise a concern; it has to stand under the playbook's objections. A concern
        that is open since an earlier call has to stand under the scenario's.""",
        bad=PLAYBOOK + "moves:\n  pitch: {too_early: {unless: {explicit_needs: 1+}, raises: too-dear}}\n",
        line=5,
        good=PLAYBOOK + "moves:\n  pitch: {too_early: {unless: {explicit_needs: 1+}, raises: too-dear}}\n" + _CONCERN,
    ),
    "scenario",
    "playbook",
)
def concerns_exist(view: View) -> Iterator[Problem]:
    """E118."""
    yield from unknown_names(
        view, concerns_exist.check, "concern", "objection", view.names("objections"), block="objections"
    )


@rule(
    check(
        "E119",
        "No such stage",
        "The stage of a move has to stand under the playbook's stages.",
        bad=PLAYBOOK + "moves:\n  problem: {stage: investigation}\n",
        line=5,
        good=PLAYBOOK + "moves:\n  problem: {stage: investigating}\n",
    ),
    "playbook",
)
def stages_exist(view: View) -> Iterator[Problem]:
    """E119."""
    yield from unknown_names(view, stages_exist.check, "stage", "stage", view.names("stages"), block="stages")
