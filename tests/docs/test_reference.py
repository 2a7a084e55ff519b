"""The generated pages of the reference are what the program says."""

from pathlib import Path

import pytest

from salessim.app.all_checks import CHECKS
from salessim.app.reference_pages import PAGES

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "reference"


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_up_to_date(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == PAGES[name](), "run `make docs`"


def test_every_check_has_its_section_and_its_link() -> None:
    page = PAGES["checks.md"]()
    for check in CHECKS:
        assert page.count(f"### {check.code} {check.title}\n") == 1
        assert f"| [{check.code}](#" in page
