import pytest
from pydantic import TypeAdapter, ValidationError

from salessim import units
from salessim.model import notation


def read(kind, raw):
    return TypeAdapter(kind).validate_python(raw)


def test_numbers_and_texts_read_the_same():
    assert read(notation.Count, 3) == read(notation.Count, "3") == 3
    assert read(notation.Number, 4.5) == read(notation.Number, "4.5")


@pytest.mark.parametrize(("text", "value"), [("yes", True), ("no", False), ("true", True), (False, False)])
def test_yes_and_no(text, value):
    assert read(notation.YesNo, text) is value


def test_the_grammar_speaks_for_itself():
    with pytest.raises(ValidationError) as caught:
        read(notation.Money, "12 bananas")
    (error,) = caught.value.errors()
    assert error["type"] == "notation"
    assert "12 bananas" in error["msg"]
    assert "48k EUR" in error["ctx"]["hint"]


def test_a_range_names_the_part_that_is_wrong():
    with pytest.raises(ValidationError) as caught:
        read(notation.DurationQuantity, {"typical": "9 weeks", "range": "5 to bananas"})
    assert caught.value.errors()[0]["ctx"]["within"] == "range"


def test_the_two_kinds_of_range_stay_apart():
    varies = read(notation.ShareQuantity, {"typical": "22%", "range": "18% to 26%"})
    unsure = read(notation.ShareQuantity, {"best_guess": "22%", "unsure": "18% to 26%"})
    assert (varies.nature, unsure.nature) == ("varies", "unsure")
    with pytest.raises(ValidationError, match="two kinds of range"):
        read(notation.ShareQuantity, {"typical": "22%", "unsure": "18% to 26%"})


def test_a_sum_and_a_sum_per_time():
    assert isinstance(read(notation.AnyMoney, "38k EUR"), units.Money)
    assert isinstance(read(notation.AnyMoney, "38k EUR/month"), units.MoneyRate)


def test_names_hold_no_dots_and_references_do():
    assert read(notation.References, "line-2-stops.impact") == ("line-2-stops.impact",)
    with pytest.raises(ValidationError):
        read(notation.Name, "line-2-stops.impact")


def test_documents_are_frozen_and_strict():
    class Card(notation.Part):
        title: notation.Text

    card = Card(title="A")
    with pytest.raises(ValidationError):
        card.title = "B"
    with pytest.raises(ValidationError):
        Card(title="A", tilte="B")
