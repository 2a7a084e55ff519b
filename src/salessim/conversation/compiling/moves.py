"""Compiles the moves of a playbook, and what each does to whom."""

from collections.abc import Mapping

from salessim.conversation.case import MoveCase
from salessim.conversation.case_basics import Feeling
from salessim.conversation.compiling.index import ancestry
from salessim.conversation.compiling.rules import is_large_sale
from salessim.conversation.compiling.source import Source, feeling
from salessim.model.condition import RUNGS, Effect
from salessim.model.playbook import Move, Playbook
from salessim.model.scales import shift_points

SCALE_NAMES = ("trust", "patience", "urgency")


def families_of(move: str, playbook: Playbook) -> list[str]:
    """Families that a move belongs to, by itself or through what it acts like."""
    line = set(ancestry(move, playbook))
    return [name for name, family in playbook.families.items() if line & set(family.moves)]


def said_about(move: str, playbook: Playbook) -> list[Move]:
    """Every entry of a playbook that speaks about a move, the most particular first.

    That is the move itself, then its families' entries, then the same for the move that it acts like.
    """
    entries = []
    for name in ancestry(move, playbook):
        own = [family for family, part in playbook.families.items() if name in part.moves and family in playbook.moves]
        entries += [playbook.moves[name], *(playbook.moves[family] for family in own)]
    return entries


def compile_moves(source: Source) -> tuple[MoveCase, ...]:
    """All moves, in the playbook's order."""
    return tuple(_move(name, source) for name in source.names.moves)


def _move(name: str, source: Source) -> MoveCase:
    playbook, names = source.playbook, source.names
    entries = said_about(name, playbook)
    own, line = entries[0], ancestry(name, playbook)

    def told(key: str) -> Move:
        return next((entry for entry in entries if key in entry.model_fields_set), own)

    early, many, rung, fills = (
        told("too_early").too_early,
        told("too_many").too_many,
        told("climbs").climbs,
        told("fills").fills,
    )
    families = families_of(name, playbook)
    stage = told("stage").stage
    stage_title = (
        "" if stage is None else (playbook.stages[stage].title or stage) if stage in playbook.stages else stage
    )
    objections = list(playbook.objections)
    return MoveCase(
        id=name,
        kind=line[-1],
        label=own.label or name.replace("-", " "),
        what=own.what or told("what").what or "",
        stage=stage_title,
        rung=-1 if rung is None else RUNGS.index(rung),
        fills=-1 if fills is None else names.thing(fills),
        is_question="question" in families or rung is not None or fills is not None,
        is_pitch="pitch" in families,
        pays=told("pays").pays,
        early_unless=source.playbook_condition(early.unless) if early else None,
        early=feeling(early.buyer_feels) if early else (0, 0, 0),
        early_raises=len(source.scenario.objections) + objections.index(early.raises)
        if early and early.raises in objections
        else -1,
        many_after=many.after if many else -1,
        many=feeling(many.buyer_feels) if many else (0, 0, 0),
        needs_confirming=told("confirm_first").confirm_first,
        model_sentences=told("model_sentences").model_sentences,
        sounds_like=own.sounds_like,
        coach=own.coach or "",
        early_coach=(early.coach or "") if early else "",
        many_coach=(many.coach or "") if many else "",
    )


def feelings(source: Source, reacts: Mapping[str, Effect]) -> tuple[tuple[Feeling, ...], tuple[Feeling, ...]]:
    """The good and the bad part of what every move does to somebody who reacts in his own way.

    Later words replace earlier ones scale by scale: the playbook, the size of the sale, the person; in each of them a
    family first, then what the move acts like, then the move.
    """
    gains, losses = [], []
    for name in source.names.moves:
        points = dict.fromkeys(SCALE_NAMES, 0)
        playbooks_word = next(
            (entry.buyer_feels for entry in said_about(name, source.playbook) if entry.buyer_feels is not None), None
        )
        particular = [*families_of(name, source.playbook), *reversed(ancestry(name, source.playbook))]
        for effect in (
            playbooks_word,
            *(size.get(key) for size in (_sale_reacts(source), reacts) for key in particular),
        ):
            for scale in SCALE_NAMES:
                shift = getattr(effect, scale, None)
                if shift is not None:
                    points[scale] = shift_points(shift)
        trust, patience, urgency = points.values()
        gains.append((max(trust, 0), max(patience, 0), max(urgency, 0)))
        losses.append((min(trust, 0), min(patience, 0), min(urgency, 0)))
    return tuple(gains), tuple(losses)


def _sale_reacts(source: Source) -> Mapping[str, Effect]:
    rules = source.playbook.rules
    size = rules and (rules.large_sale if is_large_sale(source.scenario, source.playbook) else rules.small_sale)
    return size.reacts if size else {}
