"""Every piece of Python that the docs show is run, and gives what they show."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [page for page in sorted((ROOT / "docs").rglob("*.md")) if "```python" in page.read_text(encoding="utf-8")]
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_python_of_a_page_gives_what_is_shown(page):
    source = "\n".join(BLOCK.findall(page.read_text(encoding="utf-8")))
    case = doctest.DocTestParser().get_doctest(source, {}, page.name, str(page), 0)
    assert case.examples
    result = doctest.DocTestRunner(verbose=False).run(case)
    assert result.failed == 0
