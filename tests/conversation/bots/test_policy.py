"""A bot's luck and its lines."""

from botting import Moment
from salessim.conversation.bots.policy import Fate, spoken
from salessim.luck import Luck


def test_each_bot_and_each_of_its_attempts_has_its_own_luck():
    fates = [Fate(Luck(1), "a"), Fate(Luck(1), "b"), Fate(Luck(1), "a", attempt=1), Fate(Luck(2), "a")]
    draws = [tuple(fate.pick(1000, "x", number) for number in range(20)) for fate in fates]
    assert len(set(draws)) == 4
    assert draws[0] == tuple(Fate(Luck(1), "a").pick(1000, "x", number) for number in range(20))


def test_what_never_happens_never_happens_and_what_must_does():
    fate = Fate(Luck(1), "a")
    assert not any(fate.chance(0.0, number) for number in range(50))
    assert all(fate.chance(1.0, number) for number in range(50))


def test_a_line_of_two_moves_is_as_long_as_both():
    craft = Moment().craft
    assert spoken(craft, (0, 1), 1).words == craft.words[0] + craft.words[1]
    assert [act.subject for act in spoken(craft, (0, 1), 1).acts] == [1, 1]
