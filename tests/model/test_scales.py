import pytest

from salessim import units
from salessim.model.scales import WORDS, scale, shift_points


@pytest.mark.parametrize("name", WORDS)
def test_every_word_starts_inside_its_own_band(name):
    for word in WORDS[name]:
        assert scale(name).word(scale(name).start(word)) == word


def test_the_lowest_word_means_no_better_and_the_others_at_least():
    trust = scale("trust")
    assert trust.condition("hostile").holds(19)
    assert not trust.condition("hostile").holds(20)
    assert trust.condition("open").holds(60)
    assert not trust.condition("open").holds(59)


@pytest.mark.parametrize("strength", ["", " a little", " a lot"])
def test_down_undoes_up(strength):
    assert shift_points(units.parse_shift(f"up{strength}")) == -shift_points(units.parse_shift(f"down{strength}")) > 0


def test_words_of_a_shift_grow():
    little, plain, lot = (shift_points(units.parse_shift(word)) for word in ("up a little", "up", "up a lot"))
    assert little < plain < lot


def test_a_shift_may_be_a_number():
    assert shift_points(units.parse_shift("-4")) == -4
