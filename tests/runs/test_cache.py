import os
import sys
from functools import partial
from pathlib import Path

import pytest

from runs.sample_jobs import double, walk
from salessim.errors import SurroundingsError
from salessim.runs.cache import ResultCache
from salessim.runs.codec import JsonCodec


def open_cache(folder: Path, version: str = "1") -> tuple[ResultCache[object], list[SurroundingsError]]:
    troubles: list[SurroundingsError] = []
    return ResultCache(folder, version=version, codec=JsonCodec(), on_trouble=troubles.append), troubles


def only_file(folder: Path) -> Path:
    (path,) = (path for path in folder.rglob("*") if path.is_file())
    return path


def test_a_result_is_found_again_by_another_cache_on_the_same_folder(tmp_path):
    cache, _ = open_cache(tmp_path)
    key = cache.key(walk, 3)
    with pytest.raises(KeyError):
        cache.load(key)
    assert cache.store(key, walk(3)) == walk(3)
    again, troubles = open_cache(tmp_path)
    assert again.load(again.key(walk, 3)) == walk(3)
    assert troubles == []


def test_function_version_and_job_make_the_question(tmp_path):
    cache, _ = open_cache(tmp_path)
    other_version, _ = open_cache(tmp_path, version="2")
    keys = [cache.key(walk, 3), cache.key(walk, 4), cache.key(double, 3), other_version.key(walk, 3)]
    assert len(set(keys)) == len(keys)
    assert cache.key(walk, 3) == keys[0]


@pytest.mark.parametrize("function", [lambda job: job, [].append, JsonCodec().encode, partial(walk, 3)])
def test_a_function_without_a_lasting_name_is_refused(tmp_path, function):
    cache, _ = open_cache(tmp_path)
    with pytest.raises(TypeError, match="no lasting name"):
        cache.key(function, 1)


def test_a_function_of_the_program_file_is_refused(tmp_path, monkeypatch):
    cache, _ = open_cache(tmp_path)
    monkeypatch.setattr(double, "__module__", "__main__")
    with pytest.raises(TypeError, match="no lasting name"):
        cache.key(double, 1)


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content.replace(b"1.25", b"1.75"),
        lambda content: content.replace(b"salessim-result/1", b"salessim-result/0"),
        lambda content: b"\x00" * len(content),
    ],
)
def test_a_damaged_entry_is_absent_and_written_anew(tmp_path, damage):
    cache, troubles = open_cache(tmp_path)
    key = cache.key(double, 1)
    cache.store(key, {"mean": 1.25})
    path = only_file(tmp_path)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert path.read_bytes() != whole
    with pytest.raises(KeyError):
        cache.load(key)
    cache.store(key, {"mean": 1.25})
    assert path.read_bytes() == whole
    assert cache.load(key) == {"mean": 1.25}
    assert troubles == []


def test_an_entry_copied_under_another_name_is_not_believed(tmp_path):
    cache, _ = open_cache(tmp_path)
    cache.store(cache.key(double, 1), 2)
    content = only_file(tmp_path).read_bytes()
    only_file(tmp_path).unlink()
    cache.store(cache.key(double, 2), 4)
    only_file(tmp_path).write_bytes(content)
    with pytest.raises(KeyError):
        cache.load(cache.key(double, 2))


def test_no_folder_no_cache_and_one_word_about_it(tmp_path):
    blocked = tmp_path / "a-file"
    blocked.write_text("in the way")
    cache, troubles = open_cache(blocked)
    for job in range(3):
        assert cache.store(cache.key(double, job), 2 * job) == 2 * job
        with pytest.raises(KeyError):
            cache.load(cache.key(double, job))
    (trouble,) = troubles
    assert str(blocked) in trouble.message
    assert "goes on without" in trouble.hint


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_full_disk_leaves_nothing_half_written(tmp_path):
    import resource

    cache, troubles = open_cache(tmp_path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    key = cache.key(double, 1)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        assert cache.store(key, "x" * 1000) == "x" * 1000
        cache.store(cache.key(double, 2), "y" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert len(troubles) == 1
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_result_the_codec_refuses_is_an_error_and_not_kept(tmp_path):
    cache, _ = open_cache(tmp_path)
    with pytest.raises(TypeError):
        cache.store(cache.key(double, 1), (1, 2))
    assert not list(tmp_path.iterdir())


def test_trimming_deletes_the_oldest_results_first(tmp_path):
    cache, _ = open_cache(tmp_path)
    keys = [cache.key(double, job) for job in range(5)]
    for age, key in enumerate(keys):
        cache.store(key, "x" * 900)
        path = tmp_path / key[:2] / f"{key[2:]}.result"
        os.utime(path, ns=(age, age))
    size = path.stat().st_size
    (tmp_path / "notes.txt").write_text("not ours")
    assert cache.trim(2 * size) == 2 * size
    assert [cache.load(key) for key in keys[3:]] == ["x" * 900] * 2
    for key in keys[:3]:
        with pytest.raises(KeyError):
            cache.load(key)
    assert (tmp_path / "notes.txt").exists()


def test_trimming_a_cache_that_was_never_written_is_nothing(tmp_path):
    cache, _ = open_cache(tmp_path / "absent")
    assert cache.trim(0) == 0
