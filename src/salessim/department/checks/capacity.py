"""Whether the work fits into the time there is, and the deals into the room."""

from __future__ import annotations

from collections.abc import Iterator

from salessim.department.checks.reckoning import SOUND, Reckoning, place_of, reckoned
from salessim.department.marginals import step_goes_well
from salessim.department.ways import parts_along, ways_of
from salessim.errors import Problem
from salessim.library.codes import check
from salessim.library.rules import rule
from salessim.library.view import View

_YEAR_SECONDS = 365.25 * 86_400
_DAY_SECONDS = 86_400


@rule(
    check(
        "X604",
        "More work than time",
        """A role has more to do than its people have hours: its queue grows for as long as the department runs. That
        may be what you want to show; a simulation then has to begin empty (`--opening 0`).""",
        bad=SOUND.replace("work: 40 min", "work: 8 hours"),
        line=8,
        good=SOUND,
        severity="warning",
    ),
    "department",
)
def work_fits_into_the_time(view: View) -> Iterator[Problem]:
    """X604."""
    sums = reckoned(view)
    if sums is None:
        return
    for name, load in sums.flow.loads.items():
        if load > 1.0:
            role = sums.plan.roles[name]
            asked = "has work and no people" if not role.count else f"would need {load:.2f} times the time it has"
            coaching = " Coaching is a part of it." if role.coaching_seconds_per_week else ""
            yield work_fits_into_the_time.check.problem(
                place_of(view, "roles", name, "count"),
                f"The role {name} {asked}, with every seat filled.{coaching}",
                "Give it more people or less work, or begin simulations empty: `--opening 0`.",
            )


@rule(
    check(
        "X609",
        "More deals than anybody has room for",
        """As many deals are open at a time as qualify in the time that a deal stays open (Little's law). Where that is
        more than `open_deals_max` allows in all seats together, deals are lost because nobody has room.""",
        bad=SOUND.replace("open_deals_max: 30", "open_deals_max: 3"),
        line=6,
        good=SOUND,
        severity="warning",
    ),
    "department",
)
def deals_find_room(view: View) -> Iterator[Problem]:
    """X609."""
    sums = reckoned(view)
    if sums is None:
        return
    for name in sums.plan.segments:
        owners = [role for role in sums.plan.owning_roles if role.sells_to == (name,) and role.count]
        others = any(name in role.sells_to and role not in owners for role in sums.plan.owning_roles)
        rooms = [role.count * role.open_deals_max for role in owners if role.open_deals_max is not None]
        if others or not owners or len(rooms) < len(owners):
            continue
        still_open = sums.flow.qualified[name] * _open_seconds(name, sums) / _YEAR_SECONDS
        if still_open > sum(rooms):
            yield deals_find_room.check.problem(
                place_of(view, "segments", name),
                f"About {still_open:.0f} {name} deals are open at a time, and there is room for {sum(rooms)}.",
                "Allow more open deals, give the roles that sell to it more people, or expect deals to be lost.",
            )


def _open_seconds(segment: str, sums: Reckoning) -> float:
    """How long a deal of a segment is open on average [s]; what follows silence is not counted."""
    plan = sums.plan
    seconds = 0.0
    for way, share in ways_of(segment, plan.steps).items():
        times = parts_along(way, [step.share_of_time for step in plan.steps])
        losses = parts_along(way, [step.share_of_losses for step in plan.steps])
        reached = share
        for time, goes_well in zip(times, step_goes_well(plan.segments[segment], losses), strict=True):
            seconds += reached * time * plan.segments[segment].time_to_decide.mean()
            reached *= goes_well
    return seconds


@rule(
    check(
        "X610",
        "Steps that take longer than the deal",
        """The work of the steps, done by somebody who has this one deal and nothing else to do, takes longer than half
        of the deals are said to take; so deals cannot be as quick as the file says.""",
        bad=SOUND.replace("time_to_decide: 30 days", "time_to_decide: 12 hours"),
        line=6,
        good=SOUND,
        severity="warning",
    ),
    "department",
)
def steps_fit_into_the_time(view: View) -> Iterator[Problem]:
    """X610."""
    sums = reckoned(view)
    if sums is None:
        return
    plan = sums.plan
    first = plan.calendar.second_of(plan.starts)
    worked = plan.calendar.work_between(first, first + 364 * _DAY_SECONDS) * plan.time_for_deals / 364
    if worked <= 0.0:
        return
    for name, segment in plan.segments.items():
        work = sum(step.work.median * step.share_in(name) for step in plan.steps)
        days, typical = work / worked, segment.time_to_decide.median / _DAY_SECONDS
        if days > typical:
            yield steps_fit_into_the_time.check.problem(
                place_of(view, "segments", name, "time_to_decide"),
                f"The work on a {name} deal takes at least {days:.1f} days on the calendar; half of the deals are said "
                f"to take less than {typical:.1f}.",
                "Make the work of the steps less, or the time to decide longer.",
            )


@rule(
    check(
        "X611",
        "Discounts that cannot be given",
        """The usual discount is more than anybody may give, or discounts need somebody's approval and no role approves
        them.""",
        bad=SOUND + "  discount: {typical: 20%, most_allowed: 10%}\n",
        line=SOUND.count("\n") + 1,
        good=SOUND + "  discount: {typical: 10%, most_allowed: 20%}\n",
        severity="warning",
    ),
    "department",
)
def discounts_can_be_given(view: View) -> Iterator[Problem]:
    """X611."""
    sums = reckoned(view)
    discount = sums.department.process.discount if sums is not None else None
    if sums is None or discount is None:
        return
    most, above = discount.most_allowed, discount.approval_above
    if most is not None and discount.typical > most:
        yield discounts_can_be_given.check.problem(
            place_of(view, "process", "discount", "typical"),
            f"Typically {discount.typical:.0%} is given, and at most {most:.0%} is allowed.",
            "Allow more, or make the typical discount smaller.",
        )
    is_approved = any(role.approves_discounts and role.count for role in sums.plan.roles.values())
    if above is not None and above < (1.0 if most is None else most) and not is_approved:
        yield discounts_can_be_given.check.problem(
            place_of(view, "process", "discount", "approval_above"),
            f"Discounts above {above:.0%} need approval, and no role approves discounts.",
            "Give a role `approves: discounts`, or leave out approval_above.",
        )
