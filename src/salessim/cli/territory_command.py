"""`salessim territory`: which rep should look after which account?"""

import json
import os
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from salessim.app.territory import Alignment

_COLUMNS = 80
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("accounts", type=_FILE)
@click.option("--reps", type=_FILE, help="Table of reps: rep, latitude, longitude, capacity. Else amid their accounts.")
@click.option("--balance", default="10%", show_default=True, help="How far work may be off an even part.")
@click.option("--km-cost", default="1 EUR", show_default=True, help="Of a kilometre, with the time it takes.")
@click.option("--hand-over-loss", default="15.4%", show_default=True, help="Sales lost where the rep changes.")
@click.option("--margin", default="100%", show_default=True, help="What of a lost sale is lost to the house.")
@click.option("--out", type=_FILE, help="Write the accounts with their new reps as CSV.")
@click.option("--map", "map_file", type=_FILE, help="Write a map of before and after as SVG.")
@click.option("--option", "option_file", type=_FILE, help="Write a what-if that simulates it; needs the next two.")
@click.option("--department", help="The department whose territories are called as the reps.")
@click.option("--on", "day", metavar="DATE", help="When the new territories begin.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")
def territory(
    accounts: Path,
    reps: Path | None,
    balance: str,
    km_cost: str,
    hand_over_loss: str,
    margin: str,
    out: Path | None,
    map_file: Path | None,
    option_file: Path | None,
    department: str | None,
    day: str | None,
    as_json: bool,
) -> None:
    """Share out ACCOUNTS, a table with account, latitude, longitude, rep, workload, potential, visits and locked.

    Every rep gets an even part of the work; what is weighed is driving against the sales that a change of the rep
    costs. It says how far from the best way it is at most.
    """
    # Solvers take a second to load; --help does without them.
    from salessim.app.territory import align_territories
    from salessim.study.alignment import Prices
    from salessim.units import parse_money, parse_share

    if option_file and not (department and day):
        raise click.UsageError("--option needs --department and --on: whose territories, and from when?")
    per_km = parse_money(km_cost)
    prices = Prices(per_km.cents / 100, parse_share(hand_over_loss), parse_share(margin), parse_share(balance))
    done = align_territories(accounts, reps, prices=prices, currency=per_km.currency)
    if option_file and department and day:
        _write(option_file, _option(done, department, day))
    if out:
        from salessim.app.territory_files import written_accounts

        _write(out, written_accounts(done.aligned))
    if map_file:
        from salessim.reports.territory_map import territory_map

        _write(map_file, territory_map(done.aligned))
    click.echo(json.dumps(done.as_json(), ensure_ascii=False, indent=2) if as_json else written_alignment(done))


def _option(done: "Alignment", department: str, day: str) -> str:
    from salessim.app.territory_option import whatif_of
    from salessim.library.finding import Library, own_folder
    from salessim.units import parse_date

    return whatif_of(done, department, parse_date(day), Library(own_folder(os.environ)))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    click.echo(f"Written: {path}", err=True)


def written_alignment(done: "Alignment") -> str:
    """A sentence to repeat, a row for each rep, the moves that matter most, and how sure it is."""
    told = done.as_json()
    before, after, money = told["before"], told["after"], told["currency"]
    head = (
        f"Moving {len(told['moves'])} of {told['accounts']} accounts brings everybody's work within "
        f"{after['furthest_from_fair_part']:.1%} of an even part "
        f"(before: {before['furthest_from_fair_part']:.1%} off). "
        f"Driving goes from {before['km_per_year']:,.0f} to {after['km_per_year']:,.0f} km a year; the hand-overs put "
        f"{told['sales_at_risk']:,.0f} {money} of sales at risk."
    )
    lines = [fill(head, _COLUMNS), "", f"{'':<22}{'accounts':>14}{'work of even part':>22}{'km a year':>19}"]
    for each in told["reps"]:
        old, new = each["before"], each["after"]
        counts = f"{old['accounts']:>5} → {new['accounts']:<5}"
        parts = f"{old['part_of_fair']:>5.0%} → {new['part_of_fair']:<5.0%}"
        driven = f"{old['km_per_year']:>9,.0f} → {new['km_per_year']:<9,.0f}"
        lines.append(f"{each['rep'][:21]:<22}{counts:>14}{parts:>22}{driven:>22}".rstrip())
    sure = (
        f"No other way within {told['assumptions']['tolerance']:.0%} is more than {told['gap']:.1%} cheaper: "
        f"this one costs {told['cost_per_year']:,.0f} {money} a year, none can cost less than "
        f"{told['bound']:,.0f}. Even work on paper is not revenue: simulate it before you do it (--option)."
    )
    return "\n".join([*lines, *_greatest(told["moves"], money), "", fill(sure, _COLUMNS)])


def _greatest(moves: list[dict[str, object]], money: str) -> list[str]:
    if not moves:
        return []
    dearest = sorted(moves, key=lambda move: (-float(str(move["sales_at_risk"])), str(move["account"])))[:5]
    rows = [
        f"  {str(each['account'])[:28]:<28} {str(each['from'])[:15]:>15} → {str(each['to'])[:15]:<15}"
        f"{float(str(each['sales_at_risk'])):>10,.0f} {money}"
        for each in dearest
    ]
    return ["", "Hand-overs to prepare best, with the sales at risk (all: --out or --json)", *rows]
