"""Where the lines of a scenario stand."""

from playing import DISCOVERY
from salessim.conversation.authored import authored_lines, lines_of
from salessim.conversation.compiling import compile_case
from salessim.library.finding import Library
from salessim.library.loading import load
from salessim.luck import Luck


def lines(name=DISCOVERY, difficulty="standard"):
    loaded = load(Library(), name, "scenario", difficulty=difficulty)
    case = compile_case(loaded.sound(), loaded.playbook.sound(), Luck(0))
    return authored_lines(case, loaded.root, loaded.located.file), case, loaded


def test_each_line_stands_where_its_file_has_it():
    found, _, loaded = lines()
    rows = loaded.sources[0].text.split("\n")
    for line in found:
        first_words = line.text.split("{")[0].split()[:2]
        assert " ".join(first_words) in rows[line.where.line - 1]
    assert [line.where.line for line in found] == sorted(line.where.line for line in found)


def test_all_kinds_of_lines_are_there():
    found, _, _ = lines()
    kinds = {line.place.split(".")[0] for line in found}
    assert kinds == {"topics", "qualification", "asks", "objections", "beats", "endings"}
    assert {"qualification.authority.claims.0", "topics.line-2-stops.impact.otherwise.0"} <= {
        line.place for line in found
    }


def test_lines_of_personas_and_playbooks_are_left_out():
    found, case, loaded = lines()
    everybodys = {line.place for line in lines_of(case)}
    own = {line.place for line in found}
    assert own < everybodys
    assert "people.marta.lines.greeting.0" in everybodys - own
    assert all(line.where.file == loaded.located.file for line in found)


def test_a_line_in_a_list_in_brackets_has_its_own_column():
    found, _, _ = lines("cold-call-hospital-cleaning")
    places = {(line.where.line, line.where.column) for line in found}
    assert len(places) == len(found)
