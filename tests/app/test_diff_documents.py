"""Two versions of a document, compared."""

from pathlib import Path

import pytest

from salessim.app.diff_documents import diff_documents
from salessim.errors import InputError, NotFoundError
from salessim.library.finding import Library
from salessim.library.new import new_document
from salessim.model.document import KINDS

SHIPPED = Library(None)
TEXT = new_document("scenario", "mine")


@pytest.fixture
def versions(tmp_path: Path):
    def write(*changes: tuple[str, str]) -> tuple[str, str]:
        text = TEXT
        for old, new in changes:
            assert text.count(old) >= 1
            text = text.replace(old, new, 1)
        for name, content in (("old.yaml", TEXT), ("new.yaml", text)):
            (tmp_path / name).write_text(content, encoding="utf-8")
        return str(tmp_path / "old.yaml"), str(tmp_path / "new.yaml")

    return write


def test_changes_are_grouped_by_part_in_words(versions) -> None:
    found = diff_documents(
        SHIPPED, *versions(("trust: neutral, patience: fair", "trust: wary, patience: fair"), ("15 min", "9 min"))
    )
    assert {part: [change.sentence for change in changes] for part, changes in found.by_part().items()} == {
        "time": ["Time is 9 min instead of 15 min."],
        "people": ["Carla starts with trust wary instead of neutral."],
    }
    shape = found.as_json()["changes"]
    assert shape[1]["path"] == "people.carla.start.trust"
    assert (shape[1]["before"], shape[1]["after"]) == ("neutral", "wary")


def test_layers_are_compared_or_the_files_alone(versions) -> None:
    names = versions(("persona: driver", "persona: amiable"))
    alone = diff_documents(SHIPPED, *names, files_only=True)
    assert [change.sentence for change in alone.changes] == ["Carla: persona is amiable instead of driver."]
    layered = diff_documents(SHIPPED, *names)
    assert len(layered.changes) > 20
    assert {change.part for change in layered.changes} == {"people"}


def test_a_difficulty_is_laid_over_both(versions) -> None:
    names = versions(("people: {carla: {start: {trust: open}}}", "people: {carla: {start: {trust: confiding}}}"))
    found = diff_documents(SHIPPED, *names, difficulty="gentle")
    assert "Carla starts with trust confiding instead of open." in [change.sentence for change in found.changes]


@pytest.mark.parametrize("kind", KINDS)
def test_every_shipped_document_is_like_itself_and_unlike_the_next(kind) -> None:
    names = SHIPPED.names(kind)
    assert diff_documents(SHIPPED, names[0], names[0]).changes == ()
    for other in names[1:3]:
        found = diff_documents(SHIPPED, names[0], other)
        assert found.changes
        assert all(change.sentence.endswith((".", "”")) for change in found.changes)


def test_bots_feel_the_change(versions) -> None:
    names = versions(
        ("needs: {trust: open}", "needs: {trust: confiding}"),
        ("trust: neutral, patience: fair", "trust: hostile, patience: short"),
    )
    found = diff_documents(SHIPPED, *names, plays=10, workers=0)
    expert = found.bots["expert"]
    assert expert.after.score.p50 < expert.before.score.p50
    assert expert.before.plays == expert.after.plays == 10
    assert diff_documents(SHIPPED, names[0], names[0], plays=2, workers=0).bots["novice"].before == (
        diff_documents(SHIPPED, names[0], names[0], plays=2, workers=0).bots["novice"].after
    )


def test_what_cannot_be_compared_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be compared"):
        diff_documents(SHIPPED, "spin", "driver")
    with pytest.raises(InputError, match="Bots play scenarios"):
        diff_documents(SHIPPED, "spin", "bant", plays=3)
    with pytest.raises(NotFoundError):
        diff_documents(SHIPPED, "spin", "spinn")
    (tmp_path / "x.yaml").write_text("format: letter/1\n", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        diff_documents(SHIPPED, "spin", str(tmp_path / "x.yaml"))
