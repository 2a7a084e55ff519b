"""How often a line is read as being about the right topic: `python bank/topics.py`.

Every sentence that a shipped scenario gives as an example of a topic is read in that scenario as if it were not an
example of it. Wrong is another topic; none is what is left open, which costs the trainee nothing.
"""

import sys
from collections import Counter
from datetime import UTC, datetime

from salessim.app.play import start_call
from salessim.conversation.reading.head import load_head
from salessim.conversation.reading.situated import InCall
from salessim.library.finding import Library
from salessim.model.scenario import Scenario


def without(scenario: Scenario, topic: str, example: str) -> Scenario:
    """The scenario with one example of a topic less."""
    own = scenario.topics[topic]
    fewer = own.model_copy(update={"sounds_like": tuple(text for text in own.sounds_like if text != example)})
    return scenario.model_copy(update={"topics": {**scenario.topics, topic: fewer}})


def report() -> str:
    """The share of examples that were read as their topic, as another, and as none."""
    found: Counter[str] = Counter()
    head, library = load_head(), Library()
    for scenario in library.names("scenario"):
        call = start_call(library, scenario, seed=1, attempt="one", now=datetime(2026, 1, 5, tzinfo=UTC))
        for name, topic in call.scenario.topics.items():
            for example in topic.sounds_like:
                place = InCall(call.session.case, without(call.scenario, name, example), call.playbook, head)
                read, _ = place.topic(example)
                found["right" if read == name else "another" if read else "none"] += 1
    total = sum(found.values())
    shares = ", ".join(f"{kind} {found[kind] / total:.3f}" for kind in ("right", "another", "none"))
    return f"topics of shipped scenarios: {total} examples, {shares}"


def main() -> int:
    """Print the report."""
    sys.stdout.write(f"{report()}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
