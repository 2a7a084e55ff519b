"""What an entry on the pad says."""

import pytest

from playing import call, small
from salessim.conversation.pad import Entry
from salessim.conversation.pad_reading import figures, read_entries

SCENARIO = small(
    qualification={
        "budget": {
            "words": ["budget", "money"],
            "says": "There is no line for it. Under sixty thousand I need no board.",
        },
        "authority": {
            "words": ["decide"],
            "claims": "It is my decision.",
            "says": "I sign up to sixty thousand; above that Mr Brenner does.",
            "checked_by": "decision-process",
        },
        "decision-process": {"says": "We try things on one press for four weeks."},
        "timeline": {"says": "The audit is on 12 March."},
    }
)


@pytest.mark.parametrize(
    ("slot", "text", "means", "is_sure"),
    [
        ("budget", "under 60k he can sign himself?", "truth", False),
        ("budget", "60,000 without the board", "truth", True),
        ("budget", "40k", "contradiction", True),
        ("budget", "there is money in the budget", "unclear", True),  # what the slot is called says nothing
        ("authority", "her decision", "claim", True),
        ("authority", "above sixty thousand Brenner", "truth", True),
        ("authority", "Brenner signs the big ones", "truth", True),
        ("decision-process", "trial on a press first", "truth", True),
        ("decision-process", "the purchasing department", "unclear", True),
        ("timeline", "audit, 12 March", "truth", True),
        ("timeline", "audit, 19 March", "contradiction", True),
        ("timeline", "unknown", "unknown", False),
        ("timeline", "?", "unknown", False),
        ("champion", "Ivo", "unclear", True),
    ],
)
def test_what_an_entry_says(slot, text, means, is_sure):
    assert read_entries({slot: text}, call(SCENARIO).case, SCENARIO) == (Entry(slot, means, is_sure, text),)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("60k", {60_000}),
        ("1,200 EUR and 3.5 percent", {1_200, 3}),
        ("one hundred and twenty thousand", {120_000}),
        ("thirty-five", {35}),
        ("two or three boxes", {2, 3}),
        ("one of us", set()),
        ("1.1 million", {1_100_000}),
    ],
)
def test_figures_in_digits_and_in_words(text, found):
    assert figures(text) == found
