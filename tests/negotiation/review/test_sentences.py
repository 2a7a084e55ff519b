"""What a debrief says."""

from salessim.negotiation import additive_table
from salessim.negotiation.review.comparison import Reference
from salessim.negotiation.review.economics import economics
from salessim.negotiation.review.ledger import Give, Ledger
from salessim.negotiation.review.sentences import (
    better_package_sentence,
    ledger_sentence,
    reference_sentence,
    result_sentence,
)

TABLE = additive_table([[0, -1600], [0, 11_000]], [[0, 4000], [0, -1500]], first_no_deal=-12_000.0)


def test_the_better_package_is_named_with_its_money() -> None:
    result = economics(TABLE, 0)
    assert better_package_sentence(result, "EUR", {"issue-1": "training"}) == (
        "No worse for the buyer, +9,400 EUR for you: training: 1, issue-2: 1."
    )
    assert better_package_sentence(economics(TABLE, 3), "EUR") == ""


def test_results_are_said_against_no_deal() -> None:
    assert result_sentence(economics(TABLE, 0), "EUR") == (
        "This deal is 12,000 EUR a year better for you than no deal, 100% of what you both gain."
    )
    worse = TABLE.with_no_deal(500.0, 0.0)
    assert result_sentence(economics(worse, 0), "EUR") == "This deal is 500 EUR a year worse for you than no deal."
    assert "up to +21,400 EUR better" in result_sentence(economics(TABLE, None), "EUR")
    assert "leaving was right" in result_sentence(economics(TABLE.with_no_deal(1e6, 1e6), None), "EUR")


def test_the_ledger_in_a_sentence() -> None:
    gives = (Give(2, 3000, 3000, False, 0, ("discount",)), Give(4, 1000, 900, True, 2000, ("term",)))
    assert ledger_sentence(Ledger(gives), "EUR") == (
        "You gave 4,000 EUR and got 2,000 EUR back (0.50 for each 1). For nothing at all in round 2: 3,000 EUR."
    )
    assert ledger_sentence(Ledger(()), "EUR") == "You gave nothing."


def test_others_at_the_same_table() -> None:
    result = economics(TABLE, 0)
    assert reference_sentence(Reference("micro", -2000, 0, 1), result, "EUR") == (
        "micro: at -2,000 EUR, you +2,000 EUR against it."
    )
    assert "without a deal" in reference_sentence(Reference("linear", -12_000, 0, None), result, "EUR")
