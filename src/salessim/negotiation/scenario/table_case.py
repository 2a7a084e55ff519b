"""A scenario's negotiation made ready to be played: table, rules, the buyer's manners, who can be called in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from salessim.errors import NotPlayableError
from salessim.model import terms
from salessim.model.parameters import parameter
from salessim.model.people import Person
from salessim.model.scales import scale
from salessim.negotiation.scenario.money import MoneyTable, money_table
from salessim.negotiation.scenario.tactics import TACTICS, Occasion, TacticKind
from salessim.negotiation.talks.moves import BUYER, YOU
from salessim.negotiation.talks.protocol import TalkRules

MOVES_AT_THE_TABLE = ("clarify", "question", "trade", "concession")
"""Moves of a conversation that the table counts itself: asking, conditional offers, gifts."""


@dataclass(frozen=True, slots=True)
class PlannedTactic:
    """A tactic that this buyer uses.

    Attributes:
        index: Its place in the document's list; the luck of whether it is played hangs on it.
        kind: Which one.
        occasion: When it is played.
        usually: How often it is played when it could be [share].
        on: Place of the issue it is about; None: none.
        drops_it_for: Place of the issue on which he wants something for dropping it.
        reopens: Places of the issues it opens again.
        asks_for: Options it asks for on top, as (place, option).
        is_true: Whether what he says is true.
        is_shown: Whether he would show proof.
    """

    index: int
    kind: TacticKind
    occasion: Occasion
    usually: float = 1.0
    on: int | None = None
    drops_it_for: int | None = None
    reopens: tuple[int, ...] = ()
    asks_for: tuple[tuple[int, int], ...] = ()
    is_true: bool = True
    is_shown: bool = True


@dataclass(frozen=True, slots=True)
class BuyerPlan:
    """How a buyer bargains.

    Attributes:
        opens_at: His first demand [share of the best he can get over no deal].
        exponent: When he moves: b of the polynomial of Faratin and others (1998).
        by_the_end: How far he has moved when time is up [share of the way from his first demand to no deal].
        returns: How much of what a trade of yours gains him he returns [share].
        punishes: How much of an unreciprocated gift he adds to his next demand [share].
        leaves_after: Rounds without movement of yours before he leaves [rounds]; None: never.
        tactics: What he has up his sleeve.
        ahead: How much further than you he moves [share of his range].
        movement: The smallest step that counts [share of his range].
        pressure: How much a tactic raises his demand until it is countered or has worn off [share of his range].
        tactics_last: When an uncountered tactic has worn off [rounds].
    """

    opens_at: float
    exponent: float
    by_the_end: float
    returns: float = 0.0
    punishes: float = 0.0
    leaves_after: int | None = None
    tactics: tuple[PlannedTactic, ...] = ()
    ahead: float = 0.3
    movement: float = 0.01
    pressure: float = 0.06
    tactics_last: int = 3


@dataclass(frozen=True, slots=True)
class TableCase:
    """Everything about one negotiation that does not change while it is played.

    Attributes:
        money: The table.
        rules: The rules of the talks.
        plan: How the buyer bargains.
        tells: What asking reveals: the scenario's entries by issue.
        through: What discovery has to establish to make the buyer's alternative worse: topics and rungs.
        brings: What somebody knows who can be called in, by name.
        trust: Where the buyer's trust starts [0..100].
        effects: For each issue what each option is worth to the buyer, averaged over the rest.
    """

    money: MoneyTable
    rules: TalkRules
    plan: BuyerPlan
    tells: Mapping[str, terms.Tell] = field(default_factory=dict)
    through: tuple[str, ...] = ()
    brings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    trust: int = 50
    effects: tuple[tuple[float, ...], ...] = ()


def table_case(negotiation: terms.Negotiation, people: Mapping[str, Person] | None = None) -> TableCase:
    """Make a scenario's negotiation ready to be played.

    Args:
        negotiation: The scenario's block.
        people: The scenario's people, for who can be called in and how the buyer starts.

    Raises:
        InputError: The table cannot be worked out.
        NotPlayableError: Something he tells depends on what happens outside the table.
    """
    people = people or {}
    money = money_table(negotiation)
    rules = TalkRules(
        money.table,
        negotiation.rounds,
        BUYER if negotiation.first_offer == "buyer" else YOU,
        money.authority,
        is_sealed_at_once=False,
        is_talk_free=True,
    )
    for issue, tell in negotiation.tells_you.items():
        _check_tell(issue, tell)
    leverage = negotiation.discovery_helps
    buyer = people.get(negotiation.with_whom)
    neutral = scale("trust").start("neutral")
    return TableCase(
        money,
        rules,
        buyer_plan(negotiation, money),
        dict(negotiation.tells_you),
        tuple(leverage.through) if leverage else (),
        {
            name: tuple(person.brings.shared) if person.brings else ()
            for name, person in people.items()
            if person.joins is not None and person.joins.when_asked
        },
        buyer.start.trust if buyer is not None and buyer.start.trust is not None else neutral,
        money.table.second.main_effects(),
    )


def _check_tell(issue: str, tell: terms.Tell) -> None:
    """Conditions that only a whole conversation could judge must not silently count as unmet."""
    unknown = [
        *(tell.when.model_fields_set - {"moves", "trust", "shared_all", "shared_any"}),
        *(move for move in tell.when.moves if move not in MOVES_AT_THE_TABLE),
    ]
    if unknown:
        raise NotPlayableError(
            f"What is told about {issue} depends on {', '.join(sorted(unknown))}, which the table does not know.",
            f"Use trust, shared_all, shared_any, or moves out of {', '.join(MOVES_AT_THE_TABLE)}.",
        )


def buyer_plan(negotiation: terms.Negotiation, money: MoneyTable) -> BuyerPlan:
    """How the buyer of a scenario bargains; the numbers behind its words are engine parameters.

    Raises:
        InputError: A tactic names an unknown issue or option.
    """
    plays = negotiation.buyer_plays
    weakness = plays.takes_gifts_as_weakness.replace(" ", "-")
    return BuyerPlan(
        opens_at=plays.opens_at,
        exponent=parameter(f"gives-ground.{plays.gives_ground}.exponent").default,
        by_the_end=parameter(f"gives-ground.{plays.gives_ground}.by-the-end").default,
        returns=plays.mirrors_you,
        punishes=0.0 if weakness == "not-at-all" else parameter(f"gifts-as-weakness.{weakness}").default,
        leaves_after=plays.walks_away_after,
        tactics=tuple(_planned(index, tactic, money) for index, tactic in enumerate(plays.tactics)),
        ahead=parameter("buyer.ahead-of-you").default,
        movement=parameter("buyer.movement").default,
        pressure=parameter("tactic.pressure").default,
        tactics_last=int(parameter("tactic.lasts").default),
    )


def _planned(index: int, tactic: terms.Tactic, money: MoneyTable) -> PlannedTactic:
    space = money.table.space
    kind = TACTICS[tactic.play]
    asks_for = tuple(
        (space.place(name), space.issues[space.place(name)].position(option))
        for name, option in tactic.asks_for.items()
    )
    return PlannedTactic(
        index,
        kind,
        tactic.when or kind.usual,
        1.0 if tactic.usually is None else tactic.usually,
        None if tactic.on is None else space.place(tactic.on),
        None if tactic.drops_it_for is None else space.place(tactic.drops_it_for),
        tuple(space.place(name) for name in tactic.reopens),
        asks_for,
        tactic.true is not False,
        tactic.shows_it != "never",
    )
