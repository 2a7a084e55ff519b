"""How `salessim play --reveal` shows what the buyer hides, beside each answer."""

from typing import TYPE_CHECKING, Any

from salessim.library.condition_words import in_words
from salessim.model.condition import RUNGS

if TYPE_CHECKING:
    from salessim.app.play import Call
    from salessim.conversation.revealing import Hidden


def hidden_rows(call: "Call") -> dict[int, list[str]]:
    """What was hidden after each turn, as lines of text; 0: before the first."""
    from salessim.conversation.revealing import hidden_moments

    scenario = call.header.documents["scenario"]
    rows: dict[int, list[str]] = {}
    before: tuple[str, ...] = ()
    for moment in hidden_moments(call.session):
        rows[moment.turn] = _rows(moment, scenario)
        if moment.agreeable != before:  # it is long, and seldom changes
            rows[moment.turn].append(f"would consider: {', '.join(moment.agreeable) or 'nothing'}")
        before = moment.agreeable
    return rows


def _rows(moment: "Hidden", scenario: dict[str, Any]) -> list[str]:
    rows = [f"{mind.name.split()[0]}: {mind.in_words()}" for mind in moment.minds]
    if rows:
        rows[-1] += f"; explicit needs {moment.explicit_needs}"
    if moment.opens:
        rows.append(f"opens: {', '.join(moment.opens)}")
    rows += [f"waits: {name}, needs {_needs(scenario, name)}" for name in moment.waits]
    return rows


def _needs(scenario: dict[str, Any], name: str) -> str:
    topic, _, rung = name.rpartition(".")
    block = scenario["topics"][topic][rung] if rung in RUNGS and topic else scenario["qualification"][name]
    return in_words(block["needs"]) if "needs" in block else "an answer at all"
