"""Compiles what happens besides questions and answers: concerns, what the buyer asks, beats, next step, endings."""

from collections.abc import Mapping

from salessim.conversation.case_exchanges import (
    AskCase,
    BeatCase,
    CommitmentCase,
    EndingCase,
    ObjectionCase,
    OptionCase,
)
from salessim.conversation.compiling.source import Source, feeling
from salessim.errors import NotPlayableError
from salessim.model.condition import Condition
from salessim.model.exchange import Commitment, GenericObjection, Objection, StepIssue

YOU = "you"


def compile_objections(source: Source) -> tuple[ObjectionCase, ...]:
    """The scenario's concerns, then the playbook's."""
    found: list[tuple[str, str, GenericObjection]] = [
        *(("objections", name, part) for name, part in source.scenario.objections.items()),
        *(
            ("playbook.objections", f"playbook {name}" if name in source.scenario.objections else name, part)
            for name, part in source.playbook.objections.items()
        ),
    ]
    return tuple(
        ObjectionCase(
            id=name,
            who=source.names.person(part.who) if isinstance(part, Objection) else -1,
            raised_when=source.condition(part.raised_when) if isinstance(part, Objection) else None,
            good_answer=tuple(source.names.moves_called(move) for move in part.good_answer),
            settled=feeling(part.settled),
            ignored=feeling(part.if_ignored),
            says=source.lines(part.says, f"{where}.{name}.says"),
            settled_says=source.lines(part.settled_says, f"{where}.{name}.settled_says"),
            real_reason=part.real_reason or "",
        )
        for where, name, part in found
    )


def compile_asks(source: Source) -> tuple[AskCase, ...]:
    """What the buyer asks."""
    return tuple(
        AskCase(
            id=name,
            who=source.names.person(part.who),
            when=source.condition(part.when),
            good=source.names.moves_of(part.good_answer),
            poor=source.names.moves_of(part.poor_answer),
            answered=feeling(part.answered),
            answered_poorly=feeling(part.answered_poorly),
            dodged=feeling(part.dodged),
            dodged_twice=feeling(part.dodged_twice),
            says=source.lines(part.says, f"asks.{name}.says"),
            answered_says=source.lines(part.answered_says, f"asks.{name}.answered_says"),
        )
        for name, part in source.scenario.asks.items()
    )


def compile_beats(source: Source) -> tuple[BeatCase, ...]:
    """What happens during the call."""
    return tuple(
        BeatCase(
            id=name,
            who=-1 if part.who is None else source.names.person(part.who),
            when=source.condition(part.when),
            says=source.lines(part.says, f"beats.{name}.says"),
            effect=feeling(part.effect),
        )
        for name, part in source.scenario.beats.items()
    )


def compile_endings(source: Source) -> tuple[EndingCase, ...]:
    """The endings, in the order in which they are tried."""
    return tuple(
        EndingCase(
            id=name,
            counts_as=part.counts_as,
            when=None if part.otherwise else source.condition(part.when),
            closes=not part.otherwise and part.when is not None and _closes(part.when),
            says=source.lines(part.says, f"endings.{name}.says"),
        )
        for name, part in source.scenario.endings.items()
    )


def _closes(when: Condition) -> bool:
    states = [when, *when.people.values()]
    run_out = [
        comparison
        for state in states
        for comparison in (state.trust, state.patience)
        if comparison is not None and comparison.holds(0) and not comparison.holds(100)
    ]
    return bool(run_out or when.agreed_all or when.agreed_any or when.deal)


def compile_commitment(source: Source) -> CommitmentCase | None:
    """The bargain about the next step.

    Raises:
        NotPlayableError: An option says nothing about what it is worth to one of the two sides.
    """
    block = source.scenario.commitment
    if block is None:
        return None
    options = tuple(
        option
        for number, (name, issue) in enumerate(block.issues.items())
        for option in _options(number, name, issue, block, source)
    )
    floors: Mapping[str, float] = block.walks_away_below
    _check_sides(floors, block, "walks_away_below")
    easing = block.gets_easier
    eases_when = Condition(urgency=easing.at_urgency) if easing and easing.at_urgency is not None else None
    return CommitmentCase(
        opens_when=source.condition(block.opens_when),
        buyer=source.names.person(block.with_whom),
        issues=tuple(issue.title or name.replace("-", " ") for name, issue in block.issues.items()),
        options=options,
        buyer_floor=round(1000 * floors.get(block.with_whom, 0.0)),
        your_floor=round(1000 * floors.get(YOU, 0.0)),
        eases=round(1000 * easing.per_explicit_need) if easing else 0,
        eases_when=source.condition(eases_when),
        best_buyer=_best(options, [option.worth_buyer for option in options]),
        best_you=_best(options, [option.worth_you for option in options]),
        refused_says=source.lines(block.refused_says, "commitment.refused_says"),
        accepted_says=source.lines(block.accepted_says, "commitment.accepted_says"),
    )


def _options(number: int, name: str, issue: StepIssue, block: Commitment, source: Source) -> list[OptionCase]:
    found = []
    for option, part in issue.options.items():
        _check_sides(part.worth, block, f"{name}.{option}")
        for side in (block.with_whom, YOU):
            if side not in part.worth:
                raise NotPlayableError(
                    f"“{name}.{option}” does not say what it is worth to {side}.",
                    f"Write, for example: worth: {{{block.with_whom}: 5, you: 5}}.",
                )
        found.append(
            OptionCase(
                id=f"{name}.{option}",
                title=_in_words(option, source),
                issue=number,
                worth_buyer=round(100 * part.worth[block.with_whom]),
                worth_you=round(100 * part.worth[YOU]),
                only_if=source.condition(part.only_if),
            )
        )
    return found


def _check_sides(given: Mapping[str, float], block: Commitment, where: str) -> None:
    for side in given:
        if side not in (block.with_whom, YOU):
            raise NotPlayableError(
                f"“{where}” names {side}, but the next step is agreed between you and {block.with_whom}.",
                f"Leave {side} out, or write with: {side}.",
            )


def _in_words(name: str, source: Source) -> str:
    """A name as people say it: hyphens become spaces, and people's names keep their capitals."""
    capitals = {part.lower(): part for person in source.scenario.people.values() for part in person.name.split()}
    return " ".join(capitals.get(word, word) for word in name.replace("-", " ").split())


def _best(options: tuple[OptionCase, ...], worth: list[int]) -> int:
    best: dict[int, int] = {}
    for option, value in zip(options, worth, strict=True):
        best[option.issue] = max(value, best.get(option.issue, 0))
    return sum(best.values())
