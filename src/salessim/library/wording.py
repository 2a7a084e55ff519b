"""How values of a document are shown inside a message, and which known word is nearest to an unknown one."""

import difflib
import unicodedata
from collections.abc import Iterable, Sequence

_SHOWN_MAX = 48
_COMPARED_MAX = 60


def shown(text: str, most: int = _SHOWN_MAX) -> str:
    """A text made safe and short enough to stand in a message: one line, nothing invisible.

    Control characters become visible signs, because a document may come from anybody and a terminal obeys them.
    """
    flat = " ".join(text[: most * 8].split())
    visible = "".join(_visible(sign) for sign in flat)
    return visible if len(visible) <= most else visible[: most - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """A text in quotation marks, shortened for a message."""
    return f"“{shown(text)}”"


def how_to_quote(text: str) -> str:
    """The hint for a text that needs quotes, with a kind of quotes that it does not hold itself."""
    if '"' not in text:
        return "Put the whole text in double quotes."
    if "'" not in text:
        return "Put the whole text in single quotes."
    return "Write “|” behind the colon and the text, indented, on the next line; it needs no quotes there."


def listed(words: Iterable[str], last: str = "or", most: int = 12) -> str:
    """Words as prose: `a, b or c`. More than `most` are cut, and the cut is said."""
    known = [shown(word) for word in words]
    if len(known) > most:
        return ", ".join(known[:most]) + f" and {len(known) - most} more"
    if len(known) < 2:
        return "".join(known)
    return ", ".join(known[:-1]) + f" {last} {known[-1]}"


def nearest(word: str, known: Sequence[str], how_near: float = 0.6) -> str | None:
    """The known word that was probably meant, or None.

    Args:
        word: What was written.
        known: What would have been understood.
        how_near: Smallest similarity that counts, difflib's ratio [0..1]; 0.6 is difflib's own default.
    """
    if not word or len(word) > _COMPARED_MAX:
        return None
    plain: dict[str, str] = {}
    for candidate in known:
        plain.setdefault(_plain(candidate), candidate)
    wanted = _plain(word)
    if wanted in plain:
        return plain[wanted]
    close = difflib.get_close_matches(wanted, plain, n=1, cutoff=how_near)
    return plain[close[0]] if close else None


def several_nearest(word: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Up to `most` known words near an unknown one, nearest first."""
    if not word or len(word) > _COMPARED_MAX:
        return []
    plain = {_plain(candidate): candidate for candidate in known}
    return [plain[hit] for hit in difflib.get_close_matches(_plain(word), plain, n=most, cutoff=0.5)]


def _visible(sign: str) -> str:
    """The sign itself, or a picture of a control character."""
    code = ord(sign)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return "�" if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn") and sign not in "\u200c\u200d" else sign


def _plain(word: str) -> str:
    """A word without what writers mix up: case, hyphens, underscores, spaces, look-alike and invisible signs."""
    folded = unicodedata.normalize("NFKC", word).casefold()
    return "".join(sign for sign in folded if sign not in " -_" and unicodedata.category(sign) != "Cf")
