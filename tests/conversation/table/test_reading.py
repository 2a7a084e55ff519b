"""Typed sentences at a table."""

import pytest

from playing import shipped
from salessim.conversation.compiling import compile_case
from salessim.conversation.reading import NgramReader
from salessim.conversation.table.reading import TableReader
from salessim.luck import Luck


@pytest.fixture(scope="module")
def reader():
    scenario, book, _ = shipped("negotiation-renewal")
    case = compile_case(scenario, book, Luck(1))
    return TableReader(case, case.table, NgramReader(case, scenario, book))


@pytest.mark.parametrize(
    ("text", "offer", "condition"),
    [
        ("if you sign for three years I can do 8 percent", ["discount.8%"], ["term.3 years"]),
        ("If you sign for three years, I can give you eight per cent.", ["discount.8%"], ["term.3 years"]),
        ("I could do sixty days, provided that you let us have the logo.", ["payment.60 days"], ["reference.logo"]),
        ("For payment in advance I can take four percent off.", ["discount.4%"], ["payment.in advance"]),
        (
            "Suppose you let us write a case study, then you get two days of training.",
            ["training.2 days"],
            ["reference.case study"],
        ),
        (
            "If you sign for two years, pay up front and give us your logo, we can do 12%.",
            ["discount.12%"],
            ["term.2 years", "payment.in advance", "reference.logo"],
        ),
        ("How about 12 percent and no reference?", ["discount.12%", "reference.none"], []),
        ("8 percent, three years, case study", ["discount.8%", "term.3 years", "reference.case study"], []),
        ("I will give you twenty percent then.", ["discount.20%"], []),
        ("All right, a 3-year term and next day response.", ["term.3 years", "response-time.next day"], []),
    ],
)
def test_an_offer_in_ones_own_words(reader, text, offer, condition):
    said = reader.read(text).said
    assert sorted(said.offer) == sorted(offer)
    assert sorted(said.if_he_agrees) == sorted(condition)


@pytest.mark.parametrize(
    "text",
    [
        "I cannot go to 12 percent.",
        "Why do you need four hours?",
        "You wanted fifty percent, and I have heard it.",
        "You have six percent to find on services.",
        "What would you do with two more days of training?",
        "If you pay in advance I can move.",
        "We won't do three years.",
    ],
)
def test_what_only_speaks_of_terms_is_no_offer(reader, text):
    said = reader.read(text).said
    assert not said.offer
    assert not said.if_he_agrees


def test_several_packages(reader):
    said = reader.read("Either three years at 12 percent, or one year at 4 percent with two days of training.").said
    assert set(said.offer) == {"term.3 years", "discount.12%"}
    assert [set(package) for package in said.or_else] == [{"term.1 year", "discount.4%", "training.2 days"}]


@pytest.mark.parametrize(
    "text", ["Agreed.", "We have a deal.", "Yes, I accept.", "That works for me. Send the papers."]
)
def test_a_yes(reader, text):
    assert reader.read(text).said.accepts


@pytest.mark.parametrize("text", ["Agreed, if you pay in advance.", "Do we have a deal?", "Agreed, but not at 20%."])
def test_no_yes(reader, text):
    assert not reader.read(text).said.accepts


@pytest.mark.parametrize(
    ("text", "issue"),
    [
        ("What makes the payment date so important to you?", "payment"),
        ("Help me to understand what the four hours are for.", "response-time"),
        ("What would you do with the training days?", "training"),
    ],
)
def test_asking_what_is_behind_an_issue(reader, text, issue):
    said = reader.read(text).said
    assert (said.moves, said.on) == (("clarify",), issue)


def test_asking_somebody_in_and_asking_at_home(reader):
    assert reader.read("Could Marta join us for a moment?").said.to == "marta"
    said = reader.read("I have to ask my manager whether 16 percent is possible.").said
    assert (said.to, said.offer) == ("manager", ("discount.16%",))


def test_an_amount_that_is_no_option_is_no_offer_and_says_so(reader):
    read = reader.read("I can give you ten percent.")
    assert not read.said.offer
    assert not read.said.moves
    assert read.problem == "For Discount off list there is 0%, 4%, 8%, 12%, 16%, 20%, 30%, 50%."
