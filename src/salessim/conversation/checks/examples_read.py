"""D504: an example of the author's is taken for something else when somebody types it."""

from collections.abc import Iterator

from salessim.conversation.case import Case
from salessim.conversation.checks.playable import Played, played
from salessim.conversation.compiling import compile_case
from salessim.conversation.reading import Reader
from salessim.errors import NotPlayableError, Problem
from salessim.library.codes import check
from salessim.library.example_documents import SCENARIO, changed
from salessim.library.rules import rule
from salessim.library.tree import at_path
from salessim.library.view import View
from salessim.library.wording import quoted
from salessim.luck import Luck

LIKELY = 3
"""A line of a sample call may be read as its neighbour: what it means has to be among so many readings."""

_SAMPLE = """checks:
  sample_calls:
    - name: One question
      expect: {passed: no}
      turns:
        - {you: "How many doors do you have?", means: situation, on: doors}
"""


@rule(
    check(
        "D504",
        "An example is not read as itself",
        """An example of a topic or a slot is taken for something that it does not mean, without asking; or a line of a
        sample call is, and what it means is not even among the likeliest readings. A trainee who types it is understood
        wrongly. Say it in other words, or add examples that tell the two apart. A line that is not clear is no mistake:
        whoever types it is asked what he means.""",
        bad=SCENARIO + changed(_SAMPLE, "means: situation", "means: greet"),
        line=30,
        good=SCENARIO + _SAMPLE,
        severity="warning",
    ),
    "scenario",
    is_for_each_difficulty=False,
)
def examples_are_read_as_themselves(view: View) -> Iterator[Problem]:
    """D504."""
    models = played(view)
    if models is None:
        return
    try:
        case = compile_case(models.scenario, models.playbook, Luck(0))
    except NotPlayableError:
        return  # D502 says so
    from salessim.conversation.reading.understanding import Understanding  # loads numpy

    # Without the encoder: whether a document has mistakes must not depend on what is installed.
    reader = Understanding(uses_encoder=False).in_call(case, models.scenario, models.playbook)
    for path, text, message in (
        *_topics(models, reader),
        *_slots(models, case, reader),
        *_samples(models, case, reader),
    ):
        found = at_path(view.root, path)
        node = found.node if found else view.root
        yield examples_are_read_as_themselves.check.problem(
            node.place, f"{quoted(text)} is read as {message}.", "Say it in other words, or add examples."
        )


def _topics(models: Played, reader: Reader) -> Iterator[tuple[str, str, str]]:
    for name, topic in models.scenario.topics.items():
        for number, text in enumerate(topic.sounds_like, start=1):
            read = reader.read(text)
            if read.topic not in ("", name):
                yield f"topics.{name}.sounds_like.{number}", text, f"about {quoted(read.topic)}"


def _slots(models: Played, case: Case, reader: Reader) -> Iterator[tuple[str, str, str]]:
    asks = {move.fills: move.id for move in case.moves if move.fills >= 0}
    for name, slot in models.scenario.qualification.items():
        asked = asks.get(case.names.thing(name), "")
        for number, text in enumerate(slot.sounds_like, start=1):
            read = reader.read(text)
            if read.moves and asked not in read.moves:
                yield f"qualification.{name}.sounds_like.{number}", text, quoted(read.moves[0])


def _samples(models: Played, case: Case, reader: Reader) -> Iterator[tuple[str, str, str]]:
    kinds = {move.id: move.kind for move in case.moves}
    for number, sample in enumerate(models.scenario.checks.sample_calls, start=1):
        for turn_number, turn in enumerate(sample.turns, start=1):
            read = reader.read(turn.you)
            meant = {kinds.get(move, move) for move in turn.means}
            likely = {kinds[move] for move in (*read.moves, *(move for move, _ in read.ranked[:LIKELY]))}
            if meant and read.moves and not meant & likely:
                yield f"checks.sample_calls.{number}.turns.{turn_number}.you", turn.you, quoted(read.moves[0])
