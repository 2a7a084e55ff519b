"""Who is on the call: people, companies and what the trainee reads first."""

from typing import Literal

from pydantic import Field

from salessim.model.condition import Condition
from salessim.model.lines import Lines
from salessim.model.notation import AnyMoney, Count, Name, Part, References, Text, Texts
from salessim.model.persona import Manner, Start
from salessim.model.turns import JoiningRule


class Knowledge(Part):
    """What somebody brings to the table when he joins.

    Attributes:
        shared: Rungs, slots or whole topics that he tells at once.
    """

    shared: References = ()


class Person(Manner):
    """Somebody on the buyer's side.

    Attributes:
        name: Name, as the trainee sees it.
        role: Role in his company.
        persona: How he talks and reacts.
        power: What he can do about the deal.
        on_call: `first`: picks up, the others come when he is satisfied; `yes`: from the start; `no`: only by `joins`.
        lets_you_through: What satisfies somebody who guards.
        joins: When he joins.
        joins_says: What he says when he joins.
        start: Where he stands when the call begins.
        secret: What a trainer knows and the trainee does not.
        brings: What is on the table once he has joined.
    """

    name: Text
    role: Text
    persona: Name
    power: Literal["decides", "recommends", "blocks", "uses", "guards"]
    on_call: Literal["first", "yes", "no"] | None = None
    lets_you_through: Condition | None = None
    joins: JoiningRule | None = None
    joins_says: Lines = ()
    start: Start = Field(default_factory=Start)
    secret: Text | None = None
    brings: Knowledge | None = None


class Brief(Part):
    """What the trainee reads before the call.

    Attributes:
        you_are: Who he is, and what he sells.
        you_know: What he knows before the call.
        your_goal: What he wants from it.
        keep_in_mind: Reminders.
    """

    you_are: Text
    you_know: Text
    your_goal: Text
    keep_in_mind: Texts = ()


class Seller(Part):
    """The seller's side.

    Attributes:
        company: Name of the company.
        product: Name of the product.
        price: List price.
        proof: Stories that prove something, by name.
    """

    company: Text
    product: Text
    price: AnyMoney | None = None
    proof: dict[Name, Text] = Field(default_factory=dict)


class Company(Part):
    """The account.

    Attributes:
        name: Name of the company.
        industry: What it does.
        people: How many work there [count].
        revenue: Revenue a year.
        facts: Anything else on the account's card.
    """

    name: Text
    industry: Text | None = None
    people: Count | None = None
    revenue: AnyMoney | None = None
    facts: dict[Name, Text] = Field(default_factory=dict)
