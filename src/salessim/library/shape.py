"""A document's shape: the tree as a model, or what keeps it from being one, in words for people who train sellers.

Pydantic decides; this module says where in the file, what was probably meant, and only what is worth saying.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from salessim.errors import Place, Problem, SalessimError
from salessim.library.allowed import models_at, names_below, names_of
from salessim.library.branches import CUT_TEXT, TEXT, WRONG_KIND, Complaint, choices, complaints, without_cut_texts
from salessim.library.composing import LOST
from salessim.library.limits import PROBLEMS_MAX
from salessim.library.reading import Reading
from salessim.library.shape_checks import problem
from salessim.library.tree import Found, Mapping, Node, Scalar, Sequence, find, joined
from salessim.library.wording import listed, nearest, quoted
from salessim.model.lines import Line

DID_YOU_MEAN = "Did you mean"

ModelT = TypeVar("ModelT", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Suspects:
    """Parts of documents that are known to be wrong, so that what follows from them is not reported as well.

    Attributes:
        paths: File and path of each part; the last step is `?` where not even the part's name is known.
    """

    paths: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def of(cls, readings: Iterable[Reading]) -> "Suspects":
        """What reading has complained about."""
        return cls(frozenset((reading.source.file, path) for reading in readings for path in reading.broken))

    def explain(self, found: Problem) -> bool:
        """Whether a problem only repeats, or follows from, what is known."""
        if not self.paths:
            return False
        path = found.place.path
        parent = path.rpartition(".")[0]
        for file, bad in self.paths:
            if file != found.place.file:
                continue
            if bad in ("", path) or path.startswith(f"{bad}."):
                return True
            if found.code == "E001":
                continue
            if path == "" or bad.startswith(f"{path}.") or (found.code == "E002" and bad == joined(parent, LOST)):
                return True
        return False


def shaped(root: Mapping, model: type[ModelT], suspects: Suspects | None = None) -> tuple[ModelT | None, list[Problem]]:
    """A tree as a model.

    Args:
        root: The document.
        model: What it should be.
        suspects: Parts that reading has complained about already.

    Returns:
        The model, None if the tree is none; and the problems.
    """
    known = suspects or Suspects()
    plain = root.plain()
    try:
        return model.model_validate(plain), []
    except ValidationError as error:
        found = without_cut_texts(complaints(_errors(error), root), root)
    problems = _without_renamed([_Report(complaint, root, model).problem() for complaint in found])
    # Rules about a document as a whole are judged only once its parts are sound: take the bad parts out and ask again.
    pruned = [complaint for complaint in found if _prune(plain, complaint)]
    later = Suspects(known.paths | {(one.place.file, one.place.path) for one in problems})
    try:
        model.model_validate(plain)
    except ValidationError as error:
        again = [_Report(complaint, root, model).problem() for complaint in complaints(_errors(error), root) if pruned]
        problems += [one for one in again if one.code not in ("E001", "E002", "E012") and not later.explain(one)]
    return None, [one for one in problems if not known.explain(one)]


def _without_renamed(problems: list[Problem]) -> list[Problem]:
    """The problems without the missing names for which a misspelt one stands there already."""
    meant = {
        joined(one.place.path.rpartition(".")[0], one.hint.partition("“")[2].partition("”")[0])
        for one in problems
        if one.code == "E001" and one.hint.startswith(DID_YOU_MEAN)
    }
    return [one for one in problems if one.code != "E002" or one.place.path not in meant]


def _errors(error: ValidationError) -> list[Any]:
    return list(error.errors(include_url=False, include_input=False))[: 4 * PROBLEMS_MAX]


def _prune(plain: Any, complaint: Complaint) -> bool:
    """Take a bad value out of a document's plain form; whether there was something to take out."""
    for step in complaint.way[:-1]:
        if isinstance(plain, dict) and str(step) in plain:
            plain = plain[str(step)]
        elif isinstance(plain, list) and isinstance(step, int) and step < len(plain):
            plain = plain[step]
        else:
            return False
    if complaint.way and isinstance(plain, dict):
        return plain.pop(str(complaint.way[-1]), None) is not None
    return False


class _Report:
    """Turns one complaint into a problem."""

    def __init__(self, complaint: Complaint, root: Mapping, model: type[BaseModel]) -> None:
        self.complaint = complaint
        self.root = root
        self.model = model
        way = complaint.way[:-1] if complaint.kind == "missing" else complaint.way
        self.found: Found = find(root, way)

    def problem(self) -> Problem:
        """The problem."""
        kind = self.complaint.kind
        if self.complaint.is_about_name:
            return self._name()
        if kind in ("value_error", "assertion_error"):
            return self._raised()
        writer = _WRITERS.get(kind)
        if writer is not None:
            return writer(self)
        if "message" in self.complaint.context:
            return self._notation()
        return problem("E004", self.value_place(), f"{self.value()} cannot be used here.")

    # ------------------------------------------------------------------ what the messages are made of

    @property
    def node(self) -> Node:
        """The value complained about, or the nearest one above it."""
        return self.found.node

    def value(self) -> str:
        """The value in quotation marks, or what it is."""
        if isinstance(self.node, Scalar):
            return quoted(self.node.text)
        return "This list" if isinstance(self.node, Sequence) else "This group of names"

    def subject(self) -> str:
        """What the value is called in a sentence."""
        if self.found.key is not None:
            return quoted(self.found.key.text)
        return "This item" if self.found.parent is not None else "This document"

    def value_place(self) -> Place:
        """The place of the value; of its name, where the value begins on a line below."""
        key, node = self.found.key, self.node
        if key is not None and not isinstance(node, Scalar) and key.place.line != node.place.line:
            return key.place
        if isinstance(node, Mapping) and not node.is_flow and node.items:
            first = next(iter(node.items.values())).key
            return first.place
        return node.place

    def name_place(self) -> Place:
        """The place of the name, or of the value where there is none."""
        key = self.found.key
        return key.place if key is not None else self.value_place()

    def allowed(self) -> list[str]:
        """The names known beside the one complained about."""
        models = models_at(self.model, self.complaint.way[:-1], self.complaint.branch)
        return list(dict.fromkeys(name for model in models for name in names_of(model)))

    # ------------------------------------------------------------------ one method a kind of mistake

    def cut_text(self) -> Problem:
        """E012: a text in a list that a colon has split into a name and a value."""
        key = next(iter(self.node.items.values())).key if isinstance(self.node, Mapping) else None
        place = self.node.place if key is None else key.place
        word = key.text if key is not None else ""
        message = f"There is a colon in the text that begins with {quoted(word)}, which splits it into name and value."
        return problem("E012", place, message, "Put the whole text in quotes.")

    def unknown(self) -> Problem:
        """E001: a name that means nothing here."""
        word = str(self.complaint.way[-1])
        message = f"{quoted(word)} is not something I know here."
        return problem("E001", self.name_place(), message, self._unknown_hint(word))

    def _unknown_hint(self, word: str) -> str:
        known = self.allowed()
        near = nearest(word, known)
        if near is not None:
            return f"{DID_YOU_MEAN} {quoted(near)}?"
        steps = self.complaint.way[:-1]
        for model in models_at(self.model, steps, self.complaint.branch):
            for name, inside in names_below(model).items():
                if word in inside:
                    return f"It belongs one level deeper, under {quoted(name)}."
        if steps and any(word in names_of(model) for model in models_at(self.model, steps[:-1])):
            return f"It belongs one level higher, beside {quoted(str(steps[-1]))}."
        return f"You can use: {listed(known)}." if known else "Delete it."

    def missing(self) -> Problem:
        """E002: a name that must be there."""
        word = str(self.complaint.way[-1])
        place = self.name_place()
        path = joined(self.node.path, word)
        place = Place(place.file, place.line, place.column, path, place.width)
        return problem("E002", place, f"{self.subject()} needs {quoted(word)}, which is missing.", f"Add “{word}: …”.")

    def choice(self) -> Problem:
        """E003: a word that is none of the choices."""
        return self._choice(self.value_place(), choices(self.complaint.context))

    def _choice(self, place: Place, known: list[str]) -> Problem:
        text = self.node.text if isinstance(self.node, Scalar) else ""
        near = nearest(text, known, 0.5)
        hint = (f"Did you mean {quoted(near)}? " if near else "") + f"You can choose {listed(known)}."
        return problem("E003", place, f"{self.value()} is not one of the choices here.", hint)

    def yes_or_no(self) -> Problem:
        """E003: neither yes nor no."""
        return problem("E003", self.value_place(), f"{self.value()} is neither yes nor no.", "Write yes or no.")

    def number(self) -> Problem:
        """E004: a text that should be a number."""
        whole = self.complaint.kind.startswith("int")
        what, example = ("a whole number", "3") if whole else ("a number", "3 or 0.5")
        return problem("E004", self.value_place(), f"{self.value()} is not {what}.", f"It could be {example}.")

    def _raised(self) -> Problem:
        """E004: what a validator of the model said in its own words."""
        error = self.complaint.context.get("error")
        if isinstance(error, SalessimError):
            return self._said(error.message, error.hint, getattr(error, "within", ""))
        return problem("E004", self.value_place(), f"{self.value()} cannot be used here.")

    def pattern(self) -> Problem:
        """E004 and E014: a text that is not written as it has to be here."""
        known = PATTERNS.get(str(self.complaint.context.get("pattern")))
        if known is None:
            return problem("E004", self.value_place(), f"{self.value()} is not written as it has to be here.")
        code, what, hint = known
        return problem(code, self.value_place(), f"{self.value()} is not {what}.", hint)

    def _notation(self) -> Problem:
        """E004: a grammar was not understood; it says why itself."""
        context = self.complaint.context
        return self._said(str(context["message"]), str(context.get("hint", "")), str(context.get("within", "")))

    def _said(self, message: str, hint: str, within: str) -> Problem:
        place = self.value_place()
        part = self.node.items.get(within) if within and isinstance(self.node, Mapping) else None
        if part is not None:
            is_below = part.key.place.line != part.node.place.line
            place = part.key.place if is_below else part.node.place
        return problem("E004", place, message, hint)

    def wrong_kind(self) -> Problem:
        """E005: a list where a text should be, and the like."""
        expected = self.complaint.context["expected"]
        here = {Scalar: "a text", Mapping: "names and values", Sequence: "a list"}[type(self.node)]
        if isinstance(self.node, Scalar) and not set(expected) & {"a list", "names and values"}:
            return problem("E004", self.value_place(), f"{self.value()} is not {listed(expected)}.")
        if self.complaint.context.get("class_name") == Line.__name__:
            expected = [TEXT, "a line with its speaker, {who: …, line: …}"]
        message = f"{self.subject()} should be {listed(expected)}, but here is {here}."
        return problem("E005", self.value_place(), message, self._kind_hint(expected))

    def _kind_hint(self, expected: list[str]) -> str:
        node = self.node
        if isinstance(node, Scalar):
            if "a list" in expected:
                return "Put it in brackets: [like this]; or on lines of their own that begin with a dash."
            return "Write names and values on the lines below, indented; or in braces: {like: this}."
        if TEXT in expected and isinstance(node, Mapping) and len(node.items) == 1:
            return "If the colon belongs to the text, put the whole text in quotes."
        if isinstance(node, Sequence):
            return "Take the brackets or dashes away."
        return "Put each on a line of its own that begins with a dash." if "a list" in expected else ""

    def range(self) -> Problem:
        """E006: a number, text or list that is too small or too large."""
        context, kind = self.complaint.context, self.complaint.kind
        if kind in ("too_short", "too_long"):
            return self._length(context, "entries" if isinstance(self.node, Mapping) else "items")
        if kind in ("string_too_short", "string_too_long"):
            return self._length(context, "characters")
        for key, words in _BOUNDS.items():
            if key in context:
                hint = f"It must be {words} {context[key]}."
                return problem("E006", self.value_place(), f"{self.value()} is out of range.", hint)
        return problem("E006", self.value_place(), f"{self.value()} is not a number that can be used here.")

    def _length(self, context: dict[str, Any], unit: str) -> Problem:
        if "min_length" in context:
            count = context["min_length"]
            unit = unit.replace("ies", "y").removesuffix("s") if count == 1 else unit
            return problem("E006", self.value_place(), f"{self.subject()} needs at least {count} {unit}.", "Add some.")
        message = f"{self.subject()} may have at most {context.get('max_length')} {unit}."
        return problem("E006", self.value_place(), message, "Make it shorter.")

    def _name(self) -> Problem:
        """A name of the writer's own choosing that is not as names have to be, or none of those possible."""
        context = self.complaint.context
        word = self.found.key.text if self.found.key else str(self.complaint.way[-1])
        if self.complaint.kind in ("literal_error", "enum"):
            known = choices(context)
            near = nearest(word, known)
            hint = f"Did you mean {quoted(near)}?" if near else f"You can use: {listed(known)}."
            return problem("E001", self.name_place(), f"{quoted(word)} is not something I know here.", hint)
        for key, words in _BOUNDS.items():
            if key in context:
                return problem(
                    "E006", self.name_place(), f"{quoted(word)} is out of range.", f"It must be {words} {context[key]}."
                )
        if "message" in context:
            return problem("E004", self.name_place(), str(context["message"]), str(context.get("hint", "")))
        error = context.get("error")
        if isinstance(error, SalessimError):
            return problem("E004", self.name_place(), error.message, error.hint)
        return problem("E004", self.name_place(), f"{quoted(word)} cannot be a name here.")


PATTERNS: dict[str, tuple[str, str, str]] = {
    r"^[^.\[\]{}]+$": ("E014", "a name; names hold no dots and no brackets", "Use a hyphen instead."),
    r"^[A-Z]{3}$": ("E004", "a currency", "Write its three capital letters, such as EUR."),
    r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$": ("E004", "a country or region", "Write it as DE or DE-SN, for example."),
    r"^[a-z-]+/\d+$": ("E017", "a format", "Write, for example, scenario/1."),
}
"""For each pattern of the models: code, what a text has to be, and how it is written."""

_BOUNDS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than", "multiple_of": "a multiple of"}

_WRITERS: dict[str, Callable[[_Report], Problem]] = {
    "extra_forbidden": _Report.unknown,
    "missing": _Report.missing,
    "literal_error": _Report.choice,
    "enum": _Report.choice,
    CUT_TEXT: _Report.cut_text,
    "string_pattern_mismatch": _Report.pattern,
    "bool_parsing": _Report.yes_or_no,
    "int_parsing": _Report.number,
    "int_parsing_size": _Report.number,
    "int_from_float": _Report.number,
    "float_parsing": _Report.number,
    "decimal_parsing": _Report.number,
    WRONG_KIND: _Report.wrong_kind,
    **dict.fromkeys(
        (
            "greater_than", "greater_than_equal", "less_than", "less_than_equal", "multiple_of", "finite_number",
            "too_short", "too_long", "string_too_short", "string_too_long",
        ),
        _Report.range,
    ),
}  # fmt: skip
