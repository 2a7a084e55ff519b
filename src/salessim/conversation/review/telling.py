"""Figures of a review in words, the same for every front end."""

from typing import Final

from salessim.conversation.review import words
from salessim.conversation.review.estimating import Estimate
from salessim.conversation.review.views import Better, TurnShown

_TEN: Final = 10
_MOST_OPENED: Final = 2


def moved(turn: TurnShown, currency: str) -> str:
    """What a line did to what the call was worth: `64 → 41 ▼23`."""
    before, after = round(turn.before.score), round(turn.after.score)
    points = f"{before} → {after} {difference_sign(after - before)}"
    if turn.before.money is None or turn.after.money is None:
        return points
    return f"{points}, {turn.before.money:,.0f} → {turn.after.money:,.0f} {currency}"


def difference_sign(points: float) -> str:
    """A difference: `▲7`, `▼23`, `=`."""
    whole = round(points)
    return "=" if not whole else f"{'▲' if whole > 0 else '▼'}{abs(whole)}"


def worth_text(estimate: Estimate, currency: str) -> str:
    """What a position is worth: `56 ±5`."""
    points = f"{estimate.score:.0f} ±{estimate.error:.0f}"
    return points if estimate.money is None else f"{points}, {estimate.money:,.0f} {currency}"


def quoted_words(text: str) -> str:
    """An example in quotation marks, unless it has some of its own."""
    return text if "“" in text else f"“{text}”"


def better_text(better: Better) -> str:
    """An alternative: its words, what it does, what it leads to and brings out."""
    text = f"{quoted_words(better.text)} ({better.label}) → {better.own.score:.0f} {difference_sign(better.gain)}"
    told = opens_text(better)
    return f"{text}: {told}" if told else text


def opens_text(better: Better) -> str:
    """What an alternative brings out, and how sure that is."""
    parts = [words.OPENS.format(what=what, times=round(_TEN * share)) for what, share in better.opens[:_MOST_OPENED]]
    if better.agrees:
        parts.append(words.AGREES.format(times=round(_TEN * better.agrees)))
    if parts and better.opens_today:
        parts.append(words.DID_TODAY)
    return ", ".join(parts)
