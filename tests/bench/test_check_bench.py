"""How long it takes to read and check a long scenario."""

from pathlib import Path

import pytest

from salessim.library.check import check_document
from salessim.library.finding import Library, Located, located_file
from salessim.library.loading import Shelf
from salessim.library.reading import read

pytestmark = pytest.mark.bench

LINES = 1_000
SHIPPED = Library(None)


def long_scenario() -> str:
    """The shipped discovery call with more topics of the same kind, until it has a thousand lines."""
    lines = SHIPPED.named("discovery-plant-director").read_bytes().decode().rstrip("\n").split("\n")
    start = lines.index("  weekend-overtime:")
    end = lines.index("  sensor-data:")
    topic = lines[start:end]
    more: list[str] = []
    for number in range((LINES - len(lines)) // len(topic) + 1):
        more += [f"  topic-{number}:", *topic[1:]]
    return "\n".join([*lines[:end], *more, *lines[end:]]) + "\n"


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Located:
    path: Path = tmp_path_factory.mktemp("bench") / "long.yaml"
    path.write_text(long_scenario(), encoding="utf-8")
    assert len(path.read_text(encoding="utf-8").splitlines()) >= LINES
    return located_file(path)


@pytest.mark.benchmark(group="documents")
def test_reading_a_thousand_lines(benchmark, scenario: Located) -> None:
    data = scenario.read_bytes()
    reading = benchmark(read, data, "long.yaml")
    assert reading.is_sound


@pytest.mark.benchmark(group="documents")
def test_checking_a_thousand_lines(benchmark, scenario: Located) -> None:
    """All difficulties and variants, with the personas and the playbook at hand, as in `check --watch`."""
    shelf = Shelf(SHIPPED)
    check_document(shelf, scenario)

    def check() -> int:
        shelf.forget(scenario.file)
        return len(check_document(shelf, scenario).problems)

    assert benchmark(check) == 0


@pytest.mark.benchmark(group="documents")
def test_checking_a_thousand_lines_from_nothing(benchmark, scenario: Located) -> None:
    """The same with personas and playbooks (1,500 more lines) read anew."""
    assert benchmark(lambda: len(check_document(Shelf(SHIPPED), scenario).problems)) == 0
