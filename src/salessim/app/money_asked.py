"""An amount asked for on the command line: `1.2M`, `500k EUR`, `120`."""

from __future__ import annotations

from salessim.errors import InputError, NotationError
from salessim.units import parse_money, parse_number


def amount_asked(text: str) -> float:
    """The amount, with or without a currency.

    Raises:
        InputError: It is no amount above zero.
    """
    try:
        amount = parse_money(text).amount
    except NotationError:
        tail = text.strip()
        factor = {"k": 1e3, "M": 1e6}.get(tail[-1:], 1.0)
        amount = parse_number(tail[:-1] if factor != 1.0 else tail) * factor
    if amount <= 0.0:
        raise InputError(f"A target of {text} is none.", "Give an amount above zero, such as 1.2M or 500k EUR.")
    return amount
