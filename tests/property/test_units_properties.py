"""What holds of the small grammars for every value, not only for the examples."""

import math
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from salessim.errors import NotationError
from salessim.units import (
    Comparison,
    Duration,
    Money,
    MoneyRate,
    QuantityKind,
    Rate,
    Scale,
    TwoPiece,
    WorkCalendar,
    WorkHours,
    parse_change,
    parse_comparison,
    parse_count,
    parse_date,
    parse_duration,
    parse_factor,
    parse_holidays,
    parse_hours,
    parse_money,
    parse_money_rate,
    parse_number,
    parse_quantity,
    parse_rate,
    parse_share,
    parse_share_of,
    parse_shift,
    parse_span,
    parse_work_days,
    write_number,
    write_percent,
    write_work_days,
)

DAY = 86_400
UNITS = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")
CURRENCIES = st.sampled_from(["EUR", "USD", "CHF"])
PLAIN_NUMBERS = st.one_of(st.integers(-(10**12), 10**12).map(float), st.decimals(-(10**6), 10**6, places=4).map(float))
SHARES = st.integers(0, 10_000).map(lambda n: n / 10_000)

# ---- what is written is read back


@given(PLAIN_NUMBERS)
def test_numbers_come_back(number: float) -> None:
    assert parse_number(write_number(number)) == number


@given(SHARES)
def test_shares_come_back(share: float) -> None:
    assert parse_share(write_percent(share)) == share


@given(st.integers(-(10**14), 10**14), CURRENCIES)
def test_money_comes_back(cents: int, currency: str) -> None:
    money = Money(cents, currency)
    assert parse_money(str(money)) == money


@given(st.integers(-(10**14), 10**14), CURRENCIES, st.sampled_from((*UNITS, "point")))
def test_money_rates_come_back(cents: int, currency: str, per: str) -> None:
    rate = MoneyRate(Money(cents, currency), per)
    assert parse_money_rate(str(rate)) == rate


@given(st.integers(0, 10**12))
def test_durations_come_back(seconds: int) -> None:
    assert parse_duration(str(Duration(seconds))) == Duration(seconds)


@given(PLAIN_NUMBERS, st.sampled_from(UNITS))
def test_rates_come_back(value: float, per: str) -> None:
    assert parse_rate(str(Rate(value, per))) == Rate(value, per)


@given(st.frozensets(st.integers(0, 6), min_size=1))
def test_week_days_come_back(days: frozenset[int]) -> None:
    assert parse_work_days(write_work_days(days)) == days


@st.composite
def hours_of_a_day(draw: st.DrawFn) -> WorkHours:
    opens, closes = sorted(draw(st.lists(st.integers(0, 1440), min_size=2, max_size=2, unique=True)))
    return WorkHours(opens * 60, closes * 60)


@given(hours_of_a_day())
def test_hours_come_back(hours: WorkHours) -> None:
    assert parse_hours(str(hours)) == hours


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    unit = draw(st.sampled_from(["plain", "share", "money", "time"]))
    values = {
        "plain": PLAIN_NUMBERS,
        "share": SHARES,
        "money": st.integers(-(10**9), 10**9).map(lambda cents: cents / 100),
        "time": st.integers(0, 10**9).map(float),
    }[unit]
    low, high = sorted((draw(values), draw(values)))
    form = draw(st.sampled_from(["at least", "over", "up to", "below", "between", "exactly"]))
    ends = {
        "at least": (low, math.inf, True, False),
        "over": (low, math.inf, False, False),
        "up to": (-math.inf, high, False, True),
        "below": (-math.inf, high, False, False),
        "between": (low, high, True, True),
        "exactly": (low, low, True, True),
    }[form]
    currency = draw(CURRENCIES) if unit == "money" else ""
    of = draw(st.sampled_from(["", "the baseline"])) if unit == "share" else ""
    return Comparison(*ends, unit, currency, of)


@given(comparisons())
def test_conditions_come_back(comparison: Comparison) -> None:
    assert parse_comparison(str(comparison)) == comparison


@given(comparisons(), PLAIN_NUMBERS)
def test_a_condition_holds_on_one_unbroken_stretch(comparison: Comparison, value: float) -> None:
    inside = comparison.low < value < comparison.high
    at_end = (value == comparison.low and comparison.is_low_included) or (
        value == comparison.high and comparison.is_high_included
    )
    assert comparison.holds(value) == (inside or at_end)


# ---- nothing but an understood value or a refusal with examples

ODD_WORDS = [
    "48", "48k", "1,200", "1.5", "35%", "8", "of", "10", "EUR", "€", "/month", "per", "year", "min", "weks", "days",
    "to", "5", "-", "+", "none", "up", "a lot", "below", "at least", "between", "and", "or more", "Mon", "Fri", "9am",
    "17:00", "2027-01-15", "DE-SN",
]  # fmt: skip
ODD_TEXTS = st.one_of(
    st.text(max_size=150),
    st.text(alphabet="0123456789.,+-%kM /EURmindayswkto of:€$", max_size=24),
    st.lists(st.sampled_from(ODD_WORDS), max_size=6).map(" ".join),
)
PARSERS = [
    parse_change, parse_comparison, parse_count, parse_date, parse_duration, parse_factor, parse_holidays, parse_hours,
    parse_money, parse_money_rate, parse_number, parse_rate, parse_share, parse_share_of, parse_shift, parse_work_days,
]  # fmt: skip


def refusal_of(parse: Callable[..., object], *arguments: object) -> NotationError | None:
    """The refusal of a text, or nothing if it is understood; any other error fails the test."""
    try:
        parse(*arguments)
    except NotationError as error:
        return error
    return None


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__name__)
@given(text=ODD_TEXTS)
def test_any_text_is_understood_or_refused_in_words(parse: Callable[[str], object], text: str) -> None:
    error = refusal_of(parse, text)
    if error is not None:
        assert error.expected
        assert len(error.message) < 400
        assert "\n" not in error.message


KINDS: list[QuantityKind] = ["money", "money_rate", "duration", "share", "rate", "change", "factor", "number"]
ODD_VALUES = st.one_of(ODD_TEXTS, st.lists(ODD_TEXTS, max_size=2), st.none())


@given(
    st.dictionaries(st.sampled_from(["typical", "range", "best_guess", "unsure", "rnage", ""]), ODD_VALUES, max_size=3),
    st.sampled_from(KINDS),
)
def test_any_mapping_is_understood_or_refused_at_one_of_its_parts(raw: dict[str, object], kind: QuantityKind) -> None:
    error = refusal_of(parse_quantity, raw, kind)
    assert error is None or error.within == "" or error.within in raw


@given(ODD_TEXTS, st.sampled_from(KINDS))
def test_any_span_is_understood_or_refused(text: str, kind: QuantityKind) -> None:
    try:
        low, high = parse_span(text, kind)
    except NotationError:
        return
    assert low < high


# ---- ranges


@st.composite
def shapes(draw: st.DrawFn) -> TwoPiece:
    if draw(st.booleans()):
        low, median, high = sorted(draw(st.lists(st.floats(1e-3, 1e6), min_size=3, max_size=3, unique=True)))
        return TwoPiece(median, low, high)
    low, median, high = sorted(draw(st.lists(st.floats(0.001, 0.999), min_size=3, max_size=3, unique=True)))
    return TwoPiece(median, low, high, "logit")


@given(shapes())
def test_a_range_goes_through_its_three_points(shape: TwoPiece) -> None:
    assert shape.quantile(0.1) == pytest.approx(shape.low, rel=1e-12)
    assert shape.quantile(0.5) == shape.median
    assert shape.quantile(0.9) == pytest.approx(shape.high, rel=1e-12)


@given(shapes(), st.floats(1e-6, 1 - 1e-6), st.floats(1e-6, 1 - 1e-6))
def test_a_range_never_falls(shape: TwoPiece, u: float, v: float) -> None:
    u, v = sorted((u, v))
    assume(v - u > 1e-9)
    assert shape.quantile(u) <= shape.quantile(v)


@given(shapes())
def test_the_mean_of_a_range_lies_among_its_values(shape: TwoPiece) -> None:
    assert shape.quantile(1e-9) < shape.mean()
    if shape.space == "logit":
        assert shape.mean() < shape.quantile(1 - 1e-9)


@given(shapes(), st.floats(0.01, 100.0))
def test_a_range_in_other_units_is_the_same_range(shape: TwoPiece, factor: float) -> None:
    assume(shape.space == "log")
    scaled = TwoPiece(shape.median * factor, shape.low * factor, shape.high * factor)
    assert scaled.quantile(0.3) == pytest.approx(shape.quantile(0.3) * factor)
    assert scaled.mean() == pytest.approx(shape.mean() * factor)


# ---- scales


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    floors = (0, *sorted(draw(st.sets(st.integers(1, 100), min_size=1, max_size=6))))
    ends = (*floors[1:], 101)
    starts = tuple(draw(st.integers(low, high - 1)) for low, high in zip(floors, ends, strict=True))
    return Scale("mood", tuple("abcdefg"[: len(floors)]), starts, floors)


@given(scales(), st.integers(0, 100))
def test_the_word_of_a_value_holds_for_it(scale: Scale, value: int) -> None:
    word = scale.word(value)
    assert scale.holds(word, value)
    higher = scale.words[scale.words.index(word) + 1 :]
    assert not any(scale.holds(other, value) for other in higher)


# ---- working time


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    starts = date(2027, 1, 1) + timedelta(days=draw(st.integers(0, 800)))
    off = draw(st.frozensets(st.integers(0, 40), max_size=15))
    return WorkCalendar(
        starts,
        draw(st.frozensets(st.integers(0, 6), min_size=1)),
        draw(hours_of_a_day()),
        days_off=frozenset(starts + timedelta(days=n) for n in off),
    )


MOMENTS = st.integers(0, 60 * DAY)
WORK = st.integers(0, 30 * DAY)


def is_worked(calendar: WorkCalendar, t: int) -> bool:
    """Whether a second is working time, straight from the definition."""
    day = calendar.starts + timedelta(days=t // DAY)
    in_hours = calendar.hours.opens <= t % DAY < calendar.hours.closes
    return in_hours and day.weekday() in calendar.work_days and day not in calendar.days_off


@given(calendars(), MOMENTS, WORK)
def test_the_work_between_start_and_end_is_the_work(calendar: WorkCalendar, t: int, work: int) -> None:
    assert calendar.work_between(t, calendar.add_work(t, work)) == work


@given(calendars(), MOMENTS, st.integers(1, 30 * DAY))
def test_work_ends_in_working_hours_and_never_early(calendar: WorkCalendar, t: int, work: int) -> None:
    end = calendar.add_work(t, work)
    assert end >= t + work
    assert is_worked(calendar, end - 1)


@given(calendars(), MOMENTS, MOMENTS, WORK, WORK)
def test_later_or_longer_work_never_ends_earlier(calendar: WorkCalendar, t: int, u: int, less: int, more: int) -> None:
    t, u = sorted((t, u))
    less, more = sorted((less, more))
    assert calendar.add_work(t, less) <= calendar.add_work(t, more)
    assert calendar.add_work(t, more) <= calendar.add_work(u, more)


@given(calendars(), MOMENTS, st.integers(1, 10 * DAY), st.integers(1, 10 * DAY))
def test_work_in_two_pieces_ends_like_work_in_one(calendar: WorkCalendar, t: int, first: int, then: int) -> None:
    assert calendar.add_work(calendar.add_work(t, first), then) == calendar.add_work(t, first + then)


@given(calendars(), MOMENTS)
def test_work_next_begins_at_the_first_worked_second(calendar: WorkCalendar, t: int) -> None:
    opens = calendar.next_open(t)
    assert is_worked(calendar, opens)
    assert calendar.work_between(t, opens) == 0
    assert calendar.is_open(t) == is_worked(calendar, t)
    assert calendar.add_work(t, 1) == opens + 1


@given(calendars(), MOMENTS, MOMENTS, MOMENTS)
def test_working_time_adds_up(calendar: WorkCalendar, a: int, b: int, c: int) -> None:
    assert calendar.work_between(a, b) + calendar.work_between(b, c) == calendar.work_between(a, c)
    assert 0 <= calendar.work_between(min(a, b), max(a, b)) <= abs(a - b)
