"""Two ends of a span, and the units they lend each other."""

import pytest

from salessim.units.spans import complete_span, split_span, unit_of


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("4k to 20k", ("4k", "20k")),
        ("from 5 to 18", ("5", "18")),
        ("between 5 and 7%", ("5", "7%")),
        ("0% to +17%", ("0%", "+17%")),
        ("12-80", ("12", "80")),
        ("12 - 80 days", ("12", "80 days")),
        ("4k-20k EUR", ("4k", "20k EUR")),
        ("-5% to -2%", ("-5%", "-2%")),
        ("5", None),
        ("-480 EUR", None),
        ("2027-01-15", None),
        ("up to", None),
    ],
)
def test_a_span_has_two_ends(text: str, ends: tuple[str, str] | None) -> None:
    assert split_span(text) == ends


@pytest.mark.parametrize(
    ("ends", "typical", "completed"),
    [
        (("4k", "20k"), "9k EUR/year", ("4k EUR/year", "20k EUR/year")),
        (("4k", "20k"), "€9k/year", ("4k EUR/year", "20k EUR/year")),
        (("4k EUR", "20k EUR"), "9k EUR/year", ("4k EUR/year", "20k EUR/year")),
        (("€4k", "€20k"), "9k EUR per year", ("4k EUR per year", "20k EUR per year")),
        (("5", "18 months"), "9 weeks", ("5 months", "18 months")),
        (("20 min", "20 hours"), "3 hours", ("20 min", "20 hours")),
        (("5", "7%"), "", ("5%", "7%")),
        (("10", "20"), "14%/year", ("10%/year", "20%/year")),
        (("0.2", "0.3"), "0.25", ("0.2", "0.3")),
        (("7 of 10", "9 of 10"), "80%", ("7 of 10", "9 of 10")),
        (("few", "many"), "9 weeks", ("few", "many")),
        (("4k USD", "20k USD"), "9k EUR/year", ("4k USD", "20k USD")),
    ],
)
def test_an_end_without_a_unit_takes_the_other_ends_or_the_typical_values(
    ends: tuple[str, str], typical: str, completed: tuple[str, str]
) -> None:
    assert complete_span(*ends, typical=typical) == completed


def test_the_unit_is_what_stands_behind_the_number() -> None:
    assert [unit_of(text) for text in ("9k EUR/year", "$9k", "22%", "8 of 10", "45", "many")] == [
        "EUR/year",
        "USD",
        "%",
        "",
        "",
        "",
    ]
