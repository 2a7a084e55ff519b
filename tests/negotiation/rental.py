"""A small negotiation that the tests share: forklifts on hire, a renewal."""

import copy
from collections.abc import Callable
from typing import Any

import yaml

from salessim.model.terms import Negotiation

RENTAL = """
with: ines
currency: EUR
rounds: 10
first_offer: buyer
money_later_is_worth_less: {you: 10%/year, buyer: 5%/year}
zero_is: {discount: 5%, term: 1 year, payment: 30 days, maintenance: none, drivers: none}
issues:
  discount:
    title: Discount off list
    options: [0%, 5%, 10%, 15%, 25%]
    worth: {you: -1000 EUR per point, buyer: +1000 EUR per point}
  term:
    options:
      1 year:  {you: 0, buyer: 0}
      3 years: {you: +9k EUR, buyer: -2k EUR}
  payment:
    options: [in advance, 30 days, 90 days]
    worth: time value of the yearly price
  maintenance:
    options:
      none:     {you: 0, buyer: 0}
      half:     {you: -2k EUR, buyer: +4k EUR}
      included: {you: -4k EUR, buyer: +7k EUR}
  drivers:
    title: Driver training
    options:
      none: {you: 0, buyer: 0}
      week: {you: -1k EUR, buyer: +300 EUR}
together:
  - {when: {discount: 15%+, term: 1 year}, you: -6k EUR, because: Head office asks why.}
if_no_deal:
  you: {worth: -11k EUR}
  buyer: {offer: {discount: 10%, payment: 90 days}, from: a rival, minus: 3k EUR, really_exists: yes}
you_may: {discount: up to 10%, beyond: manager, costs: 1 round}
buyer_plays:
  opens_at: 90% of the best he can get
  gives_ground: steadily
  mirrors_you: 50%
  takes_gifts_as_weakness: somewhat
  walks_away_after: 4 rounds without movement
tells_you:
  maintenance: {when: {moves: {clarify: 1+}}, says: The fitters cost me a fortune.}
discovery_helps:
  switching_costs_him: up to +2k EUR
  through: [fitters, stops.impact]
"""


def rental(change: Callable[[dict[str, Any]], object] | None = None) -> Negotiation:
    """The negotiation, changed in place before it is validated."""
    raw = copy.deepcopy(yaml.load(RENTAL, yaml.BaseLoader))
    if change is not None:
        change(raw)
    return Negotiation.model_validate(raw)
