"""The reference of the formats: complete, in words, and with examples that hold."""

import re

import pytest
import yaml

from checking import text_checker
from playing import merged
from salessim.app.document_examples import EXAMPLES
from salessim.app.format_pages import format_page, moves_page
from salessim.library.example_documents import PLAYBOOK, SCENARIO
from salessim.library.finding import Library

PERSONA = "format: persona/1\ntitle: A fitter\n"
BASES = {"scenario": SCENARIO, "playbook": PLAYBOOK, "persona": PERSONA}
PAGES = {kind: format_page(kind) for kind in BASES}


def shown_on(name):
    example = EXAMPLES[name].strip("\n")
    return [kind for kind, page in PAGES.items() if f"```yaml\n{example}\n```" in page]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_is_shown_and_holds(name, tmp_path):
    kinds = shown_on(name)
    assert kinds
    whole = {}
    for kind in kinds:
        try:
            whole = merged(yaml.load(BASES[kind], yaml.BaseLoader), yaml.load(EXAMPLES[name], yaml.BaseLoader))
        except yaml.YAMLError as error:
            raise AssertionError(f"{name} cannot be read") from error
        found = text_checker(Library(None), tmp_path)(yaml.safe_dump(whole, sort_keys=False, allow_unicode=True))
        if not found:
            return
    raise AssertionError([f"{one.code} {one.place.path} {one.message}" for one in found])


@pytest.mark.parametrize("kind", PAGES)
def test_every_key_is_explained(kind):
    rows = [row for row in PAGES[kind].splitlines() if row.startswith("| `")]
    assert len(rows) > 10
    assert [row for row in rows if row.rstrip().endswith("|  |")] == []
    assert [row for row in rows if "| names and values |" in row and "`difficulty`" not in row] == []


@pytest.mark.parametrize("kind", PAGES)
def test_every_part_has_an_example_and_every_link_a_section(kind):
    page = PAGES[kind]
    sections = re.split(r"^## ", page, flags=re.MULTILINE)[1:]
    anchors = {section.split("\n")[0].lower().replace(" ", "-") for section in sections}
    assert set(re.findall(r"\(#([\w-]+)\)", page)) <= anchors
    assert [section.split("\n")[0] for section in sections if "```yaml" not in section] == MISSING[kind]


MISSING = {"scenario": [], "playbook": ["The whole playbook"], "persona": []}


def test_every_move_of_the_base_is_listed_once():
    page = moves_page()
    for move in ("greet", "implication", "ask-process", "propose-next-step", "disqualify", "rude"):
        assert page.count(f"| `{move}` |") == 1
    assert "| `question` | `situation`, `problem`" in page
