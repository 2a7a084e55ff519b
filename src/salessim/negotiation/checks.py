"""The checks of a negotiation's outcomes (family E3): whether there is something to win, to lose and to trade."""

import json
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from pydantic import ValidationError

from salessim.errors import Place, Problem, SalessimError
from salessim.library.checks import REFERENCE_RULES
from salessim.library.codes import check
from salessim.library.example_documents import SCENARIO, TABLE
from salessim.library.rules import Rule, rule
from salessim.library.view import View
from salessim.model import terms
from salessim.model.scenario import Scenario
from salessim.negotiation.points import acceptable
from salessim.negotiation.scenario.money import money_table
from salessim.negotiation.scenario.table_case import table_case
from salessim.negotiation.table import Table
from salessim.negotiation.trading import integrative_potential, issue_trades

_LEAST_POTENTIAL = 0.02
"""Trading that adds less than this to both together is no trading [share of what is at stake] (assumption)."""

_SOUND = SCENARIO + TABLE.replace("you: {worth: -2k EUR}", "you: {worth: -600 EUR}")
_NOT_OF_THE_TABLE = {"rounds": "1", "tells_you": {}, "buyer_plays": {"opens_at": "90%", "gives_ground": "steadily"}}
"""Keys that say how it is played, not what is on the table; with values that change nothing about the table."""

_NO_TRADE = "term: {options: {1 year: {you: 0, buyer: 0}, 2 years: {you: -900 EUR, buyer: +900 EUR}}}"


@rule(
    check(
        "E301",
        "A worth that cannot be worked out",
        """Every option needs a worth in the negotiation's own currency, time value needs a yearly price, and what he
        tells may only depend on what happens at the table.""",
        bad=_SOUND.replace("you: -100 EUR per point", "you: -100 USD per point"),
        line=25,
        good=_SOUND,
    ),
    "scenario",
)
def worth_is_known(view: View) -> Iterator[Problem]:
    """E301."""
    negotiation = _negotiation(view)
    if negotiation is None or _has_wrong_names(view):
        return
    try:
        table_case(negotiation)
    except SalessimError as error:
        yield worth_is_known.check.problem(_place(view), error.message, error.hint)


@rule(
    check(
        "E302",
        "Nothing to agree on",
        """No deal is as good as no deal for both sides. That is fine where leaving is the lesson: then one ending has
        to count as rightly-ended.""",
        bad=_SOUND.replace("you: {worth: -600 EUR}", "you: {worth: 5k EUR}"),
        line=33,
        good=_SOUND,
        severity="warning",
    ),
    "scenario",
)
def there_is_a_zone(view: View) -> Iterator[Problem]:
    """E302."""
    table = _table(view)
    if table is None or table.has_zone_of_agreement:
        return
    scenario = view.loaded.document
    assert isinstance(scenario, Scenario)
    if not any(ending.counts_as == "rightly-ended" for ending in scenario.endings.values()):
        yield there_is_a_zone.check.problem(
            _place(view, "if_no_deal"),
            "No deal is as good as no deal for both sides.",
            "Make no deal worth less to one of them, or add an ending that counts as rightly-ended.",
        )


@rule(
    check(
        "E303",
        "Nothing to win",
        "The buyer accepts nothing that is worth more to the trainee than no deal.",
        bad=_SOUND.replace("you: {worth: -600 EUR}", "you: {worth: -100 EUR}"),
        line=33,
        good=_SOUND,
        severity="warning",
    ),
    "scenario",
)
def it_can_be_won(view: View) -> Iterator[Problem]:
    """E303."""
    table = _table(view)
    if table is None or not table.has_zone_of_agreement:
        return
    best = max(value for value, is_in in zip(table.frontier.first, table.zone, strict=True) if is_in)
    if best <= table.first.no_deal + 1e-9:
        yield it_can_be_won.check.problem(
            _place(view, "if_no_deal"),
            "What the buyer would accept is at best worth as much to you as no deal.",
            "Make no deal worth less to the buyer or to you.",
        )


@rule(
    check(
        "E304",
        "Nothing to lose",
        """No outcome on the table is worse than no deal, so that nobody can be wrong to sign: there is no walk-away to
        practise.""",
        bad=SCENARIO + TABLE,
        line=33,
        good=_SOUND,
        severity="warning",
    ),
    "scenario",
)
def no_deal_can_be_better(view: View) -> Iterator[Problem]:
    """E304."""
    table = _table(view)
    if table is None or not table.is_written_out:
        return
    worst = float(table.values[0].min())
    if worst >= table.first.no_deal:
        yield no_deal_can_be_better.check.problem(
            _place(view, "if_no_deal"),
            f"No deal is worth {table.first.no_deal:,.0f} to you, and the worst deal on the table {worst:,.0f}.",
            "Make no deal worth more, or let the buyer ask for more.",
        )


@rule(
    check(
        "E305",
        "Nothing to trade",
        """On every issue what one side gains the other loses, so that packages are no better than haggling. Give some
        issue a worth that differs between the two.""",
        bad=_SOUND.replace(
            "term: {options: {1 year: {you: 0, buyer: 0}, 2 years: {you: +900 EUR, buyer: -300 EUR}}}", _NO_TRADE
        ),
        line=30,
        good=_SOUND,
        severity="warning",
    ),
    "scenario",
)
def there_is_something_to_trade(view: View) -> Iterator[Problem]:
    """E305."""
    table = _table(view)
    potential = integrative_potential(table) if table is not None else None
    if table is None or potential is None:
        return
    at_stake = sum(trade.first_range + trade.second_range for trade in issue_trades(table))
    if potential <= _LEAST_POTENTIAL * at_stake:
        yield there_is_something_to_trade.check.problem(
            _place(view, "issues"),
            "What one side gains on an issue the other loses: there is nothing to trade.",
            "Let an option be worth more to one side than it costs the other.",
        )


@rule(
    check(
        "E306",
        "An ending that no deal can reach",
        "No deal that the buyer would accept gives the trainee the share that the ending asks for.",
        bad=_SOUND.replace(
            "endings:\n", "endings:\n  rich: {counts_as: order, when: {deal: yes, your_share: over 100%}}\n"
        ),
        line=23,
        good=_SOUND,
        severity="warning",
    ),
    "scenario",
)
def endings_can_be_reached(view: View) -> Iterator[Problem]:
    """E306."""
    table, scenario = _table(view), view.loaded.document
    if table is None or not table.is_written_out or not isinstance(scenario, Scenario):
        return
    yours, his = table.values
    agreed = acceptable(yours, his, -np.inf, table.second.no_deal)
    gains = yours[agreed] - table.first.no_deal
    totals = gains + his[agreed] - table.second.no_deal
    shares = gains[totals > 0] / totals[totals > 0]
    for name, ending in scenario.endings.items():
        wanted = ending.when.your_share if ending.when else None
        if wanted is not None and not any(wanted.holds(float(share)) for share in shares):
            yield endings_can_be_reached.check.problem(
                _place(view, name, block="endings"),
                f"No deal gives you {wanted} of what both gain.",
                f"The shares reach from {shares.min():.0%} to {shares.max():.0%}." if len(shares) else "",
            )


OUTCOME_RULES: tuple[Rule, ...] = (
    worth_is_known,
    there_is_a_zone,
    it_can_be_won,
    no_deal_can_be_better,
    there_is_something_to_trade,
    endings_can_be_reached,
)
"""The rules of this family, in the order of their codes."""


def _negotiation(view: View) -> terms.Negotiation | None:
    scenario = view.loaded.document
    return scenario.negotiation if isinstance(scenario, Scenario) else None


def _has_wrong_names(view: View) -> bool:
    """Whether names are wrong: that is said by the checks of references already."""
    return any(True for entry in REFERENCE_RULES if view.kind in entry.kinds for _ in entry.find(view))


def _table(view: View) -> Table | None:
    """The document's table; None where there is none, or it cannot be worked out (which E301 says)."""
    block = view.part("negotiation")
    if block is None or _negotiation(view) is None:
        return None
    described = {key: value for key, value in block.plain().items() if key not in _NOT_OF_THE_TABLE}
    return _worked_out(json.dumps(described))


@lru_cache(maxsize=4)
def _worked_out(described: str) -> Table | None:
    """A table by its description: the rules of this family and a scenario's difficulties mostly share one."""
    try:
        table = money_table(terms.Negotiation.model_validate(json.loads(described) | _NOT_OF_THE_TABLE)).table
        _ = table.points
    except (SalessimError, ValidationError):
        return None
    return table


def _place(view: View, key: str = "", *, block: str = "negotiation") -> Place:
    """Where a key of the block stands; the block's own key if there is none."""
    inside = view.part(block)
    entry = inside.items.get(key) if inside is not None else None
    if entry is None:
        entry = view.root.items[block]
    return entry.key.place
