"""`salessim territory`, as its user sees it."""

import csv
import json
from xml.etree import ElementTree

import pytest
import yaml

from salessim.cli.main import run
from study.alignment.made_cases import made_case, made_places

NAMES = ("north", "south", "east")


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "accounts.csv"
    case = made_case(made_places(63), 60, 3)
    lines = ["account,latitude,longitude,rep,workload,potential,visits,locked"]
    for each in case.accounts:
        rep, locked = NAMES[int(each.rep[4:])], "yes" if each.is_locked else ""
        lines.append(f"{each.name},{each.latitude},{each.longitude},{rep},{each.workload},{each.potential},4,{locked}")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_new_list_is_as_even_as_promised_and_keeps_locks(table, tmp_path, capsys):
    out = tmp_path / "new.csv"
    assert run(["territory", str(table), "--balance", "5%", "--out", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    new, old = rows(out), rows(table)
    work = {name: sum(float(row["workload"]) for row in new if row["rep"] == name) for name in NAMES}
    fair = sum(work.values()) / 3
    assert all(abs(load - fair) <= 0.05 * fair * (1 + 1e-9) for load in work.values())
    assert told["before"]["furthest_from_fair_part"] > 0.05
    assert all(row["rep"] == row["rep_before"] for row in new if row["locked"])
    assert [row["rep_before"] for row in new] == [row["rep"] for row in old]
    changed = [row["account"] for row in new if row["rep"] != row["rep_before"]]
    assert changed == [move["account"] for move in told["moves"]]
    assert told["sales_at_risk"] == pytest.approx(
        0.154 * sum(float(row["potential"]) for row in new if row["account"] in changed)
    )
    assert told["gap"] <= 0.015


def test_the_answer_fits_the_terminal_and_says_the_gap(table, capsys):
    assert run(["territory", str(table)]) == 0
    out = capsys.readouterr().out
    assert max(len(line) for line in out.splitlines()) <= 80
    assert "sales at risk" in out
    assert "No other way within 10% is more than" in " ".join(out.split())


def test_the_map_shows_every_account_twice_and_rings_those_that_move(table, tmp_path, capsys):
    path = tmp_path / "map.svg"
    assert run(["territory", str(table), "--map", str(path), "--json"]) == 0
    moves = json.loads(capsys.readouterr().out)["moves"]
    svg = ElementTree.parse(path).getroot()
    titles = [each.text for each in svg.iter("{http://www.w3.org/2000/svg}title")]
    assert sum(title.startswith("account ") for title in titles) == 120
    rings = [each for each in svg.iter("{http://www.w3.org/2000/svg}circle") if each.get("fill") == "none"]
    assert len(rings) == 2 * len(moves) > 0
    assert f"{moves[0]['account']}: {moves[0]['to']}" in titles


def test_the_option_moves_the_territories_as_the_alignment_does(table, tmp_path, capsys):
    out, option = tmp_path / "new.csv", tmp_path / "what-if.yaml"
    command = ["territory", str(table), "--out", str(out), "--option", str(option)]
    assert run([*command, "--department", "saas-20", "--on", "2027-03-01"]) == 0
    assert run(["check", str(option)]) == 0
    written = yaml.safe_load(option.read_text(encoding="utf-8"))
    moved: dict[tuple[str, str], int] = {}
    for row in rows(out):
        moved[row["rep_before"], row["rep"]] = moved.get((row["rep_before"], row["rep"]), 0) + 1
    gains = {
        (giver, change["reassign"]["territory"]): float(part[:-1]) / 100
        for change in written["options"]["new-territories"]["changes"]
        for giver, part in change["reassign"]["gains"].items()
    }
    had = {name: sum(count for (giver, _), count in moved.items() if giver == name) for name, _ in moved}
    assert gains == pytest.approx({k: count / had[k[0]] for k, count in moved.items() if k[0] != k[1]}, abs=1e-6)
    assert gains
    # The account managers of this department work no territory: nobody's customers change hands, and the file says so.
    assert "keep their people" in option.read_text(encoding="utf-8")


def test_reps_that_are_no_territories_cannot_be_simulated(table, tmp_path, capsys):
    table.write_text(table.read_text(encoding="utf-8").replace("east", "Ann"), encoding="utf-8")
    command = ["territory", str(table), "--option", str(tmp_path / "w.yaml"), "--department", "saas-20"]
    assert run([*command, "--on", "2027-03-01"]) == 2
    assert "“Ann” is no territory of saas-20" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("account,latitude\n", "no column “longitude” and none “rep”"),
        ("account,latitude,longitude,rep\n", "has no rows"),
        ("account,latitude,longitude,rep\na,95,1,x\nb,here,,x\n", "line 2: 95 under “latitude” is not between"),
        ("account,latitude,longitude,rep\na,95,1,x\nb,here,,x\n", "line 3: nothing stands under “longitude”"),
        ("account,latitude,longitude,rep\na,1,1,x\na,1,1,x\n", "two accounts “a”"),
        ("account,latitude,longitude,rep,locked\na,1,1,,yes\n", "locked, but has no rep"),
        ("account,latitude,longitude,rep\na,1,1,\n", "No account has a rep"),
    ],
)
def test_mistakes_in_a_table_are_named(tmp_path, capsys, text, said):
    path = tmp_path / "accounts.csv"
    path.write_text(text, encoding="utf-8")
    assert run(["territory", str(path)]) == 2
    assert said in capsys.readouterr().err


def test_a_spreadsheet_with_decimal_commas_is_read(tmp_path, capsys):
    path = tmp_path / "accounts.csv"
    lines = ["Account;Latitude;Longitude;Rep;Workload", "a;50,5;8,25;x;1,5", "b;51,5;9,25;y;1,5"]
    path.write_text("\n".join(lines), encoding="utf-8-sig")
    assert run(["territory", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["reps"][0]["after"]["work"] == 1.5


def test_a_rep_without_accounts_gets_a_part(table, tmp_path, capsys):
    reps = tmp_path / "reps.csv"
    reps.write_text(
        "rep,latitude,longitude,capacity\nnorth,50,4,1\nsouth,46,6,1\neast,48,10,1\nwest,48,3,0.5\n", encoding="utf-8"
    )
    assert run(["territory", str(table), "--reps", str(reps), "--json"]) == 0
    west = json.loads(capsys.readouterr().out)["reps"][3]
    assert west["before"]["accounts"] == 0
    assert 0.9 <= west["after"]["part_of_fair"] <= 1.1


def test_an_account_of_a_rep_who_is_not_in_the_table_of_reps(table, tmp_path, capsys):
    reps = tmp_path / "reps.csv"
    reps.write_text("rep,latitude,longitude\nnorth,50,4\nsouth,46,6\n", encoding="utf-8")
    assert run(["territory", str(table), "--reps", str(reps)]) == 2
    assert "“east”" in capsys.readouterr().err
