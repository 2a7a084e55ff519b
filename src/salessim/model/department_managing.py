"""What managers do besides leading people: they set targets and say what will come: parts of `department/1`."""

from __future__ import annotations

from pydantic import Field, model_validator

from salessim.model.notation import (
    Change,
    ChangeQuantity,
    DurationQuantity,
    MoneyRate,
    Name,
    NumberQuantity,
    Part,
    Rate,
    Share,
    refusal,
)


class Targets(Part):
    """Targets for every region, product, customer and rep, set anew every year.

    What customers of before are expected to bring is taken off the revenue that is wanted; what is missing has to come
    from new business. It is shared out to regions, and in a region to those who sell, by their quotas. From then on
    their shares are the quotas, for their pay, their motivation and every figure about quotas.

    Attributes:
        revenue: What customers of before and new ones are to bring together.
        raised: Change of it from year to year.
        set_by: The role that sets targets and reviews them.
        work: Working time to set them, once a year.
        reviews: How often they are reviewed: who has left is shared out anew, whether customer or rep.
        review_work: Working time of a review, for every rep with a target.
        regions: Part of each territory in what new business is to bring; as their companies, where it is not said.
        products: Part of each product in it.
    """

    revenue: MoneyRate
    raised: Change = 1.0
    set_by: Name
    work: DurationQuantity
    reviews: Rate | None = None
    review_work: DurationQuantity | None = None
    regions: dict[Name, Share] = Field(default_factory=dict)
    products: dict[Name, Share] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _can_be_reviewed(self) -> Targets:
        if self.reviews is not None and not 0.0 < self.reviews.per_year <= 52.0:
            raise refusal(
                "Targets are reviewed between once in some years and once a week.", "Write, for example, 1/month."
            )
        if (self.reviews is None) != (self.review_work is None):
            raise refusal(
                "A review is said by how often it is held and by its work.", "Give both: reviews and review_work."
            )
        return self


class Forecasts(Part):
    """What managers say, month by month, will be won in this month and in this quarter.

    A manager goes through the open deals of every rep. To him a deal is as likely as deals are that have come so far,
    by his judgement; its date is the one that its owner says. He does not see which customers have gone silent.

    Attributes:
        made_by: The role that does it.
        work: Working time for the deals of one rep.
        bias: What judgement adds to the odds of every deal; wishful, where it is above nothing.
        noise: How much it errs from deal to deal and month to month [factor of the odds; 8 of 10 lie within].
        commit_from: Deals that seem at least so likely are committed.
        best_case_from: Deals that seem at least so likely are in the best case.
    """

    made_by: Name
    work: DurationQuantity
    bias: ChangeQuantity | None = None
    noise: NumberQuantity | None = None
    commit_from: Share = 0.6
    best_case_from: Share = 0.25

    @model_validator(mode="after")
    def _best_case_holds_commit(self) -> Forecasts:
        if self.best_case_from > self.commit_from:
            raise refusal(
                "The best case has fewer deals in it than what is committed.",
                "Let best_case_from be no more than commit_from.",
                "best_case_from",
            )
        return self
