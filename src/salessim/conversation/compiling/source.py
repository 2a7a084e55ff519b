"""What all parts of the compiler share: the documents, the names in them, and how a value is read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from salessim.conversation.case_basics import Feeling, Line
from salessim.conversation.conditions import Compiled, NeedsThatCount, compile_condition
from salessim.conversation.naming import Names
from salessim.errors import NotationError
from salessim.luck import Luck
from salessim.model.condition import Condition, Effect
from salessim.model.lines import Lines
from salessim.model.playbook import Playbook
from salessim.model.scales import shift_points
from salessim.model.scenario import Scenario
from salessim.units import MoneyRate, parse_money, parse_money_rate


@dataclass(frozen=True, slots=True)
class Source:
    """The documents that a case is made from.

    Attributes:
        scenario: The scenario, its people merged with their personas, the difficulty applied.
        playbook: The playbook, merged with what it extends.
        luck: The luck of this attempt.
        names: Every name and its number.
        needs: What counts as a need.
    """

    scenario: Scenario
    playbook: Playbook
    luck: Luck
    names: Names
    needs: NeedsThatCount

    def condition(self, condition: Condition | None) -> Compiled:
        """A condition of the scenario's."""
        return compile_condition(condition, self.names, self.needs)

    def playbook_condition(self, condition: Condition | None) -> Compiled:
        """A condition of the playbook's, for which implied needs suffice in a small sale."""
        return compile_condition(condition, self.names, self.needs, is_playbooks=True)

    def lines(self, lines: Lines, place: str, blanks: Mapping[str, str] | None = None) -> tuple[Line, ...]:
        """Authored lines with their blanks filled."""
        filled = {**self._blanks(), **(blanks or {})}
        found = []
        for number, line in enumerate(lines):
            text = fill(line.line, filled)
            who = -1 if line.who is None else self.names.person(line.who)
            found.append(Line(text, who, f"{place}.{number}", len(text.split())))
        return tuple(found)

    def _blanks(self) -> dict[str, str]:
        company, seller = self.scenario.company, self.scenario.seller
        return {
            "company": company.name if company else "your company",
            "product": seller.product if seller else "our product",
        }


def fill(text: str, blanks: Mapping[str, str]) -> str:
    """A text with those of its blanks filled that are given; the others stay."""
    return re.sub(r"\{([a-z]+)\}", lambda found: blanks.get(found[1], found[0]), text)


def feeling(effect: Effect | None) -> Feeling:
    """An effect in points."""
    if effect is None:
        return (0, 0, 0)
    shifts = (effect.trust, effect.patience, effect.urgency)
    trust, patience, urgency = (0 if shift is None else shift_points(shift) for shift in shifts)
    return (trust, patience, urgency)


def spoken_figure(text: str) -> str:
    """A figure as people say it: `38k EUR/month` becomes `38,000 EUR a month`; other texts stay as they are."""
    try:
        money = parse_money_rate(text) if "/" in text else parse_money(text)
    except NotationError:
        return text
    if isinstance(money, MoneyRate):
        return f"{_amount(money.money.amount)} {money.money.currency} a {money.per}"
    return f"{_amount(money.amount)} {money.currency}"


def _amount(amount: float) -> str:
    return f"{amount:,.0f}" if amount == int(amount) else f"{amount:,.2f}"
