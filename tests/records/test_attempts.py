"""Attempts on disk."""

import os
from pathlib import Path

import pytest

from salessim.errors import NotFoundError, SurroundingsError
from salessim.records.attempts import AttemptFiles, data_folder


@pytest.fixture
def store(tmp_path):
    return AttemptFiles(tmp_path / "attempts")


def test_lines_are_added_and_read_back(store):
    store.append("a1", ["one"])
    store.append("a1", ["zwei ü", "three"], durable=True)
    assert store.read("a1") == "one\nzwei ü\nthree\n"


def test_the_attempt_written_to_last_comes_first(store):
    for number, attempt in enumerate(["a1", "a2", "a3"]):
        store.append(attempt, ["x"])
        os.utime(store.path(attempt), (1000 + number, 1000 + number))
    os.utime(store.path("a1"), (2000, 2000))
    assert store.ids() == ("a1", "a3", "a2")


def test_other_files_are_no_attempts(store):
    store.append("a1", ["x"])
    (store.folder / "notes.txt").write_text("x")
    assert store.ids() == ("a1",)


def test_a_folder_that_is_not_there_holds_none(store):
    assert store.ids() == ()
    with pytest.raises(NotFoundError, match="There is no attempt “a1”"):
        store.read("a1")


@pytest.mark.parametrize("attempt", ["../secret", "a/b", "", "a b", ".hidden", "x" * 81])
def test_what_cannot_be_an_id_never_becomes_a_path(store, attempt):
    with pytest.raises(NotFoundError, match="is not the id of an attempt"):
        store.read(attempt)


def test_a_replaced_journal_is_whole_or_untouched(store):
    store.append("a1", ["one"])
    store.replace("a1", "two\n")
    assert store.read("a1") == "two\n"
    assert [path.name for path in store.folder.iterdir()] == ["a1.jsonl"]


def test_a_file_cut_within_a_character_can_still_be_read(store):
    store.append("a1", ["ü"])
    store.path("a1").write_bytes("ü".encode()[:1])
    assert store.read("a1")


def test_a_place_that_cannot_be_written_is_said_in_plain_words(tmp_path):
    (tmp_path / "file").write_text("x")
    store = AttemptFiles(tmp_path / "file" / "attempts")
    with pytest.raises(SurroundingsError) as error:
        store.append("a1", ["x"])
    assert "I cannot write" in error.value.message
    assert "SALESSIM_DATA" in error.value.hint


def test_a_full_disk_is_said_in_plain_words(store, monkeypatch):
    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(SurroundingsError, match="No space left on device"):
        store.append("a1", ["x"])


def test_the_users_data_can_be_elsewhere(tmp_path):
    assert data_folder({"SALESSIM_DATA": str(tmp_path)}) == tmp_path
    assert data_folder({}).name == "salessim"
