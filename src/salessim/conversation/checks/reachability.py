"""The checks of what can be reached (family W2): endings, answers, lines and options that no call can come to."""

from collections.abc import Iterator

from salessim.conversation.checks.playable import played
from salessim.conversation.checks.reaching import Reach, reach_of, speakers_of, things_of, why_untold
from salessim.conversation.checks.shadowing import implies
from salessim.errors import Problem
from salessim.library.codes import Check, check
from salessim.library.example_documents import SCENARIO, changed
from salessim.library.rules import rule
from salessim.library.tree import at_path
from salessim.library.view import View
from salessim.library.wording import listed, quoted
from salessim.model.condition import RUNGS, Condition

_LAST = "  over: {counts_as: no-sale, otherwise: true}\n"
_HAPPY = "  happy: {counts_as: advance, when: {trust: open}, says: Come on Monday.}\n"
_PLEASED = "  pleased: {counts_as: advance, when: {trust: confiding}, says: Come tomorrow.}\n"
_ABSENT = """    power: decides
  ben: {name: Ben Cole, role: Fitter, persona: amiable, power: uses}
"""
_OTHERS = """  draught:
    kind: pain
    who: ana
    fact: {says: It is draughty.}
"""
_WAITING = changed(SCENARIO, "There are nine doors.", "Nine., needs: {shared_all: draught.fact}")


@rule(
    check(
        "W201",
        "An ending is never reached",
        """The first ending that fits is used. An ending whose condition says no less than that of an earlier one, or
        that stands after one that always holds, is never the first. Put the stricter ending before the other.""",
        bad=changed(SCENARIO, _LAST, _HAPPY + _PLEASED + _LAST),
        line=24,
        good=changed(SCENARIO, _LAST, _PLEASED + _HAPPY + _LAST),
        severity="warning",
    ),
    "scenario",
)
def endings_are_reached(view: View) -> Iterator[Problem]:
    """W201."""
    models = played(view)
    if models is None:
        return
    before: dict[str, Condition] = {}
    for name, ending in models.scenario.endings.items():
        for other, condition in before.items():
            if condition.always or (ending.when is not None and implies(ending.when, condition)):
                yield _problem(
                    view,
                    endings_are_reached.check,
                    f"endings.{name}",
                    f"The ending {quoted(name)} is never reached: where it would fit, {quoted(other)} fits before it.",
                    f"Put {quoted(name)} before {quoted(other)}, or change one of the conditions.",
                )
                break
        if ending.when is not None:
            before[name] = ending.when


@rule(
    check(
        "W202",
        "A condition can never hold",
        """Something in the condition can never be so: it asks for more turns than the call has time for, for an option
        that cannot be agreed, for more needs than the scenario has, or for something both shared and not shared. What
        hangs on it, an answer, a question of the buyer's, an ending or a mark, is never reached.""",
        bad=SCENARIO + "beats:\n  late: {when: {after: 60 turns}, says: It is getting late.}\n",
        line=26,
        good=SCENARIO + "beats:\n  late: {when: {after: 6 turns}, says: It is getting late.}\n",
        severity="warning",
    ),
    "scenario",
)
def conditions_can_hold(view: View) -> Iterator[Problem]:
    """W202."""
    models = played(view)
    if models is None:
        return
    reach = reach_of(models.scenario, models.playbook)
    for path, condition in _conditions(reach):
        obstacle = reach.obstacle(condition)
        if obstacle is not None and not obstacle.thing:  # that something is never told is said at that thing
            where = f"{path}.{obstacle.key}" if at_path(view.root, f"{path}.{obstacle.key}") else path
            message = f"This can never be so: {obstacle.why}."
            yield _problem(view, conditions_can_hold.check, where, message, "Change it, or what it asks for.")


@rule(
    check(
        "W203",
        "Nobody is there to say it",
        """What can be found out, asked or objected needs somebody who is on the call at some time. Somebody with
        on_call: no comes only by “joins”, and nobody comes past a guard whom nothing satisfies.""",
        bad=changed(
            changed(SCENARIO, "    power: decides\n", _ABSENT.replace("power: uses}", "power: uses, on_call: no}")),
            "topics:\n",
            "topics:\n" + _OTHERS.replace("who: ana", "who: ben"),
        ),
        line=20,
        good=changed(
            changed(SCENARIO, "    power: decides\n", _ABSENT),
            "topics:\n",
            "topics:\n" + _OTHERS.replace("who: ana", "who: ben"),
        ),
        severity="warning",
    ),
    "scenario",
)
def somebody_is_there(view: View) -> Iterator[Problem]:
    """W203."""
    models = played(view)
    if models is None:
        return
    reach = reach_of(models.scenario, models.playbook)
    scenario = models.scenario
    named = [(f"topics.{name}.who", tuple(topic.who)) for name, topic in scenario.topics.items()]
    named += [(f"qualification.{name}.who", speakers_of(name, scenario)) for name in scenario.qualification]
    named += [(f"asks.{name}.who", (ask.who,)) for name, ask in scenario.asks.items()]
    named += [(f"objections.{name}.who", (objection.who,)) for name, objection in scenario.objections.items()]
    named += [(f"beats.{name}.who", (beat.who,)) for name, beat in scenario.beats.items() if beat.who is not None]
    if scenario.commitment is not None:
        named.append(("commitment.with", (scenario.commitment.with_whom,)))
    for path, people in named:
        if reach.people.isdisjoint(people):
            where = path if at_path(view.root, path) else path.rpartition(".")[0]
            verb = "is" if len(people) == 1 else "are"
            message = f"{listed(map(quoted, people), 'and')} {verb} never on the call."
            hint = "Say when they join, with “joins”, or name somebody who is there."
            yield _problem(view, somebody_is_there.check, where, message, hint)


@rule(
    check(
        "W204",
        "Answers wait for each other",
        """Each of these answers needs another of them to be told first, so none of them is ever told. Take one of the
        needs away.""",
        bad=changed(
            _WAITING,
            "endings:\n",
            _OTHERS.replace("It is draughty.", "Draughty., needs: {shared_all: doors.fact}") + "endings:\n",
        ),
        line=20,
        good=changed(_WAITING, "endings:\n", _OTHERS + "endings:\n"),
        severity="warning",
    ),
    "scenario",
)
def answers_do_not_wait_for_each_other(view: View) -> Iterator[Problem]:
    """W204."""
    models = played(view)
    if models is None:
        return
    reach = reach_of(models.scenario, models.playbook)
    waits = {
        name: obstacle.thing
        for name in things_of(models.scenario)
        if name not in reach.things and (obstacle := why_untold(name, reach)) is not None and obstacle.thing
    }
    reported: set[str] = set()
    for name in waits:
        ring = [name]
        while (after := waits.get(ring[-1], "")) and after not in ring:
            ring.append(after)
        if after == name and name not in reported:
            reported.update(ring)
            message = f"These wait for each other and are never told: {listed(map(quoted, ring), 'and')}."
            path = _path_of(name)
            where = f"{path}.needs" if at_path(view.root, f"{path}.needs") else path
            yield _problem(
                view, answers_do_not_wait_for_each_other.check, where, message, "Take one of the needs away."
            )


REACH_RULES = (endings_are_reached, conditions_can_hold, somebody_is_there, answers_do_not_wait_for_each_other)
"""All of them, in the order of their codes."""


def _conditions(reach: Reach) -> Iterator[tuple[str, Condition | None]]:
    """Every condition of a scenario that should be able to hold, with its path."""
    scenario = reach.scenario
    for name, person in scenario.people.items():
        yield f"people.{name}.lets_you_through", person.lets_you_through
    for name, topic in scenario.topics.items():
        for rung, answer in topic.rungs().items():
            yield f"topics.{name}.{rung}.needs", answer.needs
    for slot_name, slot in scenario.qualification.items():
        yield f"qualification.{slot_name}.needs", slot.needs
    for name, ask in scenario.asks.items():
        yield f"asks.{name}.when", ask.when
    for name, objection in scenario.objections.items():
        if scenario.after is None or objection.raised_when.always is not False:  # it may be open since the call before
            yield f"objections.{name}.raised_when", objection.raised_when
    for name, beat in scenario.beats.items():
        yield f"beats.{name}.when", beat.when
    yield from _conditions_at_the_end(reach)


def _conditions_at_the_end(reach: Reach) -> Iterator[tuple[str, Condition | None]]:
    scenario = reach.scenario
    if scenario.commitment is not None:
        yield "commitment.opens_when", scenario.commitment.opens_when
        for issue, part in scenario.commitment.issues.items():
            for option, each in part.options.items():
                yield f"commitment.issues.{issue}.options.{option}.only_if", each.only_if
    for name, ending in scenario.endings.items():
        yield f"endings.{name}.when", ending.when
    for number, goal in enumerate(scenario.scoring.goals, start=1):
        yield f"scoring.goals.{number}.when", goal.when


def _path_of(thing: str) -> str:
    """The path of a rung or slot in its document."""
    return f"topics.{thing}" if thing.rpartition(".")[2] in RUNGS else f"qualification.{thing}"


def _problem(view: View, check: Check, path: str, message: str, hint: str) -> Problem:
    found = at_path(view.root, path)
    place = (found.key or found.node).place if found else view.root.place
    return check.problem(place, message, hint)
