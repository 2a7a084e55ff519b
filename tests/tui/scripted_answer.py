"""A planner whose answers are there at once: real ones, about a department that is quick to simulate."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from salessim.app.planner import Planner
from salessim.app.whatif import answer_whatif, prepare_whatif
from salessim.library.finding import Library
from salessim.study.answer import Answer
from small_department import SMALL

QUESTION = """
format: what-if/1
title: One more AE?
asked_by: Bea
baseline: four-people
look_ahead: 3 months
measure: contribution
options:
  one-ae: {label: Hire one AE, changes: [{hire: {role: AE, approved: 2027-03-08}}]}
  more-leads: {label: A fifth more leads, changes: [{set: {demand: 120%}}]}
questions:
  - ask: Which brings more?
    compare: contribution
  - ask: Who is busiest?
    show: busiest_role_by_month
  - ask: When does it pay?
    show: payback_month
"""


def put_into(folder: Path) -> None:
    """The department and the question, as files."""
    (folder / "four-people.yaml").write_text(SMALL.lstrip(), encoding="utf-8")
    (folder / "one-more-ae.yaml").write_text(QUESTION.lstrip(), encoding="utf-8")


@cache
def answered() -> Answer:
    """The answer, from four futures."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        put_into(folder)
        study = prepare_whatif(str(folder / "one-more-ae.yaml"), library=Library(folder), opening_months=2)
        return replace(answer_whatif(study, most=4, least=4, least_different=2, workers=0), seconds=2.0)


class ScriptedPlanner(Planner):
    """Gives one answer to everything."""

    def answer(self, *_) -> Answer:
        return answered()
