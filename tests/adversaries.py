"""Sellers who do not listen: fixed lists of lines, searched for the score they bring. They show what can be gamed."""

from functools import cache

from playing import shipped
from salessim.conversation.bots.craft import craft_for
from salessim.conversation.bots.policy import spoken
from salessim.conversation.compiling import compile_case
from salessim.conversation.marks import judged, mark_call
from salessim.conversation.step import begin, step
from salessim.conversation.turn import Turn
from salessim.luck import Luck

MOST_LINES = 22
_STALE = 150  # tries without a better list before the search starts anew from its best


@cache
def table(name, difficulty="standard"):
    """A shipped scenario, made ready for a number of lucks as they are asked for."""
    scenario, book, _ = shipped(name, None, difficulty)
    first = compile_case(scenario, book, Luck(0))
    return scenario, book, craft_for(first, scenario, book), {}


def case_of(name, seed, difficulty="standard"):
    scenario, book, _, cases = table(name, difficulty)
    if seed not in cases:
        cases[seed] = compile_case(scenario, book, Luck(seed))
    return cases[seed]


def score(name, lines, seed, difficulty="standard"):
    """The score of a list of lines said without listening; at its end the call is hung up."""
    scenario, book, _, _ = table(name, difficulty)
    case, luck = case_of(name, seed, difficulty), Luck(seed)
    situation, events = begin(case, luck)
    for line in (*lines, Turn(hangs_up=True)):
        situation, happened = step(case, situation, line, luck)
        events += happened
        if situation.ending >= 0:
            break
    return mark_call(judged(scenario, book, case, events)).score


def mean_score(name, lines, seeds, difficulty="standard"):
    return sum(score(name, lines, seed, difficulty) for seed in seeds) / len(seeds)


def all_lines(name):
    """Every line of one move that the menu has: each move about each subject, to anybody, and each whole proposal."""
    _, _, craft, _ = table(name)
    case = case_of(name, 0)
    lines = []
    for number, move in enumerate(craft.moves):
        takes_topic = move.rung >= 0 or move.is_pitch
        for topic in range(craft.topics) if takes_topic else (-1,):
            lines.append(spoken(craft, (number,), topic))
            if move.is_question:
                lines += [spoken(craft, (number,), topic, person) for person in range(len(case.people))]
        if move.kind in ("propose-next-step", "ask-to-close"):
            lines += [spoken(craft, (number,), -1, -1, (option,)) for option in range(len(craft.options))]
    return lines


def kinds(lines):
    return {act.move for line in lines for act in line.acts}


def search(name, budget, seeds, most_kinds=None):
    """The best list of lines found by changing one line at a time.

    Args:
        name: The scenario.
        budget: How many lists to try.
        seeds: The lucks that a list is tried with.
        most_kinds: How many different moves it may use; None: any number.
    """
    luck = Luck(1)
    menu = all_lines(name)
    best, best_score = [], mean_score(name, [], seeds)
    here, here_score, stale = list(best), best_score, 0
    for number in range(budget):
        candidate = changed(here, menu, luck, number)
        if most_kinds is not None and len(kinds(candidate)) > most_kinds:
            continue
        found = mean_score(name, candidate, seeds)
        stale = 0 if found > here_score else stale + 1
        if found >= here_score:
            here, here_score = candidate, found
        if here_score > best_score:
            best, best_score = list(here), here_score
        if stale > _STALE:  # shake it, so that the search does not end on the first hill
            for shake in range(4):
                here = changed(here, menu, luck, budget + number * 7 + shake)
            if most_kinds is not None and len(kinds(here)) > most_kinds:
                here = list(best)
            here_score, stale = mean_score(name, here, seeds), 0
    return best, best_score


def changed(lines, menu, luck, number):
    """The same list with one line put in, taken out, replaced, or moved."""
    lines = list(lines)
    way = luck.pick(5, "way", number)
    line = menu[luck.pick(len(menu), "line", number)]
    if way <= 1 or not lines:
        lines.insert(luck.pick(len(lines) + 1, "where", number), line)
    elif way == 2:
        del lines[luck.pick(len(lines), "where", number)]
    elif way == 3:
        lines[luck.pick(len(lines), "where", number)] = line
    else:
        taken = lines.pop(luck.pick(len(lines), "from", number))
        lines.insert(luck.pick(len(lines) + 1, "to", number), taken)
    return lines[:MOST_LINES]
