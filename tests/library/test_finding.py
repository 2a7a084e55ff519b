"""Where documents are, and where they are not."""

import os
import sys
import zipfile
from pathlib import Path

import pytest

from salessim.errors import InputError, NotFoundError, SurroundingsError
from salessim.library.finding import LIBRARY_VARIABLE, Library, located_file, own_folder

PERSONA = "format: persona/1\ntitle: {title}\nextends: driver\n"


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_documents_are_found_by_kind_and_name(shipped: Library) -> None:
    kinds = {found.kind for found in shipped.documents}
    assert kinds == {"scenario", "persona", "playbook", "department", "what-if"}
    assert {"discovery-plant-director", "negotiation-renewal"} <= set(shipped.names("scenario"))
    assert {"core", "spin", "bant", "principled-negotiation"} <= set(shipped.names("playbook"))
    assert {"industrial-field", "saas-20"} <= set(shipped.names("department"))
    found = shipped.named("spin", "playbook")
    assert (found.title, found.source, found.folder) == ("SPIN", "shipped", None)


def test_own_documents_come_before_shipped_ones_of_the_same_kind_and_name(tmp_path: Path) -> None:
    write(tmp_path / "deep" / "driver.yaml", PERSONA.format(title="My driver"))
    write(tmp_path / "spin.yaml", PERSONA.format(title="A persona, not a playbook"))
    library = Library(tmp_path)
    assert library.named("driver").title == "My driver"
    assert library.named("driver").source == "own"
    assert library.named("spin", "playbook").source == "shipped"
    assert len([found for found in library.documents if found.name == "driver"]) == 1


def test_a_name_of_two_kinds_needs_the_kind(tmp_path: Path) -> None:
    write(tmp_path / "spin.yaml", PERSONA.format(title="A persona"))
    with pytest.raises(InputError, match="several"):
        Library(tmp_path).named("spin")


def test_an_unknown_name_gives_the_nearest(shipped: Library) -> None:
    with pytest.raises(NotFoundError) as caught:
        shipped.find("discovery-plant-direktor")
    assert "discovery-plant-director" in caught.value.hint
    with pytest.raises(InputError, match="is a playbook, not a scenario"):
        shipped.find("spin", "scenario")


def test_the_kind_comes_from_the_format_line_and_not_from_the_folder(tmp_path: Path) -> None:
    write(tmp_path / "playbooks" / "a.yaml", "# a comment\nformat: 'persona/1'\ntitle: \"Quoted: title\" # x\n")
    found = Library(tmp_path).named("a")
    assert (found.kind, found.title) == ("persona", "Quoted: title")


def test_files_that_are_no_documents_are_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "notes.yaml", "just: notes\n")
    write(tmp_path / ".hidden.yaml", PERSONA.format(title="Hidden"))
    write(tmp_path / "readme.txt", PERSONA.format(title="Text"))
    own = [found for found in Library(tmp_path).documents if found.source == "own"]
    assert own == []


def test_a_file_is_found_by_its_path_whatever_is_in_it(tmp_path: Path) -> None:
    path = write(tmp_path / "x.yaml", "anything")
    assert Library(None).find(str(path)).kind is None
    with pytest.raises(NotFoundError) as caught:
        Library(None).find(str(tmp_path / "y.yaml"))
    assert "x.yaml" in caught.value.hint
    with pytest.raises(InputError, match="not a file"):
        located_file(tmp_path)


# ---------------------------------------------------------------------------- references


def test_a_document_refers_to_files_beside_it_by_name_or_file(tmp_path: Path) -> None:
    scenario = located_file(write(tmp_path / "scenario.yaml", "format: scenario/1\n"))
    write(tmp_path / "boss.yaml", PERSONA.format(title="Boss"))
    write(tmp_path / "people" / "clerk.yaml", PERSONA.format(title="Clerk"))
    library = Library(None)
    assert library.referred("boss", "persona", scenario).title == "Boss"
    assert library.referred("boss.yaml", "persona", scenario).title == "Boss"
    assert library.referred("people/clerk.yaml", "persona", scenario).title == "Clerk"
    assert library.referred("driver", "persona", scenario).source == "shipped"
    with pytest.raises(InputError, match="is a persona, not a playbook"):
        library.referred("boss.yaml", "playbook", scenario)


@pytest.mark.parametrize("name", ["../secret.yaml", "a/../../secret.yaml", "/etc/passwd", "C:\\x.yaml", "..\\x.yaml"])
def test_no_reference_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    write(tmp_path / "secret.yaml", PERSONA.format(title="Secret"))
    scenario = located_file(write(tmp_path / "library" / "scenario.yaml", "format: scenario/1\n"))
    with pytest.raises(InputError, match="folder"):
        Library(None).referred(name, "persona", scenario)


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a privilege there")
def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.yaml", PERSONA.format(title="Secret"))
    folder = tmp_path / "library"
    scenario = located_file(write(folder / "scenario.yaml", "format: scenario/1\n"))
    (folder / "link.yaml").symlink_to(secret)
    (folder / "up").symlink_to(tmp_path, target_is_directory=True)
    with pytest.raises(InputError, match="leads out"):
        Library(None).referred("link.yaml", "persona", scenario)
    with pytest.raises(InputError, match="leads out"):
        Library(None).referred("up/secret.yaml", "persona", scenario)
    assert [found.name for found in Library(folder).documents if found.source == "own"] == ["scenario"]


def test_a_shipped_document_refers_to_names_only(shipped: Library) -> None:
    with pytest.raises(InputError, match="by name"):
        shipped.referred("driver.yaml", "persona", shipped.named("friendly-engineer"))


# ---------------------------------------------------------------------------- surroundings


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_file_that_may_not_be_read_is_said_in_plain_words(tmp_path: Path) -> None:
    path = write(tmp_path / "x.yaml", PERSONA.format(title="X"))
    path.chmod(0)
    with pytest.raises(SurroundingsError, match="cannot read"):
        located_file(path).read_bytes()


def test_a_file_that_has_gone_is_said_in_plain_words(tmp_path: Path) -> None:
    path = write(tmp_path / "x.yaml", PERSONA.format(title="X"))
    found = located_file(path)
    path.unlink()
    with pytest.raises(SurroundingsError, match="cannot read"):
        found.read_bytes()


def test_the_own_folder_can_be_named_by_the_environment(tmp_path: Path) -> None:
    assert own_folder({LIBRARY_VARIABLE: str(tmp_path)}) == tmp_path
    assert own_folder({}).parts[-2:] == ("salessim", "library")


def test_an_own_folder_that_does_not_exist_has_nothing(tmp_path: Path) -> None:
    assert all(found.source == "shipped" for found in Library(tmp_path / "nowhere").documents)


def test_a_wheel_gives_the_same_list_as_the_repository(tmp_path: Path, shipped: Library) -> None:
    """The shipped folders inside a package, as force-include puts them there, read through a zip file."""
    repository = Path(__file__).parents[2]
    archive = tmp_path / "salessim.zip"
    with zipfile.ZipFile(archive, "w") as target:
        for folder in ("scenarios", "playbooks"):
            for path in sorted((repository / folder).rglob("*.yaml")):
                target.write(path, f"salessim/shipped/{path.relative_to(repository)}")
    from salessim.library import finding

    root = zipfile.Path(archive, "salessim/shipped/")
    found = [one for folder in ("scenarios", "playbooks") for one in finding._below(root / folder)]
    assert {(one.kind, one.name, one.title) for one in found} == {
        (one.kind, one.name, one.title) for one in shipped.documents
    }
    assert all(one.read_bytes() == shipped.named(one.name, one.kind).read_bytes() for one in found)


def test_a_title_is_never_parsed(tmp_path: Path) -> None:
    path = write(tmp_path / "x.yaml", "format: persona/1\ntitle: " + "[" * 5_000 + "\n")
    assert located_file(path).title.startswith("[[[")
