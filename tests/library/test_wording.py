"""Words in messages: safe to print, short, and near what was meant."""

from hypothesis import given
from hypothesis import strategies as st

from salessim.library.wording import how_to_quote, listed, nearest, quoted, several_nearest, shown


def test_a_long_text_is_cut_and_says_so() -> None:
    assert quoted("x" * 200) == "“" + "x" * 47 + "…”"


def test_what_a_terminal_would_obey_becomes_visible() -> None:
    assert shown("\x1b[31mred\x07") == "␛[31mred␇"
    assert shown("a\u202eb") == "a�b"


def test_a_text_over_several_lines_is_shown_in_one() -> None:
    assert shown("one\n  two") == "one two"


@given(st.text(max_size=300))
def test_a_shown_text_is_one_short_printable_line(text: str) -> None:
    assert len(shown(text)) <= 48
    assert not any(ord(sign) < 32 for sign in shown(text))


def test_lists_read_as_prose() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b or c"
    assert listed(["a", "b"], "and") == "a and b"
    assert listed("abcdef", most=4) == "a, b, c, d and 2 more"


def test_the_nearest_word_overlooks_case_hyphens_and_swapped_letters() -> None:
    known = ["share_of_time", "trust", "patience"]
    assert nearest("Share-of-Time", known) == "share_of_time"
    assert nearest("trsut", known) == "trust"
    assert nearest("trust\u200b", known) == "trust"
    assert nearest("elephant", known) is None
    assert nearest("", known) is None


def test_a_giant_word_is_compared_with_nothing() -> None:
    assert nearest("t" * 100_000, ["t" * 100_000]) is None
    assert several_nearest("t" * 100_000, ["t" * 100_000]) == []


def test_the_hint_offers_quotes_that_the_text_does_not_hold() -> None:
    assert "double" in how_to_quote("it's")
    assert "single" in how_to_quote('say "yes"')
    assert "|" in how_to_quote('it\'s "yes"')
