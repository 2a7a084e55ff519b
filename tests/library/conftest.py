"""What the tests of the library share."""

from pathlib import Path

import pytest

from checking import CheckText, text_checker
from salessim.library.finding import Library


@pytest.fixture(scope="session")
def shipped() -> Library:
    """The shipped documents, without anybody's own folder."""
    return Library(None)


@pytest.fixture
def check_text(shipped: Library, tmp_path: Path) -> CheckText:
    """Write a document into an empty folder and check it; gives its problems."""
    return text_checker(shipped, tmp_path)
