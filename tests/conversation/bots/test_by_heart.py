"""Lists of lines learned by heart: how they are said, and how the best of them are found."""

from playing import playbook, small
from salessim.conversation.bots.by_heart import (
    best_by_heart,
    best_list,
    mean_recited,
    menu,
    most_useful,
    moves_in,
    recited,
    stage_for,
)
from salessim.conversation.bots.policy import HANG_UP, spoken
from salessim.conversation.bots.roster import BOTS


def small_stage():
    return stage_for(small(), playbook())


def lines_of(stage, *moves):
    by_name = {move.id: number for number, move in enumerate(stage.craft.moves)}
    return tuple(spoken(stage.craft, (by_name[move],), 0) for move in moves)


def test_an_empty_list_earns_nothing():
    assert mean_recited(small_stage(), (), range(3)) == 0


def test_a_list_is_said_again_from_its_beginning_until_the_call_is_over():
    stage = small_stage()
    short = lines_of(stage, "problem", "acknowledge")  # who is asked what is wrong begins with how things are
    assert recited(stage, short, 1) == recited(stage, short * 2, 1) > recited(stage, (*short, HANG_UP), 1)


def test_attempts_do_not_depend_on_each_other():
    stage = small_stage()
    whole = best_by_heart(stage, BOTS["expert"], range(4)).lines
    forth = [recited(stage, whole, seed) for seed in range(6)]
    assert forth == [recited(small_stage(), whole, seed) for seed in reversed(range(6))][::-1]


def test_the_menu_holds_every_move_and_every_option():
    stage = small_stage()
    lines = menu(stage)
    assert moves_in(lines) == frozenset(range(len(stage.craft.moves)))
    assert {option for line in lines for option in line.offer} == set(range(len(stage.craft.options)))


def test_the_search_finds_more_than_it_was_given_and_keeps_within_its_moves():
    stage = small_stage()
    found = best_list(stage, range(2), 120, most_moves=3)
    assert found.score > mean_recited(stage, (), range(2))
    assert found.score == mean_recited(stage, found.lines, range(2))
    assert len(moves_in(found.lines)) <= 3


def test_the_search_never_ends_below_its_beginning():
    stage = small_stage()
    start = lines_of(stage, "situation", "problem", "implication")
    assert best_list(stage, range(2), 10, start=start).score >= mean_recited(stage, start, range(2))


def test_what_is_left_of_a_list_keeps_the_moves_that_pay():
    stage = small_stage()
    whole = best_by_heart(stage, BOTS["expert"], range(4)).lines
    left = most_useful(stage, whole, range(2), 2)
    assert len(moves_in(left)) <= 2 < len(moves_in(whole))
    assert mean_recited(stage, left, range(2)) > 0
