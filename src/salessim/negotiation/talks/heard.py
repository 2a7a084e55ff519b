"""What a side has let the other hear: its offers summed up, so that a long negotiation stays cheap to follow."""

from dataclasses import dataclass

from salessim.negotiation.space import Outcome, Space
from salessim.negotiation.talks.moves import Offer


@dataclass(frozen=True, slots=True)
class Heard:
    """A side's offers, summed up.

    Attributes:
        packages: The first package of every different offer, in order.
        counts: For each issue how often each option was offered.
        steady: For each issue how often it stayed as it was from one offer to the next.
        first: Its first offer; None: it has made none.
        last: Its last offer.
        options: The options of its last offer.
    """

    packages: tuple[int, ...] = ()
    counts: tuple[tuple[int, ...], ...] = ()
    steady: tuple[int, ...] = ()
    first: Offer | None = None
    last: Offer | None = None
    options: Outcome = ()

    @property
    def distinct(self) -> int:
        """How many different offers it has made."""
        return len(self.packages)

    def and_then(self, offer: Offer, space: Space) -> "Heard":
        """With one offer more; of several packages the first stands for it."""
        package = offer.packages[0]
        options = space.numbered(package)
        if self.first is None:
            counts = tuple(
                tuple(int(place == option) for place in range(len(issue.options)))
                for issue, option in zip(space.issues, options, strict=True)
            )
            return Heard((package,), counts, (0,) * len(options), offer, offer, options)
        if offer == self.last:
            steady = tuple(times + 1 for times in self.steady)
        else:
            steady = tuple(
                times + (option == last) for times, option, last in zip(self.steady, options, self.options, strict=True)
            )
        counts = tuple(
            (*issue[:option], issue[option] + 1, *issue[option + 1 :])
            for issue, option in zip(self.counts, options, strict=True)
        )
        packages = self.packages if package in self.packages else (*self.packages, package)
        return Heard(packages, counts, steady, self.first, offer, options)
