"""`salessim serve`: what is served, to whom, and what is said where it cannot be."""

import socket
import sys

import pytest
from click.testing import CliRunner

from salessim.cli.serve_command import HOST, PAGES, serve
from salessim.errors import SurroundingsError


@pytest.fixture
def served(monkeypatch):
    """What the server was told, instead of serving."""
    import textual_serve.server

    told = {}

    class Server:
        def __init__(self, command, **options):
            told.update(options, command=command)

        def serve(self):
            told["is_served"] = True

    monkeypatch.setattr(textual_serve.server, "Server", Server)
    return told


def free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def test_only_this_computer_is_served(served):
    result = CliRunner().invoke(serve, ["--port", str(free_port())])
    assert result.exit_code == 0
    assert served["is_served"]
    assert served["host"] == "127.0.0.1"
    assert served["command"].endswith("-m salessim.tui")
    assert "http://127.0.0.1:" in result.stderr


def test_the_page_asks_no_other_computer():
    page = (PAGES / "app_index.html").read_text(encoding="utf-8")
    assert "http" not in page
    assert "config.static.url" in page


def test_a_port_in_use_is_said_in_plain_words(served):
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        result = CliRunner().invoke(serve, ["--port", str(taken.getsockname()[1])])
    assert isinstance(result.exception, SurroundingsError)
    assert "cannot be used" in result.exception.message
    assert "--port" in result.exception.hint


def test_without_what_serves_it_the_hint_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    result = CliRunner().invoke(serve, [])
    assert isinstance(result.exception, SurroundingsError)
    assert "salessim[serve]" in result.exception.hint
