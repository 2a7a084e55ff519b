"""What a department file takes from the records beside segments and sources: stages, season, churn and people."""

from __future__ import annotations

from dataclasses import dataclass

from salessim.calibration.churn import Churn
from salessim.calibration.deals import Book
from salessim.calibration.differences import Differences
from salessim.calibration.fit import Fit
from salessim.calibration.season import Season, fit_season
from salessim.calibration.stages import Stage, fit_stages


@dataclass(frozen=True)
class Details:
    """What is known.

    Attributes:
        stages: How deals pass through stages; none where the histories do not tell.
        season: What the months do to arrivals; None with less than two whole years.
        churn: How customers leave; None where nobody notes it.
        differences: How segments, sources, products and owners differ.
    """

    stages: tuple[Stage, ...] = ()
    season: Season | None = None
    churn: Churn | None = None
    differences: tuple[Differences, ...] = ()

    @property
    def unknown(self) -> tuple[tuple[str, str], ...]:
        """What the records cannot tell, and why."""
        found = []
        if not self.stages:
            found.append(("stages", "No history of stages with enough deals: not identifiable in which step they end."))
        if self.churn is None:
            found.append(("churn", "No account says when it became a customer and left: not identifiable."))
        elif not self.churn.is_identifiable:
            gone = f"Only {self.churn.left.sum():.0f} customers left"
            found.append(("churn", f"{gone}: not identifiable how it changes with age."))
        return tuple(found)


def fit_details(book: Book, fit: Fit, churn: Churn | None = None) -> Details:
    """Fits them.

    Args:
        book: All that is known.
        fit: What was fitted to it.
        churn: How customers leave, which a book does not hold.
    """
    has_leads = len(book.leads) > 0
    created = book.leads.created if has_leads else fit.deals.created
    watched = fit.lives.watched
    first = watched.first if watched.starts_late and not has_leads else int(created.min())
    return Details(
        fit_stages(fit.deals, book.until, watched.first), fit_season(created, first, book.until), churn, fit.differences
    )
