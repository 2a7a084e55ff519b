"""Amounts of money in what was said."""

import pytest

from salessim.conversation.bots.amounts import yearly_amount


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Call it 38,000 EUR a month.", 456_000),
        ("That is 250 EUR a year, with the cake.", 250),
        ("We lose 1,200.50 USD a week over it", 62_426),
        ("It cost us 4,000 EUR last time.", 4_000),
        ("I would have to look at the numbers.", 0),
        ("Eleven stops in 30 days.", 0),
    ],
)
def test_the_first_amount_counts_by_the_year(text, amount):
    assert yearly_amount(text) == amount
