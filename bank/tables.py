"""How typed lines are read at the shipped negotiation tables: `python bank/tables.py [--show studied]`.

The labelled lines stand in bank/tables/lines.tsv. Half of them were studied, and rules were mended for them; the other
half were written before, and never looked at again. A line is read rightly if every offer, what is asked in return and
whether it is a yes are all as labelled.
"""

import argparse
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Final

from salessim.app.play import start_call
from salessim.conversation.reading.understanding import Understanding
from salessim.conversation.table.reading import TableReader
from salessim.conversation.turn import NamedTurn
from salessim.library.finding import Library

LINES: Final = Path(__file__).parent / "tables" / "lines.tsv"
_YES: Final = "YES"

Told = tuple[bool, frozenset[frozenset[str]], frozenset[str]]
"""Whether it is a yes, the packages that are offered, what is asked in return."""


@cache
def reader_of(scenario: str) -> TableReader:
    """Who reads at a shipped table."""
    call = start_call(Library(), scenario, seed=1, attempt="one", now=datetime(2026, 1, 5, tzinfo=UTC))
    table = call.session.case.table
    assert table is not None, "every scenario of the file has a table"
    talk = Understanding().in_call(call.session.case, call.scenario, call.playbook)
    return TableReader(call.session.case, table, talk)


def told(said: NamedTurn) -> Told:
    """What a line that was read offers and asks for."""
    packages = frozenset(frozenset(each) for each in (said.offer, *said.or_else) if each)
    return said.accepts, packages, frozenset(said.if_he_agrees)


def labelled(offer: str, asked: str) -> Told:
    """What a line offers and asks for, by its labels."""
    packages = () if offer == _YES else (each.split(";") for each in offer.split("/") if each)
    return (
        offer == _YES,
        frozenset(frozenset(package) for package in packages),
        frozenset(each for each in asked.split(";") if each),
    )


def rows() -> list[tuple[str, str, str, Told]]:
    """Set, table, line and label of each."""
    found = []
    for row in LINES.read_text(encoding="utf-8").splitlines():
        if not row.startswith("#"):
            group, table, line, offer, asked = (row + "\t\t").split("\t")[:5]
            found.append((group, table, line, labelled(offer, asked)))
    return found


def report(show: str = "") -> str:
    """How many are read rightly, by set, and how many are taken for an offer that is none."""
    lines = []
    judged = [(group, line, told(reader_of(table).read(line).said), truth) for group, table, line, truth in rows()]
    for group in dict.fromkeys(group for group, *_ in judged):
        own = [(read, truth) for name, _, read, truth in judged if name == group]
        right = sum(read == truth for read, truth in own)
        made = [(read, truth) for read, truth in own if read[0] or read[1]]
        good = sum(read[:2] == truth[:2] for read, truth in made)
        there = sum(truth[0] or bool(truth[1]) for _, truth in own)
        lines.append(
            f"tables, {group}: {len(own)} lines, {right / len(own):.3f} read rightly in all; of offers and yeses "
            f"precision {good / max(len(made), 1):.3f}, recall {good / there:.3f}"
        )
    lines += [f"  {line}: {read} instead of {truth}" for g, line, read, truth in judged if g == show and read != truth]
    return "\n".join(lines)


def main() -> int:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", default="", help="The set whose misread lines are printed.")
    sys.stdout.write(f"{report(parser.parse_args().show)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
