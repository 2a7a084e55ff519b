"""Starting the app: for the user of this computer, with his documents, his attempts and his preferences."""

import os

from salessim.app.call_port import CallDesk
from salessim.app.records_of_user import TRAINEE_VARIABLE
from salessim.records.attempts import data_folder
from salessim.tui.app import SalesApp


def make_app(open_scenario: str | None = None, trainee: str | None = None, *, as_buyer: bool = False) -> SalesApp:
    """The app of the user of this computer: his documents, his attempts, his preferences."""
    given = trainee or os.environ.get(TRAINEE_VARIABLE, "")
    return SalesApp(_desk_of_user, data_folder(os.environ), open_scenario, as_buyer=as_buyer, trainee=given)


def _desk_of_user(trainee: str) -> CallDesk:
    # Documents and rules are read in the background, after the first screen was drawn.
    from salessim.app.users_desk import desk_of_user

    return desk_of_user(os.environ, trainee or None)


def run_app(open_scenario: str | None = None, trainee: str | None = None, *, as_buyer: bool = False) -> None:
    """Open the app.

    Args:
        open_scenario: Name or file of a scenario whose briefing is opened at once; None for Home.
        trainee: Who plays; None: as the environment and the settings say.
        as_buyer: Whether the ways to practise it are opened instead, among them being the buyer.
    """
    from salessim.runs.processes import start_resource_tracker

    start_resource_tracker()
    make_app(open_scenario, trainee, as_buyer=as_buyer).run()
