"""The schemas in the YAML editor that most people have: the language server behind VS Code's YAML extension."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from language_server import LanguageServer
from salessim.app.new_document import start_document
from salessim.app.write_schema import write_schema
from salessim.library.example_documents import SCENARIO, changed, line_of
from salessim.library.finding import Library
from salessim.model.condition import Condition
from salessim.model.document import KINDS, Kind

SERVER = Path(__file__).parent / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
NODE = shutil.which("node")

pytestmark = [
    pytest.mark.peers,
    pytest.mark.skipif(NODE is None or not SERVER.exists(), reason="needs Node; `make test-peers` installs the server"),
]

SHIPPED = Library(None)


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with LanguageServer([NODE or "node", str(SERVER), "--stdio"]) as running:
        yield running


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("editor")


def opened(server: LanguageServer, folder: Path, kind: Kind, text: str, name: str) -> tuple[str, list[tuple[int, str]]]:
    """Open a text with the modeline of its kind; its address, and line (from 1, modeline not counted) and message."""
    schema = write_schema(SHIPPED, kind, folder)
    uri = (folder / f"{name}.yaml").as_uri()
    found = server.diagnostics(uri, f"# yaml-language-server: $schema={schema.as_uri()}\n{text}")
    return uri, [(one["range"]["start"]["line"], one["message"]) for one in found]


@pytest.mark.parametrize("located", SHIPPED.documents, ids=lambda located: located.file)
def test_an_editor_finds_nothing_wrong_with_a_shipped_document(server: LanguageServer, folder: Path, located) -> None:
    _, found = opened(server, folder, located.kind, located.read_bytes().decode(), located.name)
    assert found == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_editor_finds_nothing_wrong_with_a_new_document(server: LanguageServer, folder: Path, kind: Kind) -> None:
    made = start_document(SHIPPED, kind, "mine", folder=None, schemas=folder)
    assert server.diagnostics((folder / f"new-{kind}.yaml").as_uri(), made.text) == []


@pytest.mark.parametrize(
    ("old", "new", "piece"),
    [
        ("power: decides", "power: decides\n    pwer: decides", "pwer"),
        ("power: decides", "power: decide", "power: decide"),
        ("kind: discovery call", "kind: discover call", "kind: discover"),
        ("{pass_mark: 60}", "{pass_mark: [60]}", "pass_mark: [60]"),
        ("    fact: {says: There are nine doors.}", "    fact: {says: Nine., need: {trust: open}}", "need:"),
        ("counts_as: no-sale", "counts_as: lost", "counts_as: lost"),
    ],
)
def test_an_editor_underlines_mistakes_on_their_line(
    server: LanguageServer, folder: Path, old: str, new: str, piece: str
) -> None:
    text = changed(SCENARIO, old, new)
    _, found = opened(server, folder, "scenario", text, f"bad-{abs(hash(new))}")
    assert [line for line, _ in found] == [line_of(text, piece)], found


def offered(server: LanguageServer, folder: Path, old: str, new: str, name: str) -> list[str]:
    """What is offered at the mark `‸` in the example scenario with a piece replaced."""
    text = changed(SCENARIO, old, new)
    line, column = line_of(text, "‸"), text[: text.index("‸")].rpartition("\n")[2]
    uri, _ = opened(server, folder, "scenario", text.replace("‸", ""), name)
    return server.completions(uri, line, len(column))


def test_inside_needs_an_editor_offers_exactly_the_keys_of_a_condition(server: LanguageServer, folder: Path) -> None:
    new = "    problem:\n      says: Two of them.\n      needs:\n        ‸\n"
    labels = offered(server, folder, "    problem: {says: Two of them no longer close.}\n", new, "needs")
    assert set(labels) == {info.alias or name for name, info in Condition.model_fields.items()}


def test_an_editor_offers_words_of_a_scale(server: LanguageServer, folder: Path) -> None:
    new = "    problem:\n      says: Two of them.\n      needs:\n        trust: ‸\n"
    labels = offered(server, folder, "    problem: {says: Two of them no longer close.}\n", new, "scale")
    assert {"hostile", "wary", "neutral", "open", "confiding"} <= set(labels)


def test_an_editor_offers_the_personas_and_playbooks_there_are(server: LanguageServer, folder: Path) -> None:
    assert set(SHIPPED.names("persona")) <= set(offered(server, folder, "persona: driver", "persona: ‸", "persona"))
    assert set(SHIPPED.names("playbook")) <= set(offered(server, folder, "playbook: core", "playbook: ‸", "playbook"))


def test_an_editor_offers_moves_where_a_condition_counts_them(server: LanguageServer, folder: Path) -> None:
    new = "    problem:\n      says: Two of them.\n      needs:\n        moves:\n          ‸\n"
    labels = offered(server, folder, "    problem: {says: Two of them no longer close.}\n", new, "moves")
    assert {"greet", "summarise", "question"} <= set(labels)
