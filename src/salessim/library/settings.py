"""`--set path=value`: values given on the command line, as the topmost layer of a document."""

from collections.abc import Sequence

import yaml

from salessim.errors import InputError
from salessim.library.composing import Composer, Findings, LimitReached
from salessim.library.layers import Layer, merged, set_value
from salessim.library.source import Source
from salessim.library.tree import Mapping, Scalar
from salessim.library.wording import quoted

LABEL = "command line"


def settings_layer(settings: Sequence[str]) -> list[Layer]:
    """All settings in one layer; no layer where there are none.

    Args:
        settings: Texts `path=value`; the value is a text, or a map or list in braces or brackets.

    Raises:
        InputError: A setting cannot be read.
    """
    layers = [Layer(LABEL, _setting(setting)) for setting in settings]
    return [Layer(LABEL, merged(layers))] if layers else []


def _setting(setting: str) -> Mapping:
    path, sign, text = setting.partition("=")
    path, text = path.strip(), text.strip()
    if not sign or not path or not text or not all(path.split(".")):
        raise InputError(
            f"{quoted(setting)} is no setting.", "Write path=value, such as people.marta.start.trust=open."
        )
    source = Source.of(setting, "--set")
    offset = len(source.text) - len(source.text.partition("=")[2].lstrip())
    if text[0] not in "[{":
        value = Scalar(source, offset, offset + len(text), path, text)
        return set_value(path, value, source)
    findings = Findings()
    try:
        node = Composer(source, offset, path, findings).compose(text)
    except (yaml.YAMLError, LimitReached) as error:
        raise InputError(f"I cannot read the value of {quoted(setting)}.", "Are all brackets closed?") from error
    if node is None or findings.problems:
        first = findings.problems[0].message if findings.problems else "It is empty."
        raise InputError(f"I cannot read the value of {quoted(setting)}. {first}")
    return set_value(path, node, source)
