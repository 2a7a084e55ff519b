"""The desk of the user of this computer: his documents, his attempts, his own lines."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from salessim.app.call_desk import Desk
from salessim.app.class_desk import ClassDesk
from salessim.app.records_of_user import attempts_of_user, records_of_user
from salessim.library.finding import Library, own_folder

if TYPE_CHECKING:
    from salessim.app.call_port import Standing
    from salessim.conversation.reading.understanding import Understanding


def desk_of_user(environment: Mapping[str, str], trainee: str | None = None) -> Desk:
    """The desk of the user whose folders the environment names.

    Args:
        environment: Environment variables.
        trainee: Who plays; None: as the environment and the settings say.
    """

    def new_attempt() -> str:
        return f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"

    def understand() -> "Understanding":
        from salessim.app.own_lines import understanding_of_user  # loads numpy, which the first screens do without

        return understanding_of_user(environment)

    def stands() -> "Standing":
        from salessim.app.standing import standing_of_user  # opens the database, which the first paint does without

        return standing_of_user(environment, trainee, datetime.now().astimezone())

    def keeps_guess(attempt: str, points: int) -> None:
        from salessim.app.standing import keep_guess

        keep_guess(environment, attempt, points, datetime.now(UTC))

    return Desk(
        library=Library(own_folder(environment)),
        store=attempts_of_user(environment, trainee),
        now=lambda: datetime.now(UTC),
        new_seed=lambda: secrets.randbelow(2**32),
        new_attempt=new_attempt,
        understand=understand,
        stands=stands,
        keeps_guess=keeps_guess,
        results=user_cache_path("salessim") / "futures",
        classes=ClassDesk(lambda: records_of_user(environment), lambda: datetime.now(UTC).astimezone()),
    )
