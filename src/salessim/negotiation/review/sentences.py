"""What a debrief says about money, in sentences. All words of this package that a trainee reads stand here."""

from collections.abc import Mapping

from salessim.negotiation.review.comparison import Reference
from salessim.negotiation.review.economics import Economics
from salessim.negotiation.review.ledger import Ledger


def money(amount: float, currency: str) -> str:
    """An amount in whole units of its currency, with its sign if it is a difference: `-1,600 EUR`."""
    return f"{amount:,.0f} {currency}"


def gained(amount: float, currency: str) -> str:
    """A difference, with its sign: `+9,400 EUR`."""
    return f"{amount:+,.0f} {currency}"


def result_sentence(result: Economics, currency: str) -> str:
    """What the result is worth against no deal."""
    if result.deal is None:
        if not result.has_zone:
            return "No deal, and there was none to be had: leaving was right."
        return f"No deal. One was there to be had: up to {gained(result.left_to_claim, currency)} better than none."
    if result.gain < 0:
        return f"This deal is {money(-result.gain, currency)} a year worse for you than no deal."
    share = "" if result.your_share is None else f", {result.your_share:.0%} of what you both gain"
    return f"This deal is {money(result.gain, currency)} a year better for you than no deal{share}."


def better_package_sentence(result: Economics, currency: str, titles: Mapping[str, str] | None = None) -> str:
    """The better package: as good for the buyer, and so much more for you; empty if there is none."""
    if result.same_for_him is None:
        return ""
    better = result.same_for_him
    terms = ", ".join(f"{(titles or {}).get(name, name)}: {option}" for name, option in better.terms.items())
    return f"No worse for the buyer, {gained(better.gain, currency)} for you: {terms}."


def ledger_sentence(book: Ledger, currency: str) -> str:
    """What was given, what came back, and what was given for nothing."""
    if not book.gives:
        return "You gave nothing."
    rate = book.exchange_rate
    sentence = f"You gave {money(book.cost, currency)} and got {money(book.got, currency)} back"
    sentence += "" if rate is None else f" ({rate:.2f} for each 1)"
    gifts = book.unreturned
    if not gifts:
        return f"{sentence}."
    rounds = ", ".join(f"{give.round}" for give in gifts)
    which = "round" if len(gifts) == 1 else "rounds"
    return f"{sentence}. For nothing at all in {which} {rounds}: {money(sum(give.cost for give in gifts), currency)}."


def reference_sentence(reference: Reference, result: Economics, currency: str) -> str:
    """How somebody else did at the same table."""
    outcome = "without a deal" if reference.deal is None else f"at {gained(reference.yours, currency)}"
    return f"{reference.name}: {outcome}, you {gained(result.yours - reference.yours, currency)} against it."
