"""Texts that YAML silently reads as something else than what was written."""

import re

from salessim.errors import Problem
from salessim.library.shape_checks import problem
from salessim.library.tree import Node, Scalar
from salessim.library.wording import quoted

# "Line #2 stops": a number sign that touches what follows is a text more often than a comment.
_GLUED_COMMENT = re.compile(r"[ \t]+(#(?![#\s!]|-{2,}|={2,})[^\n]*)")
_GLUED_DASH = re.compile(r"\s*-[^\s\d-]")
_GLUED_COLON = re.compile(r"([A-Za-z][\w-]*):[^\s/:]")
_ENDS_SENTENCE = re.compile(r"[.!?…]$")


def cut_text(text: Scalar) -> Problem | None:
    """E011: a `#` that ends a text which was perhaps meant to go on."""
    if text.style != "plain" or not text.text:
        return None
    rest = _GLUED_COMMENT.match(text.source.text, text.end)
    if rest is None:
        return None
    place = text.source.place(rest.start(1), rest.end(1), text.path)
    return problem("E011", place, *_comment_words(quoted(text.text)))


def comment_in(text: str) -> re.Match[str] | None:
    """The first number sign in a piece of text that may have cut off what was meant."""
    return _GLUED_COMMENT.search(text)


def _comment_words(kept: str) -> tuple[str, str]:
    message = f"A “#” with a space before it begins a comment, so only {kept} is read."
    hint = "Put the whole text in quotes; or, if this is a comment, put a space behind the “#”."
    return message, hint


def comment_words() -> tuple[str, str]:
    """Message and hint for a comment that cuts off more than a single text."""
    return _comment_words("what stands before it")


def question_in_brackets(text: Scalar) -> Problem | None:
    """E013: a plain question within brackets, which YAML programs read in two ways."""
    if text.style != "plain" or "?" not in text.text:
        return None
    place = text.source.place(text.start, text.end, text.path)
    message = (
        f"The question {quoted(text.text)} stands in brackets without quotes; YAML programs differ on what it means."
    )
    return problem("E013", place, message, "Put it in quotes, or give each text a line of its own with a dash.")


def cut_item(before: Node, item: Node) -> Problem | None:
    """E013: two items of a bracketed list that look like one sentence with a comma in it."""
    if not (isinstance(before, Scalar) and isinstance(item, Scalar)):
        return None
    if before.style != "plain" or item.style != "plain" or _ENDS_SENTENCE.search(before.text):
        return None
    if not (before.text[:1].isupper() and item.text[:1].islower() and _ENDS_SENTENCE.search(item.text)):
        return None
    place = item.source.place(item.start, item.end, item.path)
    message = f"The comma before {quoted(item.text)} splits one sentence into two texts."
    return problem("E013", place, message, "Put the whole sentence in quotes.")


def pair_in_brackets(node: Node) -> Problem:
    """E012: a text with a colon in a bracketed list, which YAML turns into a name and a value."""
    text = node.source.text[node.start : node.end].strip()
    message = f"There is a colon inside {quoted(text)}, which splits it into a name and a value."
    hint = "Put the text in quotes; or in braces, {like: this}, if a name and a value are meant."
    return problem("E012", node.place, message, hint)


def missing_space(text: Scalar, key_row: int | None) -> Problem | None:
    """E012 and E007: entries and list items that became one text, because a space behind a colon or dash is missing.

    Args:
        text: A value.
        key_row: The line of its name [0..]; None for an item of a list.
    """
    if text.style != "plain" or key_row is None or not text.text:
        return None
    if text.source.row(text.start) == key_row:
        return None
    rows = text.source.text[text.start : text.end].split("\n")
    if len(rows) > 1 and all(_GLUED_DASH.match(row) for row in rows):
        message = "These lines are read as one text, because there is no space behind the dashes."
        return problem("E007", text.place, message, "Put a space behind each dash.")
    glued = _GLUED_COLON.match(rows[0])
    if glued is None:
        return None
    place = text.source.place(text.start, text.start + glued.end() - 1, text.path)
    message = f"There is no space behind the colon of {quoted(glued[1])}, so the line is read as a text."
    return problem(
        "E012", place, message, f"Write {quoted(f'{glued[1]}: …')}; or put the line in quotes if it is a text."
    )


def stray_bracket(text: Scalar) -> Problem | None:
    """E020: a closing bracket at the end of a text that opens none; the opening one was forgotten."""
    if text.style != "plain" or not text.text.endswith(("]", "}")):
        return None
    opening = "[" if text.text.endswith("]") else "{"
    if opening in text.text:
        return None
    place = text.source.place(text.end - 1, text.end, text.path)
    message = f"This “{text.text[-1]}” closes nothing."
    return problem("E020", place, message, f"Put “{opening}” where the list begins; or put the text in quotes.")
