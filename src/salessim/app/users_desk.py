"""The desk of the user of this computer: his documents, his attempts, his own lines."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from salessim.app.call_desk import Desk
from salessim.library.finding import Library, own_folder
from salessim.records.attempts import AttemptFiles

if TYPE_CHECKING:
    from salessim.conversation.reading.understanding import Understanding


def desk_of_user(environment: Mapping[str, str]) -> Desk:
    """The desk of the user whose folders the environment names."""

    def new_attempt() -> str:
        return f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"

    def understand() -> "Understanding":
        from salessim.app.own_lines import understanding_of_user  # loads numpy, which the first screens do without

        return understanding_of_user(environment)

    return Desk(
        library=Library(own_folder(environment)),
        store=AttemptFiles.of_user(environment),
        now=lambda: datetime.now(UTC),
        new_seed=lambda: secrets.randbelow(2**32),
        new_attempt=new_attempt,
        understand=understand,
    )
