"""Known, varying and unsure values."""

import pytest

from salessim.errors import NotationError
from salessim.units import Quantity, QuantityKind, parse_quantity, parse_span

WEEK = 604_800


@pytest.mark.parametrize(
    ("kind", "text", "median", "unit"),
    [
        ("money", "12k EUR", 12_000.0, "EUR"),
        ("money_rate", "38k EUR/month", 456_000.0, "EUR/year"),
        ("duration", "3 days", 259_200.0, "s"),
        ("share", "35%", 0.35, ""),
        ("rate", "14%/year", 0.14, "1/year"),
        ("change", "+10%", 1.1, ""),
        ("factor", "115%", 1.15, ""),
        ("number", "60", 60.0, ""),
    ],
)
def test_a_plain_value_is_known(kind: QuantityKind, text: str, median: float, unit: str) -> None:
    quantity = parse_quantity(text, kind)
    assert (quantity.nature, quantity.median, quantity.low, quantity.high) == (
        "known",
        median,
        median,
        median,
    )
    assert quantity.unit == unit
    assert quantity.quantile(0.01) == quantity.quantile(0.99) == quantity.mean() == median


@pytest.mark.parametrize(
    ("kind", "typical", "span", "points"),
    [
        ("money_rate", "9k EUR/year", "4k to 20k", (4000, 9000, 20_000)),
        ("money_rate", "1k EUR/month", "4k EUR/year to 2k EUR/month", (4000, 12_000, 24_000)),
        ("money", "9k EUR", "4k to 20k EUR", (4000, 9000, 20_000)),
        ("duration", "9 weeks", "5 to 18", (5 * WEEK, 9 * WEEK, 18 * WEEK)),
        ("duration", "3 hours", "20 min to 20 hours", (1200, 10_800, 72_000)),
        ("duration", "9 weeks", "5 weeks-18 weeks", (5 * WEEK, 9 * WEEK, 18 * WEEK)),
        ("share", "22%", "18% to 26%", (0.18, 0.22, 0.26)),
        ("share", "22%", "18 to 26", (0.18, 0.22, 0.26)),
        ("share", "8 of 10", "7 of 10 to 9 of 10", (0.7, 0.8, 0.9)),
        ("rate", "14%/year", "10 to 20", (0.10, 0.14, 0.20)),
        ("change", "+8%", "0% to +17%", (1.0, 1.08, 1.17)),
        ("change", "-13%", "-18% to -5%", (0.82, 0.87, 0.95)),
        ("factor", "80%", "60% to 110%", (0.6, 0.8, 1.1)),
        ("number", "45", "30 to 80", (30, 45, 80)),
    ],
)
def test_ranges_of_both_natures_are_read(
    kind: QuantityKind, typical: str, span: str, points: tuple[float, float, float]
) -> None:
    varies = parse_quantity({"typical": typical, "range": span}, kind)
    unsure = parse_quantity({"unsure": span, "best_guess": typical}, kind)
    assert (varies.nature, unsure.nature) == ("varies", "unsure")
    for quantity in (varies, unsure):
        assert (quantity.low, quantity.median, quantity.high) == pytest.approx(points)
        assert quantity.quantile(0.1) == pytest.approx(points[0])
        assert quantity.quantile(0.5) == pytest.approx(points[1])
        assert quantity.quantile(0.9) == pytest.approx(points[2])


def test_the_mean_of_a_range_is_that_of_its_shape() -> None:
    quantity = parse_quantity({"typical": "9 weeks", "range": "5 to 18"}, "duration")
    assert quantity.spread is not None
    assert quantity.mean() == quantity.spread.mean()
    assert quantity.mean() > quantity.median


@pytest.mark.parametrize(
    ("kind", "raw", "within", "because"),
    [
        ("duration", {"typical": "9 weks", "range": "5 to 18"}, "typical", "Did you mean “weeks”?"),
        ("duration", {"typical": "9 weeks", "range": "5 to 18 wekes"}, "range", "Did you mean “weeks”?"),
        ("share", {"best_guess": "22", "unsure": "18% to 26%"}, "best_guess", "Then write 22%"),
        ("share", {"best_guess": "22%", "unsure": "18% to 126%"}, "unsure", "between 0% and 100%"),
        ("share", {"best_guess": "22%", "unsure": "18%"}, "unsure", "“18%” has no two ends"),
        ("share", {"best_guess": "22%", "unsure": "26% to 18%"}, "unsure", "The smaller end comes first"),
        ("share", {"best_guess": "22%", "unsure": "30% to 40%"}, "unsure", "The middle has to lie between"),
        ("share", {"best_guess": "22%", "unsure": "0% to 40%"}, "unsure", "such as 0.5%"),
        ("share", {"best_guess": "82%", "unsure": "70% to 100%"}, "unsure", "such as 99.5%"),
        ("duration", {"typical": "9 weeks", "range": "0 to 18"}, "range", "cannot reach down to zero"),
        ("money", {"typical": "9k EUR", "range": "4k USD to 20k USD"}, "range", "of different kinds"),
        ("money", {"typical": "9k EUR", "range": "4k EUR to 20k USD"}, "range", "of different kinds"),
        (
            "money_rate",
            {"typical": "480 EUR per point", "range": "1 to 2"},
            "typical",
            "It has to be per time",
        ),
        ("change", {"best_guess": "+8%", "unsure": "0% to 17%"}, "unsure", "Write +17% for more"),
        ("number", {"typical": ["4"], "range": "1 to 8"}, "typical", "One value is expected here"),
        ("number", {"typical": "4", "range": {"a": "b"}}, "range", "One value is expected here"),
        ("number", {"typical": "4", "rnage": "1 to 8"}, "rnage", "Did you mean “range”?"),
        ("number", {"typical": "4"}, "", "“range” is missing beside “typical”"),
        ("number", {"unsure": "4 to 8"}, "", "“best_guess” is missing beside “unsure”"),
        ("number", {"typical": "4", "unsure": "1 to 8"}, "unsure", "mixes two kinds of range"),
        (
            "number",
            {"typical": "4", "range": "1 to 8", "best_guess": "4"},
            "range",
            "mixes two kinds of range",
        ),
        ("number", {}, "", "There is nothing here"),
        ("duration", "5 to 18 weeks", "", "A range needs its middle: {typical: ..., range: 5 to 18 weeks}"),
        ("duration", "9", "", "The unit is missing"),
    ],
)
def test_every_mistake_says_where_it_is_and_what_to_do(
    kind: QuantityKind, raw: str | dict[str, object], within: str, because: str
) -> None:
    with pytest.raises(NotationError) as caught:
        parse_quantity(raw, kind)
    assert because in caught.value.message
    assert caught.value.within == within


@pytest.mark.parametrize(
    ("kind", "raw", "text"),
    [
        (
            "duration",
            {"typical": "9 weeks", "range": "5 to 18"},
            "typically 9 weeks, 8 of 10 from 5 weeks to 18 weeks",
        ),
        (
            "share",
            {"best_guess": "22%", "unsure": "18% to 26%"},
            "about 22%, 8 chances in 10 from 18% to 26%",
        ),
        ("money_rate", "38k EUR/month", "38,000 EUR/month"),
        ("rate", "1.5/week", "1.5/week"),
        ("change", "-13%", "-13%"),
        ("factor", "115%", "115%"),
        ("money", "12.5k EUR", "12,500 EUR"),
        ("number", "0.25", "0.25"),
    ],
)
def test_a_quantity_is_written_in_the_authors_units(
    kind: QuantityKind, raw: str | dict[str, object], text: str
) -> None:
    assert str(parse_quantity(raw, kind)) == text


def test_the_mean_can_be_written_in_the_authors_unit() -> None:
    quantity = parse_quantity({"typical": "9 weeks", "range": "5 to 18"}, "duration")
    assert quantity.written(quantity.mean()) == "10.6 weeks"


def test_equal_values_in_other_words_are_equal() -> None:
    assert parse_quantity("60 min", "duration") == parse_quantity("1 hour", "duration")
    assert parse_quantity("1k EUR/month", "money_rate") == parse_quantity("12k EUR/year", "money_rate")


@pytest.mark.parametrize(
    ("kind", "text", "ends"),
    [
        ("share", "14% to 22%", (0.14, 0.22)),
        ("share", "0.3% to 1.0%", (0.003, 0.01)),
        ("share", "0% to 100%", (0.0, 1.0)),
        ("duration", "5 weeks to 18 weeks", (5.0 * WEEK, 18.0 * WEEK)),
        ("duration", "5 to 18 weeks", (5.0 * WEEK, 18.0 * WEEK)),
        ("money_rate", "4k to 20k EUR/year", (4000.0, 20_000.0)),
    ],
)
def test_a_span_needs_no_middle(kind: QuantityKind, text: str, ends: tuple[float, float]) -> None:
    assert parse_span(text, kind) == ends


@pytest.mark.parametrize(
    ("kind", "text", "because"),
    [
        ("share", "14%", "has no two ends"),
        ("share", "22% to 14%", "the smaller end does not come first"),
        ("share", "14% to 14%", "the smaller end does not come first"),
        ("money", "4k EUR to 5k USD", "of different kinds"),
    ],
)
def test_what_is_no_span_is_refused(kind: QuantityKind, text: str, because: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse_span(text, kind)
    assert because in caught.value.message


def test_quantities_are_values() -> None:
    assert isinstance(hash(parse_quantity({"typical": "4", "range": "1 to 8"}, "number")), int)
    assert parse_quantity("4", "number") == Quantity("number", "known", 4.0, 4.0, 4.0)
