"""The four themes. Styles know only the names of inks and papers; what they look like stands here.

Inks are for text and papers for what lies behind it; each ink is readable on each paper (4.5:1 or more, WCAG 2.2,
success criterion 1.4.3; the high-contrast theme 7:1). Rules are lines and frames, never text.
"""

from dataclasses import dataclass

from textual.theme import Theme

INKS = ("ink", "ink-soft", "ink-accent", "ink-other", "ink-good", "ink-part", "ink-bad")
PAPERS = ("paper", "paper-raised", "paper-marked")
DEFAULT_THEME = "salessim-dark"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, as `#rrggbb`.

    Attributes:
        paper: Behind everything.
        raised: Behind side panels, menus and questions.
        marked: Behind the line under the pointer.
        ink: Text.
        soft: Text of less weight.
        accent: What is the trainee's, and keys.
        other: What is the buyer's.
        good: Earned, passed.
        part: Earned in part; beware.
        bad: Not earned, not passed; errors.
        rule: Lines and frames.
    """

    paper: str
    raised: str
    marked: str
    ink: str
    soft: str
    accent: str
    other: str
    good: str
    part: str
    bad: str
    rule: str


PALETTES: dict[str, Palette] = {
    "salessim-dark": Palette(
        paper="#15181d",
        raised="#1c2027",
        marked="#2a3242",
        ink="#e8e6e1",
        soft="#a8adb7",
        accent="#8fb8f6",
        other="#e6c384",
        good="#86cf8f",
        part="#e9bd5b",
        bad="#ff938a",
        rule="#4d5563",
    ),
    "salessim-light": Palette(
        paper="#fbfaf6",
        raised="#f2efe8",
        marked="#dde6f4",
        ink="#1c1e22",
        soft="#50555e",
        accent="#1b4c9c",
        other="#6f4600",
        good="#19602c",
        part="#6b4c00",
        bad="#a3201a",
        rule="#9a968c",
    ),
    "salessim-contrast": Palette(
        paper="#000000",
        raised="#000000",
        marked="#1f2a5c",
        ink="#ffffff",
        soft="#e0e0e0",
        accent="#8fd3ff",
        other="#ffe28a",
        good="#8dff9a",
        part="#ffd84a",
        bad="#ffb3ad",
        rule="#ffffff",
    ),
    # Hues after Okabe and Ito, "Color Universal Design" (2008), lightened until they can be read on these papers.
    "salessim-colour-safe": Palette(
        paper="#14171c",
        raised="#1b1f27",
        marked="#2b3140",
        ink="#eceae6",
        soft="#adb2bb",
        accent="#b9c4ff",
        other="#e0b3cd",
        good="#62bdf0",
        part="#f0e442",
        bad="#ff9c4a",
        rule="#525a68",
    ),
}


def theme(name: str) -> Theme:
    """One of the four, as Textual wants it; the variables of built-in widgets are made from the same inks."""
    colours = PALETTES[name]
    return Theme(
        name=name,
        primary=colours.accent,
        secondary=colours.other,
        accent=colours.accent,
        warning=colours.part,
        error=colours.bad,
        success=colours.good,
        foreground=colours.ink,
        background=colours.paper,
        surface=colours.paper,
        panel=colours.raised,
        boost=colours.raised,
        dark=name != "salessim-light",
        variables=_variables(colours),
    )


def _variables(colours: Palette) -> dict[str, str]:
    return {
        "ink": colours.ink,
        "ink-soft": colours.soft,
        "ink-accent": colours.accent,
        "ink-other": colours.other,
        "ink-good": colours.good,
        "ink-part": colours.part,
        "ink-bad": colours.bad,
        "paper": colours.paper,
        "paper-raised": colours.raised,
        "paper-marked": colours.marked,
        "rule": colours.rule,
        "text": colours.ink,
        "text-muted": colours.soft,
        "text-disabled": colours.soft,
        "border": colours.accent,
        "border-blurred": colours.rule,
        "input-cursor-background": colours.ink,
        "input-cursor-foreground": colours.paper,
        "input-cursor-text-style": "none",
        "input-selection-background": colours.marked,
        "input-selection-foreground": colours.ink,
        "screen-selection-background": colours.marked,
        "screen-selection-foreground": colours.ink,
        "scrollbar": colours.rule,
        "scrollbar-hover": colours.accent,
        "scrollbar-active": colours.accent,
        "scrollbar-background": colours.paper,
        "scrollbar-background-hover": colours.paper,
        "scrollbar-background-active": colours.paper,
        "scrollbar-corner-color": colours.paper,
    }


def all_themes() -> tuple[Theme, ...]:
    """The four, the default first."""
    return tuple(theme(name) for name in PALETTES)
