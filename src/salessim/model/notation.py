"""The bridge between the small grammars of `salessim.units` and pydantic: field types for documents.

A document is read as text throughout, so every type here starts from a text (or a mapping of texts). A text that the
grammar refuses becomes a pydantic error of type `notation` whose context carries the grammar's own message and hint.
The JSON Schema beside each type is what an editor sees, and editors read plain YAML: a number stays a number there.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError, PydanticKnownError

from salessim import units
from salessim.errors import NotationError

JsonSchema = dict[str, Any]

_TEXT: JsonSchema = {"type": ["string", "number", "boolean"]}
_WORDY: JsonSchema = {"type": ["string", "number"]}


class Part(BaseModel):
    """A part of a document: frozen, and strict about keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, arbitrary_types_allowed=True)


def grammar_error(error: NotationError) -> PydanticCustomError:
    """Turn a grammar's refusal into pydantic's error, keeping message, hint and the part that is meant."""
    return PydanticCustomError(
        "notation", "{message}", {"message": error.message, "hint": error.hint, "within": error.within}
    )


def refusal(message: str, hint: str = "", within: str = "") -> PydanticCustomError:
    """An error of a model's own validator, in the same shape as a grammar's refusal."""
    return PydanticCustomError("notation", "{message}", {"message": message, "hint": hint, "within": within})


def read_with(parse: Callable[[Any], Any], *, takes_maps: bool = False) -> BeforeValidator:
    """A validator that hands a text to a grammar; values already parsed pass.

    Args:
        parse: The grammar.
        takes_maps: Whether it also reads a mapping of texts.
    """

    def read(raw: Any) -> Any:
        if isinstance(raw, bool):
            raw = "yes" if raw else "no"
        if isinstance(raw, int | float):
            raw = f"{raw}"
        if isinstance(raw, list | tuple) or (isinstance(raw, Mapping) and not takes_maps):
            raise PydanticKnownError("string_type")
        if not isinstance(raw, str | Mapping):
            return raw
        try:
            return parse(raw)
        except NotationError as error:
            raise grammar_error(error) from error

    return BeforeValidator(read)


def _schema(examples: list[str], base: JsonSchema | None = None) -> WithJsonSchema:
    return WithJsonSchema({**(base or _WORDY), "examples": examples})


def _quantity(kind: units.QuantityKind) -> Callable[[Any], units.Quantity]:
    def parse(raw: Any) -> units.Quantity:
        return units.parse_quantity(raw, kind)

    return parse


def _quantity_schema(example: str) -> WithJsonSchema:
    def ranged(middle: str, ends: str, meaning: str) -> JsonSchema:
        return {
            "type": "object",
            "description": meaning,
            "properties": {middle: _WORDY, ends: _WORDY},
            "required": [middle, ends],
            "additionalProperties": False,
        }

    return WithJsonSchema(
        {
            "anyOf": [
                {**_WORDY, "examples": [example]},
                ranged("typical", "range", "Cases differ: half lie below typical, 8 of 10 in the range."),
                ranged("best_guess", "unsure", "One number not known exactly: 8 of 10 times it lies in there."),
            ]
        }
    )


def _yes_or_no(raw: str) -> bool:
    word = raw.strip().lower()
    if word in {"yes", "true"}:
        return True
    if word in {"no", "false"}:
        return False
    raise NotationError(str(raw), f"“{raw}” is neither yes nor no.", ["yes", "no"])


def _day(text: str) -> str:
    return units.parse_date(text).isoformat()


def _deal_size(raw: Any) -> units.Quantity:
    middle = raw.get("typical", raw.get("best_guess", "")) if isinstance(raw, Mapping) else raw
    is_once = isinstance(middle, str) and isinstance(_money_or_rate(middle), units.Money)
    return units.parse_quantity(raw, "money" if is_once else "money_rate")


def _money_or_rate(text: str) -> units.Money | units.MoneyRate | None:
    """What a text is that may be either; nothing where it is neither."""
    for parse in (units.parse_money_rate, units.parse_money):
        with suppress(NotationError):
            return parse(text)
    return None


def _any_money(text: str) -> units.Money | units.MoneyRate:
    return units.parse_money_rate(text) if "/" in text or " per " in text else units.parse_money(text)


# ---- words and texts --------------------------------------------------------------------------------------------

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), WithJsonSchema(_TEXT)]
"""Anything a person reads."""

Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^.\[\]{}]+$"),
    WithJsonSchema({"type": ["string", "number"], "pattern": r"^[^.\[\]{}]+$"}),
]
"""The name of something in a document; names hold no dots, because dots join names to paths."""

Reference = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), WithJsonSchema({"type": "string"})]
"""A path of names, such as `line-2-stops.impact` or `next-step.site-visit`, or one name."""

YesNo = Annotated[
    bool,
    read_with(_yes_or_no),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no"]}]}),
]


def _one_or_more(raw: Any) -> Any:
    return [raw] if isinstance(raw, str) else raw


OneOrMore = BeforeValidator(_one_or_more)
"""Lets a trainer write one text where a list is kept."""

_TEXT_LIST: JsonSchema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}

Texts = Annotated[tuple[Text, ...], OneOrMore, WithJsonSchema(_TEXT_LIST)]
_NAME_LIST: JsonSchema = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}

Names = Annotated[tuple[Name, ...], OneOrMore, WithJsonSchema(_NAME_LIST)]
References = Annotated[tuple[Reference, ...], OneOrMore, WithJsonSchema(_NAME_LIST)]
"""One reference or a list of them; what they may point at is checked once the whole document is known."""

# ---- numbers with units -----------------------------------------------------------------------------------------

Money = Annotated[units.Money, read_with(units.parse_money), _schema(["48k EUR", "-480 EUR"])]
MoneyRate = Annotated[units.MoneyRate, read_with(units.parse_money_rate), _schema(["11k EUR/month"])]
Duration = Annotated[units.Duration, read_with(units.parse_duration), _schema(["15 min", "9 weeks"])]
Rate = Annotated[units.Rate, read_with(units.parse_rate), _schema(["14%/year", "1.5/week"])]
Share = Annotated[float, read_with(units.parse_share), _schema(["35%", "8 of 10"])]
Change = Annotated[float, read_with(units.parse_change), _schema(["+8%", "-13%"])]
"""A change as the factor it makes: `+8%` is 1.08."""
Multiple = Annotated[float, read_with(units.parse_factor), _schema(["115%", "65%"])]
"""How many times the usual: `115%` is 1.15."""
Number = Annotated[float, read_with(units.parse_number), _schema(["45", "1,200"])]
Count = Annotated[int, read_with(units.parse_count), _schema(["3"], {"type": ["integer", "string"]})]
Month = Literal["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
Day = Annotated[str, read_with(_day), WithJsonSchema({"type": "string", "examples": ["2027-01-01"]})]
"""A day of the calendar as year-month-day."""
Comparison = Annotated[
    units.Comparison, read_with(units.parse_comparison), _schema(["1+", "below 30", "5 to 7", "none"])
]
Shift = Annotated[units.Shift, read_with(units.parse_shift), _schema(["up", "up a little", "down a lot", "-4"])]

AnyMoney = Annotated[units.Money | units.MoneyRate, read_with(_any_money), _schema(["48k EUR/year", "38k EUR"])]
"""A sum, or a sum per time."""

MoneyQuantity = Annotated[units.Quantity, read_with(_quantity("money"), takes_maps=True), _quantity_schema("48k EUR")]
MoneyRateQuantity = Annotated[
    units.Quantity, read_with(_quantity("money_rate"), takes_maps=True), _quantity_schema("9k EUR/year")
]
DurationQuantity = Annotated[
    units.Quantity, read_with(_quantity("duration"), takes_maps=True), _quantity_schema("34 days")
]
DealSize = Annotated[units.Quantity, read_with(_deal_size, takes_maps=True), _quantity_schema("9k EUR/year")]
"""What a deal brings: a sum paid every year (`9k EUR/year`), or once (`180k EUR`)."""
ShareQuantity = Annotated[units.Quantity, read_with(_quantity("share"), takes_maps=True), _quantity_schema("22%")]
RateQuantity = Annotated[units.Quantity, read_with(_quantity("rate"), takes_maps=True), _quantity_schema("14%/year")]
ChangeQuantity = Annotated[units.Quantity, read_with(_quantity("change"), takes_maps=True), _quantity_schema("+8%")]
NumberQuantity = Annotated[units.Quantity, read_with(_quantity("number"), takes_maps=True), _quantity_schema("45")]
