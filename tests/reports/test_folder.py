import errno
import os
import tempfile

import pytest

from salessim.errors import InputError, SurroundingsError
from salessim.reports.folder import write_folder

CONTENTS = {"a.txt": [b"one", b"two"], "deep/er/b.txt": [b"three"]}


def everything(folder):
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() if file.is_file() else None for file in folder.rglob("*")
    }


def test_all_of_it_is_there(tmp_path):
    write_folder(tmp_path / "new" / "out", CONTENTS)
    found = {name: bytes_ for name, bytes_ in everything(tmp_path / "new" / "out").items() if bytes_ is not None}
    assert found == {"a.txt": b"onetwo", "deep/er/b.txt": b"three"}
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["out"], "nothing lies beside it"


def test_an_empty_folder_will_do(tmp_path):
    (tmp_path / "out").mkdir()
    write_folder(tmp_path / "out", CONTENTS)
    assert (tmp_path / "out" / "a.txt").read_bytes() == b"onetwo"


@pytest.mark.parametrize("is_file", [True, False])
def test_what_is_there_is_left_alone(tmp_path, is_file):
    out = tmp_path / "out"
    if is_file:
        out.write_text("mine")
    else:
        out.mkdir()
        (out / "mine.txt").write_text("mine")
    before = everything(tmp_path)
    with pytest.raises(InputError, match="is there already") as caught:
        write_folder(out, CONTENTS)
    assert "new folder" in caught.value.hint
    assert everything(tmp_path) == before


def fails_with(number):
    def pieces():
        yield b"begun"
        raise OSError(number, os.strerror(number))

    return {"a.txt": [b"whole"], "deep/b.txt": pieces()}


def test_a_full_disk_leaves_nothing_behind(tmp_path):
    with pytest.raises(SurroundingsError, match="disk is full") as caught:
        write_folder(tmp_path / "above" / "out", fails_with(errno.ENOSPC))
    assert "Make room" in caught.value.hint
    assert everything(tmp_path) == {}


def test_a_disk_that_fills_up_after_an_empty_folder_was_given(tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(SurroundingsError, match="disk is full"):
        write_folder(tmp_path / "out", fails_with(errno.ENOSPC))
    assert everything(tmp_path) == {"out": None}


def test_where_nothing_may_be_written(tmp_path, monkeypatch):
    def refuse(**_):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(tempfile, "mkdtemp", refuse)
    with pytest.raises(SurroundingsError, match="Nothing may be written"):
        write_folder(tmp_path / "out", CONTENTS)


def test_a_file_stands_in_the_way(tmp_path):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(SurroundingsError, match="cannot be written"):
        write_folder(tmp_path / "file" / "out", CONTENTS)


def test_a_run_that_is_stopped_leaves_nothing_behind(tmp_path):
    def stopped():
        yield b"begun"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_folder(tmp_path / "out", {"a.txt": stopped()})
    assert everything(tmp_path) == {}
