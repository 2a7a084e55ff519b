"""Checking again whenever a file changes. Sleeping is what the test does between two looks."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from salessim.app.check_documents import CheckReport, check_documents
from salessim.app.watch_documents import PAUSE_SECONDS, watched_checks
from salessim.errors import NotFoundError, SalessimError
from salessim.library.finding import Library

GOOD = "format: persona/1\ntitle: Boss\nextends: parent\n"
PARENT = "format: persona/1\ntitle: Parent\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "boss.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "parent.yaml").write_text(PARENT, encoding="utf-8")
    return tmp_path


class Watch:
    """A watch over `boss.yaml`, and what happens while it sleeps."""

    def __init__(self, folder: Path, given: tuple[Path, ...] = ()) -> None:
        self.sleeps: list[float] = []
        self.happens: Callable[[], object] | None = None
        self.checks = 0
        self._folder = folder
        self.reports: Iterator[CheckReport | SalessimError] = watched_checks(self._check, given, sleep=self._sleep)

    def _check(self) -> CheckReport:
        self.checks += 1
        return check_documents(Library(None), [str(self._folder / "boss.yaml")])

    def _sleep(self, seconds: float) -> None:
        self.sleeps.append(seconds)
        assert len(self.sleeps) < 20, "a change was not seen"
        if self.happens and len(self.sleeps) % 3 == 0:
            self.happens()
            self.happens = None

    def after(self, happens: Callable[[], object]) -> CheckReport | SalessimError:
        """The next report, once something has happened."""
        self.happens = happens
        return next(self.reports)


def codes(report: CheckReport | SalessimError) -> list[str]:
    assert isinstance(report, CheckReport)
    return [found.code for found in report.problems]


def test_a_changed_file_is_checked_again_and_nothing_else_is_done_meanwhile(folder: Path) -> None:
    watch = Watch(folder)
    assert codes(next(watch.reports)) == []
    assert watch.sleeps == []
    report = watch.after(lambda: (folder / "boss.yaml").write_text(GOOD.replace("title", "titel"), encoding="utf-8"))
    assert codes(report) == ["E001"]
    assert watch.sleeps == [PAUSE_SECONDS] * 3
    assert watch.checks == 2


def test_it_looks_less_than_three_times_a_second() -> None:
    assert PAUSE_SECONDS > 1 / 3


def test_a_file_that_is_referred_to_is_watched(folder: Path) -> None:
    watch = Watch(folder)
    next(watch.reports)
    assert codes(watch.after((folder / "parent.yaml").unlink)) == ["E101"]
    report = watch.after(lambda: (folder / "parent.yaml").write_text(PARENT, encoding="utf-8"))
    assert codes(report) == []


def test_a_document_that_was_missing_may_appear(folder: Path) -> None:
    (folder / "parent.yaml").unlink()
    watch = Watch(folder)
    assert codes(next(watch.reports)) == ["E101"]
    assert codes(watch.after(lambda: (folder / "parent.yaml").write_text(PARENT, encoding="utf-8"))) == []


def test_a_file_that_is_gone_for_a_moment_ends_nothing(folder: Path) -> None:
    watch = Watch(folder)
    next(watch.reports)
    gone = watch.after((folder / "boss.yaml").unlink)
    assert isinstance(gone, NotFoundError)
    assert codes(watch.after(lambda: (folder / "boss.yaml").write_text(GOOD, encoding="utf-8"))) == []


def test_what_is_written_while_a_check_runs_is_seen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = Watch(folder)
    next(watch.reports)
    check = watch._check

    def writes_behind_its_back() -> CheckReport:
        report = check()
        if watch.checks == 2:
            (folder / "boss.yaml").write_text(GOOD.replace("title", "titel"), encoding="utf-8")
        return report

    reports = watched_checks(writes_behind_its_back, [], sleep=watch._sleep)
    watch.checks = 0
    assert codes(next(reports)) == []
    watch.happens = lambda: (folder / "boss.yaml").write_text(GOOD + "# a comment\n", encoding="utf-8")
    assert codes(next(reports)) == []
    assert codes(next(reports)) == ["E001"]


def test_a_given_folder_is_watched_with_all_that_is_in_it(folder: Path) -> None:
    (folder / "deep" / "er").mkdir(parents=True)
    watch = Watch(folder, (folder,))
    next(watch.reports)
    watch.after(lambda: (folder / "deep" / "er" / "new.yaml").write_text(PARENT, encoding="utf-8"))
    assert watch.checks == 2


def test_files_that_are_no_documents_disturb_nobody(folder: Path) -> None:
    watch = Watch(folder)
    next(watch.reports)
    watch.happens = lambda: (folder / ".boss.yaml.swp").write_text("x", encoding="utf-8")
    with pytest.raises(AssertionError, match="a change was not seen"):
        next(watch.reports)


def test_the_first_check_has_to_work(folder: Path) -> None:
    (folder / "boss.yaml").unlink()
    with pytest.raises(NotFoundError):
        next(Watch(folder).reports)
