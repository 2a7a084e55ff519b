from dataclasses import replace

from salessim.department.companies import Companies
from salessim.department.compiling import compile_plan
from salessim.luck import Luck
from small_department import saas_20, small

LUCK = Luck(1)


def market(companies=5000, plan=None):
    plan = plan or compile_plan(small())
    segment = replace(plan.segments["firms"], companies=companies)
    return Companies(replace(plan, segments={"firms": segment}), Luck(1))


def test_a_company_is_sold_to_once_at_a_time():
    companies = market(companies=3)
    first = companies.pick_company("firms", LUCK.of("a"))
    others = {companies.pick_company("firms", LUCK.of(name)) for name in "bcdefgh"} - {None}
    assert first not in others
    companies.release("firms", first)
    assert first in {companies.pick_company("firms", LUCK.of(number)) for number in range(40)}


def test_an_exhausted_market_has_nobody():
    companies = market(companies=2)
    found = [companies.pick_company("firms", LUCK.of(number)) for number in range(30)]
    assert sorted(company for company in found if company is not None) == [0, 1]
    assert market(companies=0).pick_company("firms", LUCK.of("a")) is None


def test_companies_lie_where_the_shares_say():
    plan = compile_plan(saas_20())
    companies = Companies(plan, Luck(1))
    places = [companies.territory_of("small", number) for number in range(5000)]
    for territory in plan.territories:
        assert abs(places.count(territory.name) / 5000 - territory.share) < 0.03


def test_a_part_without_a_territory_is_nobodys():
    plan = compile_plan(small())
    plan = replace(plan, territories=plan.territories[:1])
    places = [Companies(plan, Luck(1)).territory_of("firms", number) for number in range(500)]
    assert set(places) == {"west", ""}
