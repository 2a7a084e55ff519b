"""People whom a scenario names."""

from collections.abc import Iterator

from salessim.errors import Problem
from salessim.library.codes import check
from salessim.library.example_documents import SCENARIO, changed
from salessim.library.rules import rule, unknown_names
from salessim.library.tree import Scalar
from salessim.library.view import View

YOU = "you"
"""The seller, where a side is named."""


@rule(
    check(
        "E102",
        "No such person",
        """Whoever speaks, asks, objects or is spoken about has to stand under people. A playbook or persona cannot name
        people, because it serves every scenario.""",
        bad=changed(SCENARIO, "who: ana", "who: anna"),
        line=19,
        good=SCENARIO,
    ),
    "scenario",
    "playbook",
    "persona",
)
def people_exist(view: View) -> Iterator[Problem]:
    """E102."""
    where = "" if view.kind == "scenario" else f"A {view.kind} serves every scenario and cannot name people."
    yield from unknown_names(view, people_exist.check, "person", "person", view.people, where, block="people")
    # Whoever has to agree on the seller's own side of a negotiation can be spoken to, too.
    authority = view.part("negotiation", "you_may")
    beyond = authority.get("beyond") if authority else None
    addressees = [*view.people, *([beyond.text] if isinstance(beyond, Scalar) else [])]
    yield from unknown_names(view, people_exist.check, "addressee", "person", addressees, where, block="people")
    yield from unknown_names(
        view, people_exist.check, "side", "person or side", [*view.people, YOU], where, block="people"
    )
