"""Thousands of damaged documents: each is accepted or refused with located problems, in bounded time."""

import time
from pathlib import Path

import pytest

from document_mutations import mutated
from salessim.errors import Place
from salessim.library.check import check_document
from salessim.library.finding import Library
from salessim.library.limits import PROBLEMS_MAX
from salessim.library.loading import Shelf
from salessim.luck import Luck

NORMAL = 750
ALL = 20_000
CHUNK = 75

SECONDS_MAX = 5.0
"""Far above what any document takes (about 0.1 s of processor time), so that only a hang is caught [s]."""

SHIPPED = Library(None)
TEXTS = {found.file: found.read_bytes().decode() for found in SHIPPED.documents}
FILES = list(TEXTS)
SHELF = Shelf(SHIPPED)


def check_one(number: int, folder: Path) -> None:
    luck = Luck(20_270_101)
    # The shorter of two, so that most of the time goes into damage and not into long documents.
    file = min(
        (FILES[luck.pick(len(FILES), number, "document", try_)] for try_ in range(2)), key=lambda f: len(TEXTS[f])
    )
    data = mutated(luck, number, TEXTS[file], list(TEXTS.values()))
    path = folder / f"{number}.yaml"
    path.write_bytes(data)
    started = time.process_time()
    loaded = check_document(SHELF, str(path))
    seconds = time.process_time() - started
    assert seconds < SECONDS_MAX, f"mutation {number} of {file} took {seconds:.1f} s"
    SHELF.forget(str(path))
    path.unlink()
    assert loaded.document is not None or loaded.problems, f"mutation {number} of {file} was refused without a word"
    assert len(loaded.problems) <= PROBLEMS_MAX
    lines = {origin.file: origin.text.split("\n") for origin in loaded.sources}
    for found in loaded.problems:
        assert found.message
        assert_place(found.place, lines[found.place.file], number)


def assert_place(place: Place, lines: list[str], number: int) -> None:
    assert 1 <= place.line <= len(lines), f"mutation {number}: {place} is not in the file"
    assert 1 <= place.column <= len(lines[place.line - 1]) + 1, f"mutation {number}: {place} is not on the line"
    assert place.width >= 1


@pytest.mark.parametrize("start", range(0, NORMAL, CHUNK))
def test_damaged_documents_are_refused_with_places(start: int, tmp_path: Path) -> None:
    for number in range(start, start + CHUNK):
        check_one(number, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("start", range(NORMAL, ALL, 20 * CHUNK))
def test_many_more_damaged_documents(start: int, tmp_path: Path) -> None:
    for number in range(start, min(start + 20 * CHUNK, ALL)):
        check_one(number, tmp_path)


def test_the_damage_is_neither_nothing_nor_everything() -> None:
    luck = Luck(20_270_101)
    text = TEXTS["spin.yaml"]
    changed = [mutated(luck, number, text, [text]) != text.encode() for number in range(200)]
    assert sum(changed) > 180
