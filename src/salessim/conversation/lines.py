"""What the buyer says: an authored line for everything that happened.

Of the lines that fit, the least used is said, and among these luck decides. Nothing here changes what was decided; the
words are chosen after the fact.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from salessim.conversation import words
from salessim.conversation.case import Case
from salessim.conversation.case_basics import Line, fitting
from salessim.conversation.events import SCALES, Event
from salessim.luck import Luck
from salessim.model.scales import scale

if TYPE_CHECKING:
    from salessim.conversation.table.speaking import TableSpeaker

Kind = Literal["said", "cue", "happening"]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line of the transcript from the buyer's side.

    Attributes:
        turn: The seller's turn that it follows; 0: before the first.
        person: Who says it, or about whom it is; -1: nobody.
        text: The words.
        kind: `said`; `cue`: something one could notice; `happening`: something that happens around the talk.
        things: Rungs and slots whose words are in it, for looking them up later.
        places: Where the authored lines in it stand in the documents.
        told: The words of each of `things` alone; empty: the whole text.
    """

    turn: int
    person: int
    text: str
    kind: Kind = "said"
    things: tuple[int, ...] = ()
    places: tuple[str, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def words_of_things(self) -> tuple[str, ...]:
        """For each of `things` the words in which it was told, without what else was said in the same breath."""
        return self.told or (self.text,) * len(self.things)


class Speaker:
    """Finds words for what happens in one call; remembers which lines were used."""

    def __init__(self, case: Case, luck: Luck) -> None:
        self._case = case
        self._luck = luck
        self._used: Counter[str] = Counter()
        self._table: TableSpeaker | None = None

    def copied(self) -> "Speaker":
        """Somebody who speaks as this one would, and may be asked without consequences."""
        twin = Speaker(self._case, self._luck)
        twin._used = self._used.copy()
        return twin

    def words_for(self, events: list[Event]) -> tuple[Spoken, ...]:
        """The lines for the events of one turn, in order; what one person says in a row is one line."""
        spoken: list[Spoken] = []
        for number in range(len(events)):
            for line in self._for_event(events, number):
                last = spoken[-1] if spoken else None
                if last and last.kind == line.kind == "said" and last.person == line.person:
                    spoken[-1] = Spoken(
                        last.turn,
                        last.person,
                        f"{last.text} {line.text}",
                        "said",
                        last.things + line.things,
                        last.places + line.places,
                        last.words_of_things + line.words_of_things,
                    )
                else:
                    spoken.append(line)
        return (*spoken, *self._noticed(events))

    def _for_event(self, events: list[Event], number: int) -> list[Spoken]:
        event = events[number]
        kind, turn, rule, person, subject, _, _ = event
        case = self._case
        match kind:
            case "greeted":
                opening = case.opening if turn == 0 else ()
                return self._say(turn, person, opening) or self._occasion(turn, person, "greeting")
            case "told" | "elaborated":
                return self._say(turn, person, case.things[subject].says, thing=subject)
            case "told-again":
                again = self._occasion(turn, person, "already-said") if rule else []
                thing = case.things[subject]
                said = thing.says if rule == "" or not thing.claims else thing.claims
                return again + self._say(turn, person, said, thing=subject)
            case "claimed":
                return self._say(turn, person, case.things[subject].claims, thing=subject)
            case "refused":
                otherwise = case.things[subject].otherwise if rule != "answering" else ()
                return self._say(turn, person, otherwise) or self._occasion(turn, person, "not-yet")
            case "nothing-there":
                return self._occasion(turn, person, "nothing-to-add")
            case "sent-on":
                return self._occasion(turn, person, "ask-somebody-else", case.people[subject].name)
            case "replied":
                return self._occasion(turn, person, rule)
            case "raised":
                return self._say(turn, person, case.objections[subject].says)
            case "settled":
                return self._say(turn, person, case.objections[subject].settled_says)
            case "asks":
                return self._say(turn, person, case.asks[subject].says)
            case "answered":
                return self._say(turn, person, case.asks[subject].answered_says)
            case "beat":
                return self._say(turn, person, case.beats[subject].says)
            case "pushed":
                return self._occasion(turn, person, "already-refused")
            case "joined" | "handed-over":
                return self._coming(event)
            case "declined" | "countered" | "agreed":
                return self._bargaining(events, number)
            case "ended":
                return self._last_words(turn, rule, person, subject)
            case "recalled":
                return []
            case _ if case.table is not None:
                return self._at_table(events, number)
            case _:
                return []

    def _at_table(self, events: list[Event], number: int) -> list[Spoken]:
        from salessim.conversation.table.speaking import TableSpeaker  # loads numpy, which most calls do without

        if self._table is None:
            self._table = TableSpeaker(self._case, self._say, self._occasion)
        return self._table.words_for(events, number)

    def _coming(self, event: Event) -> list[Spoken]:
        kind, turn, _, person, subject, _, _ = event
        people = self._case.people
        if kind == "handed-over":
            text = words.HANDED_OVER.format(guard=people[person].name, person=people[subject].name)
            said = self._occasion(turn, person, "hands-over", people[subject].name)
            return [*said, Spoken(turn, subject, text, "happening")]
        joins = words.JOINS_IN_WRITING if self._case.is_written else words.JOINS
        text = joins.format(person=people[person].name)
        said = self._say(turn, person, people[person].joins_says) or self._occasion(
            turn, person, "joins", people[person].name
        )
        return [Spoken(turn, person, text, "happening"), *said]

    def _bargaining(self, events: list[Event], number: int) -> list[Spoken]:
        kind, turn, rule, person, _, _, _ = events[number]
        commitment = self._case.commitment
        if kind == "declined":
            refused = commitment.refused_says if commitment and rule not in ("nothing-to-agree", "too-early") else ()
            return self._say(turn, person, refused) or self._occasion(turn, person, "proposal-refused")
        if commitment is None or any(other[0] == kind for other in events[number + 1 :]):
            return []  # one line for the whole package, at its last option
        if kind == "agreed":
            if any(other[0] == "ended" and self._case.endings[other[4]].says for other in events):
                return []
            accepted = self._say(turn, person, commitment.accepted_says)
            return accepted or self._occasion(turn, person, "proposal-accepted")
        titles = [commitment.options[other[4]].title for other in events if other[0] == kind]
        own_words = Spoken(turn, person, words.COUNTER.format(options=", ".join(titles)))
        return [*self._occasion(turn, person, "proposal-counter"), own_words]

    def _last_words(self, turn: int, reason: str, person: int, ending: int) -> list[Spoken]:
        said = self._say(turn, person, self._case.endings[ending].says)
        if said:
            return said
        occasions = {"time": "out-of-time", "out-of-time": "out-of-time", "patience": "losing-patience"}
        occasion = occasions.get(reason, "goodbye")
        return self._occasion(turn, person, occasion)

    def _occasion(self, turn: int, person: int, occasion: str, name: str = "") -> list[Spoken]:
        return self._say(turn, person, self._case.people[person].lines.get(occasion, ()), name)

    def _say(self, turn: int, person: int, lines: tuple[Line, ...], name: str = "", thing: int = -1) -> list[Spoken]:
        known = fitting(lines, person)
        if not known:
            return []
        least = min(self._used[line.place] for line in known)
        candidates = [line for line in known if self._used[line.place] == least]
        who = self._case.people[person].id
        line = candidates[self._luck.pick(len(candidates), who, "line", candidates[0].place, least)]
        self._used[line.place] += 1
        text = line.text.replace("{person}", name or self._case.people[person].name)
        return [Spoken(turn, person, text, "said", (thing,) if thing >= 0 else (), (line.place,))]

    def _noticed(self, events: list[Event]) -> list[Spoken]:
        """What one could notice of the changes: for each person and scale the word it crossed into, if it did."""
        first: dict[tuple[int, int], int] = {}
        last: dict[tuple[int, int], tuple[int, int]] = {}
        for kind, turn, _, person, which, by, value in events:
            if kind == "moved":
                first.setdefault((person, which), value - by)
                last[person, which] = (turn, value)
        is_busy = any(kind in ("raised", "ended") for kind, *_ in events)
        cues = words.CUES_IN_WRITING if self._case.is_written else words.CUES
        found = []
        for (person, which), (turn, value) in last.items():
            name, was = SCALES[which], first[person, which]
            before, after = scale(name).word(was), scale(name).word(value)
            if before == after:
                continue
            if (name, after) == ("patience", "short") and not is_busy:
                found += self._occasion(turn, person, "losing-patience")
            if cue := cues.get((name, value > was, after)):
                found.append(Spoken(turn, person, cue, "cue"))
        return found


def heard_texts(spoken: tuple[Spoken, ...]) -> Mapping[int, str]:
    """The words in which each rung or slot was told."""
    return {thing: text for line in spoken for thing, text in zip(line.things, line.words_of_things, strict=True)}
