"""Makes a table of a set of files: one GENIUS or GeniusWeb domain and its two profiles."""

from collections.abc import Mapping
from typing import Any

from salessim.errors import InputError
from salessim.negotiation.domains.careful_xml import read_xml
from salessim.negotiation.domains.genius_xml import is_genius_domain, read_genius_domain, read_genius_profile
from salessim.negotiation.domains.geniusweb_reading import (
    is_geniusweb_domain,
    read_geniusweb_domain,
    read_geniusweb_profile,
    read_json,
)
from salessim.negotiation.space import Space
from salessim.negotiation.table import Table
from salessim.negotiation.worth import Worth


def table_of_files(files: Mapping[str, bytes]) -> tuple[Table, tuple[str, str]]:
    """The table of a domain and its two profiles.

    The first side is the profile whose file name comes first in the alphabet. A GeniusWeb domain may also stand inside
    its profiles.

    Args:
        files: Content by file name.

    Returns:
        The table, and the names of the two profiles' files.

    Raises:
        InputError: There are not one domain and two profiles of one platform, or they do not fit.
    """
    xml = {name: content for name, content in sorted(files.items()) if name.lower().endswith(".xml")}
    web = {name: content for name, content in sorted(files.items()) if name.lower().endswith(".json")}
    if xml and web:
        raise InputError("There are both XML and JSON files here.", "Keep one domain with its two profiles.")
    space, worths = _genius(xml) if xml else _geniusweb(web)
    if len(worths) != 2:
        found = f": {', '.join(worths)}" if worths else ""
        raise InputError(
            f"A domain has two profiles, here are {len(worths)}{found}.",
            "Keep one domain (.xml or .json) with its two profiles in the folder.",
        )
    (first, first_worth), (second, second_worth) = worths.items()
    return Table(space, first_worth, second_worth), (first, second)


def _genius(files: Mapping[str, bytes]) -> tuple[Space, dict[str, Worth]]:
    domains = [name for name, content in files.items() if is_genius_domain(read_xml(content, name))]
    if len(domains) != 1:
        raise InputError(
            f"There should be one domain file (negotiation_template), here are {len(domains)}.",
            "Keep one domain with its two profiles in the folder.",
        )
    space = read_genius_domain(files[domains[0]], domains[0])
    profiles = [name for name in files if name != domains[0]]
    return space, {name: read_genius_profile(files[name], space, name) for name in profiles}


def _geniusweb(files: Mapping[str, bytes]) -> tuple[Space, dict[str, Worth]]:
    contents: dict[str, dict[str, Any]] = {name: read_json(content, name) for name, content in files.items()}
    domains = [name for name, content in contents.items() if is_geniusweb_domain(content)]
    profiles = [name for name in contents if name not in domains]
    if len(domains) > 1 or not profiles:
        raise InputError(
            f"There are {len(domains)} GeniusWeb domains and {len(profiles)} profiles here.",
            "Keep one domain with its two profiles in the folder.",
        )
    if domains:
        space = read_geniusweb_domain(contents[domains[0]], domains[0])
    else:
        space, _ = read_geniusweb_profile(contents[profiles[0]], None, profiles[0])
    return space, {name: read_geniusweb_profile(contents[name], space, name)[1] for name in profiles}
