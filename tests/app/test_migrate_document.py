"""Files rewritten in the current format."""

import stat
from pathlib import Path

import pytest

from salessim.app import migrate_document as module
from salessim.app.migrate_document import migrate_document, replace_file
from salessim.errors import InputError, NotFoundError, SurroundingsError
from salessim.library.finding import Library
from salessim.library.migrating import Migrated

TEXT = "format: persona/1\ntitle: Boss   # mine\n"
LATER = TEXT.replace("/1", "/2")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "boss.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def newer_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program whose persona format is one version further on."""

    def migrated(data: bytes, file: str) -> Migrated:
        return Migrated("persona", 1, 2, data.replace(b"/1", b"/2"))

    monkeypatch.setattr(module, "migrated", migrated)


def test_a_current_document_is_not_written(path: Path) -> None:
    before = path.stat().st_mtime_ns
    done = migrate_document(Library(None), str(path))
    assert done.summary() == f"{path} is persona/1 already: there is nothing to do."
    assert done.as_json() == {"file": str(path), "from": "persona/1", "to": "persona/1", "written": False}
    assert path.stat().st_mtime_ns == before


@pytest.mark.usefixtures("newer_program")
def test_an_older_one_is_rewritten_with_its_permissions(path: Path) -> None:
    path.chmod(0o640)
    done = migrate_document(Library(None), str(path))
    assert done.summary() == f"{path} was persona/1 and is now persona/2."
    assert path.read_text(encoding="utf-8") == LATER
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in path.parent.iterdir()] == ["boss.yaml"]


@pytest.mark.usefixtures("newer_program")
def test_showing_writes_nothing(path: Path) -> None:
    done = migrate_document(Library(None), str(path), write=False)
    assert done.result.data.decode() == LATER
    assert "would become persona/2" in done.summary()
    assert path.read_text(encoding="utf-8") == TEXT


@pytest.mark.usefixtures("newer_program")
def test_a_link_stays_a_link(path: Path) -> None:
    link = path.with_name("link.yaml")
    link.symlink_to(path)
    migrate_document(Library(None), str(link))
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == LATER


@pytest.mark.usefixtures("newer_program")
def test_shipped_documents_are_not_written() -> None:
    with pytest.raises(InputError, match="part of the program"):
        migrate_document(Library(None), "driver")


def test_an_unknown_file() -> None:
    with pytest.raises(NotFoundError):
        migrate_document(Library(None), "nowhere.yaml")


def test_what_cannot_be_written_leaves_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.os, "fsync", full)
    with pytest.raises(SurroundingsError, match="No space left"):
        replace_file(path, b"new")
    assert [entry.name for entry in path.parent.iterdir()] == ["boss.yaml"]
    assert path.read_text(encoding="utf-8") == TEXT
    with pytest.raises(SurroundingsError, match="No such file"):
        replace_file(path.parent / "nowhere" / "boss.yaml", b"new")
