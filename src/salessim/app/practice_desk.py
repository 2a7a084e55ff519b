"""The ways to practise a scenario other than playing it as a whole."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from salessim.app.buyers_call import BuyersCall
from salessim.app.certification import MOST_SITTINGS, played_before, unseen_seed
from salessim.app.expert_call import expert_call
from salessim.app.own_mistakes import own_position
from salessim.app.play import Call, start_call
from salessim.app.playable import Playable, load_playable
from salessim.app.positions import Position, drill_positions, objection_position
from salessim.app.practice_port import ExpertCall, Way
from salessim.app.rehearsing import RehearsedCall, aid_of, rehearse
from salessim.conversation.bots.craft import craft_for
from salessim.conversation.bots.roster import bot_called
from salessim.conversation.compiling import compile_case
from salessim.conversation.journal import Aid, Sitting
from salessim.conversation.session import Session
from salessim.conversation.swapped import SwappedCall
from salessim.errors import NotFoundError, NotPlayableError, SalessimError
from salessim.library.finding import Library
from salessim.library.loading import STANDARD
from salessim.library.wording import quoted
from salessim.luck import Luck
from salessim.records.attempts import AttemptStore

if TYPE_CHECKING:
    from salessim.app.call_port import Call as AnyCall
    from salessim.conversation.reading.understanding import Understanding

USUAL_SELLER = "average"
WAYS = {
    "play": ("Play it", "From the first line to the last, marked."),
    "coach": ("Play it with a coach", "After each answer he says what he would do next. It does not count."),
    "watch": ("Watch an expert, then take over", "Line by line, with what each one brings; go on from any of them."),
    "objections": ("Rehearse the objections", "One after the other, each from the moment it is raised."),
    "buyer": ("Be the buyer", "Somebody sells; you decide what the buyer does, then mark the seller."),
    "certify": ("Certification", "Own words, no help, new variants. Sitting {next} of {most}; it counts."),
    "drill": ("{aim}", "A few lines from where it is due: about three minutes."),
}
SITTING_MARK = "-certification"
"""End of the ids of sittings, so that a list of attempts need not read their journals; what counts is the header."""

USED_UP = "All {most} sittings are used up."
TAKEN_OVER = "turn {turn} of an expert call"


@dataclass(frozen=True, slots=True)
class Practice:
    """The ways to practise. Fulfils `salessim.app.practice_port.PracticeDesk`.

    Attributes:
        library: Where documents are.
        store: Where attempts are kept; None: nowhere.
        now: Tells the time, with its time zone.
        new_seed: Draws the seed of a new attempt.
        new_attempt: Makes the id of a new attempt.
        understand: Makes what typed lines are read with; None: as shipped.
        found: Positions found before, by scenario and difficulty, the latest luck first.
        read: Scenarios that were read for rehearsals, by name and difficulty.
        used: Positions that were rehearsed from, by scenario, difficulty, luck and aim.
    """

    library: Library
    store: AttemptStore | None
    now: Callable[[], datetime]
    new_seed: Callable[[], int]
    new_attempt: Callable[[], str]
    understand: "Callable[[], Understanding] | None" = None
    found: dict[tuple[str, str], tuple[Position, ...]] = field(default_factory=dict, repr=False)
    read: dict[tuple[str, str], Playable] = field(default_factory=dict, repr=False)
    used: set[tuple[str, str, int, str]] = field(default_factory=set, repr=False)

    def ways(self, scenario: str, difficulty: str = "") -> tuple[Way, ...]:
        """All ways to practise a scenario.

        Raises:
            InputError: The scenario cannot be played.
        """
        playable = load_playable(self.library, scenario, difficulty=difficulty or STANDARD)
        has_table = playable.scenario.negotiation is not None
        found = [_way("play"), _way("coach"), _way("watch")]
        if playable.scenario.objections:
            found.append(_way("objections"))
        if not has_table:
            found.append(_way("buyer"))
        found.append(self._certification(playable.name))
        return tuple(found)

    def drills(self, scenario: str, difficulty: str = "") -> tuple[Way, ...]:
        """The behaviours that can be drilled in it, in the order in which they are due; finding them takes a second.

        Each time other luck is looked at, so that what varies between attempts varies between drills, too.

        Raises:
            InputError: The scenario cannot be played.
        """
        title, what = WAYS["drill"]
        self._find_more(scenario, difficulty or STANDARD)
        aims = dict.fromkeys(each.aim for each in self.found[scenario, difficulty or STANDARD])
        return tuple(Way("drill", title.format(aim=aim), what, aim) for aim in aims)

    def _certification(self, name: str) -> Way:
        title, what = WAYS["certify"]
        before = played_before(self.store, name) if self.store else None
        if before is not None and not before.is_open:
            return Way("certify", title, USED_UP.format(most=MOST_SITTINGS), is_open=False)
        number = before.sittings + 1 if before else 1
        return Way("certify", title, what.format(next=number, most=MOST_SITTINGS))

    def expert_call(self, scenario: str, difficulty: str = "") -> ExpertCall:
        """A good call to watch."""
        return expert_call(self.library, scenario, seed=self.new_seed(), difficulty=difficulty or STANDARD)

    def take_over(self, expert: ExpertCall, turn: int) -> "AnyCall":
        """Go on by oneself after a turn of a good call [0..].

        Raises:
            InputError: The scenario cannot be played.
        """
        aid = Aid(begins_at=TAKEN_OVER.format(turn=turn), given_turns=turn)
        call = self._started(expert.scenario, expert.difficulty, seed=expert.seed, aid=aid)
        from salessim.app.expert_call import played_well

        played, _ = played_well(self.library, expert.scenario, seed=expert.seed, difficulty=expert.difficulty)
        for exchange in played.session.exchanges[:turn]:
            if not exchange.said.hangs_up:
                call.take_turn(exchange.said)
        return call

    def with_coach(self, scenario: str, difficulty: str = "") -> "AnyCall":
        """Play with a coach beside one."""
        return self._started(scenario, difficulty or STANDARD, seed=self.new_seed(), aid=Aid(has_coach=True))

    def drill(self, scenario: str, aim: str, difficulty: str = "") -> "AnyCall":
        """Rehearse one behaviour, or one objection: first where it was missed in an own call, then on ever other luck.

        Raises:
            NotFoundError: It is due nowhere in this scenario.
            NotPlayableError: It is an objection, and nobody meets with it.
        """
        level = difficulty or STANDARD
        if aim in self._read(scenario, level).scenario.objections:
            return self._objection(scenario, level, (aim,), 0)
        key = scenario, level
        position = self._own(scenario, level, aim) or self._unused(scenario, level, aim)
        if position is None:
            self._find_more(scenario, level)
            position = self._unused(scenario, level, aim)
        if position is None:  # it is not due on every luck
            position = next((each for each in self.found[key] if each.aim == aim), None)
        if position is None:
            known = "; ".join(dict.fromkeys(each.aim for each in self.found[key]))
            raise NotFoundError(f"There is nothing to drill called {quoted(aim)} here.", f"There is {known}.")
        self.used.add((scenario, level, position.seed, aim))
        return self._rehearsed(position)

    def _unused(self, scenario: str, difficulty: str, aim: str) -> Position | None:
        """A position that was not rehearsed from yet."""
        return next(
            (
                each
                for each in self.found.get((scenario, difficulty), ())
                if each.aim == aim and (scenario, difficulty, each.seed, aim) not in self.used
            ),
            None,
        )

    def _own(self, scenario: str, difficulty: str, aim: str) -> Position | None:
        """The position in the latest own call in which the behaviour was missed, unless it was rehearsed already."""
        latest = next(
            (
                each
                for each in (self.store.summaries() if self.store else ())
                if each.scenario == scenario and each.difficulty == difficulty and each.is_finished and each.counts
            ),
            None,
        )
        if latest is None or self.store is None:
            return None
        with suppress(SalessimError):  # a damaged journal is no reason not to practise
            position = own_position(self.store.read(latest.attempt), latest.attempt, aim)
            if position is not None and (scenario, difficulty, position.seed, aim) not in self.used:
                return position
        return None

    def _find_more(self, scenario: str, difficulty: str) -> None:
        """Look for positions on other luck."""
        key = scenario, difficulty
        more = drill_positions(
            self.library, scenario, seed=self.new_seed(), difficulty=difficulty, playable=self._read(*key)
        )
        self.found[key] = (*more, *self.found.get(key, ()))

    def _read(self, scenario: str, difficulty: str) -> Playable:
        key = scenario, difficulty
        if key not in self.read:
            self.read[key] = load_playable(self.library, scenario, difficulty=difficulty)
        return self.read[key]

    def objections(self, scenario: str, difficulty: str = "") -> tuple[str, ...]:
        """The objections that can be rehearsed, by name."""
        playable = load_playable(self.library, scenario, difficulty=difficulty or STANDARD)
        return tuple(playable.scenario.objections)

    def objection(self, scenario: str, name: str, difficulty: str = "") -> "AnyCall":
        """Rehearse one objection from the moment it was raised; others follow it.

        Raises:
            NotPlayableError: Nobody meets with it.
        """
        names = self.objections(scenario, difficulty)
        return self._objection(scenario, difficulty or STANDARD, names, names.index(name) if name in names else 0)

    def _objection(self, scenario: str, difficulty: str, names: tuple[str, ...], first: int) -> RehearsedCall:
        for place in range(first, len(names)):
            for _ in range(_TRIES):
                seed = self.new_seed()
                try:
                    playable = self._read(scenario, difficulty)
                    position = objection_position(
                        self.library, scenario, names[place], seed=seed, difficulty=difficulty, playable=playable
                    )
                except NotPlayableError:
                    continue
                return self._rehearsed(position, place=place + 1, names=names)
        raise NotPlayableError("Nobody met with the objections that are left.", "Try again: the luck will be another.")

    def next_rehearsal(self, call: "AnyCall") -> "AnyCall | None":
        """What comes after a rehearsal that is over; None: nothing."""
        if not isinstance(call, RehearsedCall) or call.position is None or call.place >= len(call.names):
            return None
        position = call.position
        try:
            return self._objection(position.scenario, position.difficulty, call.names, call.place)
        except NotPlayableError:
            return None

    def _rehearsed(self, position: Position, *, place: int = 1, names: tuple[str, ...] = ()) -> RehearsedCall:
        playable = self._read(position.scenario, position.difficulty)
        call = self._started(playable, position.difficulty, seed=position.seed, aid=aid_of(position))
        return rehearse(position, call, place=place, names=names)

    def certify(self, scenario: str, difficulty: str = "") -> "AnyCall":
        """Begin a sitting of the certification.

        Raises:
            NotPlayableError: All sittings are used up.
        """
        playable = load_playable(self.library, scenario, difficulty=difficulty or STANDARD)
        before = played_before(self.store, playable.name) if self.store else None
        sitting = before.next_sitting() if before else Sitting(1, MOST_SITTINGS)
        seed = unseen_seed(playable.scenario, self.new_seed(), before.seeds if before else ())
        return self._started(scenario, difficulty or STANDARD, seed=seed, sitting=sitting)

    def buyers_call(self, scenario: str, difficulty: str = "", seller: str = "") -> BuyersCall:
        """Be the buyer; a bot sells.

        Raises:
            NotPlayableError: There is a negotiation table in it.
            NotFoundError: There is no such bot.
        """
        return buyers_call(
            self.library, scenario, seed=self.new_seed(), difficulty=difficulty or STANDARD, seller=seller
        )

    def _started(
        self,
        scenario: str | Playable,
        difficulty: str,
        *,
        seed: int,
        aid: Aid | None = None,
        sitting: Sitting | None = None,
    ) -> Call:
        call = start_call(
            self.library,
            scenario,
            seed=seed,
            attempt=self.new_attempt() + (SITTING_MARK if sitting else ""),
            now=self.now(),
            store=self.store,
            difficulty=difficulty,
            aid=aid,
            sitting=sitting,
        )
        call.understanding = self.understand() if self.understand else None
        return call


_TRIES = 3


def _way(kind: str) -> Way:
    title, what = WAYS[kind]
    return Way(kind, title, what)  # type: ignore[arg-type]  # the keys of WAYS are the kinds


def buyers_call(
    library: Library,
    scenario: str,
    *,
    seed: int,
    playbook: str | None = None,
    difficulty: str = STANDARD,
    seller: str = "",
) -> BuyersCall:
    """A call in which somebody is the buyer and a bot sells.

    Args:
        library: Where to look for documents.
        scenario: Name or file of the scenario.
        seed: Seed of its luck.
        playbook: Another playbook than the scenario's.
        difficulty: One of its difficulties.
        seller: The bot, or a skill such as 0.7; empty: an average one.

    Raises:
        InputError: The scenario cannot be played.
        NotFoundError: There is no such bot.
        NotPlayableError: There is a negotiation table in it.
    """
    playable = load_playable(library, scenario, playbook=playbook, difficulty=difficulty)
    bot = bot_called(seller or USUAL_SELLER)
    luck = Luck(seed)
    case = compile_case(playable.scenario, playable.playbook, luck)
    craft = craft_for(case, playable.scenario, playable.playbook)
    swapped = SwappedCall(Session(case, luck), playable.scenario, bot, craft)
    return BuyersCall(
        playable.name,
        playable.scenario.title,
        playable.playbook_name,
        difficulty,
        playable.scenario,
        playable.playbook,
        swapped,
    )
