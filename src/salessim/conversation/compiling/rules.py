"""Compiles the manners of the conversation."""

from typing import TypeVar

from salessim.conversation.case import RulesCase
from salessim.conversation.compiling.source import Source, feeling
from salessim.errors import NotPlayableError
from salessim.model.playbook import Playbook
from salessim.model.rules import Rule, Rules, ShortestExchange
from salessim.model.scenario import Scenario
from salessim.units import Money, MoneyRate

AnyRule = TypeVar("AnyRule", bound=Rule)


def is_large_sale(scenario: Scenario, playbook: Playbook) -> bool:
    """Whether the seller's price makes this a large sale; where no price is given it is treated as one."""
    rules = playbook.rules
    price = scenario.seller.price if scenario.seller else None
    starts_at = rules.large_sale.starts_at if rules and rules.large_sale else None
    if price is None or starts_at is None:
        return True
    amount = price.per_year if isinstance(price, MoneyRate) else price.amount if isinstance(price, Money) else 0
    return amount >= starts_at.per_year


def compile_rules(source: Source) -> RulesCase:
    """The manners of the conversation.

    Raises:
        NotPlayableError: The playbook lacks rules; `core` has them all.
    """
    rules = source.playbook.rules or Rules()
    for name in Rules.model_fields:
        _given(getattr(rules, name), name)
    row, pushing = _given(rules.questions_in_a_row), _given(rules.pushing_after_no)
    long_talk = _given(rules.long_talk)
    return RulesCase(
        words_per_minute=round(_given(rules.talking_speed).words_per_minute),
        exchange_s=_exchange_seconds(source, _given(rules.shortest_exchange)),
        long_talk_s=long_talk.lasts.seconds,
        long_talk=feeling(long_talk.buyer_feels),
        mood=round(_given(rules.mood).varies_by),
        answering=source.playbook_condition(_given(rules.answering).needs),
        out_of_reach=feeling(_given(rules.out_of_reach).buyer_feels),
        again=feeling(_given(rules.same_question_again).buyer_feels),
        in_a_row=row.after,
        gives_back=source.names.moves_of(row.given_back_by),
        row=feeling(row.buyer_feels),
        stacked=feeling(_given(rules.stacked_questions).buyer_feels),
        silence=feeling(_given(rules.saying_nothing).buyer_feels),
        pushing_moves=source.names.moves_of(pushing.moves),
        pushing=feeling(pushing.buyer_feels),
        pushes_end=pushing.ends_call_after,
        is_large=is_large_sale(source.scenario, source.playbook),
    )


def _exchange_seconds(source: Source, rule: ShortestExchange) -> int:
    """The least that an exchange takes in this scenario [s]: whether people write is its matter, not the playbook's."""
    takes = rule.in_writing if source.scenario.kind == "e-mail" and rule.in_writing else rule.lasts
    return takes.seconds


def _given(rule: AnyRule | None, name: str = "") -> AnyRule:
    if rule is None:
        raise NotPlayableError(f"The playbook has no rule “{name}”.", "Let it extend core, which has them all.")
    return rule
