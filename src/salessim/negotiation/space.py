"""What can be agreed: issues with options, and the outcomes they span."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from salessim.errors import InputError

Outcome = tuple[int, ...]
"""One option for every issue, each as its position in the issue's list of options."""


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing to be agreed.

    Attributes:
        name: Its name in files.
        options: Its options, in the order they were given.
        title: What it is called on screen; empty: the name.
    """

    name: str
    options: tuple[str, ...]
    title: str = ""

    def __post_init__(self) -> None:
        if not self.options:
            raise InputError(f"The issue “{self.name}” has no options.", "Give it at least one.")
        if len(set(self.options)) < len(self.options):
            raise InputError(f"The issue “{self.name}” has the same option twice.", "Keep one of them.")

    def position(self, option: str) -> int:
        """Where an option stands in the list.

        Raises:
            InputError: The issue has no such option.
        """
        try:
            return self.options.index(option)
        except ValueError:
            raise InputError(
                f"“{option}” is no option of {self.title or self.name}.", _nearest(option, self.options)
            ) from None


@dataclass(frozen=True, slots=True)
class Space:
    """All outcomes of some issues.

    Outcomes are numbered from 0 in the order of `itertools.product` over the options: the last issue moves fastest.
    """

    issues: tuple[Issue, ...]

    def __post_init__(self) -> None:
        if not self.issues:
            raise InputError("There is nothing to negotiate about.", "Give at least one issue.")
        names = [issue.name for issue in self.issues]
        if len(set(names)) < len(names):
            raise InputError("Two issues have the same name.", "Rename one of them.")

    @property
    def shape(self) -> tuple[int, ...]:
        """How many options each issue has."""
        return tuple(len(issue.options) for issue in self.issues)

    @property
    def size(self) -> int:
        """How many outcomes there are; exact, however large."""
        return math.prod(self.shape)

    def place(self, issue: str) -> int:
        """Where an issue stands in the list.

        Raises:
            InputError: There is no such issue.
        """
        for place, candidate in enumerate(self.issues):
            if candidate.name == issue:
                return place
        raise InputError(
            f"“{issue}” is no issue of this negotiation.", _nearest(issue, [item.name for item in self.issues])
        )

    def outcome(self, terms: Mapping[str, str], rest: Sequence[int] | None = None) -> Outcome:
        """The outcome that some terms describe.

        Args:
            terms: Option by issue.
            rest: The outcome that issues not named are taken from.

        Raises:
            InputError: A name is unknown, or an issue is missing and there is no `rest`.
        """
        options: list[int | None] = list(rest) if rest is not None else [None] * len(self.issues)
        for name, option in terms.items():
            place = self.place(name)
            options[place] = self.issues[place].position(option)
        missing = [issue.name for issue, option in zip(self.issues, options, strict=True) if option is None]
        if missing:
            raise InputError(f"Nothing is said about {', '.join(missing)}.", "Name an option for every issue.")
        return tuple(option for option in options if option is not None)

    def number(self, outcome: Sequence[int]) -> int:
        """The number of an outcome [0..size)."""
        number = 0
        for option, options in zip(outcome, self.shape, strict=True):
            number = number * options + option
        return number

    def numbered(self, number: int) -> Outcome:
        """The outcome with a number."""
        outcome: list[int] = []
        for options in reversed(self.shape):
            number, option = divmod(number, options)
            outcome.append(option)
        return tuple(reversed(outcome))

    def terms(self, outcome: Iterable[int]) -> dict[str, str]:
        """An outcome in words: option by issue."""
        return {issue.name: issue.options[option] for issue, option in zip(self.issues, outcome, strict=True)}


def plain_space(options: Sequence[int]) -> Space:
    """A space of nameless issues, for tables of bare numbers: `plain_space([3, 5])` has 15 outcomes."""
    return Space(
        tuple(
            Issue(f"issue-{place}", tuple(f"{option}" for option in range(count)))
            for place, count in enumerate(options, start=1)
        )
    )


def _nearest(word: str, known: Sequence[str]) -> str:
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(known[:12])}."
