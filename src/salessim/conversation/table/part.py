"""What a case holds of its negotiation: the table itself, who sits at it, and the lines that belong to it."""

from collections.abc import Mapping
from dataclasses import dataclass

from salessim.conversation.case_basics import Line
from salessim.negotiation.scenario.table_case import TableCase


@dataclass(frozen=True, slots=True)
class TablePart:
    """The negotiation of a call, ready to be played.

    Attributes:
        rules: The table, the rules of the talks, and how the buyer bargains.
        buyer: Number of the person who bargains.
        approver: Who of your own side has to agree to more than you may give; empty: nobody.
        options: Every option as (issue, option), in the order of the case's names.
        tactic_lines: What he says with each of his tactics.
        told_lines: What he says when he tells what is behind something, by issue.
        rival: Whose offer his alternative is; empty: nobody's.
        rival_terms: That offer, option by issue.
        compare_with: Whom a result is compared with.
    """

    rules: TableCase
    buyer: int
    approver: str
    options: tuple[tuple[str, str], ...]
    tactic_lines: tuple[tuple[Line, ...], ...]
    told_lines: Mapping[str, tuple[Line, ...]]
    rival: str
    rival_terms: Mapping[str, str]
    compare_with: tuple[str, ...]

    def title(self, issue: str) -> str:
        """What an issue is called on screen."""
        space = self.rules.rules.table.space
        return space.issues[space.place(issue)].title

    def spelled(self, terms: Mapping[str, str]) -> str:
        """Terms in words: `Discount off list 8%, Contract length 3 years`."""
        return ", ".join(f"{self.title(issue)} {option}" for issue, option in terms.items())

    def terms(self, package: int) -> dict[str, str]:
        """A package in words, option by issue."""
        space = self.rules.rules.table.space
        return space.terms(space.numbered(package))

    def package(self, terms: Mapping[str, str]) -> int:
        """The number of a package that names every issue.

        Raises:
            InputError: A name is unknown, or an issue is missing.
        """
        space = self.rules.rules.table.space
        return space.number(space.outcome(terms))

    def changes(self, package: int, before: int) -> dict[str, str]:
        """The options of a package that differ from another's."""
        was = self.terms(before)
        return {issue: option for issue, option in self.terms(package).items() if was[issue] != option}
