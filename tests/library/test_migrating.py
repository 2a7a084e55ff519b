"""Older formats, rewritten by changing single pieces of the text. The steps here are made up: there are none yet."""

import pytest

from salessim.errors import DocumentError, InputError
from salessim.library.finding import Library
from salessim.library.migrating import STEPS, Edit, edited, migrated, renamed
from salessim.library.reading import read
from salessim.library.tree import Mapping, Scalar
from salessim.model.document import KINDS, MAJORS

OLD = """\
# My boss, as he was in spring.
format:   "persona/1"     # version one
title: The boss

voice:  {pace:   slow}    # he thinks

reacts:
    pitch: {trust: down a lot}   # hates it
# the end
"""
NEW = """\
# My boss, as he was in spring.
format:   "persona/3"     # version one
title: The boss
mood: calm

sounds:  {tempo:   "slow"}    # he thinks

reacts:
    pitch: {trust: down a lot}   # hates it
# the end
"""


def rename_pace(root: Mapping):
    """From 1 to 2: `pace` is called `tempo`."""
    voice = root.get("voice")
    if isinstance(voice, Mapping) and "pace" in voice.items:
        yield renamed(voice.items["pace"].key, "tempo")


def rename_voice(root: Mapping):
    """From 2 to 3: `voice` is called `sounds`, its texts are quoted, and there is a mood."""
    voice = root.items["voice"]
    assert isinstance(voice.node, Mapping)
    assert "tempo" in voice.node.items, "steps are taken one after the other"
    yield renamed(voice.key, "sounds")
    for entry in voice.node.items.values():
        assert isinstance(entry.node, Scalar)
        yield Edit(entry.node.start, entry.node.end, f'"{entry.node.text}"')
    title = root.items["title"].node
    yield Edit(title.end, title.end, "\nmood: calm")


FORMATS = {
    "majors": {**MAJORS, "persona": 3},
    "steps": {**STEPS, "persona": {1: rename_pace, 2: rename_voice}},
}


def test_steps_are_taken_in_order_and_the_rest_of_the_text_stays() -> None:
    done = migrated(OLD.encode(), "boss.yaml", **FORMATS)
    assert done.data.decode() == NEW
    assert (done.kind, done.before, done.after, done.has_changed) == ("persona", 1, 3, True)


@pytest.mark.parametrize("line_break", ["\r\n", "\r"])
def test_line_breaks_and_byte_order_mark_stay(line_break: str) -> None:
    done = migrated(b"\xef\xbb\xbf" + OLD.replace("\n", line_break).encode(), "boss.yaml", **FORMATS)
    assert done.data == b"\xef\xbb\xbf" + NEW.replace("\n", line_break).encode()


def test_mixed_line_breaks_stay_where_they_are() -> None:
    data = b"a: 1\r\nb: 2\nc: 3\r\n"
    assert edited(data, [Edit(10, 11, "x\ny")]) == b"a: 1\r\nb: 2\nx\r\ny: 3\r\n"


def test_letters_of_other_languages_do_not_shift_anything() -> None:
    text = OLD.replace("The boss", "Der Geschäftsführer 🏭")
    done = migrated(text.encode(), "boss.yaml", **FORMATS)
    assert done.data.decode() == NEW.replace("The boss", "Der Geschäftsführer 🏭")


def test_the_current_version_is_left_alone() -> None:
    done = migrated(NEW.encode(), "boss.yaml", **FORMATS)
    assert done.data == NEW.encode()
    assert not done.has_changed


@pytest.mark.parametrize("located", Library(None).documents, ids=lambda located: located.file)
def test_every_shipped_document_is_current(located) -> None:
    data = located.read_bytes()
    assert migrated(data, located.file).data == data


def test_every_step_from_the_first_version_on_is_there() -> None:
    assert {kind: set(STEPS[kind]) for kind in KINDS} == {kind: set(range(1, MAJORS[kind])) for kind in KINDS}


def test_a_format_from_the_future_is_refused() -> None:
    with pytest.raises(InputError, match="persona/4, which is newer than this program") as caught:
        migrated(NEW.replace("persona/3", "persona/4").encode(), "boss.yaml", **FORMATS)
    assert "persona/3" in caught.value.hint


def test_a_version_that_nothing_leads_on_from_is_refused() -> None:
    formats = {**FORMATS, "steps": {**STEPS, "persona": {2: rename_voice}}}
    with pytest.raises(InputError, match="nothing leads on from persona/1"):
        migrated(OLD.encode(), "boss.yaml", **formats)


@pytest.mark.parametrize("text", ["title: Boss\n", "format: letter/1\n", "format: [persona/1]\n"])
def test_what_has_no_known_format_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="does not say which format"):
        migrated(text.encode(), "boss.yaml")


def test_what_cannot_be_read_is_refused_with_its_places() -> None:
    with pytest.raises(DocumentError) as caught:
        migrated(OLD.replace("title: The", "title: [The").encode(), "boss.yaml", **FORMATS)
    assert caught.value.problems[0].place.file == "boss.yaml"


def test_a_step_that_breaks_the_document_is_an_error_of_the_program() -> None:
    def breaks(root: Mapping):
        yield Edit(0, 1, "{ ")

    with pytest.raises(ValueError, match=r"breaks boss\.yaml"):
        migrated(OLD.encode(), "boss.yaml", **{**FORMATS, "steps": {"persona": {1: breaks, 2: breaks}}})


def test_edits_may_touch_but_not_overlap() -> None:
    assert edited(b"abcd", [Edit(0, 1, "A"), Edit(1, 3, ""), Edit(4, 4, "!")]) == b"Ad!"
    with pytest.raises(ValueError, match="overlap"):
        edited(b"abcd", [Edit(0, 2, "A"), Edit(1, 3, "B")])


def test_positions_of_the_tree_include_the_quotes() -> None:
    root = read(OLD, "boss.yaml").root
    assert root is not None
    node = root.items["format"].node
    assert OLD[node.start : node.end] == '"persona/1"'
