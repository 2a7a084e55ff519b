import json
import threading

import pytest

from salessim.app.simulate import prepare, run_prepared, simulate
from salessim.department.kpis import KPIS
from salessim.errors import DocumentError, InputError, RunError
from salessim.library.finding import Library
from salessim.runs import JsonCodec, ResultCache
from salessim.study.simulation import AgainstFile, compared, estimated
from small_department import SMALL, plain, small


@pytest.fixture
def department(tmp_path):
    file = tmp_path / "four-people.yaml"
    file.write_text(SMALL, encoding="utf-8")
    return str(file)


def quick(given, **options):
    return simulate(
        given, library=Library(), **{"months": 2, "replications": 3, "opening_months": 1, "workers": 0} | options
    )


def test_the_shape_for_scripts(department):
    answer = json.loads(json.dumps(quick(department).as_json()))
    assert {name: answer[name] for name in ("department", "months", "replications", "seed")} == {
        "department": "four-people",
        "months": 2,
        "replications": 3,
        "seed": 1,
    }
    assert set(answer["kpis"]["deals_won"]) == {"mean", "simulation_error", "low", "high", "level", "unit"}
    assert answer["kpis"]["new_revenue"]["unit"] == "EUR"
    assert answer["kpis"]["new_revenue"]["level"] == 0.8
    assert {name.partition(".")[0] for name in answer["kpis"]} <= set(KPIS)
    assert next(iter(answer["kpis"])) == "leads"
    assert {each["what"] for each in answer["against_file"]} == {"new_revenue", "deals_won.firms", "revenue_over_quota"}
    assert [each["path"] for each in answer["not_used"]] == []


def test_a_shipped_name_will_do():
    simulation = quick("saas-20", replications=1, months=1)
    assert simulation.title == "Cadence, 20-rep software sales team"
    wins = next(kpi for kpi in simulation.kpis if kpi.name == "deals_won")
    assert wins.estimate.simulation_error is None, "one replication says nothing about its own error"


def test_ratios_are_ratios_of_sums():
    results = [{"win_rate": [1.0, 2.0]}, {"win_rate": [0.0, 8.0]}, {"win_rate": [0.0, 0.0]}]
    (rate,) = estimated(results, "EUR")
    assert rate.estimate.mean == pytest.approx(0.1)


def test_a_part_that_is_absent_counts_as_nothing():
    (wins,) = estimated([{"deals_won.large": [2.0, 1.0]}, {}], "EUR")
    assert wins.estimate.mean == 1.0
    assert estimated([{"cycle_days": [0.0, 0.0]}], "EUR") == ()
    (days,) = estimated([{"cycle_days": [40.0, 1.0]}, {"cycle_days": [0.0, 0.0]}], "EUR")
    assert (days.estimate.mean, days.estimate.n) == (40.0, 1)


def test_more_processes_and_a_cache_change_nothing(department, tmp_path):
    def refuse(trouble):
        raise trouble

    cache = ResultCache(tmp_path / "cache", version="1", codec=JsonCodec(), on_trouble=refuse)
    alone = quick(department)
    assert quick(department, workers=2) == alone
    assert quick(department, cache=cache) == alone
    seen = []
    assert quick(department, cache=cache, on_progress=seen.append) == alone
    assert seen[-1].cached == 3


def test_a_setting_is_laid_over_the_file(department):
    none = quick(department, settings=["segments.firms.win_rate=0%"])
    assert not [kpi for kpi in none.kpis if kpi.name == "deals_won.firms"]


def test_it_can_be_cancelled(department):
    cancelled = threading.Event()
    cancelled.set()
    with pytest.raises(RunError, match="cancelled"):
        quick(department, cancelled=cancelled)


def test_the_files_figures_are_brought_to_a_year():
    results = [{"new_revenue": [75_000.0, 1.0], "deals_won.firms": [5.0, 1.0], "quota_attainment": [1.0, 2.0]}]
    against = {each.what: each for each in compared(estimated(results, "EUR"), small().check_against, months=1)}
    assert against["new_revenue"].simulated == pytest.approx(900_000)
    assert against["new_revenue"].is_within
    assert against["deals_won.firms"].off == pytest.approx(60 / 70 - 1)
    assert against["revenue_over_quota"].simulated == pytest.approx(0.5)
    assert not against["revenue_over_quota"].is_within
    assert compared((), None, 12) == ()
    assert not AgainstFile("x", 0.0, 1.0, 0.1).is_within


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"months": 0}, "0 months"),
        ({"months": 121}, "121 months"),
        ({"replications": 0}, "0 replications"),
        ({"seed": -1}, "zero or more"),
        ({"opening_months": -1}, "zero or more"),
    ],
)
def test_numbers_that_make_no_sense(department, options, message):
    with pytest.raises(InputError, match=message):
        quick(department, **options)


def test_mistakes_in_the_file_are_the_files(tmp_path):
    file = tmp_path / "wrong.yaml"
    file.write_text(SMALL.replace("win_rate:", "win_rat:"), encoding="utf-8")
    with pytest.raises(DocumentError, match="win_rat"):
        quick(str(file))


def test_more_work_than_time_has_to_begin_empty(department):
    flooded = ["marketing.web.leads_per_month.firms=200"]
    with pytest.raises(InputError, match="More work than time"):
        quick(department, settings=flooded)
    assert quick(department, settings=flooded, opening_months=0).opening_months == 0


def test_the_document_of_the_tests_is_sound():
    assert plain()["format"] == "department/1"


@pytest.mark.parametrize(
    ("simulated", "error", "is_within", "is_settled"),
    [
        (100.0, 5.0, True, True),
        (112.0, 5.0, True, False),
        (118.0, 5.0, False, False),
        (130.0, 5.0, False, True),
        (100.0, None, True, False),
    ],
)
def test_a_comparison_is_settled_where_its_error_cannot_turn_it(simulated, error, is_within, is_settled):
    beside = AgainstFile("deals_won", 100.0, simulated, 0.15, error)
    assert (beside.is_within, beside.is_settled) == (is_within, is_settled)


def test_a_change_of_playbook_has_an_effect_only_as_a_change(tmp_path):
    file = tmp_path / "with-books.yaml"
    file.write_text(SMALL + "playbooks: {AEs: spin}\n", encoding="utf-8")

    def meetings(*settings):
        kpis = quick(str(file), settings=settings, months=6, replications=4).kpis
        return {kpi.name: kpi.estimate.mean for kpi in kpis if kpi.name in ("meetings", "new_revenue")}

    assert meetings() == meetings("playbooks.AEs=spin")
    more = "roles.AE.count=12"  # of two, perhaps neither takes it up
    assert meetings(more) != meetings(more, "playbooks.AEs=challenger")
    assert meetings() != meetings("working_time.selling=40%", "roles.boss.coaching_hours_per_rep=0.1/week")


@pytest.mark.parametrize(
    ("by", "values"),
    [
        ("rep", {"AE 1", "AE 2", "SDR 1", "SE 1", "boss 1"}),
        ("segment", {"firms"}),
        ("territory", {"west", "east"}),
        ("source", {"web", "outbound"}),
        ("product", {"core", "extra"}),
        ("month", {"2027-03", "2027-04"}),
        ("quarter", {"2027-Q1", "2027-Q2"}),
        ("world", {"as usual"}),
    ],
)
def test_figures_are_cut_along_what_is_asked_for(department, by, values):
    prepared = prepare(department, library=Library(), months=2, replications=3, opening_months=1, by=by)
    simulation = run_prepared(prepared, workers=0)
    assert {cut.value for cut in simulation.cuts} == values
    answer = json.loads(json.dumps(simulation.as_json()))["by"][by]
    assert set(answer) == values
    name = "product_revenue"
    whole = next(kpi for kpi in simulation.kpis if kpi.name == name)
    parts = [kpi.estimate for cut in simulation.cuts for kpi in cut.kpis if kpi.name == name]
    assert sum(part.mean for part in parts) == pytest.approx(whole.estimate.mean)
    assert all(part.low is not None for part in parts)


def test_figures_cannot_be_cut_along_anything(department):
    with pytest.raises(InputError, match="cannot be cut by “mood”"):
        prepare(department, library=Library(), by="mood")
    assert "by" not in quick(department).as_json()
