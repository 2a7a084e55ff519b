import pytest

from salessim.app.preferences import (
    FILE_NAME,
    Preferences,
    load_preferences,
    preferences_folder,
    save_preferences,
)
from salessim.errors import SurroundingsError


def test_what_was_kept_comes_back(tmp_path):
    chosen = Preferences("Åsa Ø.", "salessim-light", was_welcomed=True)
    save_preferences(tmp_path / "new" / "folder", chosen)
    assert load_preferences(tmp_path / "new" / "folder") == chosen
    assert [path.name for path in (tmp_path / "new" / "folder").iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("text", ["", "{", "[1]", '"x"', '{"name": 3, "theme": [], "was_welcomed": "yes"}', "\x00"])
def test_a_damaged_file_means_the_defaults(tmp_path, text):
    (tmp_path / FILE_NAME).write_text(text)
    assert load_preferences(tmp_path) == Preferences()


def test_a_file_that_is_not_text_means_the_defaults(tmp_path):
    (tmp_path / FILE_NAME).write_bytes(b"\xff\xfe\x00\xd8")
    assert load_preferences(tmp_path) == Preferences()


def test_unknown_keys_of_later_versions_are_left_alone(tmp_path):
    (tmp_path / FILE_NAME).write_text('{"name": "Ana", "pause": "short"}')
    assert load_preferences(tmp_path).name == "Ana"


def test_a_folder_that_cannot_be_written_is_said_in_plain_words(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(SurroundingsError, match="could not be kept in") as caught:
        save_preferences(tmp_path / "file", Preferences("Ana"))
    assert "SALESSIM_DATA" in caught.value.hint


def test_the_folder_can_be_named(monkeypatch, tmp_path):
    monkeypatch.setenv("SALESSIM_DATA", str(tmp_path))
    assert preferences_folder() == tmp_path
    monkeypatch.delenv("SALESSIM_DATA")
    assert preferences_folder().name == "salessim"
