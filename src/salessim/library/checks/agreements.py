"""Issues and options: what can be agreed at the end of a call, or at a negotiation table."""

from collections.abc import Iterator

from salessim.errors import NotationError, Problem
from salessim.library.codes import check
from salessim.library.example_documents import SCENARIO, TABLE, changed
from salessim.library.rules import rule, unknown_name, unknown_names
from salessim.library.tree import Mapping, Scalar
from salessim.library.uses import TERMS, Use
from salessim.library.view import View, issues_of, part_of, texts_or_names
from salessim.library.wording import listed, nearest, quoted
from salessim.model.terms import Authority
from salessim.units import parse_comparison

_WITH_TABLE = SCENARIO + TABLE


@rule(
    check(
        "E104",
        "No such issue or option",
        """What is agreed is named as issue.option (next-step.site-visit), or as issue and option in braces. Both have
        to be among the issues of the commitment or the negotiation.""",
        bad=changed(_WITH_TABLE, "buyer: {offer: {discount: 5%", "buyer: {offer: {discount: 6%"),
        line=35,
        good=_WITH_TABLE,
    ),
    "scenario",
    "playbook",
    "persona",
)
def options_exist(view: View) -> Iterator[Problem]:
    """E104."""
    found = options_exist.check
    if any(view.is_doubtful(*way) for block in ("commitment", "negotiation") for way in ((block,), (block, "issues"))):
        return
    table = _table(view)
    for use in view.uses("option"):
        issue, dot, option = use.text.partition(".")
        if option in view.issues.get(issue, ()):
            continue
        if view.kind != "scenario":
            message = f"A {view.kind} serves every scenario and cannot name {quoted(use.text)}."
            yield found.problem(use.node.place, message, "Say what counts for every scenario, such as an outcome.")
        elif issue in view.issues and dot:
            yield _no_option(Use(use.what, use.node, use.steps, use.parents), issue, option, view.issues[issue])
        else:
            known = [f"{name}.{each}" for name, options in view.issues.items() for each in options]
            yield unknown_name(found, use, "option", known, "There is nothing to agree in this scenario.")
    yield from _agreed_earlier(view)
    yield from unknown_names(view, found, "issue", "issue", list(table))
    for use in view.uses(TERMS):
        yield from _terms(view, use, table)
    for use in _limits(view):
        if use.text not in table:
            yield unknown_name(found, use, "issue", list(table))


def _agreed_earlier(view: View) -> Iterator[Problem]:
    """What was agreed in an earlier call has to be an option of that call."""
    named = list(view.uses("earlier option"))
    if not named:
        return
    after = view.part("after")
    located = view.shelf.referred((after and after.text("scenario")) or "", "scenario", view.loaded.located)
    root = view.shelf.reading(located).root if located else None
    if after is not None and root is None:
        return  # that there is no such scenario is said elsewhere
    known = [f"{issue}.{option}" for issue, options in issues_of(root).items() for option in options]
    where = "The scenario follows no other: add “after”." if after is None else "Nothing could be agreed in that call."
    for use in named:
        if use.text not in known:
            yield unknown_name(options_exist.check, use, "option of an earlier call", known, where)


def _table(view: View) -> dict[str, list[str]]:
    """The issues of the negotiation with their options."""
    issues = view.part("negotiation", "issues")
    return {
        name: texts_or_names(entry.node.get("options") if isinstance(entry.node, Mapping) else None)
        for name, entry in (issues.items.items() if issues else ())
    }


def _options(issue: str) -> tuple[str, ...]:
    return ("negotiation", "issues", issue, "options")


def _terms(view: View, use: Use, table: dict[str, list[str]]) -> Iterator[Problem]:
    """The issues and options of one map of terms."""
    assert isinstance(use.node, Mapping)
    may_compare = use.steps[-1] == "when"
    for issue, entry in use.node.items.items():
        here = Use("issue", entry.key, (*use.steps, issue), use.parents)
        if issue not in table:
            yield unknown_name(options_exist.check, here, "issue", list(table))
        elif view.is_doubtful("negotiation", "issues", issue) or view.is_doubtful(*_options(issue)):
            continue
        elif isinstance(entry.node, Scalar) and entry.node.text not in table[issue]:
            if may_compare and _is_comparison(entry.node.text):
                continue
            yield _no_option(Use("option", entry.node, here.steps, use.parents), issue, entry.node.text, table[issue])


def _no_option(use: Use, issue: str, option: str, known: list[str]) -> Problem:
    near = nearest(option, known)
    hint = f"Did you mean {quoted(near)}? " if near else ""
    message = f"The issue {quoted(issue)} has no option {quoted(option)}."
    return options_exist.check.problem(use.node.place, message, f"{hint}It has {listed(known, 'and')}.")


def _is_comparison(text: str) -> bool:
    """Whether a text says more than one exact value, which would have to be an option."""
    try:
        comparison = parse_comparison(text)
    except NotationError:
        return False
    return comparison.low < comparison.high


def _limits(view: View) -> Iterator[Use]:
    """The issues on which a seller's authority is limited."""
    authority = view.part("negotiation", "you_may")
    for key, entry in authority.items.items() if authority else ():
        if key not in Authority.model_fields:
            yield Use("issue", entry.key, ("negotiation", "you_may", key), ())


@rule(
    check(
        "E110",
        "Issue without a zero",
        """Worth is counted from the terms that hold today. For each issue, zero_is says which option that is; without
        it nobody could say what a deal is worth.""",
        bad=changed(_WITH_TABLE, "zero_is: {discount: 0%, term: 1 year}", "zero_is: {discount: 0%}"),
        line=29,
        good=_WITH_TABLE,
    ),
    "scenario",
)
def every_issue_has_a_zero(view: View) -> Iterator[Problem]:
    """E110."""
    block = view.part("negotiation")
    if block is None or view.is_doubtful("negotiation") or view.is_doubtful("negotiation", "issues"):
        return
    zero = part_of(block, "zero_is")
    missing = [issue for issue in _table(view) if zero is None or issue not in zero.items]
    if missing:
        entry = block.items.get("zero_is") or block.items.get("issues")
        place = entry.key.place if entry else block.place
        message = f"“zero_is” does not say where {listed(map(quoted, missing), 'and')} stands today."
        yield every_issue_has_a_zero.check.problem(place, message, f"Add, for example, “{missing[0]}: …”.")
