import json
import re

import pytest

from salessim.cli.main import run

QUICK = ("simulate", "saas-20", "--months", "1", "--opening", "0", "--workers", "0", "--seed", "3")


@pytest.fixture(scope="module")
def printed():
    """The plain and the JSON output of one small run."""
    import contextlib
    import io

    outputs = []
    for more in (("--replications", "3"), ("--replications", "3", "--json"), ("--replications", "3", "--all")):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            assert run([*QUICK, *more]) == 0
        outputs.append(out.getvalue())
    return outputs


def test_json_has_the_shape_that_scripts_rely_on(printed):
    result = json.loads(printed[1])
    assert {"department", "months", "replications", "seed", "kpis"} <= set(result)
    assert (result["department"], result["months"], result["replications"], result["seed"]) == ("saas-20", 1, 3, 3)
    for kpi in result["kpis"].values():
        assert set(kpi) == {"mean", "simulation_error", "low", "high", "level", "unit"}
        assert kpi["level"] == 0.8
        # A figure that only one future has, such as the cycle of a rare deal, has no known error.
        assert kpi["simulation_error"] is None or kpi["simulation_error"] >= 0
    for name in ("leads", "deals_qualified", "meetings", "deals_won", "new_revenue", "quota_attainment"):
        assert name in result["kpis"]
    assert any(name.startswith("utilisation.") for name in result["kpis"])


def test_the_table_fits_a_small_terminal(printed):
    assert max(map(len, printed[0].splitlines())) <= 80


def test_the_table_shows_the_figures_of_the_json(printed):
    leads = json.loads(printed[1])["kpis"]["leads"]["mean"]
    shown = re.search(r"^leads +([\d,.]+)", printed[0], re.MULTILINE)
    assert float(shown[1].replace(",", "")) == pytest.approx(leads, abs=0.5)


def test_everything_can_be_asked_for(printed):
    kpis = json.loads(printed[1])["kpis"].values()
    rows = printed[2].splitlines()
    assert sum(" ± " in row for row in rows) == sum(kpi["simulation_error"] is not None for kpi in kpis) + 1  # heading


def test_what_has_no_effect_is_said(printed, capsys):
    assert "without effect" not in printed[0], "the shipped file says nothing in vain"
    assert run([*QUICK, "--replications", "1", "--set", "roles.AM.approves=holidays"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "In the file but without effect so far" in told
    assert "roles.AM.approves: approving holidays is not simulated" in told


def test_one_future_has_no_error_and_no_range(capsys):
    assert run([*QUICK, "--replications", "1", "--json"]) == 0
    leads = json.loads(capsys.readouterr().out)["kpis"]["leads"]
    assert (leads["simulation_error"], leads["low"], leads["high"]) == (None, None, None)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("simulate", "saas-21"), "saas-20"),
        (("simulate", "spin"), "is a playbook"),
        (("simulate", "saas-20", "--months", "0"), "1 to 120 months"),
        (("simulate", "saas-20", "--replications", "0"), "1 or more"),
        (("simulate", "saas-20", "--set", "roles.SDR.count=many"), "many"),
        (("simulate", "saas-20", "--set", "territories.north.share_of_companies=70%"), "E114"),
        (("simulate", "saas-20", "--set", "roles.SDR.count=9"), "--opening 0"),
    ],
)
def test_wrong_input_is_said_in_words(capsys, words, said):
    assert run(list(words)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err


def test_everything_into_a_folder(tmp_path, capsys):
    out = tmp_path / "out"
    assert run([*QUICK, "--replications", "2", "--out", str(out)]) == 0
    printed, said = capsys.readouterr()
    assert "mean ± simulation error" in printed
    assert f"Written: {out}" in said
    assert (out / "journal.jsonl").exists()
    assert run([*QUICK, "--replications", "2", "--out", str(out)]) == 2
    assert "is there already" in capsys.readouterr().err


def test_small_plots_show_the_means(printed):
    funnel = printed[0].split("From lead to order")[1].split("\n\n")[0].splitlines()[1:]
    bars = {line[:27].strip(): (line.count("█"), float(line.split()[-1].replace(",", ""))) for line in funnel}
    assert set(bars) == {
        "leads",
        "qualified",
        "discovery held",
        "demo held",
        "proposal held",
        "negotiation held",
        "won",
    }
    longest = bars["leads"]
    assert longest[0] == 25
    for length, mean in bars.values():
        assert length == pytest.approx(25 * mean / longest[1], abs=0.6)


def test_figures_of_each_part(capsys):
    assert run([*QUICK, "--replications", "2", "--by", "source"]) == 0
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= 80
    assert out.index("Source events") < out.index("Source inbound") < out.index("Source outbound")
    assert run([*QUICK, "--by", "mood"]) == 2
    assert "rep, segment, territory, product, source, month, quarter" in capsys.readouterr().err
