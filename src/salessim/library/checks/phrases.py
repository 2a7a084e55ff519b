"""W401: one phrase that stands for two things (family W4: text)."""

import re
from collections.abc import Iterator
from typing import Final

from salessim.errors import Problem
from salessim.library.codes import check
from salessim.library.example_documents import SCENARIO, changed
from salessim.library.rules import rule
from salessim.library.tree import Mapping, Scalar, Sequence
from salessim.library.view import View
from salessim.library.wording import quoted

_EXAMPLES: Final = ("words", "sounds_like")
_WORD: Final = re.compile(r"[a-z0-9]+")
_TWO_TOPICS: Final = changed(
    SCENARIO,
    "endings:",
    """\
  lamps:
    kind: pain
    who: ana
    words: [light, lamps]
    fact: {says: There are forty lamps.}
endings:""",
)


@rule(
    check(
        "W403",
        "One phrase for two things",
        """Typed lines are read by these words and examples. A phrase that stands for two topics, two slots or two moves
        says nothing: whoever uses it is asked what he means. Keep it where it belongs.""",
        bad=changed(
            _TWO_TOPICS,
            "kind: pain\n    who: ana\n    fact",
            "kind: pain\n    words: [gates, Lamps]\n    who: ana\n    fact",
        ),
        line=26,
        good=_TWO_TOPICS,
        severity="warning",
    ),
    "scenario",
    "playbook",
    is_for_each_difficulty=False,
)
def phrases_do_not_collide(view: View) -> Iterator[Problem]:
    """W401."""
    blocks = ("topics", "qualification") if view.kind == "scenario" else ("moves",)
    for block in blocks:
        known: dict[str, str] = {}
        for name, phrase in _phrases(view.part(block)):
            same = " ".join(_WORD.findall(phrase.text.lower()))
            other = known.setdefault(same, name)
            if same and other != name:
                yield phrases_do_not_collide.check.problem(
                    phrase.place,
                    f"{quoted(phrase.text)} stands for {quoted(name)} here, and for {quoted(other)} above.",
                    "Keep it for one of them.",
                )


def _phrases(part: Mapping | None) -> Iterator[tuple[str, Scalar]]:
    """The words and examples of each entry of a block, with the entry's name."""
    for name, entry in part.items.items() if part else ():
        for key in _EXAMPLES:
            texts = entry.node.get(key) if isinstance(entry.node, Mapping) else None
            for text in texts.nodes if isinstance(texts, Sequence) else ():
                if isinstance(text, Scalar):
                    yield name, text
