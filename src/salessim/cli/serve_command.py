"""`salessim serve`: the app in a browser of this computer."""

import shlex
import socket
import sys
from pathlib import Path

import click

from salessim import tui
from salessim.errors import SurroundingsError

HOST = "127.0.0.1"
PORT = 8321
PAGES = Path(tui.__file__).parent / "web"


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=PORT, show_default=True, help="Where the browser asks.")
def serve(port: int) -> None:
    """Open the app in a browser on this computer, until Ctrl+C.

    Only this computer can reach it: it is served on the loopback address, and everybody who opens it plays with the
    same data as in the terminal.
    """
    try:
        from textual_serve.server import Server
    except ImportError as error:
        raise SurroundingsError(
            "What serves the app to a browser is not installed.", "Install it: pip install 'salessim[serve]'"
        ) from error
    _require_free(port)
    click.echo(f"Open http://{HOST}:{port} in a browser. Ctrl+C ends it.", err=True)
    command = shlex.join([sys.executable, "-m", "salessim.tui"])
    # A page of our own, because the usual one asks another computer for a font.
    Server(command, host=HOST, port=port, title="salessim", templates_path=PAGES).serve()


def _require_free(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As the server does it, so that a port that was used a moment ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise SurroundingsError(
                f"Port {port} cannot be used: {error.strerror}.", "Choose another one with --port."
            ) from error
