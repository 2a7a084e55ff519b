"""GENIUS files that are not what they should be."""

import pytest

from salessim.errors import InputError
from salessim.negotiation.domains.genius_xml import read_genius_domain, read_genius_profile
from salessim.negotiation.space import Issue, Space

SPACE = Space((Issue("Price", ("low", "high")),))


def profile(inside: str, weights: str = '<weight index="1" value="1"/>') -> bytes:
    return f'<utility_space><objective index="0">{inside}{weights}</objective></utility_space>'.encode()


PRICE = '<issue index="1" name="Price"><item value="low" evaluation="2"/><item value="high" evaluation="3"/>{}</issue>'


def test_items_of_similarity_functions_are_not_options() -> None:
    similar = '<criteria_function><item value="low" evaluation="9"/></criteria_function>'
    inside = PRICE.format(f"<similarity_function>{similar}</similarity_function>")
    worth = read_genius_profile(profile(inside), SPACE, "p.xml")
    assert worth.options == ((2.0, 3.0),)
    assert worth.no_deal == 0.0


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (profile(""), "no issues"),
        (profile('<issue index="1" name="Other"><item value="low" evaluation="2"/></issue>'), "nothing about “Price”"),
        (profile('<issue index="1" name="Price"><item value="low" evaluation="2"/></issue>'), "no evaluation for high"),
        (profile(PRICE.format(""), ""), "1 issues but 0 weights"),
        (profile(PRICE.format(""), '<weight index="1" value="much"/>'), "“much” is no number"),
        (profile('<issue index="1" vtype="real" name="Price"/>'), "“real” issues are not read"),
        (profile("<objective/>"), "Objectives inside objectives"),
        (b"<utility_space/>", "one root objective, this has 0"),
    ],
)
def test_a_wrong_profile_is_refused_in_words(source: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_genius_profile(source, SPACE, "p.xml")


def test_whole_numbers_have_bounds() -> None:
    issue = '<issue index="1" vtype="integer" name="n">{}</issue>'
    source = f"<negotiation_template><objective>{issue}</objective></negotiation_template>"
    inner = '<range lowerbound="-1" upperbound="1"/>'
    assert read_genius_domain(source.format(inner).encode(), "d.xml").issues[0].options == ("-1", "0", "1")
    with pytest.raises(InputError, match="not in order"):
        read_genius_domain(source.format('<range lowerbound="2" upperbound="1"/>').encode(), "d.xml")
    with pytest.raises(InputError, match="hold more than"):
        read_genius_domain(source.format('<range lowerbound="0" upperbound="99999999"/>').encode(), "d.xml")
