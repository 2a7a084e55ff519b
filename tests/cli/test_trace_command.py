import json

import pytest

from salessim.cli.main import run
from small_department import SMALL


@pytest.fixture
def department(tmp_path):
    file = tmp_path / "four-people.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return str(file)


def quick(department, *more):
    return ["trace", department, "--months", "4", "--opening", "0", "--seed", "3", *more]


def test_a_life_is_told_in_lines_that_fit(department, capsys):
    assert run(quick(department, "--deal", "2")) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Deal 2 of ")
    assert max(map(len, lines)) <= 80
    assert any("worth a deal" in line for line in lines)
    assert "when the simulation ends" in lines[-1] or "simulation ended" in lines[-1]


def test_json_tells_the_same(department, capsys):
    run(quick(department, "--deal", "2"))
    plain = capsys.readouterr().out
    assert run(quick(department, "--deal", "2", "--json")) == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"department", "deal", "number", "deals", "seed", "life"}
    assert (answer["number"], answer["seed"]) == (2, 3)
    assert answer["deal"] in plain
    for each in answer["life"]:
        assert set(each) == {"at", "kind", "says", "event"}
        assert " ".join(each["says"].split()) in " ".join(plain.split())
    run(quick(department, "--deal", answer["deal"], "--json"))
    assert json.loads(capsys.readouterr().out) == answer


@pytest.mark.parametrize("wrong", ["0", "99999", "nobody"])
def test_a_deal_that_there_is_not(department, capsys, wrong):
    assert run(quick(department, "--deal", wrong)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert f"There is no deal {wrong}" in err.replace("“", "").replace("”", "")
