"""XML from strangers."""

import pytest

from salessim.errors import InputError, LimitError
from salessim.negotiation.domains.careful_xml import MOST_BYTES, read_xml

LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>
<lolz>&lol2;</lolz>"""
OUTSIDE = b"""<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>"""


@pytest.mark.parametrize(
    "source", [LAUGHS, OUTSIDE, b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>']
)
def test_entities_are_refused_before_they_are_read(source: bytes) -> None:
    with pytest.raises(InputError, match="document type"):
        read_xml(source, "hostile.xml")


def test_depth_number_and_size_are_limited() -> None:
    with pytest.raises(LimitError):
        read_xml(b"<a>" * 1000 + b"</a>" * 1000, "deep.xml")
    with pytest.raises(LimitError):
        read_xml(b"<a>" + b"<b/>" * 100_001 + b"</a>", "many.xml")
    with pytest.raises(LimitError):
        read_xml(b" " * (MOST_BYTES + 1), "long.xml")


@pytest.mark.parametrize(
    "source", [b"", b"<a>", b"<a></b>", b"no xml", b'<?xml version="1.0" encoding="nonsense"?><a/>']
)
def test_what_is_no_xml_is_refused_with_its_place(source: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read_xml(source, "broken.xml")
    assert caught.value.place is not None
    assert caught.value.place.file == "broken.xml"


def test_elements_know_their_place_and_children() -> None:
    root = read_xml(b'<a>\n  <b x="1.5"/>text<c/><b x="z"/></a>', "f.xml")
    first, second = root.inside("b")
    assert (first.place.line, first.place.column) == (2, 3)
    assert first.number("x") == 1.5
    with pytest.raises(InputError, match="“z” is no number"):
        second.number("x")
    with pytest.raises(InputError, match="has no y"):
        second.attribute("y")
