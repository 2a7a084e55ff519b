"""New documents: sound as they are, with a first line for the editor."""

from importlib.resources import files

import pytest

from checking import CheckText
from salessim.errors import InputError
from salessim.library.new import CALLS, new_document
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


@pytest.mark.parametrize("call", CALLS)
def test_every_call_to_start_from_is_sound_and_takes_the_title(call: str, check_text: CheckText) -> None:
    text = new_document("scenario", "second-try", "file:///tmp/x.json", call)
    assert check_text(text) == ()
    assert text.splitlines()[1:3] == ["format: scenario/1", "title: Second try"]
    assert "{title}" not in text
    assert f"title: My {call.replace('-', ' ')}\n" in new_document("scenario", call=call)


def test_all_calls_that_are_there_are_named() -> None:
    folder = files("salessim.library") / "templates" / "calls"
    assert {entry.name for entry in folder.iterdir()} == {f"{call}.yaml" for call in CALLS}


def test_an_unknown_call_is_refused_with_the_nearest() -> None:
    with pytest.raises(InputError, match="no call “complain”") as caught:
        new_document("scenario", call="complain")
    assert caught.value.hint == "Did you mean “complaint”?"
    with pytest.raises(InputError, match="only one persona"):
        new_document("persona", call="complaint")
