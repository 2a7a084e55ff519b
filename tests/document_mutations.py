"""Seeded damage to documents: what typing errors, bad copies, wrong tools and ill will do to a file."""

from collections.abc import Callable

from salessim.luck import Luck

_INSERTS = (
    "\t", '"', "'", "[", "]", "{", "}", ": ", ":", "#", " #1", "- ", "? ", "&a ", "*a", "!x ", "|", ">", "%", "@", "`",
    ",", ", ", "\n", "\r\n", "\r", "\x00", "\x07", "\x1b[31m", "\u00a0", "\u200b", "\u202e", "\u2028", "\ufeff", "ß",
    "漢字", "🙂", "e\u0301", "...", "\n---\n", "\n...\n", "\\", "{figure}", "{{", "}}", "$(x)", "none", "null", "~",
    "<<: *a", "yes", "0x1F", "1e400", "-0", "12:30", "NaN", "=",
)  # fmt: skip
_VALUES = (
    "none", "[]", "{}", "''", "a lot", "-1", "1e9", "99999999999999999999", "[[1]]", "{a: {b: c}}", "[{}]", "5 to 1",
    "110%", "up a tad", "trsut", "0", "{typical: 1, range: 2}", "{best_guess: 1, range: 1 to 2}", "|\n  text", "yes",
    "{who: nobody, line: x}", "2027-02-31", "9 weks", "48.000 EUR", "1 to", "of 10", "%", "EUR", "\"\"", "''''",
)  # fmt: skip
_GIANTS = ("x" * 20_000, "[" * 5_000, "{a: " * 3_000, "- " * 5_000, '"' + "y" * 20_000, "a: b\n" * 3_000, "& " * 3_000)

Mutation = Callable[[Luck, tuple[str | int, ...], str], str]


def mutated(luck: Luck, number: int, text: str, others: list[str]) -> bytes:
    """Document `number`: a text with one to four pieces of damage.

    Args:
        luck: Where chance comes from.
        number: Which mutation; the same number gives the same bytes.
        text: The sound document.
        others: Other documents, from which lines may be pasted.
    """
    for step in range(1 + luck.pick(4, number, "how many")):
        key = (number, step)
        mutation = _MUTATIONS[luck.pick(len(_MUTATIONS), *key, "which")]
        text = mutation(luck, key, text)
        if luck.chance(0.05, *key, "paste"):
            other = others[luck.pick(len(others), *key, "other")].split("\n")
            lines = text.split("\n")
            lines.insert(luck.pick(len(lines) + 1, *key, "at"), other[luck.pick(len(other), *key, "line")])
            text = "\n".join(lines)
    data = text.encode("utf-8", "surrogatepass")
    if luck.chance(0.1, number, "bytes") and data:
        at = luck.pick(len(data), number, "byte")
        data = data[:at] + bytes([luck.pick(256, number, "value")]) + data[at + 1 :]
    return data[: luck.pick(len(data) + 1, number, "cut")] if luck.chance(0.03, number, "truncate") else data


def _at(luck: Luck, key: tuple[str | int, ...], count: int) -> int:
    return luck.pick(max(count, 1), *key, "position")


def _delete_line(luck: Luck, key: tuple[str | int, ...], text: str) -> str:
    lines = text.split("\n")
    del lines[_at(luck, key, len(lines))]
    return "\n".join(lines)


def _repeat_line(luck: Luck, key: tuple[str | int, ...], text: str) -> str:
    lines = text.split("\n")
    at = _at(luck, key, len(lines))
    return "\n".join([*lines[: at + 1], lines[at], *lines[at + 1 :]])


def _swap_lines(luck: Luck, key: tuple[str | int, ...], text: str) -> str:
    lines = text.split("\n")
    one, two = _at(luck, key, len(lines)), luck.pick(len(lines), *key, "second")
    lines[one], lines[two] = lines[two], lines[one]
    return "\n".join(lines)


def _indent(luck: Luck, key: tuple[str | int, ...], text: str) -> str:
    lines = text.split("\n")
    at = _at(luck, key, len(lines))
    width = luck.pick(7, *key, "width") - 3
    lines[at] = " " * width + lines[at] if width > 0 else lines[at][min(-width, len(lines[at])) :]
    return "\n".join(lines)


def _tab(luck: Luck, key: tuple[str | int, ...], text: str) -> str:
    lines = text.split("\n")
    at = _at(luck, key, len(lines))
    lines[at] = "\t" + lines[at].lstrip()
    return "\n".join(lines)


def _insert(luck: Luck, key: tuple[str | int, ...], text: str) -> str:
    at = _at(luck, key, len(text) + 1)
    return text[:at] + _INSERTS[luck.pick(len(_INSERTS), *key, "what")] + text[at:]


def _insert_giant(luck: Luck, key: tuple[str | int, ...], text: str) -> str:
    at = _at(luck, key, len(text) + 1)
    return text[:at] + _GIANTS[luck.pick(len(_GIANTS), *key, "what")] + text[at:]


def _delete_piece(luck: Luck, key: tuple[str | int, ...], text: str) -> str:
    at = _at(luck, key, len(text))
    return text[:at] + text[at + 1 + luck.pick(12, *key, "length") :]


def _misspell(luck: Luck, key: tuple[str | int, ...], text: str) -> str:
    lines = text.split("\n")
    at = _at(luck, key, len(lines))
    head, colon, rest = lines[at].partition(":")
    letter = luck.pick(max(len(head), 1), *key, "letter")
    head = head[:letter] + head[letter + 1 : letter + 2] + head[letter : letter + 1] + head[letter + 2 :]
    lines[at] = head + colon + rest
    return "\n".join(lines)


def _other_value(luck: Luck, key: tuple[str | int, ...], text: str) -> str:
    lines = text.split("\n")
    at = _at(luck, key, len(lines))
    head, colon, _ = lines[at].partition(":")
    if colon:
        lines[at] = f"{head}: {_VALUES[luck.pick(len(_VALUES), *key, 'what')]}"
    return "\n".join(lines)


def _flip(luck: Luck, key: tuple[str | int, ...], text: str) -> str:
    at = _at(luck, key, len(text))
    return text[:at] + chr(32 + luck.pick(95, *key, "sign")) + text[at + 1 :]


_MUTATIONS: tuple[Mutation, ...] = (
    _delete_line, _repeat_line, _swap_lines, _indent, _indent, _tab, _insert, _insert, _insert, _delete_piece,
    _misspell, _misspell, _other_value, _other_value, _flip, _flip, _insert_giant,
)  # fmt: skip
