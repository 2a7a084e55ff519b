"""Small whole documents from which the examples of the checks are made."""

SCENARIO = """\
format: scenario/1
title: The cold store
kind: discovery call
playbook: core
time: 10 min
brief:
  you_are: You sell door seals.
  you_know: Northgate Foods runs a cold store.
  your_goal: Find out what the warm doors cost.
people:
  ana:
    name: Ana Ruiz
    role: Warehouse manager
    persona: driver
    power: decides
topics:
  doors:
    kind: pain
    who: ana
    fact: {says: There are nine doors.}
    problem: {says: Two of them no longer close.}
endings:
  over: {counts_as: no-sale, otherwise: true}
scoring: {pass_mark: 60}
"""
"""A scenario with as little in it as a scenario can have."""

TABLE = """\
negotiation:
  with: ana
  currency: EUR
  rounds: 6
  zero_is: {discount: 0%, term: 1 year}
  issues:
    discount: {options: [0%, 5%, 10%], worth: {you: -100 EUR per point, buyer: +100 EUR per point}}
    term: {options: {1 year: {you: 0, buyer: 0}, 2 years: {you: +900 EUR, buyer: -300 EUR}}}
  if_no_deal:
    you: {worth: -2k EUR}
    buyer: {offer: {discount: 5%, term: 1 year}}
  buyer_plays: {opens_at: 90%, gives_ground: steadily}
"""
"""A negotiation block for that scenario."""

PLAYBOOK = """\
format: playbook/1
title: Two questions
extends: core
"""
"""A playbook that adds nothing to `core`."""

DEPARTMENT = """\
format: department/1
title: Two reps
currency: EUR
calendar: {starts: 2027-01-01, work_days: Mon-Fri, hours: 9 to 17}
segments:
  small: {companies: 900, deal_size: 9k EUR/year, time_to_decide: 30 days, win_rate: 20%}
roles:
  SDR: {count: 1, pay: {salary: 40k EUR}}
  AE: {count: 2, pay: {salary: 60k EUR}, sells_to: small}
working_time: {selling: 40%}
process:
  qualifying: {done_by: SDR, work: 40 min}
  steps:
    - {step: demo, done_by: AE, work: 2 hours, share_of_losses: 100%, share_of_time: 100%}
"""
"""A department with as little in it as a department can have."""

WHAT_IF = """\
format: what-if/1
title: One more rep?
baseline: saas-20
look_ahead: 12 months
measure: contribution
options:
  one-ae:
    changes:
      - hire: {role: mid AE, approved: 2027-01-15}
"""
"""A what-if about the shipped department."""


def changed(document: str, old: str, new: str) -> str:
    """A document with one piece replaced.

    Raises:
        ValueError: The piece is not in it exactly once.
    """
    if document.count(old) != 1:
        raise ValueError(f"{old!r} stands {document.count(old)} times in the document")
    return document.replace(old, new)


def line_of(document: str, piece: str) -> int:
    """The line on which a piece of a document stands [1..]."""
    return document[: document.index(piece)].count("\n") + 1
