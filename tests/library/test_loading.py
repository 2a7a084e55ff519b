"""Layers come together: who wins, who wrote what, and which files took part."""

from pathlib import Path

import pytest

from salessim.errors import DocumentError, InputError, NotFoundError
from salessim.library.example_documents import PLAYBOOK, SCENARIO, WHAT_IF, changed
from salessim.library.finding import Library
from salessim.library.layers import layered_value
from salessim.library.loading import Loaded, Shelf, load
from salessim.library.tree import find
from salessim.model.persona import Persona
from salessim.model.playbook import Playbook
from salessim.model.scenario import Scenario
from salessim.model.whatif import WhatIf


def write(folder: Path, **documents: str) -> Library:
    for name, text in documents.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Library(folder)


def scenario(loaded: Loaded) -> Scenario:
    document = loaded.sound()
    assert isinstance(document, Scenario)
    return document


BOSS = """\
format: persona/1
title: Boss
extends: {extends}
reacts:
  pitch: {{trust: {pitch}}}
patience_per_minute: -3
start: {{trust: wary}}
"""


def test_a_persona_has_what_it_extends_and_its_own_wins(tmp_path: Path) -> None:
    library = write(
        tmp_path,
        boss=BOSS.format(extends="driver", pitch="down"),
        chief=BOSS.format(extends="boss", pitch="down a lot").replace("patience_per_minute: -3\n", ""),
    )
    loaded = load(library, "chief", "persona")
    document = loaded.sound()
    assert isinstance(document, Persona)
    assert document.reacts["pitch"].trust is not None
    assert document.reacts["pitch"].trust.word == "down a lot"
    assert document.reacts["agenda"].patience is not None, "from driver"
    assert document.patience_per_minute == -3, "from boss"
    assert [layer.label for layer in loaded.layers] == ["persona driver", "persona boss", "persona"]
    assert [origin.name for origin in loaded.sources] == ["chief", "boss", "driver"]


def test_a_circle_of_extends_ends(tmp_path: Path) -> None:
    library = write(tmp_path, a=BOSS.format(extends="b", pitch="up"), b=BOSS.format(extends="a", pitch="up"))
    assert [layer.label for layer in load(library, "a", "persona").layers] == ["persona b", "persona"]


def test_every_playbook_stands_on_core(tmp_path: Path) -> None:
    library = write(tmp_path, mine=changed(PLAYBOOK, "extends: core\n", "moves:\n  situation: {label: Mine}\n"))
    document = load(library, "mine", "playbook").sound()
    assert isinstance(document, Playbook)
    assert document.moves["situation"].label == "Mine"
    assert document.moves["situation"].climbs == "fact"
    assert "greet" in document.moves


def test_a_scenarios_people_have_their_personas_manner(tmp_path: Path) -> None:
    library = write(
        tmp_path,
        boss=BOSS.format(extends="driver", pitch="down"),
        call=changed(SCENARIO, "persona: driver", "persona: boss\n    reacts: {pitch: {patience: down}}"),
    )
    loaded = load(library, "call", "scenario")
    ana = scenario(loaded).people["ana"]
    assert ana.reacts["pitch"].trust is not None, "from boss"
    assert ana.reacts["pitch"].patience is not None, "from the scenario"
    assert ana.patience_per_minute == -3
    assert ana.start.trust == 30
    assert "goodbye" in ana.lines
    assert [layer.label for layer in loaded.layers] == ["persona driver", "persona boss", "scenario"]
    said = layered_value(loaded.layers, "people.ana.reacts.pitch.trust")
    assert [(one.layer.label, one.node.place.file) for one in said] == [("persona boss", str(tmp_path / "boss.yaml"))]


def test_difficulty_and_command_line_come_last(tmp_path: Path) -> None:
    text = changed(SCENARIO, "power: decides", "power: decides\n    start: {trust: open, patience: fair}")
    text += "difficulty:\n  tough: {people: {ana: {start: {trust: wary}, persona: amiable}}}\n"
    library = write(tmp_path, call=text)
    assert scenario(load(library, "call")).people["ana"].start.trust == 70
    tough = scenario(load(library, "call", difficulty="tough")).people["ana"]
    assert (tough.start.trust, tough.start.patience) == (30, 55)
    assert tough.persona == "amiable"
    assert tough.lines["greeting"] != scenario(load(library, "call")).people["ana"].lines["greeting"]
    settings = ["people.ana.start.trust=hostile", "people.ana.start={urgency: high}"]
    ana = scenario(load(library, "call", difficulty="tough", settings=settings)).people["ana"]
    assert (ana.start.trust, ana.start.urgency) == (10, 80)


def test_another_playbook_can_be_chosen(tmp_path: Path) -> None:
    library = write(tmp_path, call=SCENARIO)
    loaded = load(library, "call", playbook="spin")
    assert loaded.playbook is not None
    assert loaded.playbook.name == "spin"
    assert scenario(loaded).playbook == "spin"


def test_what_took_part_is_kept_with_text_and_hash(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, call=SCENARIO), "call")
    assert [(one.kind, one.name) for one in loaded.sources] == [
        ("scenario", "call"),
        ("persona", "driver"),
        ("playbook", "core"),
    ]
    assert loaded.sources[0].text == SCENARIO
    assert len(loaded.sources[0].sha256) == 64
    assert len({one.sha256 for one in loaded.sources}) == 3


def test_values_of_a_merged_document_know_their_files(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, call=SCENARIO), "call")
    assert loaded.root is not None
    line = find(loaded.root, ("people", "ana", "lines", "greeting", 0)).node
    assert line.place.file == "driver.yaml"
    name = find(loaded.root, ("people", "ana", "name")).node
    assert str(name.place) == f"{tmp_path / 'call.yaml'}:12:11"


def test_a_what_if_has_its_baseline(shipped: Library, tmp_path: Path) -> None:
    loaded = load(write(tmp_path, plan=WHAT_IF), "plan", "what-if")
    assert isinstance(loaded.sound(), WhatIf)
    assert loaded.baseline is not None
    assert loaded.baseline.name == "saas-20"


def test_a_document_with_mistakes_raises_all_of_them(tmp_path: Path) -> None:
    library = write(
        tmp_path, call=changed(SCENARIO, "pass_mark: 60", "pass_mark: 600").replace("who: ana", "who: [a, [b]]")
    )
    with pytest.raises(DocumentError) as caught:
        load(library, "call").sound()
    assert [one.code for one in caught.value.problems] == ["E005", "E006"]
    assert "(1 more)" in str(caught.value)


def test_a_document_without_a_format_is_no_model_but_has_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("brief: {you_are: x}\n", encoding="utf-8")
    loaded = load(Library(None), str(path))
    assert loaded.document is None
    assert [(one.code, one.hint) for one in loaded.problems] == [
        ("E017", "Write “format: scenario/1” above everything else.")
    ]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("format: scenario/9", "newer than this program"),
        ("format: scenaro/1", "“scenario/1”"),
        ("format: novel/1", "one of"),
        ("format: scenario", "“scenario/1”"),
        ("fromat: scenario/1", "“fromat” meant as “format”"),
        ("format: [scenario/1]", "one text"),
    ],
)
def test_a_wrong_format_line_is_explained(tmp_path: Path, line: str, says: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(f"{line}\ntitle: x\n", encoding="utf-8")
    found = load(Library(None), str(path)).problems
    assert [one.code for one in found] == ["E017"]
    assert says in f"{found[0].message} {found[0].hint}"


def test_names_kinds_and_settings_are_checked(tmp_path: Path) -> None:
    library = write(tmp_path, call=SCENARIO)
    with pytest.raises(NotFoundError):
        load(library, "cal")
    with pytest.raises(InputError, match="not a persona"):
        load(library, str(tmp_path / "call.yaml"), "persona")
    with pytest.raises(InputError) as caught:
        load(library, "call", difficulty="tuff")
    assert "tough" in caught.value.hint
    for setting in ("people", "=3", "a..b=3", "people.ana.start={trust: [", "title="):
        with pytest.raises(InputError):
            load(library, "call", settings=[setting])


def test_a_setting_that_does_not_fit_is_located_on_the_command_line(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, call=SCENARIO), "call", settings=["scoring.pass_mark=a lot"])
    assert [(one.code, str(one.place)) for one in loaded.problems] == [("E004", "--set:1:19")]


def test_a_shelf_reads_each_file_once_until_it_is_told_to_forget(tmp_path: Path) -> None:
    library = write(tmp_path, call=SCENARIO)
    shelf = Shelf(library)
    path = tmp_path / "call.yaml"
    assert scenario(load(shelf, str(path))).title == "The cold store"
    path.write_text(changed(SCENARIO, "The cold store", "The warm store"), encoding="utf-8")
    assert scenario(load(shelf, str(path))).title == "The cold store"
    shelf.forget(str(path))
    assert scenario(load(shelf, str(path))).title == "The warm store"
    assert shelf.lines_of(str(path))[1] == "title: The warm store"


def test_a_shelf_knows_every_document_that_was_opened() -> None:
    shelf = Shelf(Library(None))
    load(shelf, "discovery-plant-director")
    names = [located.name for located in shelf.opened]
    assert names[0] == "discovery-plant-director"
    assert {"spin", "core", "friendly-engineer"} <= set(names)
    assert all(located.path is not None and located.path.exists() for located in shelf.opened)
