"""From the names in the documents to the numbers of the rules, and back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from salessim.errors import NotPlayableError
from salessim.model.condition import RUNGS
from salessim.model.outcome import SLOTS, CallResult


@dataclass(frozen=True, slots=True)
class Names:
    """Every name that a document can refer to, with its number.

    A *subject* is a topic or a slot (topics first); a *thing* is a rung of a topic or a slot: rung r of topic t is
    thing 4t + r, slots follow.

    Attributes:
        people: People of the scenario.
        topics: Topics of the scenario.
        moves: Moves of the playbook.
        families: For each family its moves [set].
        kin: For each move itself and all moves that act like it [set].
        options: Options of the next step, as `issue.option`.
        endings: Endings of the scenario.
        results: What each ending counts as.
        elsewhere: Moves of the playbook that nobody can make in this call, because there is no table.
        agreed_before: Options agreed in an earlier call of the deal, as `issue.option` of that call.
    """

    people: Mapping[str, int]
    topics: Mapping[str, int]
    moves: Mapping[str, int]
    families: Mapping[str, int]
    kin: tuple[int, ...]
    options: Mapping[str, int]
    endings: Mapping[str, int]
    results: tuple[CallResult, ...]
    elsewhere: frozenset[str] = frozenset()
    agreed_before: frozenset[str] = frozenset()

    def person(self, name: str) -> int:
        """Number of a person."""
        return _number(name, self.people, "person")

    def people_set(self, names: Iterable[str]) -> int:
        """Several people [set]."""
        return sum(1 << self.person(name) for name in set(names))

    def subject(self, name: str) -> int:
        """Number of a topic or slot."""
        if name in SLOTS:
            return len(self.topics) + SLOTS.index(name)
        return _number(name, self.topics, "topic or qualification slot", extra=SLOTS)

    def thing(self, reference: str) -> int:
        """Number of a rung (`topic.rung`) or slot."""
        if reference in SLOTS:
            return 4 * len(self.topics) + SLOTS.index(reference)
        topic, _, rung = reference.rpartition(".")
        if rung not in RUNGS:
            raise _unknown(reference, "rung or slot", [f"{name}.{rung}" for name in self.topics for rung in RUNGS])
        return 4 * _number(topic, self.topics, "topic") + RUNGS.index(rung)

    def things(self, references: Iterable[str]) -> int:
        """Several rungs and slots [set]."""
        return sum(1 << self.thing(reference) for reference in set(references))

    def things_called(self, name: str) -> int:
        """All things of a rung's name, or the slot of that name [set]."""
        if name in RUNGS:
            return sum(1 << (4 * topic + RUNGS.index(name)) for topic in range(len(self.topics)))
        return 1 << self.thing(name)

    def move(self, name: str) -> int:
        """Number of a move."""
        return _number(name, self.moves, "move")

    def moves_called(self, name: str) -> int:
        """A move and all that act like it, or a family's moves and all that act like them [set]."""
        if name in self.families:
            members = self.families[name]
            return _union(self.kin[move] for move in range(len(self.kin)) if members >> move & 1)
        if name in self.elsewhere:
            return 0
        return self.kin[_number(name, self.moves, "move", extra=self.families)]

    def moves_of(self, names: Iterable[str]) -> int:
        """Several moves or families [set]."""
        return _union(self.moves_called(name) for name in names)

    def option(self, reference: str) -> int:
        """Number of an option of the next step."""
        return _number(reference, self.options, "option")

    def option_set(self, references: Iterable[str]) -> int:
        """Several options [set]."""
        return sum(1 << self.option(reference) for reference in set(references))

    def ending_set(self, names: Iterable[str]) -> int:
        """Several endings [set]."""
        return sum(1 << _number(name, self.endings, "ending") for name in set(names))

    def endings_counting_as(self, results: Iterable[CallResult]) -> int:
        """The endings that count as one of these [set]."""
        wanted = set(results)
        return sum(1 << ending for ending, result in enumerate(self.results) if result in wanted)

    def subject_name(self, subject: int) -> str:
        """Name of a topic or slot."""
        return tuple(self.topics)[subject] if subject < len(self.topics) else SLOTS[subject - len(self.topics)]

    def thing_name(self, thing: int) -> str:
        """Name of a rung, as `topic.rung`, or of a slot."""
        topics = tuple(self.topics)
        if thing < 4 * len(topics):
            return f"{topics[thing // 4]}.{RUNGS[thing % 4]}"
        return SLOTS[thing - 4 * len(topics)]


def _union(sets: Iterable[int]) -> int:
    union = 0
    for members in sets:
        union |= members
    return union


def _number(name: str, known: Mapping[str, int], what: str, extra: Iterable[str] = ()) -> int:
    if name in known:
        return known[name]
    raise _unknown(name, what, [*known, *extra])


def _unknown(name: str, what: str, known: list[str]) -> NotPlayableError:
    near = get_close_matches(name, known, 1)
    hint = f"Did you mean “{near[0]}”?" if near else "`salessim check` shows where it stands."
    return NotPlayableError(f"There is no {what} called “{name}” here.", hint)
