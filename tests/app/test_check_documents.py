"""Checking files, names and folders at once."""

from pathlib import Path

import pytest

from salessim.app.all_checks import CHECKS, RULES
from salessim.app.check_documents import check_documents
from salessim.errors import NotFoundError
from salessim.library.finding import Library

GOOD = "format: persona/1\ntitle: Boss\nextends: driver\n"
BAD = "format: persona/1\ntitel: Boss\nextends: drivr\n"


def test_everything_that_can_be_found_is_checked_if_nothing_is_named() -> None:
    report = check_documents(Library(None))
    assert len(report.files) == len(Library(None).documents)
    assert report.problems == ()
    assert report.summary() == f"{len(report.files)} files: no mistakes."


def test_files_and_folders_are_checked_each_once(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    report = check_documents(Library(None), [str(tmp_path), str(tmp_path / "bad.yaml"), "spin"])
    assert [Path(file).name for file in report.files] == ["bad.yaml", "good.yaml", "spin.yaml"]
    assert [one.code for one in report.problems] == ["E001", "E101"]
    assert (report.errors, report.warnings) == (2, 0)
    assert report.summary() == "3 files: 2 errors, 0 warnings."


def test_the_report_shows_lines_and_the_json_shape(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(BAD, encoding="utf-8")
    report = check_documents(Library(None), [str(path)])
    assert "    2 | titel: Boss\n      | ^^^^^" in report.written(100)
    shape = report.as_json()
    assert shape["files"] == 1
    problems = shape["problems"]
    assert isinstance(problems, list)
    assert set(problems[0]) == {"code", "severity", "file", "line", "column", "path", "message", "hint"}


def test_a_mistake_that_two_documents_share_is_reported_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BAD.replace("drivr", "driver"), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(GOOD.replace("driver", "a"), encoding="utf-8")
    report = check_documents(Library(None), [str(tmp_path)])
    assert [(one.code, Path(one.place.file).name) for one in report.problems] == [("E001", "a.yaml")]


def test_an_unknown_name_is_an_error_of_the_input() -> None:
    with pytest.raises(NotFoundError):
        check_documents(Library(None), ["nothing-like-it"])


def test_all_checks_are_in_one_list() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    assert {rule.check.code for rule in RULES} <= {check.code for check in CHECKS}
