"""`salessim forecast`: what will come of the pipeline, and of what will still arrive."""

import json
from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from salessim.cli.import_text import written_import

if TYPE_CHECKING:
    from salessim.calibration.forecast import Forecast, OpenDeal, Span

_COLUMNS = 80
_LEVERS = {
    "more deals": "a tenth more new deals from tomorrow on",
    "more wins": "a tenth more wins",
    "larger deals": "deals larger by a tenth",
    "faster": "everything decided a tenth faster",
}


@click.command()
@click.argument("data", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--months", type=int, default=3, show_default=True, help="How far.")
@click.option("--target", help="Revenue to reach, such as 1.2M; wins, where no values are known.")
@click.option("--what-if", "what_if", type=click.Path(path_type=Path), help="Write ways there into this folder.")
@click.option("--map", "map_file", type=click.Path(path_type=Path), help="Which columns are which.")
@click.option("--futures", type=click.IntRange(min=50), default=500, show_default=True, help="How many are simulated.")
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True, help="Of all luck.")
@click.option("--json", "as_json", is_flag=True, help="Print the result for programs.")
def forecast(
    data: Sequence[Path],
    months: int,
    target: str | None,
    what_if: Path | None,
    map_file: Path | None,
    futures: int,
    seed: int,
    as_json: bool,
) -> None:
    """Forecast wins and revenue from DATA, exports of a CRM.

    Each open deal counts by its age, value, source and owner, and what will still come is added. In 8 of 10 cases the
    truth should lie within a band; `salessim backtest` tells whether it did in the past.
    """
    # The statistics and their libraries; --help does without them.
    from salessim.app.crm_records import import_records
    from salessim.app.forecast import forecast_as_json, forecast_months
    from salessim.app.forecast_what_if import write_what_if
    from salessim.app.money_asked import amount_asked

    wanted = None if target is None else amount_asked(target)
    records = import_records(data, map_file)
    if not as_json:
        click.echo(written_import(records.report) + "\n\n")
    made = forecast_months(records.book, months, target=wanted, seed=seed, futures=futures)
    if as_json:
        answer = {"import": records.report.as_json(), **forecast_as_json(made)}
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        click.echo(written_forecast(made))
    if what_if is not None:
        for path in write_what_if(records.book, made, what_if):
            click.echo(f"Written: {path}", err=True)


def written_forecast(made: "Forecast") -> str:
    """The forecast as tables of at most 80 columns."""
    from salessim.calibration.deals import written_day

    lines = [f"From {written_day(made.until)}, {made.horizon} days ahead, {made.futures} futures, seed {made.seed}", ""]
    lines += _table("", [made.total], made.currency)
    few_weeks = made.weeks if len(made.weeks) <= 14 else ()
    for title, spans in (("By quarter", made.quarters), ("By month", made.months), ("By week", few_weeks)):
        lines += ["", *_table(title, spans, made.currency)] if len(spans) > 1 else []
    for title, spans in (("By segment", made.segments), ("By rep (the first 12)", made.owners[:12])):
        lines += ["", *_table(title, spans, made.currency)] if spans else []
    low, middle, high = made.won_of_open
    lines += ["", f"Of {made.open_deals} open deals {middle:.0f} are won in that time ({low:.0f} to {high:.0f})."]
    if made.matter:
        lines += ["", "Deals that matter most (chance times value)", *_deals(made.matter)]
    if made.zombie_count:
        lines += ["", *_zombies(made)]
    if made.target:
        lines += ["", *_target(made)]
    if made.unknown:
        lines += ["", "What the data cannot tell"]
        lines += [fill(each.why, _COLUMNS, initial_indent="  ", subsequent_indent="  ") for each in made.unknown]
    return "\n".join(lines)


def _table(title: str, spans: "Sequence[Span]", currency: str) -> list[str]:
    has_money = any(span.revenue for span in spans)
    head = f"{title:<26}{'wins':>7}{'8 of 10':>14}"
    lines = [head + (f"{f'revenue, k {currency}':>16}{'8 of 10':>17}" if has_money else "")]
    for span in spans:
        low, middle, high = span.wins
        row = f"{span.name[:25]:<26}{middle:>7.0f}{f'{low:.0f} to {high:.0f}':>14}"
        if span.revenue:
            low, middle, high = (amount / 1000 for amount in span.revenue)
            row += f"{middle:>16,.0f}{f'{low:,.0f} to {high:,.0f}':>17}"
        lines.append(row)
    return lines


def _deals(deals: "Sequence[OpenDeal]") -> list[str]:
    lines = [f"{'deal':<36}{'rep':<17}{'days old':>9}{'chance':>8}{'value, k':>10}"]
    for deal in deals:
        worth = "–" if deal.value != deal.value else f"{deal.value / 1000:,.1f}"
        lines.append(f"{deal.id[:35]:<36}{deal.owner[:16]:<17}{deal.age_days:>9}{deal.chance:>8.0%}{worth:>10}")
    return lines


def _zombies(made: "Forecast") -> list[str]:
    worth = f", {made.zombie_value / 1000:,.0f}k {made.currency}" if made.zombie_value == made.zombie_value else ""
    said = (
        f"{made.zombie_count} of {made.open_deals} open deals{worth}, are zombies: older than any deal that was ever "
        "won. Close them or find out what still lives."
    )
    return [*fill(said, _COLUMNS).splitlines(), *_deals(made.zombies)]


def _target(made: "Forecast") -> list[str]:
    target = made.target
    assert target is not None
    unit = f"k {made.currency}" if made.total.revenue else " wins"
    scale = 1000.0 if made.total.revenue else 1.0
    lines = [f"Target {target.amount / scale:,.0f}{unit}: reached in {target.chance:.0%} of the futures."]
    short = f"{abs(target.gap) / scale:,.0f}{unit}"
    lines.append(
        f"Half of them fall short by {short} or more." if target.gap > 0 else f"Half of them have {short} to spare."
    )
    for lever in target.levers:
        row = f"  {_LEVERS[lever.name]}: {lever.gain / scale:+,.0f}{unit}"
        lines.append(row + (f"; alone it would take {lever.needed:.0%}" if lever.needed is not None else ""))
    return lines
