"""New documents: sound as they are, with a first line for the editor."""

import pytest

from checking import CheckText
from salessim.errors import InputError
from salessim.library.new import new_document
from salessim.model.document import KINDS, Kind


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_new_has_no_mistakes(kind: Kind, check_text: CheckText) -> None:
    assert check_text(new_document(kind, "my-first-try", "file:///tmp/x.json")) == ()


def test_the_title_comes_from_the_name_and_the_first_line_from_the_schema() -> None:
    lines = new_document("persona", "tired-buyer_2", "x.json").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=x.json"
    assert lines[2] == "title: Tired buyer 2"
    assert new_document("what-if").splitlines()[:2] == ["format: what-if/1", "title: My what-if"]


@pytest.mark.parametrize("name", ["../x", "a/b", ".hidden", "x: y", "a\nb", "x" * 200, "[x]"])
def test_a_name_is_a_name(name: str) -> None:
    with pytest.raises(InputError):
        new_document("persona", name)
