"""Typed sentences at a table."""

import pytest

from playing import shipped
from salessim.conversation.compiling import compile_case
from salessim.conversation.reading.understanding import Understanding
from salessim.conversation.table.reading import TableReader
from salessim.luck import Luck


def reader_of(name):
    scenario, book, _ = shipped(name)
    case = compile_case(scenario, book, Luck(1))
    return TableReader(case, case.table, Understanding().in_call(case, scenario, book))


@pytest.fixture(scope="module")
def reader():
    return reader_of("negotiation-renewal")


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
        ("Would you sign for three years if I came down 8%?", ["discount.8%"], ["term.3 years"]),
        ("Give me three years and you can have eight.", ["discount.8%"], ["term.3 years"]),
        ("You give me three years, I give you 8 percent.", ["discount.8%"], ["term.3 years"]),
        ("In return for 12 percent I'd need a three year contract.", ["discount.12%"], ["term.3 years"]),
        ("For a three-year contract, eight percent.", ["discount.8%"], ["term.3 years"]),
        ("12% off, but you pay in advance", ["discount.12%"], ["payment.in advance"]),
        ("we'll throw in two training days if you pay upfront", ["training.2 days"], ["payment.in advance"]),
        (
            "Three years and the case study gets you 12 percent.",
            ["discount.12%"],
            ["term.3 years", "reference.case study"],
        ),
        ("if u sign 3 yr i do 8", ["discount.8%"], ["term.3 years"]),
        ("I can't do 50, but I can do 12.", ["discount.12%"], []),
        (
            "I can't do 50 percent, but I could do 12 if you sign for 3 years.",
            ["discount.12%"],
            ["term.3 years"],
        ),
        ("I can't do 12 unless you sign for three years.", ["discount.12%"], ["term.3 years"]),
        ("What if we did 8% and you gave us a logo?", ["discount.8%"], ["reference.logo"]),
        ("Could you do three years? Then 8 percent is fine.", ["discount.8%"], ["term.3 years"]),
        ("I can do 12 percent. But I need three years for that.", ["discount.12%"], ["term.3 years"]),
        ("Twelve percent, take it or leave it.", ["discount.12%"], []),
        ("Scrap that, back to 8 percent and one year.", ["discount.8%", "term.1 year"], []),
        ("Put your name to three years and there's eight percent in it for you.", ["discount.8%"], ["term.3 years"]),
        ("Tell you what, four percent and we leave everything else alone.", ["discount.4%"], []),
        ("My best for a two-year deal is eight.", ["discount.8%"], ["term.2 years"]),
        ("If the invoice gets paid up front I'm able to knock off 4%.", ["discount.4%"], ["payment.in advance"]),
        ("Three years would get you to twelve.", ["discount.12%"], ["term.3 years"]),
        ("Three years and it's twelve percent.", ["discount.12%"], ["term.3 years"]),
        ("I'm prepared to offer four percent, nothing more.", ["discount.4%"], []),
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
        "No, 50% is out of the question.",
        "What would you give me for 8 percent?",
        "Suppose we made it three years, what would you want for it?",
        "Fifty percent? I'd be out of a job by Friday.",
        "Thirty percent is more than I make on this.",
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
    "text",
    [
        "Agreed.",
        "We have a deal.",
        "Yes, I accept.",
        "That works for me. Send the papers.",
        "Fine, let's do it.",
        "Yes, I'm happy with that.",
        "You've got yourself a deal.",
        "OK, you win, let's shake on it.",
        "Yes. Send it over and I'll sign today.",
    ],
)
def test_a_yes(reader, text):
    said = reader.read(text).said
    assert said.accepts
    assert not said.if_he_agrees


@pytest.mark.parametrize("text", ["Do we have a deal?", "Agreed, but not at 20%.", "I am not happy with that."])
def test_no_yes(reader, text):
    assert not reader.read(text).said.accepts


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Agreed, if you pay in advance.", "payment.in advance"),
        ("Agreed, provided we get the case study.", "reference.case study"),
        ("Deal, but only with three years.", "term.3 years"),
        ("I can say yes to that if you pay in advance.", "payment.in advance"),
        ("We have a deal. But only if you sign for three years.", "term.3 years"),
    ],
)
def test_a_yes_with_an_if(reader, text, condition):
    said = reader.read(text).said
    assert said.accepts
    assert said.if_he_agrees == (condition,)
    assert not said.offer


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


def test_an_amount_that_is_only_spoken_of_is_no_offer_of_it(reader):
    assert not reader.read("You have six percent to find on services, and I am one of the lines.").problem


@pytest.mark.parametrize("text", ["10 percent", "Ten percent off if you commit to three years"])
def test_so_it_does_however_short_it_is_and_with_a_condition(reader, text):
    read = reader.read(text)
    assert not read.said.offer
    assert not read.said.if_he_agrees
    assert read.problem


@pytest.mark.parametrize(
    ("scenario", "lines"),
    [
        (
            "negotiation-new-deal",
            [
                ("What about three percent and six visits a year?", ["discount.3%", "visits.six a year"], []),
                ("Your own data centre means we end at 3 percent.", ["discount.3%"], ["hosting.own data centre"]),
                ("You'd have to pay upfront for me to go to 10.", ["discount.10%"], ["payment.in advance"]),
                ("Pay in advance and I'll do 8.", ["discount.8%"], ["payment.in advance"]),
                ("No visits, but eight percent instead.", ["visits.none", "discount.8%"], []),
                ("I could do without the in advance payment.", [], []),
                ("33 percent would bankrupt me.", [], []),
            ],
        ),
        (
            "negotiation-distributor",
            [
                ("You get 27 percent margin if you commit to 550k.", ["margin.27%"], ["minimum.550k EUR"]),
                (
                    "For the country exclusively I need a minimum of 550 thousand.",
                    ["exclusivity.country"],
                    ["minimum.550k EUR"],
                ),
                ("Give us five weeks stock and we'll come up to 25.", ["margin.25%"], ["stock.5 weeks"]),
                (
                    "Suppose I gave you the whole country, would you sign for 550k EUR?",
                    ["exclusivity.country"],
                    ["minimum.550k EUR"],
                ),
                ("Let's do 24 percent, no minimum.", ["margin.24%", "minimum.none"], []),
                ("We'd pay all of the campaigns, but then it's 22%.", ["margin.22%", "campaigns.all of it"], []),
                (
                    "450 thousand as a minimum and the whole country is yours.",
                    ["exclusivity.country"],
                    ["minimum.450k EUR"],
                ),
            ],
        ),
        (
            "negotiation-quarter-end",
            [
                ("Start this quarter and you get 12%.", ["discount.12%"], ["start.this quarter"]),
                (
                    "120 vans and this quarter, then 16 percent is on the table.",
                    ["discount.16%"],
                    ["vans.120", "start.this quarter"],
                ),
                ("If it's a hundred and twenty vans, sixteen percent.", ["discount.16%"], ["vans.120"]),
                ("Five years would let me do 16 percent.", ["discount.16%"], ["term.5 years"]),
                (
                    "Twelve percent if we sign for five years with 3% indexing.",
                    ["discount.12%"],
                    ["term.5 years", "indexing.3% a year"],
                ),
            ],
        ),
    ],
)
def test_other_tables(scenario, lines):
    reader = reader_of(scenario)
    for text, offer, condition in lines:
        said = reader.read(text).said
        assert (sorted(said.offer), sorted(said.if_he_agrees)) == (sorted(offer), sorted(condition)), text


def test_whole_packages_to_choose_from():
    reader = reader_of("negotiation-quarter-end")
    said = reader.read("8% with 100 vans, or 12% with 120.").said  # what the second counts stands with the first
    assert said.or_else == (("discount.12%", "vans.120"),)
    said = reader.read("8% with 100 vans, or 12% with 120 vans.").said
    assert said.offer == ("discount.8%", "vans.100")
    assert said.or_else == (("discount.12%", "vans.120"),)
