"""Lists of lines learned by heart: what somebody can score who never listens, found by trying.

A list is said line by line, whatever the buyer answers, and from its beginning again when it is through. The search
changes one line at a time and keeps what pays (hill climbing, shaken loose where it is stuck). What it finds shows
whether a scenario and its marks can be gamed; attempts that it has not searched on say whether that holds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from salessim.conversation.bots.craft import Craft, craft_for
from salessim.conversation.bots.playing import play_call
from salessim.conversation.bots.policy import HANG_UP, Bot, spoken
from salessim.conversation.case import Case
from salessim.conversation.compiling import compile_case
from salessim.conversation.marks import judged, mark_call
from salessim.conversation.step import begin, step
from salessim.conversation.turn import Turn
from salessim.luck import Luck
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario

MOST_LINES = 40
"""After so many lines whoever says them by heart hangs up."""

_LONGEST_LIST = 24
_STALE = 120  # tries without a better list before the search is shaken loose
_SHAKES = 4
_TRIED_IN_FULL = 4  # so many moves too many, and every choice of those to keep is tried
_PROPOSALS = ("propose-next-step", "ask-to-close")

Lines = tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A scenario under a playbook, made ready for as many attempts as are asked for.

    Attributes:
        scenario: The scenario.
        playbook: The playbook that marks it.
        craft: What there is to work with.
        cases: The attempts made ready so far, by their seeds.
    """

    scenario: Scenario
    playbook: Playbook
    craft: Craft
    cases: dict[int, Case] = field(default_factory=dict)

    def case(self, seed: int) -> Case:
        """One attempt."""
        if seed not in self.cases:
            self.cases[seed] = compile_case(self.scenario, self.playbook, Luck(seed))
        return self.cases[seed]


@dataclass(frozen=True, slots=True)
class Learned:
    """A list of lines, and its mean score in the attempts that it was searched on [0..100]."""

    lines: Lines
    score: float


def stage_for(scenario: Scenario, playbook: Playbook) -> Stage:
    """A stage on which lists can be said."""
    case = compile_case(scenario, playbook, Luck(0))
    return Stage(scenario, playbook, craft_for(case, scenario, playbook))


def recited(stage: Stage, lines: Lines, seed: int) -> int:
    """The score of a list, said over and over until the call is over [0..100]."""
    case, luck = stage.case(seed), Luck(seed)
    situation, events = begin(case, luck)
    number = 0
    while situation.ending < 0:
        line = lines[number % len(lines)] if lines and number < MOST_LINES else HANG_UP
        situation, happened = step(case, situation, line, luck)
        events += happened
        number += 1
    return mark_call(judged(stage.scenario, stage.playbook, case, events)).score


def mean_recited(stage: Stage, lines: Lines, seeds: Sequence[int]) -> float:
    """The mean score of a list over a number of attempts [0..100]."""
    return sum(recited(stage, lines, seed) for seed in seeds) / len(seeds)


def moves_in(lines: Lines) -> frozenset[int]:
    """The different moves that a list makes."""
    return frozenset(act.move for line in lines for act in line.acts)


def menu(stage: Stage) -> tuple[Turn, ...]:
    """Every line of one move: about each subject or none, to each person, and with each option; questions also after
    naming what was said.
    """
    return tuple(_menu(stage.craft, len(stage.case(0).people)))


def _menu(craft: Craft, people: int) -> Iterator[Turn]:
    naming = craft.by_kind["acknowledge"][-1:]
    for number, move in enumerate(craft.moves):
        takes_topic = move.rung >= 0 or move.is_pitch
        for topic in (-1, *range(craft.topics)) if takes_topic else (-1,):
            yield spoken(craft, (number,), topic)
            if move.is_question:
                yield spoken(craft, (*naming, number), topic)
                yield from (spoken(craft, (number,), topic, person) for person in range(people))
        if move.kind in _PROPOSALS:
            yield from (spoken(craft, (number,), offer=(option,)) for option in range(len(craft.options)))
    yield HANG_UP


def best_list(
    stage: Stage, seeds: Sequence[int], tries: int, *, most_moves: int | None = None, start: Lines = ()
) -> Learned:
    """The best list that is found.

    Args:
        stage: The scenario and its playbook.
        seeds: Attempts that every list is tried in.
        tries: How many lists are tried.
        most_moves: How many different moves a list may make; None: any number.
        start: The list to begin with; it must not make more moves than are allowed.
    """
    luck, lines_of_menu = Luck(1), menu(stage)
    best = here = Learned(start, mean_recited(stage, start, seeds))
    stale = 0
    for number in range(tries):
        if stale >= _STALE:
            here, stale = _shaken(stage, best, lines_of_menu, luck, tries + _SHAKES * number, seeds, most_moves), 0
        lines = _changed(here.lines, lines_of_menu, luck, number)
        if most_moves is not None and len(moves_in(lines)) > most_moves:
            continue
        found = Learned(lines, mean_recited(stage, lines, seeds))
        stale = 0 if found.score > here.score else stale + 1
        if found.score >= here.score:
            here = found
        if here.score > best.score:
            best = here
    return best


def _shaken(
    stage: Stage,
    best: Learned,
    lines_of_menu: Sequence[Turn],
    luck: Luck,
    number: int,
    seeds: Sequence[int],
    most_moves: int | None,
) -> Learned:
    """The best list with several changes at once, from which to climb anew; itself if they take too many moves."""
    lines = best.lines
    for shake in range(_SHAKES):
        lines = _changed(lines, lines_of_menu, luck, number + shake)
    if most_moves is not None and len(moves_in(lines)) > most_moves:
        return best
    return Learned(lines, mean_recited(stage, lines, seeds))


def _changed(lines: Lines, lines_of_menu: Sequence[Turn], luck: Luck, number: int) -> Lines:
    """The same list with one line put in, taken out, replaced or moved, or with one move exchanged for another."""
    changed = list(lines)
    way = luck.pick(6, "way", number)
    line = lines_of_menu[luck.pick(len(lines_of_menu), "line", number)]
    if way <= 1 or not changed:
        changed.insert(luck.pick(len(changed) + 1, "where", number), line)
    elif way == 2:
        del changed[luck.pick(len(changed), "where", number)]
    elif way == 3:
        changed[luck.pick(len(changed), "where", number)] = line
    elif way == 4:
        taken = changed.pop(luck.pick(len(changed), "from", number))
        changed.insert(luck.pick(len(changed) + 1, "to", number), taken)
    else:
        old = changed[luck.pick(len(changed), "where", number)]
        kinds = {act.move for act in old.acts}
        changed = [line if {act.move for act in one.acts} & kinds else one for one in changed]
    return tuple(changed[:_LONGEST_LIST])


def best_by_heart(stage: Stage, bot: Bot, seeds: Sequence[int]) -> Learned:
    """Of the calls that a bot plays in a number of attempts, the one that scores best when it is said again in all."""
    calls = [play_call(bot, stage.case(seed), stage.craft, Luck(seed)).turns for seed in seeds]
    return max((Learned(call, mean_recited(stage, call, seeds)) for call in calls), key=lambda one: one.score)


def most_useful(stage: Stage, lines: Lines, seeds: Sequence[int], most_moves: int) -> Lines:
    """What is left of a list with only so many different moves, where as much as possible of its score is left.

    The moves without which it loses least go first; of the last few every choice is tried.
    """
    while len(moves := moves_in(lines)) > most_moves + _TRIED_IN_FULL:
        shorter = [_only(lines, moves - {move}) for move in sorted(moves)]
        lines = max(shorter, key=lambda fewer: mean_recited(stage, fewer, seeds))
    if len(moves) <= most_moves:
        return lines
    choices = [_only(lines, frozenset(few)) for few in combinations(sorted(moves), most_moves)]
    return max(choices, key=lambda fewer: mean_recited(stage, fewer, seeds))


def _only(lines: Lines, moves: frozenset[int]) -> Lines:
    """A list with these moves only; a line that makes nothing else goes with it."""
    shorter = (line._replace(acts=tuple(act for act in line.acts if act.move in moves)) for line in lines)
    return tuple(line for line in shorter if line.acts or line.hangs_up)
