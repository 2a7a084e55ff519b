"""What the bench of a trainer and the plan of a manager ask: documents, mistakes, bots, departments at a glance.

The long ones work in processes of their own, tell how far they are, and can be stopped.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from salessim.app.autoplay import autoplay
from salessim.app.autoplay_report import Autoplay
from salessim.app.call_views import Fact
from salessim.app.check_documents import check_documents
from salessim.app.list_documents import ListedDocument, list_documents
from salessim.app.simulate import prepare, run_prepared
from salessim.library.check import check_document
from salessim.library.finding import Library
from salessim.model.department import Department
from salessim.model.document import Kind
from salessim.runs import CancelToken, Progress
from salessim.study.simulation import Simulation

if TYPE_CHECKING:
    from salessim.app.validity_words import Fact as Validity

FUTURES = 20
"""Futures for a first look at a department: enough for its averages, too few for its tails."""

_WORKERS = 2
"""Always in processes, so that the screen is never kept waiting."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking a document brought to light.

    Attributes:
        text: All problems with their lines and carets, and a line that counts them.
        errors: How many keep it from being used.
        warnings: How many do not.
    """

    text: str
    errors: int
    warnings: int


@dataclass(frozen=True, slots=True)
class Glance:
    """A department at a glance.

    Attributes:
        name: Its name.
        title: Its title.
        about: What it says about itself.
        people: Roles and how many there are.
        segments: Segments of its market, with the roles that sell to them.
        channels: Where leads come from, with how many a month.
    """

    name: str
    title: str
    about: tuple[Fact, ...]
    people: tuple[Fact, ...]
    segments: tuple[Fact, ...]
    channels: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Workbench:
    """The bench and the plan. Both front ends could use it; the command line has commands of its own for each.

    Attributes:
        library: Where documents are.
    """

    library: Library

    @property
    def own_folder(self) -> Path | None:
        """The user's own folder of documents; None: there is none."""
        return self.library.own

    def documents(self, kind: Kind | None = None) -> tuple[ListedDocument, ...]:
        """All documents of a kind, or of every kind."""
        return list_documents(self.library, kind)

    def check(self, file: str, width: int) -> Checked:
        """Find every mistake of a document.

        Args:
            file: Its name or file.
            width: Width of the text [characters].
        """
        report = check_documents(self.library, (file,))
        return Checked(report.written(width), report.errors, report.warnings)

    def autoplay(
        self,
        scenario: str,
        plays: int,
        on_progress: Callable[[Progress], None],
        cancelled: CancelToken,
    ) -> Autoplay:
        """Let bots play a scenario.

        Raises:
            InputError: It cannot be played.
            RunError: It was stopped.
        """
        return autoplay(
            self.library, scenario, plays=plays, workers=_WORKERS, on_progress=on_progress, cancelled=cancelled
        )

    def validity(self, scenario: str) -> "tuple[Validity, ...]":
        """What the card of a shipped scenario says, in words; nothing for somebody's own."""
        from salessim.app.validity import card_of
        from salessim.app.validity_words import facts_of

        card = card_of(self.library, scenario)
        return tuple(facts_of(card)) if card is not None else ()

    def glance(self, department: str) -> Glance:
        """A department at a glance.

        Raises:
            DocumentError: It has mistakes.
        """
        loaded = check_document(self.library, department, "department")
        model = loaded.sound()
        assert isinstance(model, Department), "it was read as a department"
        return glance_of(loaded.name, model)

    def simulate(
        self,
        department: str,
        months: int,
        seed: int,
        on_progress: Callable[[Progress], None],
        cancelled: CancelToken,
    ) -> Simulation:
        """Simulate a department.

        Raises:
            InputError: It cannot be simulated.
            RunError: It was stopped.
        """
        prepared = prepare(department, library=self.library, months=months, replications=FUTURES, seed=seed)
        return run_prepared(prepared, workers=_WORKERS, on_progress=on_progress, cancelled=cancelled)


def glance_of(name: str, department: Department) -> Glance:
    """A department at a glance.

    Args:
        name: Its name.
        department: The document.
    """
    people = tuple(Fact(_words(role), f"{one.count:g}") for role, one in department.roles.items())
    heads = sum(one.count for one in department.roles.values())
    about = (
        Fact("People", f"{heads:g} in {len(department.roles)} roles"),
        Fact("Segments", f"{len(department.segments)}"),
        Fact("Currency", department.currency),
    )
    sellers = department.roles.items()
    segments = tuple(
        Fact(_words(segment), ", ".join(_words(role) for role, one in sellers if segment in one.sells_to))
        for segment in department.segments
    )
    channels = tuple(
        Fact(
            _words(channel),
            ", ".join(f"{_words(segment)} {quantity}" for segment, quantity in one.leads_per_month.items()),
        )
        for channel, one in department.marketing.items()
    )
    return Glance(name, department.title, about, people, segments, channels)


def _words(name: str) -> str:
    return name.replace("-", " ").replace("_", " ")
